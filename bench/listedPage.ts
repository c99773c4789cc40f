import { clientsOn } from "./clients.js";
import type { Figure } from "./figures.js";
import { sideBySide, type Rounds } from "./rounds.js";
import { answering, pageText } from "./wire.js";

interface Numbered {
  purchaseDate?: string | Date;
}

async function iterated(listing: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const item of listing) if (item) count += 1;
  return count;
}

function parsed(text: string): unknown {
  const page = JSON.parse(text) as { phoneNumbers: Numbered[] };
  for (const number of page.phoneNumbers) number.purchaseDate = new Date(number.purchaseDate!);
  return page;
}

/** Microseconds to list and iterate one page of so many purchased numbers. */
export async function timesOfPage(
  items: number,
  rounds: Rounds,
): Promise<{ ours: number; published: number; floor: number }> {
  const text = pageText(items);
  const clients = clientsOn(() => answering(() => ({ text })));
  const [ours, published, floor] = await sideBySide(
    [
      () => iterated(clients.ours.listPurchasedPhoneNumbers()),
      () => iterated(clients.published.listPurchasedPhoneNumbers()),
      () => parsed(text),
    ],
    rounds,
  );
  return { ours, published, floor };
}

/** A page of 100 numbers; the floor is `JSON.parse` and 100 dates. */
export const listedPage = async (): Promise<Figure> => ({
  name: "page of 100 purchased numbers, listed and iterated",
  unit: "µs",
  ...(await timesOfPage(100, { times: 300 })),
  targets: { published: { atMost: 0.25 }, floor: { atMost: 1.8 } },
});
