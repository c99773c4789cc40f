// Telephone numbers: each public method checks, delegates and shapes.
import type { KeyCredential, TokenCredential } from "@azure/core-auth";
import * as api from "./generated/phoneNumbers/operations.js";
import { beginOperation } from "./internal/begin.js";
import { keep, setUpClient } from "./internal/clientSetup.js";
import { inCountry, listAreaCodes, listPages, type LocalizedClient } from "./internal/listings.js";
import { startRequest } from "./internal/operations.js";
import { mergeOptions, toReservationUpdate } from "./internal/reservations.js";
import {
  changedNumber,
  purchaseIds,
  releaseIds,
  reservationPurchaseIds,
  searchResult,
} from "./internal/results.js";
import { spansOf } from "./internal/tracing.js";
import {
  requireJson,
  requirePathPart,
  requirePhoneNumber,
  requireReservationId,
  requireText,
} from "./internal/validation.js";
import type * as models from "./models.js";

const inSpan = spansOf("PhoneNumbersClient");

/**
 * Searches, buys, configures and releases the telephone numbers of a Communication Services resource.
 *
 * Every method rejects with a `RestError` if the service refuses or cannot be reached, a `TypeError` for an argument that
 * cannot be sent, and an `AbortError` once its `abortSignal` is aborted; a listing does so at a `next()`. Calls that fail
 * for a passing reason are repeated, except those that begin a search, a purchase or a release: where it is not known
 * whether the service acted, they reject with the code `OutcomeUnknown`, so that nothing is bought twice. What reads and
 * lists is free, but for the operator details of `searchOperatorInformation`, and may be repeated.
 * @example
 * ```ts
 * const client = new PhoneNumbersClient(connectionString);
 * for await (const { phoneNumber } of client.listPurchasedPhoneNumbers()) console.log(phoneNumber);
 * ```
 */
export class PhoneNumbersClient {
  declare private readonly _phoneNumbers: LocalizedClient;

  /**
   * Connects with an access key.
   * @param connectionString - `endpoint=https://<resource>.communication.azure.com;accesskey=<key>`, in any order.
   * @throws TypeError if it is malformed; the message never holds the key.
   */
  constructor(connectionString: string, options?: models.PhoneNumbersClientOptions);
  /**
   * Connects with an access key that may change.
   * @param url - `https://<resource>.communication.azure.com`; a `TypeError` if it is no such URL.
   * @param credential - The resource's access key. A key that is changed with `update()` counts from the next request.
   */
  constructor(url: string, credential: KeyCredential, options?: models.PhoneNumbersClientOptions);
  /**
   * Connects with Microsoft Entra ID.
   * @param url - `https://<resource>.communication.azure.com`; a `TypeError` if it is no such URL.
   * @param credential - Gives Microsoft Entra ID tokens, for example one of `@azure/identity`.
   */
  constructor(url: string, credential: TokenCredential, options?: models.PhoneNumbersClientOptions);
  constructor(
    connectionStringOrUrl: string,
    credentialOrOptions?: KeyCredential | TokenCredential | models.PhoneNumbersClientOptions,
    maybeOptions?: models.PhoneNumbersClientOptions,
  ) {
    const { rest, options } = setUpClient(
      api.API_VERSION,
      connectionStringOrUrl,
      credentialOrOptions,
      maybeOptions,
    );
    const { acceptLanguage } = options;
    keep(this, "_phoneNumbers", {
      ...rest,
      ...(acceptLanguage !== undefined && { acceptLanguage }),
    });
  }

  // ---- search and purchase

  /**
   * Begins a search that holds the numbers it finds for about 16 minutes (`searchExpiresBy`), ready to be bought with
   * its `searchId`. It costs nothing, but counts against the service's limit of searches; a repeat is a new search.
   * Look at `phoneNumbers` and `error` of the result: there may be fewer numbers than asked for, or none.
   * @param search - Country, kind and capabilities of the numbers, and how many.
   * @throws RestError with code `OutcomeUnknown` if it may have been started; 400 if such numbers are not offered.
   * @example
   * ```ts
   * const poller = await client.beginSearchAvailablePhoneNumbers({
   *   countryCode: "US", phoneNumberType: "tollFree", assignmentType: "application",
   *   capabilities: { calling: "outbound", sms: "none" },
   * });
   * const { searchId, phoneNumbers, cost } = await poller.pollUntilDone();
   * ```
   */
  beginSearchAvailablePhoneNumbers(
    search: models.SearchAvailablePhoneNumbersRequest,
    options: models.BeginSearchAvailablePhoneNumbersOptions = {},
  ): Promise<models.PhoneNumbersPoller<models.PhoneNumberSearchResult>> {
    return beginOperation(this._phoneNumbers, options, {
      method: "beginSearchAvailablePhoneNumbers",
      kind: "search",
      start: () => {
        const { countryCode, ...body } = { quantity: 1, ...search };
        requirePathPart("countryCode", countryCode);
        requireJson("search", body);
        return startRequest(api.searchAvailablePhoneNumbers, { countryCode, body });
      },
      result: searchResult(this._phoneNumbers),
    });
  }

