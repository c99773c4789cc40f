// The public types: what users pass in and get back. Types alone; what travels on the wire is generated.
import type { CommonClientOptions, OperationOptions } from "@azure/core-client";
import type { PollerLike, PollOperationState } from "@azure/core-lro";
import type { PagedAsyncIterableIterator } from "@azure/core-paging";
import type { LogPolicyOptions, RestError } from "@azure/core-rest-pipeline";
import type {
  AvailablePhoneNumber,
  PhoneNumberAssignmentType,
  PhoneNumberCapabilitiesRequest,
  PhoneNumberOperationStatus,
  PhoneNumberSearchRequest,
  PhoneNumbersListAreaCodesOptionalParams,
  PhoneNumbersPurchaseReservationHeaders,
  PhoneNumberType,
} from "./generated/phoneNumbers/models.js";
import type { SipTrunkRoute } from "./generated/sipRouting/models.js";

export type {
  AvailablePhoneNumber,
  CommunicationError,
  OperatorDetails,
  OperatorInformation,
  OperatorInformationOptions,
  OperatorInformationResult,
  OperatorNumberType,
  PhoneNumberAdministrativeDivision,
  PhoneNumberAreaCode,
  PhoneNumberAssignmentType,
  PhoneNumberAvailabilityStatus,
  PhoneNumberCapabilities,
  PhoneNumberCapabilitiesRequest,
  PhoneNumberCapabilityType,
  PhoneNumberCost,
  PhoneNumberCountry,
  PhoneNumberLocality,
  PhoneNumberOffering,
  PhoneNumberOperation,
  PhoneNumberOperationStatus,
  PhoneNumberOperationType,
  PhoneNumbersBrowseResult,
  PhoneNumberSearchRequest,
  PhoneNumberSearchResult,
  PhoneNumberSearchResultError,
  PhoneNumbersListAreaCodesOptionalParams,
  PhoneNumbersPurchaseReservationHeaders,
  PhoneNumbersReservation,
  PhoneNumberType,
  PurchasedPhoneNumber,
  ReservationStatus,
} from "./generated/phoneNumbers/models.js";
export type { SipRoutingError, SipTrunkRoute } from "./generated/sipRouting/models.js";

// ---- clients

/** Options of either client. */
interface CommunicationClientOptions extends CommonClientOptions {
  /** Version of the service's API. Default: the newest stable one that this package was written for. */
  apiVersion?: string;
  /**
   * What the log shows of requests and answers, and where those lines go. Default: the `logger` of this package. Query values,
   * telephone numbers in paths and cookies are redacted; `additionalAllowedQueryParameters` (`"phoneNumber"` for the
   * numbers in paths) and `additionalAllowedHeaderNames` let them through.
   */
  loggingOptions?: LogPolicyOptions;
}

/**
 * Options of a {@link PhoneNumbersClient}: the pipeline's, and the language of names. By default a request has up to four
 * tries, with pauses of 0.5 to 4 seconds (`retryOptions`), and each try 100 seconds (`requestOptions.timeout` of a call).
 */
export interface PhoneNumbersClientOptions extends CommunicationClientOptions {
  /**
   * Language of localized names in countries, localities, area codes and offerings, as in the `accept-language` header:
   * for example `"de"` or `"fr-CA"`. The same option of a call wins. Default: the service's choice, English.
   */
  acceptLanguage?: string;
}

/** Options of a {@link SipRoutingClient}: the pipeline's. Tries and pauses are those of the other client. */
export interface SipRoutingClientOptions extends CommunicationClientOptions {}

// ---- long-running operations

/** Options of every call that starts a long-running operation. */
interface BeginOptions extends OperationOptions {
  /**
   * Pause between two polls, in milliseconds. A `Retry-After` of the service wins. Default: 2000. What is no number from
   * 0 on is refused with a `RangeError`.
   */
  updateIntervalInMs?: number;
  /**
   * An operation that was started earlier: what `poller.toString()` gave, or its operation id. Nothing is started and
   * nothing spent then; the poller goes on with that operation. What names none of this kind is refused with a
   * `TypeError`. Default: a new operation.
   */
  resumeFrom?: string;
}

/** Options of `beginSearchAvailablePhoneNumbers`. */
export interface BeginSearchAvailablePhoneNumbersOptions extends BeginOptions {}

/** Options of `beginPurchasePhoneNumbers`. */
export interface BeginPurchasePhoneNumbersOptions extends BeginOptions {
  /**
   * Your agreement not to resell the numbers, which some countries demand (`isAgreementToNotResellRequired` of the
   * search result tells). Default: not given, which the service takes as false.
   */
  agreeToNotResell?: boolean;
}

/** Options of `beginReleasePhoneNumber`. */
export interface BeginReleasePhoneNumberOptions extends BeginOptions {}

/** Options of `beginUpdatePhoneNumberCapabilities`. */
export interface BeginUpdatePhoneNumberCapabilitiesOptions extends BeginOptions {}

