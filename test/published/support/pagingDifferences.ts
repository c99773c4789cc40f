import { ENDPOINT } from "../../unit/support/scriptedHttpClient.js";
import { refusedBefore, withRequests, type Difference } from "./difference.js";
import { linkOf, LISTINGS, page, stepsOf, type Listed } from "./listingSteps.js";
import { items } from "./sideBySide.js";

const paged = LISTINGS.filter(({ pages }) => pages);
const ofSip = LISTINGS.filter(({ pages }) => !pages);
const [one] = paged;

/** The query of the first page, of the listings that had no parameter for its size in byPage. */
const QUERIES: Record<string, [string, string][]> = {
  listReservations: [],
  listAvailableCountries: [["skip", "0"]],
  listAvailableLocalities: [["skip", "0"]],
  listAvailableTollFreeAreaCodes: [
    ["assignmentType", "application"],
    ["phoneNumberType", "tollFree"],
    ["skip", "0"],
  ],
  listAvailableGeographicAreaCodes: [
    ["locality", "Anchorage"],
    ["phoneNumberType", "geographic"],
    ["skip", "0"],
  ],
  listAvailableMobileAreaCodes: [
    ["phoneNumberType", "mobile"],
    ["skip", "0"],
  ],
  listAvailableOfferings: [["skip", "0"]],
};
const pageSizes = paged
  .filter(({ method }) => method in QUERIES)
  .map((listed): Difference => ({
    about: `byPage of ${listed.method} takes a page size`,
    reason: "1.5.0 throws; the service has the parameter",
    notices: "pages of that size",
    scenarios: [
      stepsOf(listed, "pages of two", (listing) => items(listing.byPage({ maxPageSize: 2 })), [
        page(listed, [1, 2]),
      ]),
    ],
    change: () => ({
      requests: [
        {
          method: "GET",
          origin: ENDPOINT,
          path: listed.pages!.path,
          query: [
            ["api-version", "2025-06-01"] as [string, string],
            ["maxPageSize", "2"] as [string, string],
            ...QUERIES[listed.method]!,
          ].sort(([one], [other]) => one.localeCompare(other)),
          headers: { accept: "application/json" },
          body: undefined,
        },
      ],
      value: [[{ id: 1 }, { id: 2 }]],
    }),
  }));

const badToken = (
  about: string,
  message: string,
  tokens: (listed: Listed) => unknown[],
): Difference => ({
  about,
  reason: "a token of something else would send the credential elsewhere, or read what is no page",
  notices: "a TypeError, before anything is sent",
  scenarios: paged.flatMap((listed) =>
    tokens(listed).map((token) =>
      stepsOf(
        listed,
        `byPage from ${JSON.stringify(token)}`,
        (listing) => items(listing.byPage({ continuationToken: token as string })),
        [page(listed, [1])],
      ),
    ),
  ),
  change: refusedBefore(message),
});

/** Page sizes and continuation tokens. */
export const pagingDifferences: Difference[] = [
  ...pageSizes,
  {
    about: "a continuation token may be a query",
    reason: "a link that is a query belongs to the path of the listing; 1.5.0 asks for /",
    notices: "the page",
    scenarios: [
      stepsOf(
        one!,
        "byPage from a query",
        (listing) => items(listing.byPage({ continuationToken: "?skip=2&api-version=2025-06-01" })),
        [page(one!, [3])],
      ),
    ],
    change: (published) =>
      withRequests(published, (request) => ({ ...request, path: one!.pages!.path })),
  },
  badToken(
    "a continuation token of something else is refused",
    "continuationToken is not one of this listing.",
    (listed) => [
      `https://elsewhere.example${linkOf(listed, 2)}`,
      "https://contoso.communication.azure.com/other?skip=2&api-version=2025-06-01",
      "abc",
    ],
  ),
  badToken(
    "a continuation token that is no text is refused",
    "continuationToken must be a string.",
    () => [7],
  ),
  {
    about: "a SIP listing refuses a continuation token",
    reason: "it has one page, and no token leads to it; 1.5.0 gives that page",
    notices: "a TypeError instead of the first page once more",
    scenarios: ofSip.map((listed) =>
      stepsOf(listed, "byPage from a link", (listing) =>
        items(listing.byPage({ continuationToken: linkOf(listed, 1) })),
      ),
    ),
    change: refusedBefore("continuationToken is not one of this listing."),
  },
];
