// Generated from swagger/phoneNumbers.json by `npm run generate`. Change that file, not this one.

import type { OperationOptions } from "@azure/core-client";
import * as wire from "../runtime.js";
import type {
  PhoneNumberCountries,
  PhoneNumberLocalities,
  PhoneNumberAreaCodes,
  OfferingsResponse,
  PhoneNumberCapabilitiesRequest,
  PhoneNumbersBrowseRequest,
  PhoneNumbersBrowseResult,
  PhoneNumbersReservation,
  PhoneNumbersReservations,
  PhoneNumbersReservationPurchaseRequest,
  PhoneNumberSearchRequest,
  PhoneNumberSearchResult,
  PhoneNumberPurchaseRequest,
  PhoneNumberOperation,
  PurchasedPhoneNumber,
  PurchasedPhoneNumbers,
  OperatorInformationRequest,
  OperatorInformationResult,
  PhoneNumberType,
  PhoneNumbersListAvailableCountriesOptionalParams,
  PhoneNumbersListAvailableLocalitiesOptionalParams,
  PhoneNumbersListAreaCodesOptionalParams,
  PhoneNumbersListOfferingsOptionalParams,
  PhoneNumbersListReservationsOptionalParams,
  PhoneNumbersPurchaseReservationHeaders,
  PhoneNumbersSearchAvailablePhoneNumbersHeaders,
  PhoneNumbersPurchasePhoneNumbersHeaders,
  PhoneNumbersListPhoneNumbersOptionalParams,
  PhoneNumbersGetOperationHeaders,
  PhoneNumbersReleasePhoneNumberHeaders,
  PhoneNumbersUpdateCapabilitiesHeaders,
} from "./models.js";

/**
 * Version of the API that is described here: Find, hold, buy, change and release telephone numbers
 * of an Azure Communication Services resource.
 */
export const API_VERSION = "2025-06-01";

const readPhoneNumberCountries: wire.Read = wire.model((value) => {
  wire.list(value, "countries", false);
  wire.text(value, "nextLink");
});

const readPhoneNumberLocalities: wire.Read = wire.model((value) => {
  wire.list(value, "phoneNumberLocalities", false);
  wire.text(value, "nextLink");
});

const readPhoneNumberAreaCodes: wire.Read = wire.model((value) => {
  wire.list(value, "areaCodes", true);
  wire.text(value, "nextLink");
});

const readOfferingsResponse: wire.Read = wire.model((value) => {
  wire.list(value, "phoneNumberOfferings", false);
  wire.text(value, "nextLink");
});

const readPhoneNumbersBrowseResult: wire.Read = wire.model((value) => {
  wire.list(value, "phoneNumbers", false, readAvailablePhoneNumber);
});

const readAvailablePhoneNumber: wire.Read = wire.model((value) => {
  wire.inner(value, "error", readCommunicationError);
});

const readPhoneNumbersReservation: wire.Read = wire.model((value) => {
  wire.date(value, "expiresAt");
  wire.map(value, "phoneNumbers", readAvailablePhoneNumber);
});

const readPhoneNumbersReservations: wire.Read = wire.model((value) => {
  wire.list(value, "reservations", true, readPhoneNumbersReservation);
  wire.text(value, "nextLink");
});

const readPhoneNumberSearchResult: wire.Read = wire.model((value) => {
  wire.list(value, "phoneNumbers", false);
  wire.date(value, "searchExpiresBy");
});

const readPhoneNumberOperation: wire.Read = wire.model((value) => {
  wire.date(value, "createdDateTime");
  wire.inner(value, "error", readCommunicationError);
  wire.date(value, "lastActionDateTime");
});

const readPurchasedPhoneNumber: wire.Read = wire.model((value) => {
  wire.date(value, "purchaseDate");
});

const readPurchasedPhoneNumbers: wire.Read = wire.model((value) => {
  wire.list(value, "phoneNumbers", true, readPurchasedPhoneNumber);
  wire.text(value, "nextLink");
});

const readOperatorInformationResult: wire.Read = wire.model((value) => {
  wire.list(value, "values", false);
});

const readCommunicationErrorResponse: wire.Read = wire.model((value) => {
  wire.inner(value, "error", readCommunicationError);
});

const readCommunicationError: wire.Read = wire.model((value) => {
  wire.inner(value, "details", readCommunicationError);
  wire.rename(value, "innererror", "innerError");
  wire.inner(value, "innerError", readCommunicationError);
});

const writePhoneNumberBrowseCapabilitiesRequest: wire.Write = wire.only("calling", "sms");

const writePhoneNumbersBrowseRequest: wire.Write = wire.only(
  "phoneNumberType",
  ["capabilities", writePhoneNumberBrowseCapabilitiesRequest],
  "assignmentType",
  "phoneNumberPrefixes",
);