  /**
   * The result of a search that succeeded.
   * @param searchId - A UUID: the operation id of the search without its `search_`.
   * @throws RestError 404, code `NotFound`, if the search is not known or not done.
   */
  getSearchResult(
    searchId: string,
    options: models.GetSearchResultOptions = {},
  ): Promise<models.PhoneNumberSearchResult> {
    return inSpan("getSearchResult", options, async (traced) =>
      this._phoneNumbers.send(
        api.getSearchResult,
        { searchId: requirePathPart("searchId", searchId) },
        traced,
      ),
    );
  }

  /**
   * Begins the purchase of what a search holds. THIS SPENDS MONEY: each number is billed monthly at the `cost` of the
   * search result until it is released. The start is never sent again where the service may have acted. To go on with a
   * purchase use `resumeFrom`; whether a second one of the same search is refused is not documented.
   * @param searchId - From the result of the search, before its `searchExpiresBy`.
   * @throws RestError with code `OutcomeUnknown` and `operationId` (`purchase_<searchId>`) if it is not known whether the
   * purchase was started; `getOperation(operationId)` tells: a 404 a minute later should mean that it was not.
   * @throws RestError 404, code `NotFound`, if the search is not known; 400 if `agreeToNotResell` is needed.
   * @example
   * ```ts
   * const poller = await client.beginPurchasePhoneNumbers(searchId);
   * await poller.pollUntilDone();
   * ```
   */
  beginPurchasePhoneNumbers(
    searchId: string,
    options: models.BeginPurchasePhoneNumbersOptions = {},
  ): Promise<models.PhoneNumbersPoller<models.PurchasePhoneNumbersResult>> {
    return beginOperation(this._phoneNumbers, options, {
      method: "beginPurchasePhoneNumbers",
      kind: "purchase",
      knownId: () => `purchase_${searchId}`,
      start: (traced) => {
        requireText("searchId", searchId);
        requireJson("agreeToNotResell", traced.agreeToNotResell);
        return startRequest(api.purchasePhoneNumbers, { body: { ...traced, searchId } });
      },
      result: purchaseIds,
    });
  }

  // ---- browse and reserve

  /**
   * Up to 25 numbers that could be had now, chosen at random and held for nobody. Free; a repeat may give others.
   * @param request - Country and kind of the numbers.
   * @throws RestError 400, code `InvalidInput`, if the country is not known.
   */
  browseAvailablePhoneNumbers(
    request: models.BrowseAvailableNumbersRequest,
    options: models.BrowseAvailableNumbersOptions = {},
  ): Promise<models.PhoneNumbersBrowseResult> {
    return inSpan("browseAvailablePhoneNumbers", options, async (traced) => {
      const { capabilities, assignmentType, phoneNumberPrefixes } = traced;
      const { countryCode, ...wanted } = { ...request };
      requirePathPart("countryCode", countryCode);
      requireJson("request", { wanted, capabilities, assignmentType, phoneNumberPrefixes });
      const body = { ...traced, ...wanted };
      return this._phoneNumbers.send(api.browseAvailableNumbers, { countryCode, body }, traced);
    });
  }

  /**
   * Creates a reservation, or adds numbers to and removes them from the one of the same id. It holds its numbers until
   * `expiresAt`: 15 minutes after the last change, and at most 2 hours after its creation. It costs nothing, and may be
   * repeated. Some numbers may fail while others are reserved: those are in the answer with the status `error`.
   * @param request - The id of the reservation, a UUID of your choice.
   * @throws TypeError if the id is no UUID or a number in `add` has no `id`; RestError if the reservation is not active.
   */
  async createOrUpdateReservation(
    request: models.CreateOrUpdateReservationRequest,
    options: models.CreateOrUpdateReservationOptions = {},
  ): Promise<models.PhoneNumbersReservation> {
    return inSpan("createOrUpdateReservation", mergeOptions(request, options), async (traced) => {
      const reservationId = requireReservationId(request?.reservationId);
      const body = toReservationUpdate(traced);
      return this._phoneNumbers.send(
        api.createOrUpdateReservation,
        { reservationId, body },
        traced,
      );
    });
  }

