import type { Step } from "../../unit/support/scriptedHttpClient.js";
import { refusal } from "./answers.js";
import { withError, withValue, type Difference } from "./difference.js";
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
import { items, type Observed } from "./sideBySide.js";

const paged = LISTINGS.filter(({ pages }) => pages);

const ofAll = (
  name: string,
  call: (listing: Listing) => Promise<unknown>,
  answers: (listed: Listed) => Step[] = threePages,
  listings = LISTINGS,
) => listings.map((listed) => stepsOf(listed, name, call, answers(listed)));

/** The page that a request asks for. */
const pageAsked =
  (listed: Listed): Step =>
  ({ url }) => {
    const skip = Number(new URL(url).searchParams.get("skip"));
    return threePages(listed)[skip && skip - 1]!;
  };

/** All requests once more, from the first on. */
const again = ({ requests: [start, ...others] }: Observed): Observed["requests"] => [
  start!,
  start!,
  ...others,
];

/** What listings do otherwise, step by step. */
export const listingDifferences: Difference[] = [
  {
    about: "a listing has a return",
    reason: "a loop that is broken off tells the listing so, and the next loop is a new one",
    notices: "listing.return is there; core-paging's interface does not name it",
    scenarios: ofAll("whether a listing has a return", async (listing) => "return" in listing),
    change: (published) => withValue(published, true),
  },
  {
    about: "a loop after one that was broken off begins at the first item",
    reason: "a loop is a loop; in 1.5.0 it goes on after the item of the break",
    notices: "items again that were seen before the break",
    scenarios: ofAll(
      "a loop that is broken off, and another",
      async (listing) => [...(await loopThatBreaks(listing)), ...(await items(listing))],
      (listed) => Array.from({ length: 4 }, () => pageAsked(listed)),
    ),
    change: (published) => {
      const value = published.value as unknown[];
      return { requests: again(published), value: [value[0], ...value] };
    },
  },
  {
    about: "a listing of a failed page goes on with it",
    reason: "in 1.5.0 the listing is at its end, as if that had been all",
    notices: "the next next() asks for the page again",
    scenarios: paged.map((listed) =>
      stepsOf(listed, "next() after a page that was refused", (listing) => nexts(listing, 4), [
        page(listed, [1, 2], linkOf(listed, 2)),
        refusal(500),
        page(listed, [3]),
      ]),
    ),
    change: ({ requests, value }) => ({
      requests: [...requests, requests[1]!],
      value: [...(value as unknown[]).slice(0, 3), { value: { done: false, value: { id: 3 } } }],
    }),
  },
  {
    about: "a listing whose first page failed begins with it",
    reason: "in 1.5.0 the listing is at its end, as if there were nothing",
    notices: "the next next() asks for the page again",
    scenarios: ofAll(
      "next() after a first page that was refused",
      async (listing) => {
        const [refused, next] = await nexts(listing, 2);
        return [refused!.error?.code, (next!.value as IteratorResult<unknown>).done];
      },
      (listed) => [refusal(500), page(listed, [1])],
    ),
    change: (published) => ({
      requests: again(published),
      value: [(published.value as unknown[])[0], false],
    }),
  },
  {
    about: "pages go on with a page that failed",
    reason: "in 1.5.0 they are at their end, as if that had been all",
    notices: "the next next() asks for the page again",
    scenarios: paged.map((listed) =>
      stepsOf(listed, "pages after one that was refused", (listing) => nexts(listing.byPage(), 3), [
        page(listed, [1, 2], linkOf(listed, 2)),
        refusal(500),
        page(listed, [3]),
      ]),
    ),
    change: ({ requests, value }) => ({
      requests: [...requests, requests[1]!],
      value: [...(value as unknown[]).slice(0, 2), { value: { done: false, value: [{ id: 3 }] } }],
    }),
  },
  {
    about: "a link that repeats itself ends the listing with an error",
    reason: "1.5.0 follows it for ever",
    notices: "the code LinkRefused",
    scenarios: ofAll(
      "a link that repeats itself",
      items,
      (listed) => Array.from({ length: 3 }, () => page(listed, [1], linkOf(listed, 1))),
      paged,
    ),
    change: ({ requests }) =>
      withError(
        { requests: requests.slice(0, 2) },
        {
          code: "LinkRefused",
          message:
            "The service's link to the next page was not followed: it leads to a page that was read before.",
        },
      ),
  },
];
