import { clientsOn } from "./clients.js";
import type { Figure } from "./figures.js";
import { sideBySide } from "./rounds.js";
import { signedHeaders } from "./signing.js";
import { answering, KEY, NUMBER, numberText } from "./wire.js";

/** One `getPurchasedPhoneNumber` with a key; the floor is SHA-256, HMAC and `JSON.parse`. */
export async function oneNumber(): Promise<Figure> {
  const clients = clientsOn(() => answering(() => ({ text: numberText })));
  const path = `/phoneNumbers/${encodeURIComponent(NUMBER)}?api-version=2025-06-01`;
  const [ours, published, floor] = await sideBySide(
    [
      () => clients.ours.getPurchasedPhoneNumber(NUMBER),
      () => clients.published.getPurchasedPhoneNumber(NUMBER),
      (): unknown[] => [
        signedHeaders(KEY, "GET", "bench.communication.azure.com", path),
        JSON.parse(numberText),
      ],
    ],
    { times: 3000 },
  );
  return {
    name: "one getPurchasedPhoneNumber, signed with a key",
    unit: "µs",
    ours: ours * 1000,
    published: published * 1000,
    floor: floor * 1000,
    targets: { published: { atMost: 0.65 } },
  };
}