  /**
   * A reservation with its numbers; also one that has expired, for a month.
   * @param reservationId - A UUID.
   * @throws RestError 404, code `ReservationNotFound`, if there is none.
   */
  getReservation(
    reservationId: string,
    options: models.GetReservationOptions = {},
  ): Promise<models.PhoneNumbersReservation> {
    return inSpan("getReservation", options, async (traced) =>
      this._phoneNumbers.send(
        api.getReservation,
        { reservationId: requireReservationId(reservationId) },
        traced,
      ),
    );
  }

  /**
   * Deletes an active reservation; its numbers are free for others at once. Free; a repeat finds nothing.
   * @param reservationId - A UUID.
   * @throws RestError 404, code `ReservationNotFound`, if there is none, unless a try that got no answer deleted it.
   */
  deleteReservation(
    reservationId: string,
    options: models.DeleteReservationOptions = {},
  ): Promise<void> {
    return inSpan("deleteReservation", options, async (traced) => {
      requireReservationId(reservationId);
      await this._phoneNumbers.ask(api.deleteReservation, { reservationId }, traced);
    });
  }

  /**
   * All reservations of the last month, without their numbers.
   * @throws RestError at the `next()` whose page the service refuses.
   */
  listReservations(
    options: models.ListReservationOptions = {},
  ): models.Listing<models.PhoneNumbersReservation> {
    return listPages(this._phoneNumbers, options, {
      method: "listReservations",
      operation: api.listReservations,
      args: () => ({}),
      items: ({ reservations }) => reservations,
    });
  }

  /**
   * Begins the purchase of all numbers of an active reservation. THIS SPENDS MONEY: each number is billed monthly at its
   * `cost` until it is released. The start is never sent again where the service may have acted; go on with `resumeFrom`.
   * @param reservationId - A UUID. The reservation must not have expired (`expiresAt`).
   * @throws RestError as `beginPurchasePhoneNumbers` (`reservationPurchase_<reservationId>`); 400 if it holds no number.
   * @example
   * ```ts
   * const poller = await client.beginReservationPurchase(reservationId);
   * await poller.pollUntilDone();
   * ```
   */
  beginReservationPurchase(
    reservationId: string,
    options: models.BeginReservationPurchaseOptions = {},
  ): Promise<models.PhoneNumbersPoller<models.PurchasePhoneNumbersResult>> {
    return beginOperation(this._phoneNumbers, options, {
      method: "beginReservationPurchase",
      kind: "reservationPurchase",
      // The service writes ids of operations in lower case.
      knownId: () => `reservationPurchase_${reservationId.toLowerCase()}`,
      start: (traced) => {
        requireReservationId(reservationId);
        requireJson("agreeToNotResell", traced.agreeToNotResell);
        const body = traced.agreeToNotResell === undefined ? undefined : traced;
        return startRequest(api.purchaseReservation, { reservationId, body });
      },
      result: reservationPurchaseIds,
    });
  }

  // ---- numbers you own

  /**
   * A number that the resource owns.
   * @param phoneNumber - E.164, for example `+14255550123`; `%2B14255550123` and `14255550123` do as well.
   * @throws RestError 404, code `NotFound`, if the resource does not own the number.
   */
  getPurchasedPhoneNumber(
    phoneNumber: string,
    options: models.GetPurchasedPhoneNumberOptions = {},
  ): Promise<models.PurchasedPhoneNumber> {
    return inSpan("getPurchasedPhoneNumber", options, async (traced) =>
      this._phoneNumbers.send(
        api.getByNumber,
        { phoneNumber: requirePhoneNumber(phoneNumber) },
        traced,
      ),
    );
  }

  /**
   * All numbers that the resource owns.
   * @throws RestError at the `next()` whose page the service refuses.
   */
  listPurchasedPhoneNumbers(
    options: models.ListPurchasedPhoneNumbersOptions = {},
  ): models.Listing<models.PurchasedPhoneNumber> {
    return listPages(this._phoneNumbers, options, {
      method: "listPurchasedPhoneNumbers",
      operation: api.listPhoneNumbers,
      args: () => ({}),
      items: ({ phoneNumbers }) => phoneNumbers,
    });
  }