const writePhoneNumberCapabilities: wire.Write = wire.only("calling", "sms");

const writePhoneNumberCost: wire.Write = wire.only("amount", "currencyCode", "billingFrequency");

const writeCommunicationError: wire.Write = wire.only("code", "message");

const writeAvailablePhoneNumber: wire.Write = wire.only(
  "id",
  "countryCode",
  "phoneNumber",
  ["capabilities", writePhoneNumberCapabilities],
  "phoneNumberType",
  "assignmentType",
  ["cost", writePhoneNumberCost],
  "status",
  ["error", writeCommunicationError],
  "isAgreementToNotResellRequired",
);

const writePhoneNumbersReservation: wire.Write = wire.only(
  "id",
  "expiresAt",
  ["phoneNumbers", wire.entries(writeAvailablePhoneNumber)],
  "status",
);

const writePhoneNumbersReservationPurchaseRequest: wire.Write = wire.only("agreeToNotResell");

const writePhoneNumberSearchRequest: wire.Write = wire.only(
  "phoneNumberType",
  "assignmentType",
  ["capabilities", writePhoneNumberCapabilities],
  "areaCode",
  "quantity",
);

const writePhoneNumberPurchaseRequest: wire.Write = wire.only("searchId", "agreeToNotResell");

const writePhoneNumberCapabilitiesRequest: wire.Write = wire.only("calling", "sms");

const writeOperatorInformationOptions: wire.Write = wire.only("includeAdditionalOperatorDetails");

const writeOperatorInformationRequest: wire.Write = wire.only("phoneNumbers", [
  "options",
  writeOperatorInformationOptions,
]);

/**
 * Lists every country in which numbers can be had, sorted by name. Not every country offers every
 * kind of number; the offerings of a country tell.
 */
export const listAvailableCountries: wire.Operation<
  object,
  PhoneNumbersListAvailableCountriesOptionalParams,
  PhoneNumberCountries
> = {
  path: "/availablePhoneNumbers/countries",
  query: [["skip", 0], ["maxPageSize", 100], "api-version"],
  headers: [["accept-language", undefined, "acceptLanguage"]],
  read: readPhoneNumberCountries,
  readError: readCommunicationErrorResponse,
};

/**
 * Lists the cities and towns for which the country has numbers, by division and then by name. Use a
 * town from here to find its area codes. Some entries are collections rather than towns, for example
 * `All locations`.
 */
export const listAvailableLocalities: wire.Operation<
  { countryCode: string },
  PhoneNumbersListAvailableLocalitiesOptionalParams,
  PhoneNumberLocalities
> = {
  path: "/availablePhoneNumbers/countries/{countryCode}/localities",
  query: [
    ["skip", 0],
    ["maxPageSize", 100],
    "administrativeDivision",
    "api-version",
    "phoneNumberType",
  ],
  headers: [["accept-language", undefined, "acceptLanguage"]],
  read: readPhoneNumberLocalities,
  readError: readCommunicationErrorResponse,
};

/**
 * Lists the area codes in which the country has numbers of one kind. Geographic area codes are asked
 * for town by town, so `locality` must be given with them, best together with
 * `administrativeDivision`. An area code from here can be handed to a search.
 */
export const listAreaCodes: wire.Operation<
  { countryCode: string; phoneNumberType: PhoneNumberType },
  PhoneNumbersListAreaCodesOptionalParams,
  PhoneNumberAreaCodes
> = {
  path: "/availablePhoneNumbers/countries/{countryCode}/areaCodes",
  query: [
    "phoneNumberType",
    ["skip", 0],
    ["maxPageSize", 100],
    "assignmentType",
    "locality",
    "administrativeDivision",
    "api-version",
  ],
  headers: [["accept-language", undefined, "acceptLanguage"]],
  read: readPhoneNumberAreaCodes,
  readError: readCommunicationErrorResponse,
};

/**
 * Lists the combinations of number kind, use and capabilities sold in the country, each with its
 * monthly price. A search for a combination that is not listed here is refused, so look here first.
 */
export const listOfferings: wire.Operation<
  { countryCode: string },
  PhoneNumbersListOfferingsOptionalParams,
  OfferingsResponse
> = {
  path: "/availablePhoneNumbers/countries/{countryCode}/offerings",
  query: [["skip", 0], ["maxPageSize", 100], "assignmentType", "api-version", "phoneNumberType"],
  headers: [["accept-language", undefined, "acceptLanguage"]],
  read: readOfferingsResponse,
  readError: readCommunicationErrorResponse,
};

/**
 * Answers at once with a handful of numbers that fit the wishes. The choice is random and comes
 * without further pages, so asking again gives other numbers. Nothing is held: put the ones you like
 * into a reservation before somebody else does.
 */
