// Generated from swagger/phoneNumbers.json by `npm run generate`. Change that file, not this one.

import type { OperationOptions } from "@azure/core-client";

/** A page of countries. */
export interface PhoneNumberCountries {
  /** The countries on this page, sorted by name. */
  countries?: PhoneNumberCountry[];
  /**
   * Path and query of the page that follows, relative to the endpoint. Absent or null on the last
   * page.
   */
  nextLink?: string;
}

/** A country in which numbers can be had. */
export interface PhoneNumberCountry {
  /** Name to show to people, in the language asked for, for example `Ireland`. */
  localizedName: string;
  /**
   * ISO 3166-1 alpha-2 code, for example `IE`. All calls that want a country take it in this form.
   */
  countryCode: string;
}

/** A page of cities and towns. */
export interface PhoneNumberLocalities {
  /** The places on this page, by division and then by name. */
  phoneNumberLocalities?: PhoneNumberLocality[];
  /**
   * Path and query of the page that follows, relative to the endpoint. Absent or null on the last
   * page.
   */
  nextLink?: string;
}

/** A city or town with numbers of its own. */
export interface PhoneNumberLocality {
  /**
   * Name of the place, for example `Anchorage`. Hand it on as `locality` to list the area codes
   * there.
   */
  localizedName: string;
  /** State or province around the place. Null or absent in countries without such a level. */
  administrativeDivision?: PhoneNumberAdministrativeDivision;
}

/** A state, province or similar part of a country. */
export interface PhoneNumberAdministrativeDivision {
  /** Name to show to people; for the United States it is the abbreviation again. */
  localizedName: string;
  /**
   * Abbreviation in official use, for example `AK` for Alaska. Takes the role of
   * `administrativeDivision` in filters.
   */
  abbreviatedName: string;
}

/** A page of area codes. */
export interface PhoneNumberAreaCodes {
  /** The area codes on this page, of the kind that was asked for. */
  areaCodes: PhoneNumberAreaCode[];
  /**
   * Path and query of the page that follows, relative to the endpoint. Absent or null on the last
   * page.
   */
  nextLink?: string;
}

/** An area code with numbers on sale. */
export interface PhoneNumberAreaCode {
  /** Digits after the country code, for example `907`, as a search takes them. */
  areaCode?: string;
}

/** A page of offerings. */
export interface OfferingsResponse {
  /** The offerings on this page. */
  phoneNumberOfferings?: PhoneNumberOffering[];
  /**
   * Path and query of the page that follows, relative to the endpoint. Absent or null on the last
   * page.
   */
  nextLink?: string;
}

/** One combination of number kind, use and capabilities sold in a country. */
export interface PhoneNumberOffering {
  /** Kind of number sold. */
  phoneNumberType?: PhoneNumberType;
  /** Whether the number serves a person or an application. */
  assignmentType?: PhoneNumberAssignmentType;
  /** The most such a number can do. */
  availableCapabilities?: PhoneNumberCapabilities;
  /** Price of one such number. */
  cost: PhoneNumberCost;
}

/** Price of one phone number for one billing period. Calls and messages are not part of it. */
export interface PhoneNumberCost {
  /** Price per period in whole units of the currency, for example `2` for two dollars. */
  amount: number;
  /** Currency as an ISO 4217 code, for example `USD`. */
  currencyCode: string;
  /** How often the amount falls due. Only monthly billing is known. */
  billingFrequency: "monthly";
}

/** What a phone number can do, for calls and for text messages. */
export interface PhoneNumberCapabilities {
  /** Directions in which calls are possible. */
  calling: PhoneNumberCapabilityType;
  /** Directions in which text messages are possible. */
  sms: PhoneNumberCapabilityType;
}

/** Change to the capabilities of a purchased number. */
export interface PhoneNumberCapabilitiesRequest {
  /** Directions wanted for calls. Unchanged when left out. */
  calling?: PhoneNumberCapabilityType;
  /** Directions wanted for text messages. Unchanged when left out. */
  sms?: PhoneNumberCapabilityType;
}

