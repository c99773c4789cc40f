/**
 * Adds the SIP trunk SIP_FQDN, reads it, changes its port and removes it; the others stay.
 * Costs nothing. The domain has to be verified for the resource.
 */
import { isRestError, SipRoutingClient } from "@azure/communication-phone-numbers";
import { sipFqdnFor } from "./support/settings.js";
import { openTarget } from "./support/target.js";

const target = await openTarget({ consequence: "adds the SIP trunk SIP_FQDN, and removes it" });
const sip = new SipRoutingClient(target.connectionString);
try {
  const fqdn = sipFqdnFor(target);
  for await (const trunk of sip.listTrunks()) {
    if (trunk.fqdn.toLowerCase() === fqdn.toLowerCase())
      throw new Error(`${fqdn} is there already`);
  }
  try {
    await addAndChange(fqdn);
  } finally {
    await sip.deleteTrunk(fqdn);
    await sip.deleteTrunk(fqdn); // no error: it is not there
  }
  try {
    await sip.getTrunk(fqdn);
  } catch (error) {
    if (!isRestError(error) || error.code !== "NotFound") throw error;
    console.log(error.message);
  }
} finally {
  await target.close();
}

async function addAndChange(fqdn: string): Promise<void> {
  await sip.setTrunk({ fqdn, sipSignalingPort: 5061 });
  await sip.setTrunk({ fqdn, sipSignalingPort: 5062 });
  for await (const trunk of sip.listTrunks()) {
    console.log(`trunk ${trunk.fqdn}:${trunk.sipSignalingPort}`);
  }
  // Letter case does not count.
  const { sipSignalingPort } = await sip.getTrunk(fqdn.toUpperCase());
  console.log(`read: port ${sipSignalingPort}`);
}
