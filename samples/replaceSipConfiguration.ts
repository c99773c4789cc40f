/**
 * Replaces all SIP trunks and routes in one request, by the trunk SIP_FQDN alone.
 * Puts back what was configured before. Costs nothing, but calls are routed otherwise for a moment.
 */
import { SipRoutingClient, type SipTrunksAndRoutes } from "@azure/communication-phone-numbers";
import { restored } from "./support/restored.js";
import { sipFqdnFor } from "./support/settings.js";
import { openTarget } from "./support/target.js";

const target = await openTarget({
  consequence: "replaces all SIP trunks and routes by SIP_FQDN alone, and puts them back",
});
const sip = new SipRoutingClient(target.connectionString);
try {
  const fqdn = sipFqdnFor(target);
  const wanted: SipTrunksAndRoutes = {
    trunks: [{ fqdn, sipSignalingPort: 5061 }],
    routes: [{ name: "All", description: "all calls", numberPattern: "^.*$", trunks: [fqdn] }],
  };
  await restored(sip, async () => {
    // With setTrunks and setRoutes this takes three calls: no route may lead to a trunk that is gone, not even between.
    const { trunks, routes } = await sip.setConfiguration(wanted);
    console.log(`${trunks.length} trunk, ${routes.length} route: ${routes[0]?.trunks?.join(", ")}`);
  });
} finally {
  await target.close();
}
