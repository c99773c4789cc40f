import { ENDPOINT, type Answer } from "../../unit/support/scriptedHttpClient.js";
import { refusal } from "./answers.js";
import {
  linkOf,
  LISTINGS,
  loopThatBreaks,
  nexts,
  page,
  stepsOf,
  threePages,
  type Listed,
  type Listing,
} from "./listingSteps.js";
import { items, type Clients, type Scenario } from "./sideBySide.js";

const many = (listed: Listed): Answer[] =>
  Array.from({ length: 30 }, (_, index) =>
    page(listed, [index, index], index < 29 ? linkOf(listed, index + 1) : null),
  );

const taken = (listed: Listed): Scenario[] => [
  stepsOf(listed, "next() by hand, to the end and on", (listing) => nexts(listing, 6)),
  stepsOf(listed, "pages by hand, to the end and on", (listing) => nexts(listing.byPage(), 5)),
  stepsOf(listed, "next() several times at once", (listing) =>
    Promise.all([listing.next(), listing.next(), listing.next(), listing.next(), listing.next()]),
  ),
  stepsOf(listed, "pages several times at once", (listing) => {
    const pages = listing.byPage();
    return Promise.all([pages.next(), pages.next(), pages.next(), pages.next()]);
  }),
  stepsOf(listed, "next() and then a loop", async (listing) => [
    await listing.next(),
    await items(listing),
  ]),
  stepsOf(listed, "next() after a loop", async (listing) => [
    await items(listing),
    await nexts(listing, 2),
  ]),
  stepsOf(listed, "a loop over pages that is broken off, and what is left", async (listing) => {
    const pages = listing.byPage();
    return [await loopThatBreaks(pages), await pages.next(), await items(pages)];
  }),
  stepsOf(listed, "pages that are closed", async (listing) => {
    const pages = listing.byPage();
    return [await pages.next(), await pages.return?.(), await pages.next()];
  }),
];

const shapes = (listed: Listed): Scenario[] => [
  stepsOf(listed, "the shape of a listing and its pages", async (listing) => {
    const pages = listing.byPage();
    return {
      isItsOwnIterator: listing[Symbol.asyncIterator]() === listing,
      pagesAreTheirOwn: pages[Symbol.asyncIterator]() === pages,
      isNew: listing.byPage() !== pages,
      types: [typeof listing.next, typeof listing.byPage, typeof pages.next, typeof pages.return],
      others: ["then" in listing, Symbol.iterator in listing, "then" in pages],
    };
  }),
  stepsOf(listed, "the shape of a page", async (listing) =>
    (await items(listing.byPage())).map((found: unknown) => [
      Array.isArray(found) && found.constructor === Array,
      Object.keys(found as unknown[]),
      JSON.parse(JSON.stringify(found)) as unknown,
      Object.isFrozen(found),
    ]),
  ),
  stepsOf(listed, "nothing, of a listing that nobody goes through", async (listing) => {
    listing[Symbol.asyncIterator]();
    listing.byPage()[Symbol.asyncIterator]();
  }),
  stepsOf(
    listed,
    "items and pages side by side",
    async (listing) => [await listing.next(), await listing.byPage().next(), await listing.next()],
    [threePages(listed)[0]!, threePages(listed)[0]!],
  ),
  ...[undefined, {}, { continuationToken: "" }].map((settings) =>
    stepsOf(listed, `byPage(${JSON.stringify(settings)})`, (listing) =>
      items(listing.byPage(settings)),
    ),
  ),
];

const withLinks = (listed: Listed): Scenario[] => [
  ...["", ENDPOINT].map((origin) =>
    stepsOf(
      listed,
      `byPage from ${origin ? "an absolute" : "a relative"} link`,
      (listing) => items(listing.byPage({ continuationToken: origin + linkOf(listed, 2) })),
      threePages(listed).slice(1),
    ),
  ),
  ...[`${linkOf(listed, 1)}&locality=a%20b%2Bc`, `${ENDPOINT}${linkOf(listed, 1)}`].map((link) =>
    stepsOf(listed, `all items with the link ${link}`, items, [
      page(listed, [1], link),
      page(listed, [2]),
    ]),
  ),
  stepsOf(listed, "all items where the last link is empty", items, [page(listed, [1], "")]),
  stepsOf(listed, "all items of many pages", items, many(listed)),
  stepsOf(listed, "next() up to a page that is refused", (listing) => nexts(listing, 3), [
    threePages(listed)[0]!,
    refusal(500),
  ]),
  stepsOf(listed, "pages up to one that is refused", (listing) => nexts(listing.byPage(), 2), [
    threePages(listed)[0]!,
    refusal(500),
  ]),
];

const aborting = (
  how: string,
  call: (abort: () => void, numbers: Listing) => Promise<unknown>,
) => ({
  name: `numbers with a signal that is aborted ${how}`,
  call: async ({ phoneNumbers }: Clients) => {
    const controller = new AbortController();
    const { signal: abortSignal } = controller;
    return call(() => controller.abort(), phoneNumbers.listPurchasedPhoneNumbers({ abortSignal }));
  },
  answers: threePages(LISTINGS[0]!),
});
const aborted = [
  aborting("on a page", async (abort, numbers) => {
    const first = await numbers.next();
    abort();
    return [first, await numbers.next()];
  }),
];

/** Listings that give the same in both packages, step by step. */
export const listingScenarios: Scenario[] = [
  ...LISTINGS.flatMap((listed) => [...taken(listed), ...shapes(listed)]),
  ...LISTINGS.filter(({ pages }) => pages).flatMap(withLinks),
  ...aborted,
];