/** Options of `beginReservationPurchase`. */
export interface BeginReservationPurchaseOptions extends BeginOptions {
  /**
   * Your agreement not to resell the numbers, which some countries demand (`isAgreementToNotResellRequired` of a
   * number, but it may be absent there). Default: not given, which the service takes as false.
   */
  agreeToNotResell?: boolean;
}

/** State of a long-running operation, as its poller knows it. */
export interface PhoneNumberOperationState<TResult> extends PollOperationState<TResult> {
  /** Id of the operation, for `getOperation`, `cancelOperation` and `resumeFrom`. */
  operationId?: string;
  /**
   * Status at the last poll. May go back from `running` to `notStarted`: the service does that. Absent before the first
   * poll.
   */
  status?: PhoneNumberOperationStatus;
}

/**
 * Follows a long-running operation, from the first call of `poll` or `pollUntilDone` on. It is a `PollerLike` of
 * `@azure/core-lro` 2.
 *
 * - `pollUntilDone({ abortSignal })` gives the result. It rejects with a `RestError` with the service's `code` if the
 *   operation failed, a `PollerCancelledError` if it was cancelled, a `PollerStoppedError` after `stopPolling()`, and with
 *   whatever made a poll fail. A failed or aborted poll does not end the operation: call it again to go on.
 * - `poll()` asks once. `onProgress(callback)` hears of each poll, and gives a function that takes the callback away.
 * - `isDone()`, `getOperationState()` and `getResult()` say what the last poll found, and send nothing.
 * - `stopPolling()` ends the wait alone; `cancelOperation()` asks the service to cancel the operation.
 * - `toString()` gives a text without secrets, from which the option `resumeFrom` goes on in another process.
 */
export type PhoneNumbersPoller<TResult> = PollerLike<PhoneNumberOperationState<TResult>, TResult>;

/** Result of a purchase: the numbers are then in `listPurchasedPhoneNumbers()`. */
export interface PurchasePhoneNumbersResult {
  /** Id of the operation that bought the numbers. */
  operationId?: string;
  /** Of `beginPurchasePhoneNumbers`: id of the purchase, which is that of the search. */
  purchaseId?: string;
  /** Of `beginReservationPurchase`: URL of the operation's state. */
  operationLocation?: string;
  /** Of `beginReservationPurchase`: id of the purchase, which is that of the reservation. */
  reservationPurchaseId?: string;
}

/** Result of a release: the number is no longer yours. */
export interface ReleasePhoneNumberResult {
  /** Id of the operation that released the number. */
  operationId?: string;
  /** Id of the release. */
  releaseId?: string;
}

/** Ids of the purchase of a reservation. */
export type PurchaseReservationResult = PhoneNumbersPurchaseReservationHeaders;
/** Ids of the purchase of a reservation. */
export type PhoneNumbersPurchaseReservationResponse = PhoneNumbersPurchaseReservationHeaders;

// ---- requests

/** What numbers to look for and hold. */
export interface SearchAvailablePhoneNumbersRequest extends PhoneNumberSearchRequest {
  /** ISO 3166-1 alpha-2 code of the country, for example `US`. */
  countryCode: string;
}

/** What numbers to browse. */
export interface BrowseAvailableNumbersRequest {
  /** Kind of number. */
  phoneNumberType: PhoneNumberType;
  /** ISO 3166-1 alpha-2 code of the country, for example `US`. */
  countryCode: string;
}

/** Which reservation to create or change. Options of the request may stand here or in the second argument, which wins. */
export interface CreateOrUpdateReservationRequest extends OperationOptions {
  /** A UUID that you choose, for example with `crypto.randomUUID()`; a new one makes a new reservation. */
  reservationId: string;
}

// ---- options of single calls

/** Options of `getPurchasedPhoneNumber`. */
export type GetPurchasedPhoneNumberOptions = OperationOptions;
/** Options of `getSearchResult`. */
export interface GetSearchResultOptions extends OperationOptions {}
/** Options of `getOperation`. */
export interface GetOperationOptions extends OperationOptions {}
/** Options of `cancelOperation`. */
export interface CancelOperationOptions extends OperationOptions {}
/** Options of `getReservation`. */
export interface GetReservationOptions extends OperationOptions {}
/** Options of `deleteReservation`. */
export interface DeleteReservationOptions extends OperationOptions {}

/** Options of `browseAvailablePhoneNumbers`: what the numbers must at least have. */
export interface BrowseAvailableNumbersOptions extends OperationOptions {
  /** Capabilities that a number must at least have. Default: any. */
  capabilities?: PhoneNumberCapabilitiesRequest;
  /** Whom the number is for: a person or an application. Default: either. */
  assignmentType?: PhoneNumberAssignmentType;
  /**
   * Digits that a number may begin with, country code first, for example `["1425", "1206"]`; any of them matches.
   * Default: any digits.
   */
  phoneNumberPrefixes?: string[];
}

