import type { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import type { OperationOptions } from "@azure/core-client";
import type { PagedAsyncIterableIterator } from "@azure/core-paging";

interface AnyListOptions extends OperationOptions {
  maxPageSize?: number;
  acceptLanguage?: string;
}

/** One of the listings of telephone numbers, with what goes over the wire. */
export interface ListCase {
  name: string;
  list: (
    client: PhoneNumbersClient,
    options?: AnyListOptions,
    /** `US`, where it is left out. */
    ...country: string[]
  ) => PagedAsyncIterableIterator<unknown>;
  path: string;
  /** Name of the items in a page. */
  property: string;
  sizeParameter: "maxPageSize" | "top";
  localized: boolean;
}

const US = "/availablePhoneNumbers/countries/US";
const localized = { sizeParameter: "maxPageSize", localized: true } as const;
const areaCodes = { path: `${US}/areaCodes`, property: "areaCodes", ...localized };

const countryOf = (given: string[]): string => (given.length > 0 ? given[0]! : "US");

export const LIST_CASES: ListCase[] = [
  {
    name: "listPurchasedPhoneNumbers",
    list: (client, options) => client.listPurchasedPhoneNumbers(options),
    path: "/phoneNumbers",
    property: "phoneNumbers",
    sizeParameter: "top",
    localized: false,
  },
  {
    name: "listReservations",
    list: (client, options) => client.listReservations(options),
    path: "/availablePhoneNumbers/reservations",
    property: "reservations",
    sizeParameter: "maxPageSize",
    localized: false,
  },
  {
    name: "listAvailableCountries",
    list: (client, options) => client.listAvailableCountries(options),
    path: "/availablePhoneNumbers/countries",
    property: "countries",
    ...localized,
  },
  {
    name: "listAvailableLocalities",
    list: (client, options, ...country) =>
      client.listAvailableLocalities(countryOf(country), options),
    path: `${US}/localities`,
    property: "phoneNumberLocalities",
    ...localized,
  },
  {
    name: "listAvailableOfferings",
    list: (client, options, ...country) =>
      client.listAvailableOfferings(countryOf(country), options),
    path: `${US}/offerings`,
    property: "phoneNumberOfferings",
    ...localized,
  },
  {
    name: "listAvailableTollFreeAreaCodes",
    list: (client, options, ...country) =>
      client.listAvailableTollFreeAreaCodes(countryOf(country), options),
    ...areaCodes,
  },
  {
    name: "listAvailableGeographicAreaCodes",
    list: (client, options, ...country) =>
      client.listAvailableGeographicAreaCodes(countryOf(country), options),
    ...areaCodes,
  },
  {
    name: "listAvailableMobileAreaCodes",
    list: (client, options, ...country) =>
      client.listAvailableMobileAreaCodes(countryOf(country), options),
    ...areaCodes,
  },
];

export async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
}

/** The token of the next page. */
export const tokenOf = (page: unknown): unknown =>
  (page as { continuationToken?: unknown } | undefined)?.continuationToken;
