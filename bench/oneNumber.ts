import { clientsOn } from "./clients.js";
import type { Figure } from "./figures.js";
import { sideBySide } from "./rounds.js";
import { signedHeaders } from "./signing.js";
import { answering, KEY, NUMBER, NUMBER_PATH, numberText } from "./wire.js";

/** One `getPurchasedPhoneNumber` with a key; the floor is SHA-256, HMAC and `JSON.parse`. */
export async function oneNumber(): Promise<Figure> {
  const clients = clientsOn(() => answering(() => ({ text: numberText })));
  const [ours, published, floor] = await sideBySide(
    [
      () => clients.ours.getPurchasedPhoneNumber(NUMBER),
      () => clients.published.getPurchasedPhoneNumber(NUMBER),
      (): unknown[] => [
        signedHeaders(KEY, "GET", "bench.communication.azure.com", NUMBER_PATH),
        JSON.parse(numberText),
      ],
    ],
    { times: 3000 },
  );
  return {
    name: "one getPurchasedPhoneNumber, signed with a key",
    unit: "µs",
    ours,
    published,
    floor,
    targets: { published: { atMost: 0.65 } },
  };
}
