import type { Clients } from "./clients.js";
import type { Answer } from "./scriptedHttpClient.js";

/** One public method with arguments that the library takes, and an answer that it takes as well. */
export interface Call {
  name: string;
  run: (clients: Clients) => Promise<unknown>;
  /** Method and path of the first request. */
  sends: string;
  answer: Answer;
}

/** A call that begins an operation which must not be begun twice. */
export interface StartCall extends Call {
  knownId?: string;
}

export const RESERVATION_ID = "11111111-2222-4333-8444-555555555555";
const NUMBER = "+14255550123";
const OPERATION = "/phoneNumbers/operations/op_1";
const accepted: Answer = {
  status: 202,
  headers: { "operation-location": `${OPERATION}?api-version=1`, "operation-id": "op_1" },
};
const search = {
  countryCode: "US",
  phoneNumberType: "tollFree",
  assignmentType: "application",
  capabilities: { calling: "inbound", sms: "none" },
} as const;
const trunk = { fqdn: "sbc.contoso.com", sipSignalingPort: 5061 };
const sipAnswer: Answer = {
  body: { trunks: { "sbc.contoso.com": { sipSignalingPort: 5061 } }, routes: [] },
};

export const starts: StartCall[] = [
  {
    name: "beginSearchAvailablePhoneNumbers",
    run: ({ numbers }) => numbers.beginSearchAvailablePhoneNumbers(search),
    sends: "POST /availablePhoneNumbers/countries/US/:search",
    answer: accepted,
  },
  {
    name: "beginPurchasePhoneNumbers",
    run: ({ numbers }) => numbers.beginPurchasePhoneNumbers("search-1"),
    sends: "POST /availablePhoneNumbers/:purchase",
    answer: accepted,
    knownId: "purchase_search-1",
  },
  {
    name: "beginReservationPurchase",
    run: ({ numbers }) => numbers.beginReservationPurchase(RESERVATION_ID),
    sends: `POST /availablePhoneNumbers/reservations/${RESERVATION_ID}/:purchase`,
    answer: accepted,
    knownId: `reservationPurchase_${RESERVATION_ID}`,
  },
  {
    name: "beginReleasePhoneNumber",
    run: ({ numbers }) => numbers.beginReleasePhoneNumber(NUMBER),
    sends: "DELETE /phoneNumbers/%2B14255550123",
    answer: accepted,
  },
];

const beginUpdate: Call = {
  name: "beginUpdatePhoneNumberCapabilities",
  run: ({ numbers }) => numbers.beginUpdatePhoneNumberCapabilities(NUMBER, { sms: "none" }),
  sends: "PATCH /phoneNumbers/%2B14255550123/capabilities",
  answer: accepted,
};

export const deletions: Call[] = [
  {
    name: "deleteReservation",
    run: ({ numbers }) => numbers.deleteReservation(RESERVATION_ID),
    sends: `DELETE /availablePhoneNumbers/reservations/${RESERVATION_ID}`,
    answer: { status: 204 },
  },
  {
    name: "cancelOperation",
    run: ({ numbers }) => numbers.cancelOperation("op_1"),
    sends: `DELETE ${OPERATION}`,
    answer: { status: 204 },
  },
];

const reads: Call[] = [
  {
    name: "getSearchResult",
    run: ({ numbers }) => numbers.getSearchResult("search-1"),
    sends: "GET /availablePhoneNumbers/searchResults/search-1",
    answer: { body: { searchId: "search-1", searchExpiresBy: "2026-01-01T00:00:00+00:00" } },
  },
  {
    name: "browseAvailablePhoneNumbers",
    run: ({ numbers }) =>
      numbers.browseAvailablePhoneNumbers({ countryCode: "US", phoneNumberType: "tollFree" }),
    sends: "POST /availablePhoneNumbers/countries/US/:browse",
    answer: { body: { phoneNumbers: [] } },
  },
  {
    name: "createOrUpdateReservation",
    run: ({ numbers }) =>
      numbers.createOrUpdateReservation({ reservationId: RESERVATION_ID }, { remove: ["1"] }),
    sends: `PATCH /availablePhoneNumbers/reservations/${RESERVATION_ID}`,
    answer: { body: { id: RESERVATION_ID } },
  },
  {
    name: "getReservation",
    run: ({ numbers }) => numbers.getReservation(RESERVATION_ID),
    sends: `GET /availablePhoneNumbers/reservations/${RESERVATION_ID}`,
    answer: { body: { id: RESERVATION_ID } },
  },
  {
    name: "getPurchasedPhoneNumber",
    run: ({ numbers }) => numbers.getPurchasedPhoneNumber(NUMBER),
    sends: "GET /phoneNumbers/%2B14255550123",
    answer: { body: { id: "14255550123" } },
  },
  {
    name: "getOperation",
    run: ({ numbers }) => numbers.getOperation("op_1"),
    sends: `GET ${OPERATION}`,
    answer: { body: { id: "op_1", status: "running" } },
  },
  {
    name: "searchOperatorInformation",
    run: ({ numbers }) => numbers.searchOperatorInformation([NUMBER]),
    sends: "POST /operatorInformation/:search",
    answer: { body: { values: [] } },
  },
];

