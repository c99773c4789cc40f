/**
 * Adds a SIP trunk, reads it, changes its port and removes it; the others stay. Costs nothing.
 */
import { isRestError, SipRoutingClient } from "@azure/communication-phone-numbers";
import { openTarget } from "./support/target.js";

// Of your session border controller. The service takes a domain name here, not an address.
const FQDN = "sbc-sample.contoso.com";

const target = await openTarget({
  consequence: `adds the SIP trunk ${FQDN}, and removes it again`,
});
const sip = new SipRoutingClient(target.connectionString);
try {
  await sip.setTrunk({ fqdn: FQDN, sipSignalingPort: 5061 });
  await sip.setTrunk({ fqdn: FQDN, sipSignalingPort: 5062 });
  for await (const { fqdn, sipSignalingPort } of sip.listTrunks()) {
    console.log(`trunk ${fqdn}:${sipSignalingPort}`);
  }

  // Letter case does not count.
  const { sipSignalingPort } = await sip.getTrunk(FQDN.toUpperCase());
  console.log(`read: port ${sipSignalingPort}`);

  await sip.deleteTrunk(FQDN);
  await sip.deleteTrunk(FQDN); // no error: it is not there
  try {
    await sip.getTrunk(FQDN);
  } catch (error) {
    if (!isRestError(error) || error.code !== "NotFound") throw error;
    console.log(error.message);
  }
} finally {
  await sip.deleteTrunk(FQDN);
  await target.close();
}