/** Wishes for a look at the numbers on sale. */
export interface PhoneNumbersBrowseRequest {
  /** Kind of number wanted. */
  phoneNumberType: PhoneNumberType;
  /**
   * The least the numbers must be able to do. Numbers that can do more are shown too, with all they
   * can do.
   */
  capabilities?: PhoneNumberBrowseCapabilitiesRequest;
  /**
   * Use the numbers must be sold for. Numbers for people and for applications come mixed when it is
   * left out.
   */
  assignmentType?: PhoneNumberAssignmentType;
  /**
   * Digits the number has to begin with, country code first and no plus, for example `1425`. With
   * several, one has to fit.
   */
  phoneNumberPrefixes?: string[];
}

/** The least a number must be able to do to be shown. */
export interface PhoneNumberBrowseCapabilitiesRequest {
  /** Directions needed for calls. Any number fits when it is left out. */
  calling?: PhoneNumberCapabilityType;
  /** Directions needed for text messages. Any number fits when it is left out. */
  sms?: PhoneNumberCapabilityType;
}

/** A random choice of numbers on sale. There are no further pages. */
export interface PhoneNumbersBrowseResult {
  /** Numbers that fit the wishes, in random order. None of them is held for you. */
  phoneNumbers: AvailablePhoneNumber[];
}

/** A number on sale or in a reservation. To reserve one, send it on as browsing returned it. */
export interface AvailablePhoneNumber {
  /**
   * Number in digits only, without the plus of E.164, for example `14255550123`. Key of the number
   * in a reservation.
   */
  id?: string;
  /** Country of the number as an ISO 3166-1 alpha-2 code, for example `US`. */
  countryCode: string;
  /**
   * Number in E.164, for example `+14255550123`. The plus is missing in the answer to the change
   * that has just added the number to a reservation.
   */
  phoneNumber?: string;
  /** All the number can do, which may be more than was asked for. */
  capabilities: PhoneNumberCapabilities;
  /** Kind of number. */
  phoneNumberType: PhoneNumberType;
  /** Whether the number is sold for a person or for an application. */
  assignmentType: PhoneNumberAssignmentType;
  /**
   * Price of the number, due from the moment it is bought. Reserving it alone does not incur it.
   */
  cost?: PhoneNumberCost;
  /** How far the number is on its way from the shelf to you. Set by the service. */
  status?: PhoneNumberAvailabilityStatus;
  /**
   * Why the number could not be reserved or bought, for example code `NumberNotAvailable`. Present
   * only with the status `error`.
   */
  error?: CommunicationError;
  /**
   * Whether you must promise not to resell the number in order to buy it. Absent means unknown: the
   * promise may be required all the same.
   */
  isAgreementToNotResellRequired?: boolean;
}

/**
 * Numbers held for a short while so that they can be bought together. Unbought numbers become free
 * when it expires; the service deletes the record after a month.
 */
export interface PhoneNumbersReservation {
  /** GUID of the reservation, taken from the path when it was created. */
  id?: string;
  /**
   * When the hold ends: 15 minutes after the last change, at most two hours after creation. Set by
   * the service.
   */
  expiresAt?: Date;
  /**
   * The numbers by id, digits without plus. In a change, an object adds the number, null takes it
   * out, and numbers not named stay.
   */
  phoneNumbers?: { [propertyName: string]: AvailablePhoneNumber | null };
  /**
   * Stage the reservation is in. Set by the service; only an active one can be changed, bought or
   * deleted.
   */
  status?: ReservationStatus;
}

/** A page of reservations, without the numbers in them. */
export interface PhoneNumbersReservations {
  /** The reservations on this page, oldest expiry first. `phoneNumbers` is not filled in here. */
  reservations: PhoneNumbersReservation[];
  /**
   * Path and query of the page that follows, relative to the endpoint. Absent or null on the last
   * page.
   */
  nextLink?: string;
}