  /**
   * Begins to change what a number can do; the result is the number afterwards, with what it costs then. A capability
   * that is left out stays. May be repeated.
   * @param phoneNumber - E.164, for example `+14255550123`.
   * @param request - Directions of calls and text messages.
   * @throws RestError 403, code `InsufficientPermissions`, if the resource does not own the number.
   * @example
   * ```ts
   * const poller = await client.beginUpdatePhoneNumberCapabilities(phoneNumber, { calling: "inbound" });
   * await poller.pollUntilDone();
   * ```
   */
  beginUpdatePhoneNumberCapabilities(
    phoneNumber: string,
    request: models.PhoneNumberCapabilitiesRequest,
    options: models.BeginUpdatePhoneNumberCapabilitiesOptions = {},
  ): Promise<models.PhoneNumbersPoller<models.PurchasedPhoneNumber>> {
    return beginOperation(this._phoneNumbers, options, {
      method: "beginUpdatePhoneNumberCapabilities",
      kind: "capabilities",
      start: () => {
        const number = requirePhoneNumber(phoneNumber);
        requireJson("request", request);
        return startRequest(api.updateCapabilities, { phoneNumber: number, body: request });
      },
      result: changedNumber(this._phoneNumbers, phoneNumber),
    });
  }

  /**
   * Begins to give a number up. Its billing ends; it may go to somebody else and not be had again. The start is sent
   * once, and never again where the service may have acted; a release of what was released may be a 404.
   * @param phoneNumber - E.164, for example `+14255550123`.
   * @throws RestError with code `OutcomeUnknown` if it is not known whether it was started; read the number to find out.
   * @example
   * ```ts
   * const poller = await client.beginReleasePhoneNumber(phoneNumber);
   * await poller.pollUntilDone();
   * ```
   */
  beginReleasePhoneNumber(
    phoneNumber: string,
    options: models.BeginReleasePhoneNumberOptions = {},
  ): Promise<models.PhoneNumbersPoller<models.ReleasePhoneNumberResult>> {
    return beginOperation(this._phoneNumbers, options, {
      method: "beginReleasePhoneNumber",
      kind: "release",
      start: () =>
        startRequest(api.releasePhoneNumber, { phoneNumber: requirePhoneNumber(phoneNumber) }),
      result: releaseIds,
    });
  }

  // ---- operations

  /**
   * The state of a long-running operation.
   * @param operationId - Of a poller's state or an `OutcomeUnknown` error, for example `purchase_<searchId>`.
   * @throws RestError 404 if there is no such operation: as far as is known, it was not started, or was cancelled.
   */
  getOperation(
    operationId: string,
    options: models.GetOperationOptions = {},
  ): Promise<models.PhoneNumberOperation> {
    return inSpan("getOperation", options, async (traced) =>
      this._phoneNumbers.send(
        api.getOperation,
        { operationId: requirePathPart("operationId", operationId) },
        traced,
      ),
    );
  }

  /**
   * Cancels a long-running operation, as its poller's `cancelOperation` does; of a search, the numbers should be freed.
   * Free; what a cancellation undoes is not documented, so look at your numbers after one of a purchase or release.
   * @param operationId - As for `getOperation`.
   * @throws RestError 404 if there is no such operation, unless a try that got no answer cancelled it.
   */
  cancelOperation(operationId: string, options: models.CancelOperationOptions = {}): Promise<void> {
    return inSpan("cancelOperation", options, async (traced) => {
      requirePathPart("operationId", operationId);
      await this._phoneNumbers.ask(api.cancelOperation, { operationId }, traced);
    });
  }

  // ---- what there is

  /**
   * The countries in which numbers can be had.
   * @throws RestError at the `next()` whose page the service refuses.
   */
  listAvailableCountries(
    options: models.ListAvailableCountriesOptions = {},
  ): models.Listing<models.PhoneNumberCountry> {
    return listPages(this._phoneNumbers, options, {
      language: this._phoneNumbers.acceptLanguage,
      method: "listAvailableCountries",
      operation: api.listAvailableCountries,
      args: () => ({}),
      items: ({ countries }) => countries,
    });
  }

