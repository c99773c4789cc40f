import type { Clients } from "./clients.js";
import { RESERVATION_ID } from "./calls.js";

type Run = (clients: Clients, value: never) => unknown;
/** A method and the argument of it that is tried. */
export type Taking = [name: string, run: Run];

const first = (pages: AsyncIterator<unknown>): Promise<unknown> => pages.next();
export const LONE = "a\ud800b";

/** Everything that takes a value as one part of the path. */
export const takingPathPart: Taking[] = [
  ["getSearchResult", ({ numbers }, id) => numbers.getSearchResult(id)],
  ["getOperation", ({ numbers }, id) => numbers.getOperation(id)],
  ["cancelOperation", ({ numbers }, id) => numbers.cancelOperation(id)],
  ["getPurchasedPhoneNumber", ({ numbers }, number) => numbers.getPurchasedPhoneNumber(number)],
  ["beginReleasePhoneNumber", ({ numbers }, number) => numbers.beginReleasePhoneNumber(number)],
  [
    "beginUpdatePhoneNumberCapabilities",
    ({ numbers }, number) => numbers.beginUpdatePhoneNumberCapabilities(number, {}),
  ],
  [
    "browseAvailablePhoneNumbers",
    ({ numbers }, countryCode) =>
      numbers.browseAvailablePhoneNumbers({ countryCode, phoneNumberType: "mobile" }),
  ],
  [
    "beginSearchAvailablePhoneNumbers",
    ({ numbers }, countryCode) =>
      numbers.beginSearchAvailablePhoneNumbers({ countryCode } as never),
  ],
  [
    "listAvailableLocalities",
    ({ numbers }, country) => first(numbers.listAvailableLocalities(country)),
  ],
  [
    "listAvailableTollFreeAreaCodes",
    ({ numbers }, country) => first(numbers.listAvailableTollFreeAreaCodes(country)),
  ],
  [
    "listAvailableGeographicAreaCodes",
    ({ numbers }, country) => first(numbers.listAvailableGeographicAreaCodes(country)),
  ],
  [
    "listAvailableMobileAreaCodes",
    ({ numbers }, country) => first(numbers.listAvailableMobileAreaCodes(country)),
  ],
  [
    "listAvailableOfferings",
    ({ numbers }, country) => first(numbers.listAvailableOfferings(country)),
  ],
  [
    "listAvailableOfferings().byPage",
    ({ numbers }, country) => first(numbers.listAvailableOfferings(country).byPage()),
  ],
];

export const takingReservationId: Taking[] = [
  ["getReservation", ({ numbers }, id) => numbers.getReservation(id)],
  ["deleteReservation", ({ numbers }, id) => numbers.deleteReservation(id)],
  ["beginReservationPurchase", ({ numbers }, id) => numbers.beginReservationPurchase(id)],
  [
    "createOrUpdateReservation",
    ({ numbers }, reservationId) => numbers.createOrUpdateReservation({ reservationId }),
  ],
];

export const takingFqdn: Taking[] = [
  ["getTrunk", ({ sip }, fqdn) => sip.getTrunk(fqdn)],
  ["deleteTrunk", ({ sip }, fqdn) => sip.deleteTrunk(fqdn)],
  ["setTrunk", ({ sip }, fqdn) => sip.setTrunk({ fqdn, sipSignalingPort: 1 })],
  ["setTrunks", ({ sip }, fqdn) => sip.setTrunks([{ fqdn, sipSignalingPort: 1 }])],
  [
    "setConfiguration",
    ({ sip }, fqdn) =>
      sip.setConfiguration({ trunks: [{ fqdn, sipSignalingPort: 1 }], routes: [] }),
  ],
];

/** Everything that takes an id in its body. */
export const takingId: Taking[] = [
  ["beginPurchasePhoneNumbers", ({ numbers }, id) => numbers.beginPurchasePhoneNumbers(id)],
  [
    "createOrUpdateReservation({ add })",
    ({ numbers }, id) =>
      numbers.createOrUpdateReservation(
        { reservationId: RESERVATION_ID },
        { add: [{ id } as never] },
      ),
  ],
  [
    "createOrUpdateReservation({ remove })",
    ({ numbers }, id) =>
      numbers.createOrUpdateReservation({ reservationId: RESERVATION_ID }, { remove: [id] }),
  ],
];

const circle: Record<string, unknown> = {};
circle["self"] = circle;

const search = (more: object) => ({
  countryCode: "US",
  phoneNumberType: "mobile",
  assignmentType: "person",
  capabilities: { calling: "none", sms: "none" },
  ...more,
});