/** Options of `createOrUpdateReservation`. */
export interface CreateOrUpdateReservationOptions extends OperationOptions {
  /** Numbers to add, as `browseAvailablePhoneNumbers` gave them; each needs its `id`. Default: none. */
  add?: AvailablePhoneNumber[];
  /** Ids of numbers to remove: digits without plus. An id that is also in `add` is removed. Default: none. */
  remove?: string[];
}

/** Options of `searchOperatorInformation`. */
export interface SearchOperatorInformationOptions extends OperationOptions {
  /**
   * Whether to look up the operator, the kind of number and the country as well, at an additional price for each number.
   * Default: false, the formats alone.
   */
  includeAdditionalOperatorDetails?: boolean;
}

// ---- errors

/** What a start rejects with where it is not known whether the service acted. Look before you start again. */
export interface OutcomeUnknownError extends RestError {
  /** By which it is told from other errors. */
  code: "OutcomeUnknown";
  /** Id under which the operation can be looked up, where it is known: `getOperation` answers 404 if it was not started. */
  operationId?: string;
  /** What went wrong. */
  cause?: unknown;
}

// ---- listings

/** A page of a listing: an array, and the token from which `byPage` goes on after it. */
export interface ResultPage<T> extends Array<T> {
  /** For `byPage({ continuationToken })`, also in another process. Absent on the last page. Not enumerable. */
  readonly continuationToken?: string;
}

/**
 * What every `list*` gives: items for `for await`, and pages with `byPage({ maxPageSize, continuationToken })`, which goes
 * on after the page of that token. Nothing is sent before the first `next()`, which also rejects for wrong arguments: with
 * a `TypeError` for a token of something else. After a page that failed, `next()` asks for it again. A loop after the end
 * or after a `break` begins at the first item.
 */
export type Listing<T> = PagedAsyncIterableIterator<T, ResultPage<T>>;

/** Options of a listing with pages. */
interface PagedOptions extends OperationOptions {
  /** Most items of a page that the service is asked for. Default: 100. */
  maxPageSize?: number;
}

/** Options of a listing with names. */
interface LocalizedOptions extends PagedOptions {
  /** Language of localized names, for example `"de"` or `"fr-CA"`. Default: that of the client. */
  acceptLanguage?: string;
}

/** Options of `listPurchasedPhoneNumbers`. */
export interface ListPurchasedPhoneNumbersOptions extends PagedOptions {}
/** Options of `listReservations`. */
export interface ListReservationOptions extends PagedOptions {}
/** Options of `listAvailableCountries`. */
export interface ListAvailableCountriesOptions extends LocalizedOptions {}

/** Options of `listAvailableTollFreeAreaCodes`. */
export interface ListTollFreeAreaCodesOptions extends Omit<
  PhoneNumbersListAreaCodesOptionalParams,
  "assignmentType" | "locality" | "administrativeDivision"
> {}
/** Options of `listAvailableGeographicAreaCodes`; the service needs `locality`. */
export interface ListGeographicAreaCodesOptions extends PhoneNumbersListAreaCodesOptionalParams {}
/** Options of `listAvailableMobileAreaCodes`. */
export interface ListMobileAreaCodesOptions extends Omit<
  PhoneNumbersListAreaCodesOptionalParams,
  "locality" | "administrativeDivision"
> {}

/** Options of `listAvailableLocalities`. */
export interface ListLocalitiesOptions extends LocalizedOptions {
  /** Abbreviation of the state or province, for example `AK`. Default: all. */
  administrativeDivision?: string;
  /** Kind of number that the places must have. Default: any. */
  phoneNumberType?: PhoneNumberType;
}

/** Options of `listAvailableOfferings`. */
export interface ListOfferingsOptions extends LocalizedOptions {
  /** Kind of number. Default: any. */
  phoneNumberType?: PhoneNumberType;
  /** Whom the number is for. Default: any. */
  assignmentType?: PhoneNumberAssignmentType;
}

// ---- SIP routing

/** A SIP trunk: a session border controller of yours, to which calls are routed. See RFC 4904. */
export interface SipTrunk {
  /** Fully qualified domain name of the trunk, 1 to 249 characters; letter case does not count. */
  fqdn: string;
  /** Port on which the trunk takes SIP signaling, 1 to 65535. */
  sipSignalingPort: number;
}

/** The whole SIP configuration of a resource. */
export interface SipTrunksAndRoutes {
  /** All trunks. */
  trunks: SipTrunk[];
  /** All routes, in the order in which they are tried. */
  routes: SipTrunkRoute[];
}

/** Options of `listTrunks`. */
export interface ListSipTrunksOptions extends OperationOptions {}
/** Options of `listRoutes`. */
export interface ListSipRoutesOptions extends OperationOptions {}
/** Options of `getConfiguration`. */
export interface GetConfigurationOptions extends OperationOptions {}
/** Options of `setConfiguration`. */
export interface SetConfigurationOptions extends OperationOptions {}
