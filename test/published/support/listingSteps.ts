import type { PagedAsyncIterableIterator } from "@azure/core-paging";
import type { Answer, Step } from "../../unit/support/scriptedHttpClient.js";
import { sipConfiguration } from "./answers.js";
import { outcomeOf } from "./pollerSteps.js";
import type { Clients, Scenario } from "./sideBySide.js";

export type Listing = PagedAsyncIterableIterator<unknown>;
/** A listing method, and how the service answers it. */
export interface Listed {
  method: string;
  list: (clients: Clients) => Listing;
  /** Name of the list in a page, and path of the listing; a SIP listing has neither, since it has no pages. */
  pages?: { name: string; path: string };
}

const US = "/availablePhoneNumbers/countries/US";
const areaCodes = { name: "areaCodes", path: `${US}/areaCodes` };

/** All ten. */
export const LISTINGS: Listed[] = [
  {
    method: "listPurchasedPhoneNumbers",
    list: ({ phoneNumbers }) => phoneNumbers.listPurchasedPhoneNumbers(),
    pages: { name: "phoneNumbers", path: "/phoneNumbers" },
  },
  {
    method: "listReservations",
    list: ({ phoneNumbers }) => phoneNumbers.listReservations(),
    pages: { name: "reservations", path: "/availablePhoneNumbers/reservations" },
  },
  {
    method: "listAvailableCountries",
    list: ({ phoneNumbers }) => phoneNumbers.listAvailableCountries(),
    pages: { name: "countries", path: "/availablePhoneNumbers/countries" },
  },
  {
    method: "listAvailableLocalities",
    list: ({ phoneNumbers }) => phoneNumbers.listAvailableLocalities("US"),
    pages: { name: "phoneNumberLocalities", path: `${US}/localities` },
  },
  {
    method: "listAvailableTollFreeAreaCodes",
    list: ({ phoneNumbers }) => phoneNumbers.listAvailableTollFreeAreaCodes("US"),
    pages: areaCodes,
  },
  {
    method: "listAvailableGeographicAreaCodes",
    list: ({ phoneNumbers }) =>
      phoneNumbers.listAvailableGeographicAreaCodes("US", { locality: "Anchorage" }),
    pages: areaCodes,
  },
  {
    method: "listAvailableMobileAreaCodes",
    list: ({ phoneNumbers }) => phoneNumbers.listAvailableMobileAreaCodes("US"),
    pages: areaCodes,
  },
  {
    method: "listAvailableOfferings",
    list: ({ phoneNumbers }) => phoneNumbers.listAvailableOfferings("US"),
    pages: { name: "phoneNumberOfferings", path: `${US}/offerings` },
  },
  { method: "listTrunks", list: ({ sipRouting }) => sipRouting.listTrunks() },
  { method: "listRoutes", list: ({ sipRouting }) => sipRouting.listRoutes() },
];

/** The link to the page that begins after so many items. */
export const linkOf = ({ pages }: Listed, skip: number): string =>
  `${pages?.path ?? "/sip"}?skip=${skip}&api-version=2025-06-01`;

/** A page with these items; without a link it is the last one. */
export const page = ({ pages }: Listed, ids: number[], nextLink: string | null = null): Answer => ({
  body: pages ? { [pages.name]: ids.map((id) => ({ id })), nextLink } : sipConfiguration,
});

/** Three items over three pages, of which one is empty; or the one page of a SIP listing. */
export const threePages = (listed: Listed): Answer[] => [
  page(listed, [1, 2], linkOf(listed, 2)),
  page(listed, [], linkOf(listed, 3)),
  page(listed, [3]),
];

export const stepsOf = (
  listed: Listed,
  name: string,
  call: (listing: Listing) => Promise<unknown>,
  answers: Step[] = threePages(listed),
): Scenario => ({
  name: `${name}, ${listed.method}`,
  call: (clients) => call(listed.list(clients)),
  answers,
});

/** What so many calls of `next()` come to, one after another. */
export async function nexts(iterator: { next(): Promise<unknown> }, count: number) {
  const outcomes = [];
  while (outcomes.length < count) outcomes.push(await outcomeOf(() => iterator.next()));
  return outcomes;
}

/** The items up to the first, which ends the loop. */
export async function loopThatBreaks<T>(listing: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const item of listing) {
    seen.push(item);
    break;
  }
  return seen;
}
