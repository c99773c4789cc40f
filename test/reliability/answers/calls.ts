/** Every public call, what it may ask for, and how its result follows from the answers. */
import type { Listing, PhoneNumbersPoller } from "@azure/communication-phone-numbers";
import { RESERVATION_ID } from "../../unit/support/calls.js";
import type { AnyBeginOptions } from "../../unit/support/longRunning.js";
import { NUMBER, SEARCH, TRUNK, type World } from "./world.js";

/** How the result of a call follows from the bodies of the answers that it accepted. */
interface Reading {
  what: "nothing" | "the body" | "all items" | "ids" | "a trunk" | "trunks" | "routes" | "both";
  /** The list that is asked for. */
  items?: string;
}

export interface Call extends Reading {
  name: string;
  run: (world: World) => Promise<unknown>;
  /** Decoded paths of its requests. */
  path: RegExp;
}

const countries = "/availablePhoneNumbers/countries";
const exactly = (path: string): RegExp => new RegExp(`^${path}$`, "i");

const one = (name: string, path: string, run: Call["run"], what: Call["what"] = "the body") => ({
  ...{ name, run, what, path: exactly(path) },
});

const valueCalls: Call[] = [
  one("getSearchResult", "/availablePhoneNumbers/searchResults/[^/]+", (w) =>
    w.numbers.getSearchResult(w.searchId),
  ),
  one("browseAvailablePhoneNumbers", `${countries}/US/:browse`, (w) =>
    w.numbers.browseAvailablePhoneNumbers(SEARCH),
  ),
  one("createOrUpdateReservation", `/availablePhoneNumbers/reservations/${RESERVATION_ID}`, (w) =>
    w.numbers.createOrUpdateReservation({ reservationId: RESERVATION_ID }, { remove: ["1"] }),
  ),
  one("getReservation", `/availablePhoneNumbers/reservations/${RESERVATION_ID}`, (w) =>
    w.numbers.getReservation(RESERVATION_ID),
  ),
  one("getPurchasedPhoneNumber", "/phoneNumbers/\\+12065550100", (w) =>
    w.numbers.getPurchasedPhoneNumber(NUMBER),
  ),
  one("getOperation", "/phoneNumbers/operations/[^/]+", (w) =>
    w.numbers.getOperation(`search_${w.searchId}`),
  ),
  one("searchOperatorInformation", "/operatorInformation/:search", (w) =>
    w.numbers.searchOperatorInformation([NUMBER]),
  ),
  one(
    "deleteReservation",
    `/availablePhoneNumbers/reservations/${RESERVATION_ID}`,
    (w) => w.numbers.deleteReservation(RESERVATION_ID),
    "nothing",
  ),
  one(
    "cancelOperation",
    "/phoneNumbers/operations/[^/]+",
    (w) => w.numbers.cancelOperation(`search_${w.searchId}`),
    "nothing",
  ),
];

const all = async <T>(pages: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = [];
  for await (const item of pages) items.push(item);
  return items;
};

/** All pages, each by a call of its own that goes on from the token of the last. */
async function byTokens(open: () => Listing<unknown>): Promise<unknown[]> {
  const items: unknown[] = [];
  let continuationToken: string | undefined;
  const seen = new Set<string>();
  do {
    if (continuationToken !== undefined) seen.add(continuationToken);
    const settings = continuationToken === undefined ? {} : { continuationToken };
    const { value } = (await open().byPage(settings).next()) as IteratorYieldResult<unknown[]>;
    items.push(...value);
    ({ continuationToken } = value as { continuationToken?: string });
    // A caller's own loop has to end by itself where a service gives the same link for ever.
  } while (continuationToken !== undefined && !seen.has(continuationToken));
  return items;
}

const listing = (
  name: string,
  path: string,
  items: string,
  open: (world: World) => Listing<unknown>,
): Call[] => {
  const common = { path: exactly(path), what: "all items" as const, items };
  return [
    { ...common, name: `${name} to its end`, run: (w) => all(open(w)) },
    {
      ...common,
      name: `${name} by page`,
      run: async (w) => (await all(open(w).byPage())).flat(),
    },
    { ...common, name: `${name} by tokens`, run: (w) => byTokens(() => open(w)) },
  ];
};

const maxPageSize = 1;
const listings: Call[] = [
  ...listing("listPurchasedPhoneNumbers", "/phoneNumbers", "phoneNumbers", (w) =>
    w.numbers.listPurchasedPhoneNumbers({ maxPageSize }),
  ),
  ...listing("listReservations", "/availablePhoneNumbers/reservations", "reservations", (w) =>
    w.numbers.listReservations({ maxPageSize }),
  ),
  ...listing("listAvailableCountries", countries, "countries", (w) =>
    w.numbers.listAvailableCountries({ maxPageSize: 20 }),
  ),
  ...listing(
    "listAvailableLocalities",
    `${countries}/US/localities`,
    "phoneNumberLocalities",
    (w) => w.numbers.listAvailableLocalities("US", { maxPageSize: 20 }),
  ),
  ...listing("listAvailableTollFreeAreaCodes", `${countries}/US/areaCodes`, "areaCodes", (w) =>
    w.numbers.listAvailableTollFreeAreaCodes("US", { maxPageSize: 2 }),
  ),
  ...listing("listAvailableGeographicAreaCodes", `${countries}/US/areaCodes`, "areaCodes", (w) =>
    w.numbers.listAvailableGeographicAreaCodes("US", { locality: "Denver", maxPageSize }),
  ),
  ...listing("listAvailableMobileAreaCodes", `${countries}/IE/areaCodes`, "areaCodes", (w) =>
    w.numbers.listAvailableMobileAreaCodes("IE", { maxPageSize }),
  ),
  ...listing("listAvailableOfferings", `${countries}/US/offerings`, "phoneNumberOfferings", (w) =>
    w.numbers.listAvailableOfferings("US", { maxPageSize: 2 }),
  ),
];

