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

/** Options of a {@link PhoneNumbersClient}: the pipeline's, and the language of names. */
export interface PhoneNumbersClientOptions extends CommunicationClientOptions {
  /**
   * Language of localized names in countries, localities, area codes and offerings, as in the `accept-language` header:
   * for example `"de"` or `"fr-CA"`. The same option of a call wins. Default: the service's choice, English.
   */
  acceptLanguage?: string;
}

/** Options of a {@link SipRoutingClient}. */
export interface SipRoutingClientOptions extends CommunicationClientOptions {}

// ---- long-running operations

/** Options of every call that starts a long-running operation. */
interface BeginOptions extends OperationOptions {
  /** Pause between two polls, in milliseconds. A `Retry-After` of the service wins. Default: 2000. */
  updateIntervalInMs?: number;
  /**
   * An operation that was started earlier: what `poller.toString()` gave, or its operation id. Nothing is started then;
   * the poller goes on with that operation.
   */
  resumeFrom?: string;
}

/** Options of `beginSearchAvailablePhoneNumbers`. */
export interface BeginSearchAvailablePhoneNumbersOptions extends BeginOptions {}

/** Options of `beginPurchasePhoneNumbers`. */
export interface BeginPurchasePhoneNumbersOptions extends BeginOptions {
  /**
   * Your agreement not to resell the numbers, which some countries demand (`isAgreementToNotResellRequired` of the
   * search result). Default: not given, which the service takes as false.
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
   * number). Default: not given, which the service takes as false.
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
 * Follows a long-running operation; a `PollerLike` of `@azure/core-lro` 2. A failed or aborted poll does not end it:
 * call `pollUntilDone()` again to go on.
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
  /** Capabilities that a number must at least have. */
  capabilities?: PhoneNumberCapabilitiesRequest;
  /** Whom the number is for: a person or an application. */
  assignmentType?: PhoneNumberAssignmentType;
  /** Digits that a number may begin with, country code first, for example `["1425", "1206"]`; any of them matches. */
  phoneNumberPrefixes?: string[];
}

/** Options of `createOrUpdateReservation`. */
export interface CreateOrUpdateReservationOptions extends OperationOptions {
  /** Numbers to add, as `browseAvailablePhoneNumbers` gave them; each needs its `id`. */
  add?: AvailablePhoneNumber[];
  /** Ids of numbers to remove. An id that is also in `add` is removed. */
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
  /** Absent on the last page. Not enumerable. */
  readonly continuationToken?: string;
}

/** What every `list*` gives: items for `for await`, and pages with `byPage`. */
export type Listing<T> = PagedAsyncIterableIterator<T, ResultPage<T>>;

/** Options of a listing with pages. */
interface PagedOptions extends OperationOptions {
  /** Most items of a page that the service is asked for. Default: 100. */
  maxPageSize?: number;
}

/** Options of a listing with names. */
interface LocalizedOptions extends PagedOptions {
  /** Language of localized names, for example `"de"`. Default: that of the client. */
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