/** A listing of the client for telephone numbers, and the name of the list in its pages. */
export interface Listing extends Call {
  items: string;
  all: (clients: Clients) => AsyncIterable<unknown>;
}

const listing = (
  name: string,
  path: string,
  items: string,
  all: Listing["all"],
  answer: Answer = { body: { [items]: [] } },
): Listing => ({
  name,
  items,
  all,
  run: (clients) => Promise.resolve(all(clients)[Symbol.asyncIterator]().next()),
  sends: `GET ${path}`,
  answer,
});

const countries = "/availablePhoneNumbers/countries";
export const listings: Listing[] = [
  listing("listPurchasedPhoneNumbers", "/phoneNumbers", "phoneNumbers", ({ numbers }) =>
    numbers.listPurchasedPhoneNumbers(),
  ),
  listing(
    "listReservations",
    "/availablePhoneNumbers/reservations",
    "reservations",
    ({ numbers }) => numbers.listReservations(),
  ),
  listing("listAvailableCountries", countries, "countries", ({ numbers }) =>
    numbers.listAvailableCountries(),
  ),
  listing(
    "listAvailableLocalities",
    `${countries}/US/localities`,
    "phoneNumberLocalities",
    ({ numbers }) => numbers.listAvailableLocalities("US"),
  ),
  listing(
    "listAvailableTollFreeAreaCodes",
    `${countries}/US/areaCodes`,
    "areaCodes",
    ({ numbers }) => numbers.listAvailableTollFreeAreaCodes("US"),
  ),
  listing(
    "listAvailableGeographicAreaCodes",
    `${countries}/US/areaCodes`,
    "areaCodes",
    ({ numbers }) => numbers.listAvailableGeographicAreaCodes("US", { locality: "Denver" }),
  ),
  listing("listAvailableMobileAreaCodes", `${countries}/IE/areaCodes`, "areaCodes", ({ numbers }) =>
    numbers.listAvailableMobileAreaCodes("IE"),
  ),
  listing(
    "listAvailableOfferings",
    `${countries}/US/offerings`,
    "phoneNumberOfferings",
    ({ numbers }) => numbers.listAvailableOfferings("US"),
  ),
];

const sipListings: Listing[] = [
  listing("listTrunks", "/sip", "trunks", ({ sip }) => sip.listTrunks(), sipAnswer),
  listing("listRoutes", "/sip", "routes", ({ sip }) => sip.listRoutes(), sipAnswer),
];

const sip = (name: string, method: string, run: Call["run"]): Call => ({
  name,
  run,
  sends: `${method} /sip`,
  answer: sipAnswer,
});

export const sipCalls: Call[] = [
  ...sipListings,
  sip("getTrunk", "GET", (clients) => clients.sip.getTrunk("sbc.contoso.com")),
  sip("setTrunk", "PATCH", (clients) => clients.sip.setTrunk(trunk)),
  sip("setTrunks", "GET", (clients) => clients.sip.setTrunks([])),
  sip("setRoutes", "PATCH", (clients) => clients.sip.setRoutes([])),
  sip("deleteTrunk", "PATCH", (clients) => clients.sip.deleteTrunk("sbc.contoso.com")),
  sip("getConfiguration", "GET", (clients) => clients.sip.getConfiguration()),
  sip("setConfiguration", "GET", (clients) =>
    clients.sip.setConfiguration({ trunks: [trunk], routes: [] }),
  ),
];

/** The calls whose first answer holds a body. */
export const callsWithBody: Call[] = [...reads, ...listings, ...sipCalls];
/** The calls that may be repeated. */
export const repeatable: Call[] = [beginUpdate, ...deletions, ...callsWithBody];
/** Every public method of both clients. */
export const calls: Call[] = [...starts, ...repeatable];

/** Rows for `it.each`: the name of each, and itself. */
export const named = <T extends { name: string }>(things: T[]): [name: string, thing: T][] =>
  things.map((thing) => [thing.name, thing]);
