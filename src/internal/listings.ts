// What all `list*` methods of telephone numbers do.
import type { OperationOptions } from "@azure/core-client";
import * as api from "../generated/phoneNumbers/operations.js";
import type { Operation } from "../generated/runtime.js";
import { resolveLink, samePath } from "./links.js";
import type {
  ListGeographicAreaCodesOptions,
  Listing,
  PhoneNumberAreaCode,
  PhoneNumberType,
} from "../models.js";
import { listing, takenNow } from "./paging.js";
import { pathOf } from "./requests.js";
import type { RestClient } from "./restClient.js";
import { tracingClient } from "./tracing.js";
import { requirePathPart } from "./validation.js";

type Localized = { acceptLanguage?: string };

/** A client's connection to the service, and the language it asks for. */
export interface LocalizedClient extends RestClient, Localized {}

/** What differs between the listings of telephone numbers. */
export interface ListCall<T, A extends object, O extends OperationOptions, R> {
  method: string;
  operation: Operation<A, O, R>;
  /** The client's, for names of places, where the call has none of its own. */
  language?: string | undefined;
  /** Checks and gives the arguments. */
  args: () => A;
  items: (page: R) => T[] | null | undefined;
}

/** A listing whose further pages are at the links that the service gives; a span for each page. */
export function listPages<
  T,
  A extends object,
  O extends OperationOptions & { maxPageSize?: number },
  R extends { nextLink?: string },
>(
  rest: RestClient,
  options: O | null,
  { method, operation, language, args, items }: ListCall<T, A, O, R>,
): Listing<T> {
  // As they are now: the caller may use the object for the next call.
  const own = takenNow(() => {
    const acceptLanguage = (options as Localized | null)?.acceptLanguage ?? language;
    return { ...options, ...(acceptLanguage !== undefined && { acceptLanguage }) } as O;
  });
  const path = (): string => pathOf(operation, args());
  return listing({
    read: async (url, maxPageSize) =>
      tracingClient.withSpan(`PhoneNumbersClient-${method}`, own(), async (traced) => {
        const sized = maxPageSize === undefined ? traced : { ...traced, maxPageSize };
        // The URL of a further page holds the arguments.
        const needed = url ? ({} as A) : args();
        const { result } = await rest.ask(operation, needed, sized, { url });
        return { items: items(result) ?? [], nextLink: result.nextLink };
      }),
    resolve: (link) => resolveLink(link, rest, samePath(path()), path()),
  });
}

/** The argument of a listing of a country. */
export const inCountry = (countryCode: string): { countryCode: string } => ({
  countryCode: requirePathPart("countryCode", countryCode),
});

/** The area codes of numbers of one kind. */
export function listAreaCodes(
  rest: LocalizedClient,
  method: string,
  countryCode: string,
  kind: { phoneNumberType: PhoneNumberType; assignmentType?: "application" },
  options: ListGeographicAreaCodesOptions,
): Listing<PhoneNumberAreaCode> {
  return listPages(rest, options, {
    language: rest.acceptLanguage,
    method,
    operation: api.listAreaCodes,
    args: () => ({ ...inCountry(countryCode), ...kind }),
    items: ({ areaCodes }) => areaCodes,
  });
}