export const browseAvailableNumbers: wire.Operation<
  { countryCode: string; body: PhoneNumbersBrowseRequest },
  OperationOptions,
  PhoneNumbersBrowseResult
> = {
  method: "POST",
  path: "/availablePhoneNumbers/countries/{countryCode}/:browse",
  write: writePhoneNumbersBrowseRequest,
  read: readPhoneNumbersBrowseResult,
  readError: readCommunicationErrorResponse,
};

/**
 * Lists reservations of any status, expired ones included, until the service deletes them a month
 * later. The entries come without their numbers; read a single reservation to see those.
 */
export const listReservations: wire.Operation<
  object,
  PhoneNumbersListReservationsOptionalParams,
  PhoneNumbersReservations
> = {
  path: "/availablePhoneNumbers/reservations",
  query: [["maxPageSize", 100], "api-version"],
  read: readPhoneNumbersReservations,
  readError: readCommunicationErrorResponse,
};

/**
 * Reads a reservation together with the state of each number in it. Reading does not prolong it.
 */
export const getReservation: wire.Operation<
  { reservationId: string },
  OperationOptions,
  PhoneNumbersReservation
> = {
  path: "/availablePhoneNumbers/reservations/{reservationId}",
  read: readPhoneNumbersReservation,
  readError: readCommunicationErrorResponse,
};

/**
 * Holds numbers under an id of your choice: an unknown id makes a new reservation, a known one is
 * changed. A number given as an object is added, one given as null is taken out, all others stay.
 * Each change restarts the 15 minutes of the hold, but two hours after creation it ends in any case;
 * only an active reservation can be changed. Sending the same change twice does no harm, and one
 * number that cannot be had does not stop the others: look at the status of each.
 */
export const createOrUpdateReservation: wire.Operation<
  { reservationId: string; body: PhoneNumbersReservation },
  OperationOptions,
  PhoneNumbersReservation
> = {
  method: "PATCH",
  path: "/availablePhoneNumbers/reservations/{reservationId}",
  type: "application/merge-patch+json",
  write: writePhoneNumbersReservation,
  statuses: [200, 201, 207],
  read: readPhoneNumbersReservation,
  readError: readCommunicationErrorResponse,
};

/**
 * Deletes the reservation and frees its numbers for others. Only an active reservation can be
 * deleted; expired ones disappear by themselves after a month.
 */
export const deleteReservation: wire.Operation<{ reservationId: string }, OperationOptions, void> =
  {
    method: "DELETE",
    path: "/availablePhoneNumbers/reservations/{reservationId}",
    statuses: [204],
    readError: readCommunicationErrorResponse,
  };

/**
 * Starts buying everything the reservation holds; the monthly cost of each number begins with it.
 * The reservation must be active and hold at least one number that was really reserved. Where a
 * country forbids resale, `agreeToNotResell` must be true. There is no result to fetch: after
 * success the numbers are among the purchased ones.
 */
export const purchaseReservation: wire.Operation<
  { reservationId: string; body: PhoneNumbersReservationPurchaseRequest | undefined },
  OperationOptions,
  PhoneNumbersPurchaseReservationHeaders
> = {
  method: "POST",
  path: "/availablePhoneNumbers/reservations/{reservationId}/:purchase",
  write: writePhoneNumbersReservationPurchaseRequest,
  statuses: [200, 201, 202, 204],
  resultHeaders: {
    operationLocation: "operation-location",
    operationId: "operation-id",
    reservationPurchaseId: "reservation-purchase-id",
  },
  readError: readCommunicationErrorResponse,
};

/**
 * Starts a search for numbers with the wanted properties. Those found are held for about 16 minutes
 * under a search id, so that they can be bought; nothing is bought yet. Every further search holds
 * further numbers. There may be fewer than asked for.
 */
export const searchAvailablePhoneNumbers: wire.Operation<
  { countryCode: string; body: PhoneNumberSearchRequest },
  OperationOptions,
  PhoneNumbersSearchAvailablePhoneNumbersHeaders
> = {
  method: "POST",
  path: "/availablePhoneNumbers/countries/{countryCode}/:search",
  write: writePhoneNumberSearchRequest,
  statuses: [200, 201, 202, 204],
  resultHeaders: {
    location: "location",
    operationLocation: "operation-location",
    operationId: "operation-id",
    searchId: "search-id",
  },
  readError: readCommunicationErrorResponse,
};

/**
 * Reads which numbers a finished search is holding, at what price and until when. Reading does not
 * prolong the hold.
 */
export const getSearchResult: wire.Operation<
  { searchId: string },
  OperationOptions,
  PhoneNumberSearchResult
