// The whole service, one line for each operation.
import type { Family } from "./apiVersions.js";
import type { Handler } from "./handler.js";
import * as inventory from "./handlers/inventory.js";
import * as operations from "./handlers/operations.js";
import { lookUpOperator } from "./handlers/operatorInformation.js";
import * as purchased from "./handlers/purchasedNumbers.js";
import * as reservations from "./handlers/reservations.js";
import * as search from "./handlers/search.js";
import * as sip from "./handlers/sip.js";
import type { OperationName } from "./operationName.js";

export interface Route {
  operation: OperationName;
  method: string;
  segments: string[];
  handler: Handler;
  family: Family;
}

const route = (
  operation: OperationName,
  method: string,
  path: string,
  handler: Handler,
  family: Family,
): Route => ({ operation, method, segments: path.split("/"), handler, family });

/** The whole service, one line per operation. */
// prettier-ignore
export const routes: readonly Route[] = [
  route("PhoneNumbers_ListAvailableCountries", "GET", "/availablePhoneNumbers/countries", inventory.listCountries, "places"),
  route("PhoneNumbers_ListAvailableLocalities", "GET", "/availablePhoneNumbers/countries/{countryCode}/localities", inventory.listLocalities, "places"),
  route("PhoneNumbers_ListAreaCodes", "GET", "/availablePhoneNumbers/countries/{countryCode}/areaCodes", inventory.listAreaCodes, "areaCodes"),
  route("PhoneNumbers_ListOfferings", "GET", "/availablePhoneNumbers/countries/{countryCode}/offerings", inventory.listOfferings, "areaCodes"),
  route("PhoneNumbers_BrowseAvailableNumbers", "POST", "/availablePhoneNumbers/countries/{countryCode}/:browse", inventory.browse, "reservations"),
  route("PhoneNumbers_ListReservations", "GET", "/availablePhoneNumbers/reservations", reservations.listReservations, "reservations"),
  route("PhoneNumbers_CreateOrUpdateReservation", "PATCH", "/availablePhoneNumbers/reservations/{reservationId}", reservations.createOrUpdate, "reservations"),
  route("PhoneNumbers_GetReservation", "GET", "/availablePhoneNumbers/reservations/{reservationId}", reservations.getReservation, "reservations"),
  route("PhoneNumbers_DeleteReservation", "DELETE", "/availablePhoneNumbers/reservations/{reservationId}", reservations.deleteReservation, "reservations"),
  route("PhoneNumbers_PurchaseReservation", "POST", "/availablePhoneNumbers/reservations/{reservationId}/:purchase", reservations.purchaseReservation, "reservations"),
  route("PhoneNumbers_SearchAvailablePhoneNumbers", "POST", "/availablePhoneNumbers/countries/{countryCode}/:search", search.search, "numbers"),
  route("PhoneNumbers_GetSearchResult", "GET", "/availablePhoneNumbers/searchResults/{searchId}", search.getSearchResult, "numbers"),
  route("PhoneNumbers_PurchasePhoneNumbers", "POST", "/availablePhoneNumbers/:purchase", search.purchase, "numbers"),
  route("PhoneNumbers_GetOperation", "GET", "/phoneNumbers/operations/{operationId}", operations.getOperation, "operations"),
  route("PhoneNumbers_CancelOperation", "DELETE", "/phoneNumbers/operations/{operationId}", operations.cancel, "operations"),
  route("PhoneNumbers_UpdateCapabilities", "PATCH", "/phoneNumbers/{phoneNumber}/capabilities", purchased.updateCapabilities, "numbers"),
  route("PhoneNumbers_GetByNumber", "GET", "/phoneNumbers/{phoneNumber}", purchased.getPurchased, "numbers"),
  route("PhoneNumbers_ReleasePhoneNumber", "DELETE", "/phoneNumbers/{phoneNumber}", purchased.release, "numbers"),
  route("PhoneNumbers_ListPhoneNumbers", "GET", "/phoneNumbers", purchased.listPurchased, "numbers"),
  route("PhoneNumbers_OperatorInformationSearch", "POST", "/operatorInformation/:search", lookUpOperator, "lookUp"),
  route("SipRouting_Get", "GET", "/sip", sip.getSip, "sip"),
  route("SipRouting_Update", "PATCH", "/sip", sip.updateSip, "sip"),
  route("SipRouting_TestRoutesWithNumber", "POST", "/sip:testRoutesWithNumber", sip.testRoutes, "sipTest"),
];

/** The route of a request and the decoded values of its path, or nothing. */
export function findRoute(
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | undefined {
  const segments = path.split("/").map(decoded);
  for (const candidate of routes) {
    const params =
      candidate.method === method ? matchSegments(candidate.segments, segments) : undefined;
    if (params !== undefined) return { route: candidate, params };
  }
  return undefined;
}

/** The methods that operations at this path have. */
export const methodsAt = (path: string): string[] =>
  [...new Set(routes.map(({ method }) => method))].filter(
    (method) => findRoute(method, path) !== undefined,
  );

function matchSegments(
  wanted: readonly string[],
  given: readonly string[],
): Record<string, string> | undefined {
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, segment] of wanted.entries()) {
    const value = given[at] ?? "";
    if (!segment.startsWith("{")) {
      if (segment !== value) return undefined;
    } else if (value === "") return undefined;
    else params[segment.slice(1, -1)] = value;
  }
  return params;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
