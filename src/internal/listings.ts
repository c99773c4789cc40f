import type { OperationOptions, OperationSpec } from "@azure/core-client";
import { at } from "../generated/runtime.js";
import { resolveLink, samePath } from "./links.js";
import type { Listing } from "../models.js";
import type { PhoneNumbersService } from "./operations.js";
import { listing } from "./paging.js";
import { deserialized } from "./responses.js";
import { tracingClient } from "./tracing.js";
import { requirePathPart, requireQuery } from "./validation.js";

/** What differs between the listings of telephone numbers. */
export interface ListCall<T, R, O> {
  method: string;
  spec: OperationSpec;
  /** Path of the listing; checks the arguments that are in it. */
  path: () => string;
  /** Reads the first page. */
  read: (options: O) => Promise<R>;
  items: (page: R) => T[] | null | undefined;
}

/** A listing whose further pages are at the links that the service gives; a span for each page. */
export function listPages<
  T,
  R extends { nextLink?: string },
  O extends OperationOptions & { maxPageSize?: number },
>(
  { rest, base }: PhoneNumbersService,
  options: O,
  { method, spec, path, read, items }: ListCall<T, R, O>,
): Listing<T> {
  // As they are now: the caller may use the object for the next call.
  const own = { ...options };
  const readPage = async (traced: O, url: string | undefined): Promise<R> => {
    if (url) return rest.sendOperationRequest<R>({ options: traced }, at(spec, url));
    path();
    requireQuery(traced);
    return read(traced);
  };
  return listing({
    read: (url, maxPageSize) =>
      tracingClient.withSpan(`PhoneNumbersClient-${method}`, deserialized(own), async (traced) => {
        const sized = maxPageSize === undefined ? traced : { ...traced, maxPageSize };
        const page = await readPage(sized, url);
        return { items: items(page) ?? [], nextLink: page.nextLink };
      }),
    resolve: (link) => resolveLink(link, base, samePath(path()), path()),
  });
}

/** The path of a listing of a country. */
export function countryPath(countryCode: string, listed: string): string {
  const country = encodeURIComponent(requirePathPart("countryCode", countryCode));
  return `/availablePhoneNumbers/countries/${country}/${listed}`;
}

/** The options of a listing with the language of the client, where the call has none of its own. */
export function localized<O extends { acceptLanguage?: string }>(
  options: O | null,
  language: string | undefined,
): O {
  const acceptLanguage = options?.acceptLanguage ?? language;
  return { ...options, ...(acceptLanguage !== undefined && { acceptLanguage }) } as O;
}
