import { searchShowsAgreement } from "../apiVersions.js";
import { findCountry, offeringsOf, offers, poolsOf, type Country } from "../catalog.js";
import {
  param,
  readFlag,
  requireBody,
  requireCapabilities,
  requireCountry,
  requireEnum,
  type JsonObject,
} from "../checks.js";
import { errors, refuse } from "../errors.js";
import type { Answer, Context } from "../handler.js";
import { startOperation } from "../longRunning.js";
import { entryOf, type StoredSearch } from "../state.js";
import {
  assignmentTypes,
  formatInstant,
  phoneNumberTypes,
  type Offering,
  type SearchResult,
} from "../wire.js";

/** How many numbers one search may ask for; the real limit is set per resource. */
const searchLimit = 100;
const outOfStock = 1000;

/** POST /availablePhoneNumbers/countries/{countryCode}/:search */
export function search(context: Context): Answer {
  const { searchId, createdAt } = holdNumbers(context);
  const id = `search_${searchId}`;
  const resource = `/availablePhoneNumbers/searchResults/${searchId}`;
  startOperation(context.store, context.takeFault("operationFailed"), {
    id,
    operationType: "search",
    createdAt,
    resource,
    subject: searchId,
  });
  const version = `?api-version=${context.apiVersion}`;
  return {
    status: 202,
    headers: {
      Location: `${resource}${version}`,
      "Operation-Location": `/phoneNumbers/operations/${id}${version}`,
      "operation-id": id,
      "search-id": searchId,
      "Access-Control-Expose-Headers": "Location,Operation-Location,operation-id,search-id",
    },
  };
}

/** Checks a search and takes its numbers from the inventory at once; they are shown when it has succeeded. */
function holdNumbers(context: Context): StoredSearch {
  const country = requireCountry(context);
  const body = requireBody(context);
  const { store } = context;
  const { phoneNumberType, assignmentType, cost } = chooseOffering(country, body);
  const quantity = readQuantity(body["quantity"]);
  const areaCode = readAreaCode(body["areaCode"]);
  const pools = poolsOf(country).filter(
    (pool) =>
      pool.phoneNumberType === phoneNumberType &&
      (areaCode === undefined || pool.areaCode === areaCode),
  );
  const held: StoredSearch = {
    searchId: store.guid(),
    status: "searching",
    countryCode: country.code,
    phoneNumbers: store.draw(pools, quantity).map((digits) => `+${digits}`),
    phoneNumberType,
    assignmentType,
    capabilities: requireCapabilities(body["capabilities"]),
    cost,
    agreementRequired: country.agreementRequired,
    createdAt: store.now(),
    expiresAt: 0,
  };
  store.state.searches[held.searchId] = held;
  return held;
}

function chooseOffering(country: Country, body: JsonObject): Offering {
  const type = requireEnum("phoneNumberType", body["phoneNumberType"], phoneNumberTypes);
  const use = requireEnum("assignmentType", body["assignmentType"], assignmentTypes);
  const wanted = requireCapabilities(body["capabilities"]);
  const offering = offeringsOf(country).find(
    (one) => one.phoneNumberType === type && one.assignmentType === use,
  );
  const something = wanted.calling !== "none" || wanted.sms !== "none";
  if (offering === undefined || !something || !offers(offering.availableCapabilities, wanted)) {
    refuse(errors.noPlan());
  }
  return offering;
}

function readQuantity(value: unknown): number {
  if (value === undefined || value === null) return 1;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > 2_147_483_647) {
    refuse(
      errors.invalid("quantity", "The quantity has to be a whole number from 1 to 2147483647."),
    );
  }
  if (value > searchLimit) refuse(errors.searchTooLarge(searchLimit, value));
  return value;
}

function readAreaCode(value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string" || !/^\d+$/.test(value)) {
    refuse(errors.invalid("areaCode", "The areaCode has to be a text of digits."));
  }
  return value;
}

/** GET /availablePhoneNumbers/searchResults/{searchId} */
export function getSearchResult(context: Context): Answer {
  const searchId = param(context, "searchId");
  const found = entryOf(context.store.state.searches, searchId);
  if (found === undefined || found.status === "searching" || found.status === "failed") {
    refuse(errors.searchNotFound(searchId));
  }
  const result: SearchResult = {
    searchId,
    phoneNumbers: found.phoneNumbers,
    phoneNumberType: found.phoneNumberType,
    assignmentType: found.assignmentType,
    capabilities: found.capabilities,
    cost: found.cost,
    searchExpiresBy: formatInstant(found.expiresAt),
    ...(searchShowsAgreement(context.apiVersion)
      ? { isAgreementToNotResellRequired: found.agreementRequired }
      : {}),
    ...(found.phoneNumbers.length === 0
      ? { errorCode: outOfStock, error: "OutOfStock" as const }
      : { error: "NoError" as const }),
  };
  return { status: 200, body: result };
}

/** POST /availablePhoneNumbers/:purchase */
export function purchase(context: Context): Answer {
  const { store, apiVersion } = context;
  const body = requireBody(context);
  const searchId = typeof body["searchId"] === "string" ? body["searchId"] : "";
  const found = entryOf(store.state.searches, searchId);
  if (found === undefined || found.status === "searching" || found.status === "failed") {
    refuse(errors.searchNotFound(searchId));
  }
  // Until 2024 the previews called the agreement a consent.
  const agreed =
    readFlag("agreeToNotResell", body["agreeToNotResell"]) ||
    (apiVersion < "2025" &&
      readFlag("consentToNotResellNumbers", body["consentToNotResellNumbers"]));
  if (findCountry(found.countryCode)?.agreementRequired === true && !agreed) {
    refuse(errors.agreementMissing());
  }
  const id = `purchase_${searchId}`;
  // A search under way or bought already is joined: its purchase has the same id, and nothing is bought twice.
  if (found.status === "found") {
    if (store.now() >= found.expiresAt) refuse(errors.searchExpired());
    if (found.phoneNumbers.length === 0) refuse(errors.searchEmpty());
    found.status = "purchasing";
    startOperation(store, context.takeFault("operationFailed"), {
      id,
      operationType: "purchase",
      createdAt: found.createdAt,
      resource: null,
      subject: searchId,
    });
  }
  return {
    status: 202,
    headers: {
      "Operation-Location": `/phoneNumbers/operations/${id}?api-version=${apiVersion}`,
      "operation-id": id,
      "purchase-id": searchId,
      "Access-Control-Expose-Headers": "Operation-Location,operation-id,purchase-id",
    },
  };
}
