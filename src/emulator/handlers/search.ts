// Searches and their purchase.
import { searchShowsAgreement } from "../apiVersions.js";
import { findOffering, offers, poolsOf } from "../catalog.js";
import type { Country } from "../countries.js";
import { param, requireBody, requireCountry } from "../checks.js";
import { drawNumbers } from "../drawing.js";
import { errors, refuse } from "../errors.js";
import type { Answer, Context } from "../handler.js";
import { availability } from "../holdings.js";
import { startOperation } from "../longRunning.js";
import * as shape from "../shapes.js";
import type { Shape } from "../shapes.js";
import type { StoredSearch } from "../state.js";
import { formatInstant, type Capabilities, type Offering, type SearchResult } from "../wire.js";

const searchRequest = shape.object(
  {
    phoneNumberType: shape.phoneNumberType,
    assignmentType: shape.assignmentType,
    capabilities: shape.capabilities,
  },
  { areaCode: shape.text, quantity: shape.count },
);
type PurchaseRequest = Shape<{
  searchId: string;
  agreeToNotResell?: boolean;
  consentToNotResellNumbers?: boolean;
}>;
const purchaseRequest: PurchaseRequest = shape.object(
  { searchId: shape.text },
  { agreeToNotResell: shape.flag },
);
// Until 2024 the previews called the agreement a consent.
const oldPurchaseRequest: PurchaseRequest = shape.object(
  { searchId: shape.text },
  { agreeToNotResell: shape.flag, consentToNotResellNumbers: shape.flag },
);

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
  const wanted = requireBody(context, searchRequest);
  const { store } = context;
  const { phoneNumberType, assignmentType, cost } = chooseOffering(country, wanted);
  const { quantity = 1, capabilities } = wanted;
  if (quantity > searchLimit) refuse(errors.searchTooLarge(searchLimit, quantity));
  const areaCode = wanted.areaCode ? shape.digits(wanted.areaCode, "areaCode") : undefined;
  const pools = poolsOf(country).filter(
    (pool) =>
      pool.phoneNumberType === phoneNumberType &&
      (areaCode === undefined || pool.areaCode === areaCode),
  );
  const drawn = drawNumbers(store, pools, quantity, availability(store));
  const held: StoredSearch = {
    searchId: store.guid(),
    status: "searching",
    countryCode: country.code,
    phoneNumbers: drawn.map((digits) => `+${digits}`),
    phoneNumberType,
    assignmentType,
    capabilities: { calling: capabilities.calling, sms: capabilities.sms },
    cost,
    agreementRequired: country.agreementRequired,
    createdAt: store.now(),
    expiresAt: 0,
  };
  store.searches.put(held.searchId, held);
  return held;
}

function chooseOffering(
  country: Country,
  wanted: Pick<Offering, "phoneNumberType" | "assignmentType"> & { capabilities: Capabilities },
): Offering {
  const { phoneNumberType, assignmentType, capabilities } = wanted;
  const offering = findOffering(country, phoneNumberType, assignmentType);
  const something = capabilities.calling !== "none" || capabilities.sms !== "none";
  if (
    offering === undefined ||
    !something ||
    !offers(offering.availableCapabilities, capabilities)
  ) {
    refuse(errors.noPlan());
  }
  return offering;
}

/** A search that has found its numbers, whatever became of them. */
function requireSearch({ store }: Context, searchId: string): StoredSearch {
  const found = store.searches.get(searchId);
  if (found === undefined || found.status === "searching" || found.status === "failed") {
    refuse(errors.searchNotFound(searchId));
  }
  return found;
}

/** GET /availablePhoneNumbers/searchResults/{searchId} */
export function getSearchResult(context: Context): Answer {
  const searchId = param(context, "searchId");
  const found = requireSearch(context, searchId);
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
  const request = apiVersion < "2025" ? oldPurchaseRequest : purchaseRequest;
  const { searchId, ...agreement } = requireBody(context, request);
  const found = requireSearch(context, searchId);
  const agreed = agreement.agreeToNotResell ?? agreement.consentToNotResellNumbers ?? false;
  if (found.agreementRequired && !agreed) {
    refuse(errors.agreementMissing());
  }
  const id = `purchase_${searchId}`;
  // A search under way or bought already is joined: its purchase has the same id, and nothing is bought twice.
  if (found.status === "found") {
    if (store.now() >= found.expiresAt) refuse(errors.searchExpired());
    if (found.phoneNumbers.length === 0) refuse(errors.searchEmpty());
    store.searches.put(searchId, { ...found, status: "purchasing" });
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