/** Terms for buying a reservation. */
export interface PhoneNumbersReservationPurchaseRequest {
  /**
   * Promise not to resell the numbers, false when left out. Required for numbers of some countries,
   * which are otherwise refused.
   */
  agreeToNotResell?: boolean;
}

/** What a search shall look for. Numbers found are put on hold. */
export interface PhoneNumberSearchRequest {
  /** Kind of number wanted. */
  phoneNumberType: PhoneNumberType;
  /** Whether the numbers will serve people or applications. */
  assignmentType: PhoneNumberAssignmentType;
  /**
   * What the numbers have to be able to do. A combination the country does not offer is refused.
   */
  capabilities: PhoneNumberCapabilities;
  /** Area code the numbers shall have, for example `425`. Anywhere in the country when left out. */
  areaCode?: string;
  /**
   * How many numbers to look for, 1 unless given. The service may find fewer, and refuses more than
   * the resource is allowed: as has been seen, with a 500, which `beginSearchAvailablePhoneNumbers`
   * reports as `OutcomeUnknown`.
   */
  quantity?: number;
}

/** Numbers a search has found and is holding for you. */
export interface PhoneNumberSearchResult {
  /** GUID of the search. Give it to the purchase to buy what is on hold. */
  searchId: string;
  /** Numbers on hold in E.164, with the plus. There can be fewer than were asked for. */
  phoneNumbers: string[];
  /** Kind of number found. */
  phoneNumberType: PhoneNumberType;
  /** Whether the numbers are for people or for applications. */
  assignmentType: PhoneNumberAssignmentType;
  /**
   * The capabilities that were asked for. A number may turn out able to do more once it is bought.
   */
  capabilities: PhoneNumberCapabilities;
  /** Price of each of the numbers, not of all together. */
  cost: PhoneNumberCost;
  /**
   * When the hold ends and the numbers can go to others: as has been seen, 16 minutes after the
   * search succeeded, though the API description says less than 15.
   */
  searchExpiresBy: Date;
  /**
   * Whether you must promise not to resell the numbers in order to buy them. Absent means unknown.
   */
  isAgreementToNotResellRequired?: boolean;
  /**
   * Number of the failure, for example 1000 when nothing was in stock. Compare `error` instead,
   * which is readable.
   */
  errorCode?: number;
  /** What went wrong with the search; `NoError` when all is well. */
  error?: PhoneNumberSearchResultError;
}

/** Terms for buying what a search holds. */
export interface PhoneNumberPurchaseRequest {
  /** GUID of the search whose numbers are bought, all of them. */
  searchId?: string;
  /**
   * Promise not to resell the numbers, false when left out. Required for numbers of some countries,
   * which are otherwise refused.
   */
  agreeToNotResell?: boolean;
}

/** State of a search, purchase, release or change of capabilities. */
export interface PhoneNumberOperation {
  /** What the operation does. */
  operationType: PhoneNumberOperationType;
  /** How far it has come. Wait for `succeeded` or `failed`; the others may come in any order. */
  status: PhoneNumberOperationStatus;
  /**
   * Path and query of the result, relative to the endpoint, for searches and changes of
   * capabilities. Null for the others, which have no result.
   */
  resourceLocation?: string;
  /**
   * When the record behind the operation was created. For a purchase this is the time of its search
   * or reservation.
   */
  createdDateTime: Date;
  /** Why the operation failed. Present only with the status `failed`. */
  error?: CommunicationError;
  /** Name of the operation, a word for its kind and a GUID, for example `release_` and a GUID. */
  id: string;
  /**
   * Meant to be the time of the latest progress. The service fills in the year 1, so do not rely on
   * it.
   */
  readonly lastActionDateTime?: Date;
}

