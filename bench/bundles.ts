import type { Figure } from "./figures.js";
import { appOf, weigh } from "./weigh.js";

/** What Azure's clients are commonly made of. */
const FLOOR = [
  appOf(["ServiceClient"], "@azure/core-client"),
  appOf(["bearerTokenAuthenticationPolicy"], "@azure/core-rest-pipeline"),
  appOf(["createClientLogger"], "@azure/logger"),
].join("\n");

/** What an app with the clients weighs; the floor is a bare `ServiceClient` with tokens and a logger. */
export async function bundles(): Promise<Figure[]> {
  const floor = await weigh(FLOOR);
  const figureOf = async (name: string, clients: string[]): Promise<Figure> => ({
    name: `bundle with ${name}, minified, gzip`,
    unit: "bytes",
    ours: await weigh(appOf(clients, "@azure/communication-phone-numbers")),
    published: await weigh(appOf(clients, "published-phone-numbers")),
    floor,
    targets: { published: { atMost: 0.78 } },
  });
  return [
    await figureOf("both clients", ["PhoneNumbersClient", "SipRoutingClient"]),
    await figureOf("SipRoutingClient alone", ["SipRoutingClient"]),
  ];
}
