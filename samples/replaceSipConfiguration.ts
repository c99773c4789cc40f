/**
 * Replaces all SIP trunks and routes in one request, and puts back what was configured before.
 * Costs nothing, but calls of the resource are routed otherwise for a moment.
 */
import { SipRoutingClient, type SipTrunksAndRoutes } from "@azure/communication-phone-numbers";
import { openTarget } from "./support/target.js";

const target = await openTarget({
  consequence: "replaces the SIP trunks and routes, and puts them back",
});
const sip = new SipRoutingClient(target.connectionString);
try {
  const before = await sip.getConfiguration();
  try {
    await replace("old");
    // With setTrunks and setRoutes this takes three calls: no route may lead to a trunk that is gone, not even between.
    await replace("new");
  } finally {
    await sip.setConfiguration(before);
    console.log("put back:", before);
  }
} finally {
  await target.close();
}

async function replace(name: string): Promise<void> {
  const fqdn = `${name}.contoso.com`;
  const wanted: SipTrunksAndRoutes = {
    trunks: [{ fqdn, sipSignalingPort: 5061 }],
    routes: [{ name, description: "all calls", numberPattern: "^.*$", trunks: [fqdn] }],
  };
  const { trunks, routes } = await sip.setConfiguration(wanted);
  console.log(`${trunks.length} trunk, ${routes.length} route: ${routes[0]?.trunks?.join(", ")}`);
}