/** A number that belongs to the resource. */
export interface PurchasedPhoneNumber {
  /** Number in digits only, without the plus of E.164, for example `14255550123`. */
  id: string;
  /** Number in E.164, for example `+14255550123`. Calls that take a number want it in this form. */
  phoneNumber: string;
  /** Country of the number as an ISO 3166-1 alpha-2 code, for example `US`. */
  countryCode: string;
  /** Kind of number. */
  phoneNumberType: PhoneNumberType;
  /** What the number can do at present. */
  capabilities: PhoneNumberCapabilities;
  /** Whether the number serves a person or an application. */
  assignmentType: PhoneNumberAssignmentType;
  /** When the purchase went through, to the millisecond. */
  purchaseDate: Date;
  /** What the number costs for as long as it is yours. */
  cost: PhoneNumberCost;
}

/** A page of purchased numbers. */
export interface PurchasedPhoneNumbers {
  /** The numbers on this page. */
  phoneNumbers: PurchasedPhoneNumber[];
  /**
   * Path and query of the page that follows, relative to the endpoint. Absent or null on the last
   * page.
   */
  nextLink?: string;
}

/** A look-up of the operator behind a phone number. */
export interface OperatorInformationRequest {
  /**
   * The number to look up, in E.164, for example `+14255550123`. Give one: the service refuses
   * several at a time.
   */
  phoneNumbers: string[];
  /** How much to tell. Formats alone when left out. */
  options?: OperatorInformationOptions;
}

/** How much a look-up tells. */
export interface OperatorInformationOptions {
  /**
   * Whether to add country, kind of line and operator, which costs extra for each look-up. Without
   * it only the formats are given, and those fields are null.
   */
  includeAdditionalOperatorDetails?: boolean;
}

/** Answer to a look-up. */
export interface OperatorInformationResult {
  /** What is known, one entry for each number that was asked about. */
  values?: OperatorInformation[];
}

/** What is known about a phone number and its operator. */
export interface OperatorInformation {
  /** The number that was looked up, in E.164. */
  phoneNumber: string;
  /** Number as it is written inside its country, for example `(425) 555-0123`. */
  nationalFormat?: string;
  /** Number as it is written for callers abroad, for example `+1 425-555-0123`. */
  internationalFormat?: string;
  /**
   * Country of the number as an ISO 3166-1 alpha-2 code. Null unless additional details were asked
   * for.
   */
  isoCountryCode?: string;
  /** Kind of line. Null unless additional details were asked for. */
  numberType?: OperatorNumberType;
  /** The operator serving the number. Null unless additional details were asked for. */
  operatorDetails?: OperatorDetails;
}

/** The operator that serves a phone number. */
export interface OperatorDetails {
  /**
   * Name of the operator, for example `T-Mobile`; can be a collective entry where several share a
   * block of numbers.
   */
  name?: string;
  /**
   * MNC, the two or three digits of the network within its country. Null when the number is not on a
   * mobile network.
   */
  mobileNetworkCode?: string;
  /**
   * MCC, the three digits of the country in mobile networks. Null when the number is not on a mobile
   * network.
   */
  mobileCountryCode?: string;
}

/**
 * Kind of phone number.
 *
 * - `geographic`: Belongs to a town or region, and looks local there.
 * - `tollFree`: Free of charge for the caller; you pay for incoming calls.
 * - `mobile`: From the range of mobile numbers; new in version 2025-06-01.
 */
export type PhoneNumberType = "geographic" | "tollFree" | "mobile";

/**
 * Whom a number is meant for. Prices and capabilities differ between the two.
 *
 * - `person`: Used by a human being, as a telephone line would be.
 * - `application`: Used by software, for example a bot or a call centre.
 */
export type PhoneNumberAssignmentType = "person" | "application";

/**
 * Directions in which a number can be used, for calls or for text messages.
 *
 * - `none`: Not at all.
 * - `inbound`: Receiving only.
 * - `outbound`: Sending or calling only.
 * - `inbound+outbound`: Both ways.
 */
export type PhoneNumberCapabilityType = "none" | "inbound" | "outbound" | "inbound+outbound";

/**
 * How far a number is on its way from the shelf to you.
 *
 * - `available`: On sale and held by nobody.
 * - `reserved`: Held by a reservation.
 * - `expired`: The reservation ran out; the number is free again.
 * - `error`: Could not be reserved or bought; `error` says why.
 * - `purchased`: Bought.
 */
