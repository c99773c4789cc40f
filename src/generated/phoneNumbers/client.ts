// Generated from swagger/phoneNumbers.json by `npm run generate`. Change that file, not this one.

import { ServiceClient } from "@azure/core-client";
import type { OperationOptions, OperationSpec, ServiceClientOptions } from "@azure/core-client";
import {
  body,
  date,
  entries,
  errorBody,
  headers,
  inner,
  list,
  map,
  model,
  only,
  optional,
  pathParameter,
  rename,
  requestBody,
  required,
  success,
  text,
  accept,
  serializer,
  type Read,
  type Write,
} from "../runtime.js";
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

const readPhoneNumberCountries: Read = model((value) => {
  list(value, "countries", false);
  text(value, "nextLink");
});

const readPhoneNumberLocalities: Read = model((value) => {
  list(value, "phoneNumberLocalities", false);
  text(value, "nextLink");
});

const readPhoneNumberAreaCodes: Read = model((value) => {
  list(value, "areaCodes", true);
  text(value, "nextLink");
});

const readOfferingsResponse: Read = model((value) => {
  list(value, "phoneNumberOfferings", false);
  text(value, "nextLink");
});

const readPhoneNumbersBrowseResult: Read = model((value) => {
  list(value, "phoneNumbers", false, readAvailablePhoneNumber);
});

const readAvailablePhoneNumber: Read = model((value) => {
  inner(value, "error", readCommunicationError);
});

const readPhoneNumbersReservation: Read = model((value) => {
  date(value, "expiresAt");
  map(value, "phoneNumbers", readAvailablePhoneNumber);
});

const readPhoneNumbersReservations: Read = model((value) => {
  list(value, "reservations", true, readPhoneNumbersReservation);
  text(value, "nextLink");
});

const readPhoneNumberSearchResult: Read = model((value) => {
  list(value, "phoneNumbers", false);
  date(value, "searchExpiresBy");
});

const readPhoneNumberOperation: Read = model((value) => {
  date(value, "createdDateTime");
  inner(value, "error", readCommunicationError);
  date(value, "lastActionDateTime");
});

const readPurchasedPhoneNumber: Read = model((value) => {
  date(value, "purchaseDate");
});

const readPurchasedPhoneNumbers: Read = model((value) => {
  list(value, "phoneNumbers", true, readPurchasedPhoneNumber);
  text(value, "nextLink");
});

const readOperatorInformationResult: Read = model((value) => {
  list(value, "values", false);
});

const readCommunicationErrorResponse: Read = model((value) => {
  inner(value, "error", readCommunicationError);
});

const readCommunicationError: Read = model((value) => {
  inner(value, "details", readCommunicationError);
  rename(value, "innererror", "innerError");
  inner(value, "innerError", readCommunicationError);
});

const writePhoneNumberBrowseCapabilitiesRequest: Write = only("calling", "sms");

const writePhoneNumbersBrowseRequest: Write = only(
  "phoneNumberType",
  ["capabilities", writePhoneNumberBrowseCapabilitiesRequest],
  "assignmentType",
  "phoneNumberPrefixes",
);

const writePhoneNumberCapabilities: Write = only("calling", "sms");

const writePhoneNumberCost: Write = only("amount", "currencyCode", "billingFrequency");

const writeCommunicationError: Write = only("code", "message");