  /**
   * The cities and towns of a country that have numbers.
   * @param countryCode - ISO 3166-1 alpha-2, for example `US`.
   * @throws RestError 400, at the first `next()`, if the country is not known.
   */
  listAvailableLocalities(
    countryCode: string,
    options: models.ListLocalitiesOptions = {},
  ): models.Listing<models.PhoneNumberLocality> {
    return listPages(this._phoneNumbers, options, {
      language: this._phoneNumbers.acceptLanguage,
      method: "listAvailableLocalities",
      operation: api.listAvailableLocalities,
      args: () => inCountry(countryCode),
      items: ({ phoneNumberLocalities }) => phoneNumberLocalities,
    });
  }

  /**
   * The area codes of a country's toll-free numbers, for example 800 and 888.
   * @param countryCode - ISO 3166-1 alpha-2, for example `US`.
   * @throws RestError 400, at the first `next()`, if the country is not known.
   */
  listAvailableTollFreeAreaCodes(
    countryCode: string,
    options: models.ListTollFreeAreaCodesOptions = {},
  ): models.Listing<models.PhoneNumberAreaCode> {
    return listAreaCodes(
      this._phoneNumbers,
      "listAvailableTollFreeAreaCodes",
      countryCode,
      { phoneNumberType: "tollFree", assignmentType: "application" },
      options,
    );
  }

  /**
   * The area codes of a locality's geographic numbers.
   * @param countryCode - ISO 3166-1 alpha-2, for example `US`.
   * @param options - The service needs `locality`, and `administrativeDivision` where a country has several of the name.
   * @throws RestError 400, at the first `next()`, without a `locality` or if the country is not known.
   */
  listAvailableGeographicAreaCodes(
    countryCode: string,
    options: models.ListGeographicAreaCodesOptions = {},
  ): models.Listing<models.PhoneNumberAreaCode> {
    return listAreaCodes(
      this._phoneNumbers,
      "listAvailableGeographicAreaCodes",
      countryCode,
      { phoneNumberType: "geographic" },
      options,
    );
  }

  /**
   * The area codes of a country's mobile numbers.
   * @param countryCode - ISO 3166-1 alpha-2, for example `IE`.
   * @throws RestError 400, at the first `next()`, if the country is not known.
   */
  listAvailableMobileAreaCodes(
    countryCode: string,
    options: models.ListMobileAreaCodesOptions = {},
  ): models.Listing<models.PhoneNumberAreaCode> {
    return listAreaCodes(
      this._phoneNumbers,
      "listAvailableMobileAreaCodes",
      countryCode,
      { phoneNumberType: "mobile" },
      options,
    );
  }

  /**
   * The kinds of numbers that a country offers, with what they can do and their monthly price.
   * @param countryCode - ISO 3166-1 alpha-2, for example `US`.
   * @throws RestError 400, at the first `next()`, if the country is not known.
   */
  listAvailableOfferings(
    countryCode: string,
    options: models.ListOfferingsOptions = {},
  ): models.Listing<models.PhoneNumberOffering> {
    return listPages(this._phoneNumbers, options, {
      language: this._phoneNumbers.acceptLanguage,
      method: "listAvailableOfferings",
      operation: api.listOfferings,
      args: () => inCountry(countryCode),
      items: ({ phoneNumberOfferings }) => phoneNumberOfferings,
    });
  }

  /**
   * How a number is written and, with `includeAdditionalOperatorDetails`, who operates it. Those details have a price for
   * each look-up: a request for them is not sent again where the service may have answered one.
   * @param phoneNumbers - E.164; the service takes one number at a time.
   * @throws RestError 400, code `BadRequest`, for more than one number.
   */
  searchOperatorInformation(
    phoneNumbers: string[],
    options: models.SearchOperatorInformationOptions = { includeAdditionalOperatorDetails: false },
  ): Promise<models.OperatorInformationResult> {
    return inSpan("searchOperatorInformation", options, async (traced) => {
      const { includeAdditionalOperatorDetails } = traced;
      requireJson("phoneNumbers", phoneNumbers);
      requireJson("includeAdditionalOperatorDetails", includeAdditionalOperatorDetails);
      const body = { phoneNumbers, options: traced };
      const isPriced = includeAdditionalOperatorDetails === true;
      const circumstances = isPriced ? { once: { mayHaveActed: false } } : {};
      return this._phoneNumbers.send(
        api.operatorInformationSearch,
        { body },
        traced,
        circumstances,
      );
    });
  }
}