export type PhoneNumberAvailabilityStatus =
  "available" | "reserved" | "expired" | "error" | "purchased";

/**
 * Stage a reservation is in.
 *
 * - `active`: Holds its numbers; can be changed, bought or deleted.
 * - `submitted`: Its purchase has been started.
 * - `completed`: Its purchase is over.
 * - `expired`: Ran out before it was bought; its numbers are free again.
 */
export type ReservationStatus = "active" | "submitted" | "completed" | "expired";

/**
 * What went wrong between search and purchase.
 *
 * - `NoError`: All is well.
 * - `UnknownErrorCode`: Failed with a code that has no name.
 * - `OutOfStock`: No number with the wanted properties is left.
 * - `AuthorizationDenied`: The account may not buy such numbers.
 * - `MissingAddress`: An address is required and none is on file.
 * - `InvalidAddress`: The address on file is not accepted.
 * - `InvalidOfferModel`: The offer does not fit the account.
 * - `NotEnoughLicenses`: More licences are needed than the account has.
 * - `NoWallet`: The account has no means of payment.
 * - `NotEnoughCredit`: The account is short of credit.
 * - `NumbersPartiallyAcquired`: Some numbers were obtained, others not.
 * - `AllNumbersNotAcquired`: None of the numbers was obtained.
 * - `ReservationExpired`: The hold ran out before the purchase.
 * - `PurchaseFailed`: The purchase did not go through.
 * - `BillingUnavailable`: The billing system could not be reached.
 * - `ProvisioningFailed`: Setting up the numbers did not succeed.
 * - `UnknownSearchError`: Failed for a reason the service does not name.
 */
export type PhoneNumberSearchResultError =
  | "NoError"
  | "UnknownErrorCode"
  | "OutOfStock"
  | "AuthorizationDenied"
  | "MissingAddress"
  | "InvalidAddress"
  | "InvalidOfferModel"
  | "NotEnoughLicenses"
  | "NoWallet"
  | "NotEnoughCredit"
  | "NumbersPartiallyAcquired"
  | "AllNumbersNotAcquired"
  | "ReservationExpired"
  | "PurchaseFailed"
  | "BillingUnavailable"
  | "ProvisioningFailed"
  | "UnknownSearchError";

/**
 * What a long-running operation does.
 *
 * - `purchase`: Buys what a search holds.
 * - `releasePhoneNumber`: Gives a number back.
 * - `search`: Looks for numbers and holds them.
 * - `updatePhoneNumberCapabilities`: Changes what a number can do.
 * - `reservationPurchase`: Buys what a reservation holds.
 */
export type PhoneNumberOperationType =
  | "purchase"
  | "releasePhoneNumber"
  | "search"
  | "updatePhoneNumberCapabilities"
  | "reservationPurchase";

/**
 * How far a long-running operation has come.
 *
 * - `notStarted`: Waiting for its turn; can follow `running` too.
 * - `running`: Under way.
 * - `succeeded`: Finished well.
 * - `failed`: Finished badly; `error` says why.
 */
export type PhoneNumberOperationStatus = "notStarted" | "running" | "succeeded" | "failed";

/**
 * Kind of line behind a number, as its operator reports it.
 *
 * - `unknown`: The operator does not say.
 * - `other`: None of the other kinds, for example toll-free.
 * - `geographic`: A fixed line of some region.
 * - `mobile`: A line in a mobile network.
 */
export type OperatorNumberType = "unknown" | "other" | "geographic" | "mobile";

/** Body of every refused request. */
export interface CommunicationErrorResponse {
  /** Why the request was refused. */
  error: CommunicationError;
}

/**
 * A failure as the service reports it. Branch on `code`; `message` is for people and its wording
 * changes.
 */
