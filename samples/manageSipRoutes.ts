/**
 * Sets the routes that outgoing calls take, and shows which trunk a number gets.
 * Puts back what was configured before. Costs nothing, but calls of the resource are routed otherwise for a moment.
 */
import { isRestError, SipRoutingClient } from "@azure/communication-phone-numbers";
import type { SipTrunkRoute } from "@azure/communication-phone-numbers";
import { openTarget } from "./support/target.js";

const target = await openTarget({
  consequence: "replaces the SIP trunks and routes, and puts them back",
});
const sip = new SipRoutingClient(target.connectionString);
try {
  const before = await sip.getConfiguration();
  try {
    await setRoutes();
  } finally {
    await sip.setConfiguration(before);
  }
} finally {
  await target.close();
}

async function setRoutes(): Promise<void> {
  await sip.setConfiguration({
    trunks: [
      { fqdn: "us.contoso.com", sipSignalingPort: 5061 },
      { fqdn: "world.contoso.com", sipSignalingPort: 5061 },
    ],
    routes: [],
  });
  const routes = await sip.setRoutes([
    // In a string of JavaScript, \\+ is the plus sign of the number.
    {
      name: "US",
      numberPattern: "^\\+1[0-9]{10}$",
      trunks: ["us.contoso.com", "world.contoso.com"],
    },
    { name: "Others", numberPattern: "^\\+[1-9][0-9]{3,23}$", trunks: ["world.contoso.com"] },
  ]);
  for (const number of ["+14255550100", "+35315550100", "911"]) {
    console.log(`${number}: ${trunksFor(number, routes).join(", then ") || "no route"}`);
  }

  try {
    await sip.setRoutes([{ name: "US", numberPattern: "^.*$", trunks: ["gone.contoso.com"] }]);
  } catch (error) {
    if (!isRestError(error)) throw error;
    const { innerError } = (error.details as { error: { innerError: Error } }).error;
    console.log(`${error.statusCode}, and nothing was changed: ${innerError.message}`);
  }
}

/** As the service does it: the first route whose pattern matches, and its trunks in their order. */
function trunksFor(number: string, routes: SipTrunkRoute[]): string[] {
  // Its patterns are those of .NET; simple ones mean the same in JavaScript.
  const match = routes.find(({ numberPattern }) => new RegExp(numberPattern).test(number));
  return match?.trunks ?? [];
}
