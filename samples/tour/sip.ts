import { isRestError } from "@azure/communication-phone-numbers";
import type { SipRoutingClient, SipTrunksAndRoutes } from "@azure/communication-phone-numbers";
import { heading, line } from "./print.js";

/** Sets trunks and routes, replaces both together, and puts back what was configured before. */
export async function routeCalls(client: SipRoutingClient): Promise<void> {
  const before = await client.getConfiguration();
  try {
    await setUp(client);
    await replaceBoth(client);
  } finally {
    await client.setConfiguration(before);
  }
}

async function setUp(client: SipRoutingClient): Promise<void> {
  heading("Set SIP trunks and routes");
  await client.setRoutes([]);
  await client.setTrunks([
    { fqdn: "sbc1.contoso.com", sipSignalingPort: 5061 },
    { fqdn: "sbc2.contoso.com", sipSignalingPort: 5061 },
  ]);
  await client.setRoutes([
    {
      name: "North America",
      description: "Numbers that begin with +1",
      numberPattern: "^\\+1[0-9]{10}$",
      trunks: ["sbc1.contoso.com", "sbc2.contoso.com"],
    },
    { name: "Elsewhere", numberPattern: "^\\+[1-9][0-9]{3,23}$", trunks: ["sbc2.contoso.com"] },
  ]);
  for await (const { fqdn, sipSignalingPort } of client.listTrunks()) {
    line(`trunk ${fqdn}:${sipSignalingPort}`);
  }
  for await (const { name, numberPattern, trunks } of client.listRoutes()) {
    line(`route ${name}: ${numberPattern} to ${trunks?.join(", ")}`);
  }
}

async function replaceBoth(client: SipRoutingClient): Promise<void> {
  heading("Replace trunks and routes in one call");
  const wanted: SipTrunksAndRoutes = {
    trunks: [
      { fqdn: "sbc3.contoso.com", sipSignalingPort: 5062 },
      { fqdn: "spare.contoso.com", sipSignalingPort: 5062 },
    ],
    routes: [{ name: "All", numberPattern: "^.*$", trunks: ["sbc3.contoso.com"] }],
  };
  const { trunks, routes } = await client.setConfiguration(wanted);
  line(`trunks: ${trunks.map(({ fqdn }) => fqdn).join(", ")}`);
  line(`routes: ${routes.map(({ name }) => name).join(", ")}`);

  heading("Delete a trunk, then ask for it");
  await client.deleteTrunk("spare.contoso.com");
  try {
    await client.getTrunk("spare.contoso.com");
  } catch (error) {
    if (!isRestError(error)) throw error;
    line(`${error.code}: ${error.message}`);
  }
}