export interface CommunicationError {
  /** Short name of the failure, stable enough to compare with, for example `NotFound`. */
  code: string;
  /**
   * Explanation in English, meant for logs. It says little when `innerError` is there: read that one
   * too.
   */
  message: string;
  /**
   * Lower-case name of the input at fault, for example `phonenumber`. Absent when no single input is
   * to blame.
   */
  readonly target?: string;
  /** One entry per separate failure, where a request has failed in several ways at once. */
  readonly details?: CommunicationError[];
  /** The more precise failure behind this one, for example why a search found no fitting plan. */
  readonly innerError?: CommunicationError;
}

/** Headers of a successful answer of PhoneNumbers_PurchaseReservation. */
export interface PhoneNumbersPurchaseReservationHeaders {
  /**
   * Where to ask how the operation is going: a path with query, relative to the endpoint of the
   * resource.
   */
  operationLocation?: string;
  /**
   * Name of the operation, `reservationPurchase_` followed by a GUID. Accepted by the call that
   * reads one operation.
   */
  operationId?: string;
  /** Id of the purchase, which is the id of the reservation. */
  reservationPurchaseId?: string;
}

/** Headers of a successful answer of PhoneNumbers_SearchAvailablePhoneNumbers. */
export interface PhoneNumbersSearchAvailablePhoneNumbersHeaders {
  /**
   * Where the finished result can be read: a path with query, relative to the endpoint of the
   * resource. Nothing is there before the operation has succeeded.
   */
  location?: string;
  /**
   * Where to ask how the operation is going: a path with query, relative to the endpoint of the
   * resource.
   */
  operationLocation?: string;
  /**
   * Name of the operation, `search_` followed by a GUID. Accepted by the call that reads one
   * operation.
   */
  operationId?: string;
  /** GUID of the search: reads its result and buys its numbers. */
  searchId?: string;
}

/** Headers of a successful answer of PhoneNumbers_PurchasePhoneNumbers. */
export interface PhoneNumbersPurchasePhoneNumbersHeaders {
  /**
   * Where to ask how the operation is going: a path with query, relative to the endpoint of the
   * resource.
   */
  operationLocation?: string;
  /**
   * Name of the operation, `purchase_` followed by a GUID. Accepted by the call that reads one
   * operation.
   */
  operationId?: string;
  /** Id of the purchase, which is the id of the search. */
  purchaseId?: string;
}

/** Headers of a successful answer of PhoneNumbers_GetOperation. */
export interface PhoneNumbersGetOperationHeaders {
  /**
   * Where the finished result can be read: a path with query, relative to the endpoint of the
   * resource. Nothing is there before the operation has succeeded. Only searches and changes of
   * capabilities have it.
   */
  location?: string;
}

/** Headers of a successful answer of PhoneNumbers_ReleasePhoneNumber. */
export interface PhoneNumbersReleasePhoneNumberHeaders {
  /**
   * Where to ask how the operation is going: a path with query, relative to the endpoint of the
   * resource.
   */
  operationLocation?: string;
  /**
   * Name of the operation, `release_` followed by a GUID. Accepted by the call that reads one
   * operation.
   */
  operationId?: string;
  /** GUID of this release. */
  releaseId?: string;
}

/** Headers of a successful answer of PhoneNumbers_UpdateCapabilities. */
export interface PhoneNumbersUpdateCapabilitiesHeaders {
  /**
   * Where the finished result can be read: a path with query, relative to the endpoint of the
   * resource. Nothing is there before the operation has succeeded.
   */
  location?: string;
  /**
   * Where to ask how the operation is going: a path with query, relative to the endpoint of the
   * resource.
   */
  operationLocation?: string;
  /**
   * Name of the operation, `capabilities_` followed by a GUID. Accepted by the call that reads one
   * operation.
   */
  operationId?: string;
  /** GUID of this change. */
  capabilitiesId?: string;
}

