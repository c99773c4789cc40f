// What each kind of long-running operation gives at its end.
import type { OperationOptions } from "@azure/core-client";
import { getByNumber, getSearchResult } from "../generated/phoneNumbers/operations.js";
import type {
  PhoneNumberSearchResult,
  PurchasedPhoneNumber,
  PurchasePhoneNumbersResult,
  ReleasePhoneNumberResult,
} from "../models.js";
import type { PathTest } from "./links.js";
import type { OperationHandle, OperationKind } from "./operations.js";
import type { RestClient } from "./restClient.js";
import { requirePhoneNumber } from "./validation.js";

/** What an operation leaves behind, and how to get it. */
export interface OperationResult<T> {
  /** Whether a path is that of the result; absent where there is nothing to fetch. */
  isAt?: PathTest;
  /** Whether a cancellation after the end takes it away again. */
  isGivenBack?: boolean;
  /**
   * Gives the result.
   * @param url - Where the service says that it is, if it says so and that is a place for it.
   */
  read: (handle: OperationHandle, url: string | undefined, options: OperationOptions) => Promise<T>;
}

/** The result of a search: where the service says that it is, or else where the client knows it to be. */
export const searchResult = (rest: RestClient): OperationResult<PhoneNumberSearchResult> => ({
  isGivenBack: true,
  isAt: (path) => /^\/availablePhoneNumbers\/searchResults\/[^/]+$/i.test(path),
  read: async ({ id }, url, options) => {
    const args = { searchId: idIn("search", id) };
    return (await rest.ask(getSearchResult, args, options, { url })).result;
  },
});

/** The number whose capabilities were changed. */
export const changedNumber = (
  rest: RestClient,
  phoneNumber: string,
): OperationResult<PurchasedPhoneNumber> => ({
  isAt: (path) => /^\/phoneNumbers\/[^/]+$/i.test(path),
  read: async (_handle, url, options) => {
    const args = { phoneNumber: url ? "" : requirePhoneNumber(phoneNumber) };
    return (await rest.ask(getByNumber, args, options, { url })).result;
  },
});

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