const trunk = { fqdn: "two.contoso.com", sipSignalingPort: 5062 };
const routes = [{ name: "Two", numberPattern: "^2", trunks: [TRUNK] }];
const sip = (name: string, what: Call["what"], run: Call["run"]): Call => ({
  ...{ name, what, run, path: /^\/sip$/ },
});
const sipCalls: Call[] = [
  sip("listTrunks", "trunks", (w) => all(w.sip.listTrunks())),
  sip("listTrunks by page", "trunks", async (w) => (await all(w.sip.listTrunks().byPage())).flat()),
  sip("listRoutes", "routes", (w) => all(w.sip.listRoutes())),
  sip("listRoutes by page", "routes", async (w) => (await all(w.sip.listRoutes().byPage())).flat()),
  sip("getTrunk", "a trunk", (w) => w.sip.getTrunk(TRUNK)),
  sip("setTrunk", "a trunk", (w) => w.sip.setTrunk(trunk)),
  sip("setTrunks", "trunks", (w) =>
    w.sip.setTrunks([trunk, { fqdn: TRUNK, sipSignalingPort: 5061 }]),
  ),
  sip("setRoutes", "routes", (w) => w.sip.setRoutes(routes)),
  sip("deleteTrunk", "nothing", (w) => w.sip.deleteTrunk("two.contoso.com")),
  sip("getConfiguration", "both", (w) => w.sip.getConfiguration()),
  sip("setConfiguration", "both", (w) => w.sip.setConfiguration({ trunks: [trunk], routes: [] })),
];

/** A call that begins an operation. */
export interface Begin {
  name: string;
  begin: (world: World, options: AnyBeginOptions) => Promise<PhoneNumbersPoller<unknown>>;
  /** Method and decoded path of the start. */
  start: [method: string, path: RegExp];
  /** Where the result is. */
  result?: string;
  what: Call["what"];
  /** Whether the service must get the start once. */
  isOnce: boolean;
  /** Id that the operation has, where it is known beforehand. */
  knownId?: (world: World) => string;
}

const start = (method: string, path: string): Begin["start"] => [method, exactly(path)];
export const begins: Begin[] = [
  {
    name: "beginSearchAvailablePhoneNumbers",
    begin: (w, options) => w.numbers.beginSearchAvailablePhoneNumbers(SEARCH, options),
    start: start("POST", `${countries}/US/:search`),
    result: "availablePhoneNumbers/searchResults/[^/]+",
    ...{ what: "the body", isOnce: true },
  },
  {
    name: "beginPurchasePhoneNumbers",
    begin: (w, options) => w.numbers.beginPurchasePhoneNumbers(w.searchId, options),
    start: start("POST", "/availablePhoneNumbers/:purchase"),
    knownId: (w) => `purchase_${w.searchId}`,
    ...{ what: "ids", isOnce: true },
  },
  {
    name: "beginReservationPurchase",
    begin: (w, options) => w.numbers.beginReservationPurchase(RESERVATION_ID, options),
    start: start("POST", `/availablePhoneNumbers/reservations/${RESERVATION_ID}/:purchase`),
    knownId: () => `reservationPurchase_${RESERVATION_ID}`,
    ...{ what: "ids", isOnce: true },
  },
  {
    name: "beginReleasePhoneNumber",
    begin: (w, options) => w.numbers.beginReleasePhoneNumber(NUMBER, options),
    start: start("DELETE", "/phoneNumbers/\\+12065550100"),
    ...{ what: "ids", isOnce: true },
  },
  {
    name: "beginUpdatePhoneNumberCapabilities",
    begin: (w, options) =>
      w.numbers.beginUpdatePhoneNumberCapabilities(NUMBER, { sms: "none" }, options),
    start: start("PATCH", "/phoneNumbers/\\+12065550100/capabilities"),
    result: "phoneNumbers/[^/]+",
    ...{ what: "the body", isOnce: false },
  },
];

/** The ways in which a poller is used. */
const uses: [string, (poller: PhoneNumbersPoller<unknown>, again: Again) => Promise<unknown>][] = [
  ["to its end", (poller) => poller.pollUntilDone()],
  [
    "poll by poll",
    async (poller) => {
      for (let count = 0; count < 8 && !poller.isDone(); count++) await poller.poll();
      return poller.pollUntilDone();
    },
  ],
  ["resumed", async (poller, again) => (await again(poller.toString())).pollUntilDone()],
];
type Again = (resumeFrom: string) => Promise<PhoneNumbersPoller<unknown>>;

const beginCalls: Call[] = begins.flatMap(({ name, begin, start: [, path], result, what }) => {
  const followed = ["phoneNumbers/operations/[^/]+", ...(result ? [result] : [])].join("|");
  const paths = new RegExp(`${path.source}|^/(${followed})$`, "i");
  const started = async (world: World): Promise<PhoneNumbersPoller<unknown>> =>
    (world.poller = await begin(world, { abortSignal: world.abortSignal }));
  return [
    ...uses.map(([how, use]): Call => ({
      ...{ name: `${name}, ${how}`, path: paths, what },
      run: async (world) =>
        use(await started(world), async (resumeFrom) => {
          return (world.poller = await begin(world, { resumeFrom }));
        }),
    })),
    {
      ...{ name: `${name}, cancelled`, path: paths, what: "nothing" },
      run: async (world) => (await started(world)).cancelOperation(),
    },
  ];
});

/** All calls of both clients, those with pages and pollers in each way to use them. */
export const calls: Call[] = [...valueCalls, ...listings, ...sipCalls, ...beginCalls];