/** Calls with bodies that cannot be sent whole. */
export const unsendable: [name: string, run: (clients: Clients) => unknown][] = [
  ...[NaN, Infinity, -Infinity, 5n, () => 5, Symbol("five")].map(
    (quantity): [string, (clients: Clients) => unknown] => [
      `a search for ${String(quantity)} numbers`,
      ({ numbers }) => numbers.beginSearchAvailablePhoneNumbers(search({ quantity }) as never),
    ],
  ),
  ...[new Set(["1425"]), new Map([["1425", 1]]), ["1425", undefined]].map(
    (phoneNumberPrefixes): [string, (clients: Clients) => unknown] => [
      `the prefixes ${Object.prototype.toString.call(phoneNumberPrefixes)} to browse`,
      ({ numbers }) =>
        numbers.browseAvailablePhoneNumbers(
          { countryCode: "US", phoneNumberType: "tollFree" },
          { phoneNumberPrefixes: phoneNumberPrefixes as never },
        ),
    ],
  ),
  [
    "a search with half of a surrogate pair",
    ({ numbers }) => numbers.beginSearchAvailablePhoneNumbers(search({ areaCode: LONE }) as never),
  ],
  [
    "a search that holds itself",
    ({ numbers }) =>
      numbers.beginSearchAvailablePhoneNumbers(search({ capabilities: circle }) as never),
  ],
  [
    "prefixes with half of a surrogate pair",
    ({ numbers }) =>
      numbers.browseAvailablePhoneNumbers(
        { countryCode: "US", phoneNumberType: "mobile" },
        { phoneNumberPrefixes: ["1", LONE] },
      ),
  ],
  [
    "capabilities that are a function",
    ({ numbers }) => numbers.beginUpdatePhoneNumberCapabilities("+1", { sms: () => 1 } as never),
  ],
  [
    "a look-up of half of a surrogate pair",
    ({ numbers }) => numbers.searchOperatorInformation([LONE]),
  ],
  [
    "a locality with half of a surrogate pair",
    ({ numbers }) => first(numbers.listAvailableGeographicAreaCodes("US", { locality: LONE })),
  ],
  [
    "a division with half of a surrogate pair",
    ({ numbers }) => first(numbers.listAvailableLocalities("US", { administrativeDivision: LONE })),
  ],
  [
    "a number to add whose cost is NaN",
    ({ numbers }) =>
      numbers.createOrUpdateReservation(
        { reservationId: RESERVATION_ID },
        { add: [{ id: "1", cost: { amount: NaN } } as never] },
      ),
  ],
  ["a port NaN", ({ sip }) => sip.setTrunk({ fqdn: "a", sipSignalingPort: NaN })],
  ["ports NaN", ({ sip }) => sip.setTrunks([{ fqdn: "a", sipSignalingPort: NaN }])],
  ["a bigint as port", ({ sip }) => sip.setTrunk({ fqdn: "a", sipSignalingPort: 5n as never })],
  [
    "a route with half of a surrogate pair",
    ({ sip }) => sip.setRoutes([{ name: LONE, numberPattern: "^1", trunks: [] }]),
  ],
  [
    "a configuration with a route with half of a surrogate pair",
    ({ sip }) =>
      sip.setConfiguration({
        trunks: [],
        routes: [{ name: "1", numberPattern: LONE, trunks: [] }],
      }),
  ],
  [
    "two trunks of one fqdn",
    ({ sip }) =>
      sip.setTrunks([
        { fqdn: "a.b", sipSignalingPort: 1 },
        { fqdn: "A.B", sipSignalingPort: 2 },
      ]),
  ],
  [
    "a configuration with two trunks of one fqdn",
    ({ sip }) =>
      sip.setConfiguration({
        trunks: [
          { fqdn: "a.b", sipSignalingPort: 1 },
          { fqdn: "A.b", sipSignalingPort: 1 },
        ],
        routes: [],
      }),
  ],
  ["a trunk that is null", ({ sip }) => sip.setTrunk(null as never)],
  ["trunks that are null", ({ sip }) => sip.setTrunks(null as never)],
  ["trunks with undefined", ({ sip }) => sip.setTrunks([undefined] as never)],
  ["routes that are undefined", ({ sip }) => sip.setRoutes(undefined as never)],
  ["routes that are an object", ({ sip }) => sip.setRoutes({} as never)],
  ["a configuration that is undefined", ({ sip }) => sip.setConfiguration(undefined as never)],
  ["a configuration without routes", ({ sip }) => sip.setConfiguration({ trunks: [] } as never)],
  ["a configuration without trunks", ({ sip }) => sip.setConfiguration({ routes: [] } as never)],
  [
    "no search at all",
    ({ numbers }) => numbers.beginSearchAvailablePhoneNumbers(undefined as never),
  ],
  ["null for a search", ({ numbers }) => numbers.beginSearchAvailablePhoneNumbers(null as never)],
  ["nothing to browse", ({ numbers }) => numbers.browseAvailablePhoneNumbers(undefined as never)],
  ["no reservation", ({ numbers }) => numbers.createOrUpdateReservation(undefined as never)],
  ["null for a reservation", ({ numbers }) => numbers.createOrUpdateReservation(null as never)],
  [
    "a number to add that is null",
    ({ numbers }) =>
      numbers.createOrUpdateReservation(
        { reservationId: RESERVATION_ID },
        { add: [null] as never },
      ),
  ],
  [
    "a text for numbers to add",
    ({ numbers }) =>
      numbers.createOrUpdateReservation({ reservationId: RESERVATION_ID }, { add: "1" as never }),
  ],
  [
    "a text for numbers to remove",
    ({ numbers }) =>
      numbers.createOrUpdateReservation(
        { reservationId: RESERVATION_ID },
        { remove: "1" as never },
      ),
  ],
];
