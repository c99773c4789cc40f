/** Pages through a million numbers, and says how the heap grew. A process of its own: it needs `--expose-gc`. */
import { clientsOn } from "./clients.js";
import { answering, pageText } from "./wire.js";

const PAGES = 10_000;
const PER_PAGE = 100;
/** After so many pages the heap is looked at; the first ones warm up. */
const EVERY = 500;

const text = (page: number): string =>
  pageText(
    PER_PAGE,
    page < PAGES ? `/phoneNumbers?skip=${page * PER_PAGE}&top=${PER_PAGE}` : undefined,
  );

let page = 0;
const { ours } = clientsOn(() => answering(() => ({ text: text((page += 1)) })));
const heaps: number[] = [];
let numbers = 0;
for await (const number of ours.listPurchasedPhoneNumbers()) {
  if (number.id) numbers += 1;
  if (numbers % (EVERY * PER_PAGE) !== 0) continue;
  globalThis.gc?.();
  heaps.push(process.memoryUsage().heapUsed);
}
const [first = NaN] = heaps;
const megabytes = (bytes: number): number => bytes / 2 ** 20;
process.send?.({
  numbers,
  most: megabytes(Math.max(...heaps) - first),
  last: megabytes(heaps.at(-1)! - first),
});
