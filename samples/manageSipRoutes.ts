/**
 * Sets the routes that outgoing calls take, and shows which trunks a number gets.
 * Puts back what was configured before. Costs nothing, but calls are routed otherwise for a moment.
 */
import { isRestError, SipRoutingClient } from "@azure/communication-phone-numbers";
import type { SipTrunkRoute } from "@azure/communication-phone-numbers";
import { restored } from "./support/restored.js";
import { sipFqdnFor } from "./support/settings.js";
import { openTarget } from "./support/target.js";

const target = await openTarget({
  consequence: "replaces the SIP routes, adds the trunk SIP_FQDN, and puts back what was there",
});
const sip = new SipRoutingClient(target.connectionString);
try {
  const fqdn = sipFqdnFor(target);
  await restored(sip, () => setRoutes(fqdn));
} finally {
  await target.close();
}

async function setRoutes(fqdn: string): Promise<void> {
  await sip.setTrunk({ fqdn, sipSignalingPort: 5061 });
  const routes = await sip.setRoutes([
    // In a string of JavaScript, \\+ is the plus sign of the number.
    { name: "US", numberPattern: "^\\+1[0-9]{10}$", trunks: [fqdn] },
    { name: "Premium", description: "no trunk", numberPattern: "^\\+449", trunks: [] },
    { name: "Others", numberPattern: "^\\+[1-9][0-9]{3,23}$", trunks: [fqdn] },
  ]);
  for (const number of ["+14255550100", "+35315550100", "+449095550100", "911"]) {
    const route = routeOf(number, routes);
    console.log(`${number}: ${route?.name ?? "no route"}, ${route?.trunks?.length ?? 0} trunks`);
  }

  try {
    await sip.setRoutes([{ name: "US", numberPattern: "^.*$", trunks: ["gone.contoso.com"] }]);
  } catch (error) {
    if (!isRestError(error)) throw error;
    const { innerError } = (error.details as { error: { innerError: Error } }).error;
    console.log(`${error.statusCode}, and nothing was changed: ${innerError.message}`);
  }
}

/** As the service does it: the first route, in the order of the list, whose pattern matches. */
function routeOf(number: string, routes: SipTrunkRoute[]): SipTrunkRoute | undefined {
  // Its patterns are those of .NET; simple ones mean the same in JavaScript.
  return routes.find(({ numberPattern }) => new RegExp(numberPattern).test(number));
}
