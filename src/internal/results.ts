import type { OperationOptions, OperationSpec } from "@azure/core-client";
import { getByNumberSpec, getSearchResultSpec } from "../generated/phoneNumbers/client.js";
import { at } from "../generated/runtime.js";
import type {
  PhoneNumberSearchResult,
  PurchasedPhoneNumber,
  PurchasePhoneNumbersResult,
  ReleasePhoneNumberResult,
} from "../models.js";
import type { PathTest } from "./links.js";
import type { OperationHandle, OperationKind, PhoneNumbersService } from "./operations.js";
import { requirePhoneNumber } from "./validation.js";

/** What an operation leaves behind, and how to get it. */
export interface OperationResult<T> {
  /** Whether a path is that of the result; absent where there is nothing to fetch. */
  isAt?: PathTest;
  /**
   * Gives the result.
   * @param url - Where the service says that it is, if it says so and that is a place for it.
   */
  read: (handle: OperationHandle, url: string | undefined, options: OperationOptions) => Promise<T>;
}

/** The result of a search. */
export const searchResult = ({
  rest,
}: PhoneNumbersService): OperationResult<PhoneNumberSearchResult> => ({
  isAt: (path) => /^\/availablePhoneNumbers\/searchResults\/[^/]+$/i.test(path),
  read: fetched(rest, getSearchResultSpec, ({ id }, options) =>
    rest.getSearchResult(idIn("search", id), options),
  ),
});

/** The number whose capabilities were changed. */
export const changedNumber = (
  { rest }: PhoneNumbersService,
  phoneNumber: string,
): OperationResult<PurchasedPhoneNumber> => ({
  isAt: (path) => /^\/phoneNumbers\/[^/]+$/i.test(path),
  read: fetched(rest, getByNumberSpec, async (_handle, options) =>
    rest.getByNumber(requirePhoneNumber(phoneNumber), options),
  ),
});

/** Reads a result where the service says it is, or else where the client knows it to be. */
const fetched =
  <T>(
    rest: PhoneNumbersService["rest"],
    spec: OperationSpec,
    otherwise: (handle: OperationHandle, options: OperationOptions) => Promise<T>,
  ): OperationResult<T>["read"] =>
  (handle, url, options) =>
    url ? rest.sendOperationRequest<T>({ options }, at(spec, url)) : otherwise(handle, options);

/** Purchases and releases leave nothing to fetch: their result are the ids. */
export const purchaseIds: OperationResult<PurchasePhoneNumbersResult> = {
  read: async ({ id }) => ({ operationId: id, purchaseId: idIn("purchase", id) }),
};
export const reservationPurchaseIds: OperationResult<PurchasePhoneNumbersResult> = {
  read: async ({ id, url }) => ({
    operationId: id,
    operationLocation: url,
    reservationPurchaseId: idIn("reservationPurchase", id),
  }),
};
export const releaseIds: OperationResult<ReleasePhoneNumberResult> = {
  read: async ({ id }) => ({ operationId: id, releaseId: idIn("release", id) }),
};

/** The id in an operation's id: `abc` in `purchase_abc`. */
const idIn = (kind: OperationKind, operationId: string): string =>
  operationId.startsWith(`${kind}_`) ? operationId.slice(kind.length + 1) : operationId;