const writeAvailablePhoneNumber: Write = only(
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

const writePhoneNumbersReservation: Write = only(
  "id",
  "expiresAt",
  ["phoneNumbers", entries(writeAvailablePhoneNumber)],
  "status",
);

const writePhoneNumbersReservationPurchaseRequest: Write = only("agreeToNotResell");

const writePhoneNumberSearchRequest: Write = only(
  "phoneNumberType",
  "assignmentType",
  ["capabilities", writePhoneNumberCapabilities],
  "areaCode",
  "quantity",
);

const writePhoneNumberPurchaseRequest: Write = only("searchId", "agreeToNotResell");

const writePhoneNumberCapabilitiesRequest: Write = only("calling", "sms");

const writeOperatorInformationOptions: Write = only("includeAdditionalOperatorDetails");

const writeOperatorInformationRequest: Write = only("phoneNumbers", [
  "options",
  writeOperatorInformationOptions,
]);

export const listAvailableCountriesSpec: OperationSpec = {
  serializer,
  path: "/availablePhoneNumbers/countries",
  httpMethod: "GET",
  queryParameters: [
    optional("skip", "skip", 0),
    optional("maxPageSize", "maxPageSize", 100),
    required("api-version", "apiVersion"),
  ],
  headerParameters: [accept, optional("accept-language", "acceptLanguage")],
  responses: {
    200: { ...body(readPhoneNumberCountries) },
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const listAvailableLocalitiesSpec: OperationSpec = {
  serializer,
  path: "/availablePhoneNumbers/countries/{countryCode}/localities",
  httpMethod: "GET",
  urlParameters: [pathParameter("countryCode")],
  queryParameters: [
    optional("skip", "skip", 0),
    optional("maxPageSize", "maxPageSize", 100),
    optional("administrativeDivision", "administrativeDivision"),
    required("api-version", "apiVersion"),
    optional("phoneNumberType", "phoneNumberType"),
  ],
  headerParameters: [accept, optional("accept-language", "acceptLanguage")],
  responses: {
    200: { ...body(readPhoneNumberLocalities) },
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const listAreaCodesSpec: OperationSpec = {
  serializer,
  path: "/availablePhoneNumbers/countries/{countryCode}/areaCodes",
  httpMethod: "GET",
  urlParameters: [pathParameter("countryCode")],
  queryParameters: [
    required("phoneNumberType", "phoneNumberType"),
    optional("skip", "skip", 0),
    optional("maxPageSize", "maxPageSize", 100),
    optional("assignmentType", "assignmentType"),
    optional("locality", "locality"),
    optional("administrativeDivision", "administrativeDivision"),
    required("api-version", "apiVersion"),
  ],
  headerParameters: [accept, optional("accept-language", "acceptLanguage")],
  responses: {
    200: { ...body(readPhoneNumberAreaCodes) },
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const listOfferingsSpec: OperationSpec = {
  serializer,
  path: "/availablePhoneNumbers/countries/{countryCode}/offerings",
  httpMethod: "GET",
  urlParameters: [pathParameter("countryCode")],
  queryParameters: [
    optional("skip", "skip", 0),
    optional("maxPageSize", "maxPageSize", 100),
    optional("assignmentType", "assignmentType"),
    required("api-version", "apiVersion"),
    optional("phoneNumberType", "phoneNumberType"),
  ],
  headerParameters: [accept, optional("accept-language", "acceptLanguage")],
  responses: {
    200: { ...body(readOfferingsResponse) },
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const browseAvailableNumbersSpec: OperationSpec = {
  serializer,
  path: "/availablePhoneNumbers/countries/{countryCode}/:browse",
  httpMethod: "POST",
  urlParameters: [pathParameter("countryCode")],
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  contentType: "application/json",
  requestBody: requestBody(true, writePhoneNumbersBrowseRequest),
  responses: {
    200: { ...body(readPhoneNumbersBrowseResult) },
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const listReservationsSpec: OperationSpec = {
  serializer,
  path: "/availablePhoneNumbers/reservations",
  httpMethod: "GET",
  queryParameters: [
    optional("maxPageSize", "maxPageSize", 100),
    required("api-version", "apiVersion"),
  ],
  headerParameters: [accept],
  responses: {
    200: { ...body(readPhoneNumbersReservations) },
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const getReservationSpec: OperationSpec = {
  serializer,
  path: "/availablePhoneNumbers/reservations/{reservationId}",
  httpMethod: "GET",
  urlParameters: [pathParameter("reservationId")],
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  responses: {
    200: { ...body(readPhoneNumbersReservation) },
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const createOrUpdateReservationSpec: OperationSpec = {
  serializer,
  path: "/availablePhoneNumbers/reservations/{reservationId}",
  httpMethod: "PATCH",
  urlParameters: [pathParameter("reservationId")],
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  contentType: "application/merge-patch+json",
  requestBody: requestBody(true, writePhoneNumbersReservation),
  responses: {
    200: { ...body(readPhoneNumbersReservation) },
    201: { ...body(readPhoneNumbersReservation) },
    207: { ...body(readPhoneNumbersReservation) },
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const deleteReservationSpec: OperationSpec = {
  serializer,
  path: "/availablePhoneNumbers/reservations/{reservationId}",
  httpMethod: "DELETE",
  urlParameters: [pathParameter("reservationId")],
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  responses: {
    204: {},
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const purchaseReservationSpec: OperationSpec = {
  serializer,
  path: "/availablePhoneNumbers/reservations/{reservationId}/:purchase",
  httpMethod: "POST",
  urlParameters: [pathParameter("reservationId")],
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  contentType: "application/json",
  requestBody: requestBody(false, writePhoneNumbersReservationPurchaseRequest),
  responses: {
    ...success({
      ...headers({
        operationLocation: "operation-location",
        operationId: "operation-id",
        reservationPurchaseId: "reservation-purchase-id",
      }),
    }),
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const searchAvailablePhoneNumbersSpec: OperationSpec = {
  serializer,
  path: "/availablePhoneNumbers/countries/{countryCode}/:search",
  httpMethod: "POST",
  urlParameters: [pathParameter("countryCode")],
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  contentType: "application/json",
  requestBody: requestBody(true, writePhoneNumberSearchRequest),
  responses: {
    ...success({
      ...headers({
        location: "location",
        operationLocation: "operation-location",
        operationId: "operation-id",
        searchId: "search-id",
      }),
    }),
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const getSearchResultSpec: OperationSpec = {
  serializer,
  path: "/availablePhoneNumbers/searchResults/{searchId}",
  httpMethod: "GET",
  urlParameters: [pathParameter("searchId")],
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  responses: {
    200: { ...body(readPhoneNumberSearchResult) },
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const purchasePhoneNumbersSpec: OperationSpec = {
  serializer,
  path: "/availablePhoneNumbers/:purchase",
  httpMethod: "POST",
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  contentType: "application/json",
  requestBody: requestBody(true, writePhoneNumberPurchaseRequest),
  responses: {
    ...success({
      ...headers({
        operationLocation: "operation-location",
        operationId: "operation-id",
        purchaseId: "purchase-id",
      }),
    }),
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const listPhoneNumbersSpec: OperationSpec = {
  serializer,
  path: "/phoneNumbers",
  httpMethod: "GET",
  queryParameters: [
    optional("skip", "skip", 0),
    required("api-version", "apiVersion"),
    optional("top", "top", 100),
  ],
  headerParameters: [accept],
  responses: {
    200: { ...body(readPurchasedPhoneNumbers) },
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const getOperationSpec: OperationSpec = {
  serializer,
  path: "/phoneNumbers/operations/{operationId}",
  httpMethod: "GET",
  urlParameters: [pathParameter("operationId")],
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  responses: {
    200: { ...body(readPhoneNumberOperation), ...headers({ location: "location" }) },
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const cancelOperationSpec: OperationSpec = {
  serializer,
  path: "/phoneNumbers/operations/{operationId}",
  httpMethod: "DELETE",
  urlParameters: [pathParameter("operationId")],
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  responses: {
    204: {},
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const getByNumberSpec: OperationSpec = {
  serializer,
  path: "/phoneNumbers/{phoneNumber}",
  httpMethod: "GET",
  urlParameters: [pathParameter("phoneNumber")],
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  responses: {
    200: { ...body(readPurchasedPhoneNumber) },
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const releasePhoneNumberSpec: OperationSpec = {
  serializer,
  path: "/phoneNumbers/{phoneNumber}",
  httpMethod: "DELETE",
  urlParameters: [pathParameter("phoneNumber")],
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  responses: {
    ...success({
      ...headers({
        operationLocation: "operation-location",
        operationId: "operation-id",
        releaseId: "release-id",
      }),
    }),
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const updateCapabilitiesSpec: OperationSpec = {
  serializer,
  path: "/phoneNumbers/{phoneNumber}/capabilities",
  httpMethod: "PATCH",
  urlParameters: [pathParameter("phoneNumber")],
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  contentType: "application/merge-patch+json",
  requestBody: requestBody(false, writePhoneNumberCapabilitiesRequest),
  responses: {
    ...success({
      ...headers({
        location: "location",
        operationLocation: "operation-location",
        operationId: "operation-id",
        capabilitiesId: "capabilities-id",
      }),
    }),
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const operatorInformationSearchSpec: OperationSpec = {
  serializer,
  path: "/operatorInformation/:search",
  httpMethod: "POST",
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  contentType: "application/json",
  requestBody: requestBody(true, writeOperatorInformationRequest),
  responses: {
    200: { ...body(readOperatorInformationResult) },
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

/**
 * Find, hold, buy, change and release telephone numbers of an Azure Communication Services resource.
 * One method for each operation of version 2025-06-01.
 */
export class PhoneNumbersRestClient extends ServiceClient {
  /** Version of the API that requests ask for. */
  readonly apiVersion: string;

  constructor(options: ServiceClientOptions & { apiVersion?: string }) {
    super(options);
    this.apiVersion = options.apiVersion || "2025-06-01";
  }

  /**
   * Lists every country in which numbers can be had, sorted by name. Not every country offers every
   * kind of number; the offerings of a country tell.
   */
  listAvailableCountries(
    options: PhoneNumbersListAvailableCountriesOptionalParams = {},
  ): Promise<PhoneNumberCountries> {
    return this.sendOperationRequest({ options }, listAvailableCountriesSpec);
  }

  /**
   * Lists the cities and towns for which the country has numbers, by division and then by name. Use
   * a town from here to find its area codes. Some entries are collections rather than towns, for
   * example `All locations`.
   */
  listAvailableLocalities(
    countryCode: string,
    options: PhoneNumbersListAvailableLocalitiesOptionalParams = {},
  ): Promise<PhoneNumberLocalities> {
    return this.sendOperationRequest({ countryCode, options }, listAvailableLocalitiesSpec);
  }

  /**
   * Lists the area codes in which the country has numbers of one kind. Geographic area codes are
   * asked for town by town, so `locality` must be given with them, best together with
   * `administrativeDivision`. An area code from here can be handed to a search.
   */
  listAreaCodes(
    countryCode: string,
    phoneNumberType: PhoneNumberType,
    options: PhoneNumbersListAreaCodesOptionalParams = {},
  ): Promise<PhoneNumberAreaCodes> {
    return this.sendOperationRequest({ countryCode, phoneNumberType, options }, listAreaCodesSpec);
  }

  /**
   * Lists the combinations of number kind, use and capabilities sold in the country, each with its
   * monthly price. A search for a combination that is not listed here is refused, so look here
   * first.
   */
  listOfferings(
    countryCode: string,
    options: PhoneNumbersListOfferingsOptionalParams = {},
  ): Promise<OfferingsResponse> {
    return this.sendOperationRequest({ countryCode, options }, listOfferingsSpec);
  }

  /**
   * Answers at once with a handful of numbers that fit the wishes. The choice is random and comes
   * without further pages, so asking again gives other numbers. Nothing is held: put the ones you
   * like into a reservation before somebody else does.
   */
  browseAvailableNumbers(
    countryCode: string,
    body: PhoneNumbersBrowseRequest,
    options: OperationOptions = {},
  ): Promise<PhoneNumbersBrowseResult> {
    return this.sendOperationRequest({ countryCode, body, options }, browseAvailableNumbersSpec);
  }

  /**
   * Lists reservations of any status, expired ones included, until the service deletes them a month
   * later. The entries come without their numbers; read a single reservation to see those.
   */
  listReservations(
    options: PhoneNumbersListReservationsOptionalParams = {},
  ): Promise<PhoneNumbersReservations> {
    return this.sendOperationRequest({ options }, listReservationsSpec);
  }

  /**
   * Reads a reservation together with the state of each number in it. Reading does not prolong it.
   */
  getReservation(
    reservationId: string,
    options: OperationOptions = {},
  ): Promise<PhoneNumbersReservation> {
    return this.sendOperationRequest({ reservationId, options }, getReservationSpec);
  }

  /**
   * Holds numbers under an id of your choice: an unknown id makes a new reservation, a known one is
   * changed. A number given as an object is added, one given as null is taken out, all others stay.
   * Each change restarts the 15 minutes of the hold, but two hours after creation it ends in any
   * case; only an active reservation can be changed. Sending the same change twice does no harm, and
   * one number that cannot be had does not stop the others: look at the status of each.
   */
  createOrUpdateReservation(
    reservationId: string,
    body: PhoneNumbersReservation,
    options: OperationOptions = {},
  ): Promise<PhoneNumbersReservation> {
    return this.sendOperationRequest(
      { reservationId, body, options },
      createOrUpdateReservationSpec,
    );
  }

  /**
   * Deletes the reservation and frees its numbers for others. Only an active reservation can be
   * deleted; expired ones disappear by themselves after a month.
   */
  deleteReservation(reservationId: string, options: OperationOptions = {}): Promise<void> {
    return this.sendOperationRequest({ reservationId, options }, deleteReservationSpec);
  }

  /**
   * Starts buying everything the reservation holds; the monthly cost of each number begins with it.
   * The reservation must be active and hold at least one number that was really reserved. Where a
   * country forbids resale, `agreeToNotResell` must be true. There is no result to fetch: after
   * success the numbers are among the purchased ones.
   */
  purchaseReservation(
    reservationId: string,
    body: PhoneNumbersReservationPurchaseRequest | undefined,
    options: OperationOptions = {},
  ): Promise<PhoneNumbersPurchaseReservationHeaders> {
    return this.sendOperationRequest({ reservationId, body, options }, purchaseReservationSpec);
  }

  /**
   * Starts a search for numbers with the wanted properties. Those found are held for about 16
   * minutes under a search id, so that they can be bought; nothing is bought yet. Every further
   * search holds further numbers. There may be fewer than asked for.
   */
  searchAvailablePhoneNumbers(
    countryCode: string,
    body: PhoneNumberSearchRequest,
    options: OperationOptions = {},
  ): Promise<PhoneNumbersSearchAvailablePhoneNumbersHeaders> {
    return this.sendOperationRequest(
      { countryCode, body, options },
      searchAvailablePhoneNumbersSpec,
    );
  }

  /**
   * Reads which numbers a finished search is holding, at what price and until when. Reading does not
   * prolong the hold.
   */
  getSearchResult(
    searchId: string,
    options: OperationOptions = {},
  ): Promise<PhoneNumberSearchResult> {
    return this.sendOperationRequest({ searchId, options }, getSearchResultSpec);
  }

  /**
   * Starts buying everything the search holds; the monthly cost of each number begins with it. The
   * search must not have expired. Where a country forbids resale, `agreeToNotResell` must be true.
   * There is no result to fetch: after success the numbers are among the purchased ones.
   */
  purchasePhoneNumbers(
    body: PhoneNumberPurchaseRequest,
    options: OperationOptions = {},
  ): Promise<PhoneNumbersPurchasePhoneNumbersHeaders> {
    return this.sendOperationRequest({ body, options }, purchasePhoneNumbersSpec);
  }

  /**
   * Lists the numbers the resource has bought and not released. They are not sorted by date of
   * purchase.
   */
  listPhoneNumbers(
    options: PhoneNumbersListPhoneNumbersOptionalParams = {},
  ): Promise<PurchasedPhoneNumbers> {
    return this.sendOperationRequest({ options }, listPhoneNumbersSpec);
  }

  /**
   * Reads the present state of a search, purchase, release or change of capabilities. A failed
   * operation is also answered with 200; its `status` and `error` tell.
   */
  getOperation(
    operationId: string,
    options: OperationOptions = {},
  ): Promise<PhoneNumbersGetOperationHeaders & PhoneNumberOperation> {
    return this.sendOperationRequest({ operationId, options }, getOperationSpec);
  }

  /**
   * Asks the service to stop an operation that is under way. What has been done by then is not
   * promised to be undone, so read the numbers afterwards.
   */
  cancelOperation(operationId: string, options: OperationOptions = {}): Promise<void> {
    return this.sendOperationRequest({ operationId, options }, cancelOperationSpec);
  }

  /** Reads capabilities, price and date of purchase of a number that belongs to the resource. */
  getByNumber(phoneNumber: string, options: OperationOptions = {}): Promise<PurchasedPhoneNumber> {
    return this.sendOperationRequest({ phoneNumber, options }, getByNumberSpec);
  }

  /**
   * Starts giving the number back. When the operation has succeeded, calls and messages no longer
   * reach you under it, and it may go to another customer.
   */
  releasePhoneNumber(
    phoneNumber: string,
    options: OperationOptions = {},
  ): Promise<PhoneNumbersReleasePhoneNumberHeaders> {
    return this.sendOperationRequest({ phoneNumber, options }, releasePhoneNumberSpec);
  }

  /**
   * Starts a change of the calling and SMS abilities of a number you own. A part that is left out
   * stays as it is. The result is the number after the change.
   */
  updateCapabilities(
    phoneNumber: string,
    body: PhoneNumberCapabilitiesRequest | undefined,
    options: OperationOptions = {},
  ): Promise<PhoneNumbersUpdateCapabilitiesHeaders> {
    return this.sendOperationRequest({ phoneNumber, body, options }, updateCapabilitiesSpec);
  }

  /**
   * Tells how a number is written nationally and internationally and, on request, which operator
   * serves it and what kind of line it is. The number need not be yours. The additional details are
   * charged for each look-up.
   */
  operatorInformationSearch(
    body: OperatorInformationRequest,
    options: OperationOptions = {},
  ): Promise<OperatorInformationResult> {
    return this.sendOperationRequest({ body, options }, operatorInformationSearchSpec);
  }
}