/** Optional parameters of PhoneNumbers_ListAvailableCountries. */
export interface PhoneNumbersListAvailableCountriesOptionalParams extends OperationOptions {
  /** Number of entries to pass over before the first page begins, 0 unless given. */
  skip?: number;
  /**
   * Most entries the service puts into a single page, 100 unless given. It changes the number of
   * requests, not the number of entries you get.
   */
  maxPageSize?: number;
  /**
   * Language for the names meant to be shown to people, as a language tag such as `en-US`; that of
   * the client when left out. Codes and identifiers stay as they are.
   */
  acceptLanguage?: string;
}

/** Optional parameters of PhoneNumbers_ListAvailableLocalities. */
export interface PhoneNumbersListAvailableLocalitiesOptionalParams extends OperationOptions {
  /** Number of entries to pass over before the first page begins, 0 unless given. */
  skip?: number;
  /**
   * Most entries the service puts into a single page, 100 unless given. It changes the number of
   * requests, not the number of entries you get.
   */
  maxPageSize?: number;
  /**
   * Restricts the list to one state or province, given by its abbreviation as the localities show
   * it, for example `AK`. All are listed when it is left out.
   */
  administrativeDivision?: string;
  /** Keeps entries for this kind of number only. All kinds are listed when it is left out. */
  phoneNumberType?: PhoneNumberType;
  /**
   * Language for the names meant to be shown to people, as a language tag such as `en-US`; that of
   * the client when left out. Codes and identifiers stay as they are.
   */
  acceptLanguage?: string;
}

/** Optional parameters of PhoneNumbers_ListAreaCodes. */
export interface PhoneNumbersListAreaCodesOptionalParams extends OperationOptions {
  /** Number of entries to pass over before the first page begins, 0 unless given. */
  skip?: number;
  /**
   * Most entries the service puts into a single page, 100 unless given. It changes the number of
   * requests, not the number of entries you get.
   */
  maxPageSize?: number;
  /**
   * Keeps entries for this use only, people or applications. Both are listed when it is left out.
   */
  assignmentType?: PhoneNumberAssignmentType;
  /**
   * Town whose area codes are wanted, written as the list of localities shows it, for example
   * `Anchorage`. Needed for geographic numbers.
   */
  locality?: string;
  /**
   * Restricts the list to one state or province, given by its abbreviation as the localities show
   * it, for example `AK`. All are listed when it is left out.
   */
  administrativeDivision?: string;
  /**
   * Language for the names meant to be shown to people, as a language tag such as `en-US`; that of
   * the client when left out. Codes and identifiers stay as they are.
   */
  acceptLanguage?: string;
}

/** Optional parameters of PhoneNumbers_ListOfferings. */
export interface PhoneNumbersListOfferingsOptionalParams extends OperationOptions {
  /** Number of entries to pass over before the first page begins, 0 unless given. */
  skip?: number;
  /**
   * Most entries the service puts into a single page, 100 unless given. It changes the number of
   * requests, not the number of entries you get.
   */
  maxPageSize?: number;
  /**
   * Keeps entries for this use only, people or applications. Both are listed when it is left out.
   */
  assignmentType?: PhoneNumberAssignmentType;
  /** Keeps entries for this kind of number only. All kinds are listed when it is left out. */
  phoneNumberType?: PhoneNumberType;
  /**
   * Language for the names meant to be shown to people, as a language tag such as `en-US`; that of
   * the client when left out. Codes and identifiers stay as they are.
   */
  acceptLanguage?: string;
}

/** Optional parameters of PhoneNumbers_ListReservations. */
export interface PhoneNumbersListReservationsOptionalParams extends OperationOptions {
  /**
   * Most entries the service puts into a single page, 100 unless given. It changes the number of
   * requests, not the number of entries you get.
   */
  maxPageSize?: number;
}

/** Optional parameters of PhoneNumbers_ListPhoneNumbers. */
export interface PhoneNumbersListPhoneNumbersOptionalParams extends OperationOptions {
  /** Number of entries to pass over before the first page begins, 0 unless given. */
  skip?: number;
  /**
   * Most purchased numbers per page, 100 unless given. All pages are still read, so this is no limit
   * on the whole list.
   */
  maxPageSize?: number;
}