> = {
  path: "/availablePhoneNumbers/searchResults/{searchId}",
  read: readPhoneNumberSearchResult,
  readError: readCommunicationErrorResponse,
};

/**
 * Starts buying everything the search holds; the monthly cost of each number begins with it. The
 * search must not have expired. Where a country forbids resale, `agreeToNotResell` must be true.
 * There is no result to fetch: after success the numbers are among the purchased ones.
 */
export const purchasePhoneNumbers: wire.Operation<
  { body: PhoneNumberPurchaseRequest },
  OperationOptions,
  PhoneNumbersPurchasePhoneNumbersHeaders
> = {
  method: "POST",
  path: "/availablePhoneNumbers/:purchase",
  write: writePhoneNumberPurchaseRequest,
  statuses: [200, 201, 202, 204],
  resultHeaders: {
    operationLocation: "operation-location",
    operationId: "operation-id",
    purchaseId: "purchase-id",
  },
  readError: readCommunicationErrorResponse,
};

/**
 * Lists the numbers the resource has bought and not released. They are not sorted by date of
 * purchase.
 */
export const listPhoneNumbers: wire.Operation<
  object,
  PhoneNumbersListPhoneNumbersOptionalParams,
  PurchasedPhoneNumbers
> = {
  path: "/phoneNumbers",
  query: [["skip", 0], "api-version", ["top", 100, "maxPageSize"]],
  read: readPurchasedPhoneNumbers,
  readError: readCommunicationErrorResponse,
};

/**
 * Reads the present state of a search, purchase, release or change of capabilities. A failed
 * operation is also answered with 200; its `status` and `error` tell.
 */
export const getOperation: wire.Operation<
  { operationId: string },
  OperationOptions,
  PhoneNumbersGetOperationHeaders & PhoneNumberOperation
> = {
  path: "/phoneNumbers/operations/{operationId}",
  read: readPhoneNumberOperation,
  resultHeaders: { location: "location" },
  readError: readCommunicationErrorResponse,
};

/**
 * Asks the service to stop an operation that is under way. What has been done by then is not
 * promised to be undone, so read the numbers afterwards.
 */
export const cancelOperation: wire.Operation<{ operationId: string }, OperationOptions, void> = {
  method: "DELETE",
  path: "/phoneNumbers/operations/{operationId}",
  statuses: [204],
  readError: readCommunicationErrorResponse,
};

/** Reads capabilities, price and date of purchase of a number that belongs to the resource. */
export const getByNumber: wire.Operation<
  { phoneNumber: string },
  OperationOptions,
  PurchasedPhoneNumber
> = {
  path: "/phoneNumbers/{phoneNumber}",
  read: readPurchasedPhoneNumber,
  readError: readCommunicationErrorResponse,
};

/**
 * Starts giving the number back. When the operation has succeeded, calls and messages no longer
 * reach you under it, and it may go to another customer.
 */
export const releasePhoneNumber: wire.Operation<
  { phoneNumber: string },
  OperationOptions,
  PhoneNumbersReleasePhoneNumberHeaders
> = {
  method: "DELETE",
  path: "/phoneNumbers/{phoneNumber}",
  statuses: [200, 201, 202, 204],
  resultHeaders: {
    operationLocation: "operation-location",
    operationId: "operation-id",
    releaseId: "release-id",
  },
  readError: readCommunicationErrorResponse,
};

/**
 * Starts a change of the calling and SMS abilities of a number you own. A part that is left out
 * stays as it is. The result is the number after the change.
 */
export const updateCapabilities: wire.Operation<
  { phoneNumber: string; body: PhoneNumberCapabilitiesRequest | undefined },
  OperationOptions,
  PhoneNumbersUpdateCapabilitiesHeaders
> = {
  method: "PATCH",
  path: "/phoneNumbers/{phoneNumber}/capabilities",
  type: "application/merge-patch+json",
  write: writePhoneNumberCapabilitiesRequest,
  statuses: [200, 201, 202, 204],
  resultHeaders: {
    location: "location",
    operationLocation: "operation-location",
    operationId: "operation-id",
    capabilitiesId: "capabilities-id",
  },
  readError: readCommunicationErrorResponse,
};

/**
 * Tells how a number is written nationally and internationally and, on request, which operator
 * serves it and what kind of line it is. The number need not be yours. The additional details are
 * charged for each look-up.
 */
export const operatorInformationSearch: wire.Operation<
  { body: OperatorInformationRequest },
  OperationOptions,
  OperatorInformationResult
> = {
  method: "POST",
  path: "/operatorInformation/:search",
  write: writeOperatorInformationRequest,
  read: readOperatorInformationResult,
  readError: readCommunicationErrorResponse,
};
