import type { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import type { OperationOptions } from "@azure/core-client";

export interface Clients {
  numbers: PhoneNumbersClient;
  sip: SipRoutingClient;
}

/** One request that is to meet a fault. */
export interface Call {
  name: string;
  /** Method and path of the request. */
  sends: RegExp;
  /** Whether another request is sent before it. */
  isLater?: boolean;
  /** Does what comes before, and gives what sends the request; that may be asked for twice. */
  prepare: (clients: Clients, options: OperationOptions) => Promise<() => Promise<unknown>>;
}

export type Kind = "a read" | "a page" | "a change" | "a deletion" | "a start" | "a poll";

/** Numbers that the resource owns before. */
export const OWNED = ["+14255550100", "+14255550101", "+14255550102"];
const [NUMBER] = OWNED as [string];
const TRUNK = { fqdn: "sbc.contoso.com", sipSignalingPort: 5061 };

const search = {
  countryCode: "US",
  phoneNumberType: "tollFree",
  assignmentType: "application",
  capabilities: { calling: "outbound", sms: "none" },
} as const;

const FAST = { updateIntervalInMs: 0 };

async function found({ numbers }: Clients): Promise<string> {
  return (await (await numbers.beginSearchAvailablePhoneNumbers(search, FAST)).pollUntilDone())
    .searchId;
}

async function reserved({ numbers }: Clients): Promise<string> {
  const { phoneNumbers } = await numbers.browseAvailablePhoneNumbers(search);
  const reservationId = crypto.randomUUID();
  await numbers.createOrUpdateReservation({ reservationId }, { add: [phoneNumbers[0]!] });
  return reservationId;
}

/** A call that needs nothing before. */
const now =
  (send: (clients: Clients, options: OperationOptions) => Promise<unknown>): Call["prepare"] =>
  async (clients, options) =>
  () =>
    send(clients, options);

const READS: Call[] = [
  {
    name: "getPurchasedPhoneNumber",
    sends: /^GET \/phoneNumbers\/%2B/,
    prepare: now(({ numbers }, options) => numbers.getPurchasedPhoneNumber(NUMBER, options)),
  },
  {
    name: "getReservation",
    sends: /^GET .*\/reservations\//,
    prepare: async (clients, options) => {
      const id = await reserved(clients);
      return () => clients.numbers.getReservation(id, options);
    },
  },
  {
    name: "getSearchResult",
    sends: /^GET .*\/searchResults\//,
    prepare: async (clients, options) => {
      const id = await found(clients);
      return () => clients.numbers.getSearchResult(id, options);
    },
  },
  {
    name: "getOperation",
    sends: /^GET .*\/operations\//,
    prepare: async (clients, options) => {
      const id = await found(clients);
      return () => clients.numbers.getOperation(`search_${id}`, options);
    },
  },
  {
    name: "browseAvailablePhoneNumbers",
    sends: /^POST .*:browse$/,
    prepare: now(({ numbers }, options) => numbers.browseAvailablePhoneNumbers(search, options)),
  },
  {
    name: "searchOperatorInformation",
    sends: /^POST .*\/operatorInformation/,
    prepare: now(({ numbers }, options) => numbers.searchOperatorInformation([NUMBER], options)),
  },
  {
    name: "getConfiguration",
    sends: /^GET \/sip$/,
    prepare: now(({ sip }, options) => sip.getConfiguration(options)),
  },
  {
    name: "getTrunk",
    sends: /^GET \/sip$/,
    prepare: async ({ sip }, options) => {
      await sip.setTrunk(TRUNK);
      return () => sip.getTrunk(TRUNK.fqdn, options);
    },
  },
];

const PAGES: Call[] = [
  {
    name: "the second page of listPurchasedPhoneNumbers",
    sends: /^GET \/phoneNumbers$/,
    prepare: async ({ numbers }, options) => {
      const pages = numbers.listPurchasedPhoneNumbers(options).byPage({ maxPageSize: 2 });
      await pages.next();
      return () => pages.next();
    },
  },
  {
    name: "the first page of listAvailableCountries",
    sends: /^GET .*\/countries$/,
    prepare: async ({ numbers }, options) => {
      const countries = numbers.listAvailableCountries(options);
      return () => countries.next();
    },
  },
  {
    name: "the page of listRoutes",
    sends: /^GET \/sip$/,
    prepare: async ({ sip }, options) => {
      const routes = sip.listRoutes(options).byPage();
      return () => routes.next();
    },
  },
];

const CHANGES: Call[] = [
  {
    name: "createOrUpdateReservation",
    sends: /^PATCH .*\/reservations\//,
    prepare: async ({ numbers }, options) => {
      const { phoneNumbers } = await numbers.browseAvailablePhoneNumbers(search);
      const reservationId = crypto.randomUUID();
      const add = [phoneNumbers[0]!];
      return () => numbers.createOrUpdateReservation({ reservationId }, { ...options, add });
    },
  },
  {
    name: "beginUpdatePhoneNumberCapabilities",
    sends: /^PATCH .*\/capabilities$/,
    prepare: now(({ numbers }, options) =>
      numbers.beginUpdatePhoneNumberCapabilities(NUMBER, { sms: "none" }, options),
    ),
  },
  {
    name: "setTrunk",
    sends: /^PATCH \/sip$/,
    prepare: now(({ sip }, options) => sip.setTrunk(TRUNK, options)),
  },
  {
    name: "setRoutes",
    sends: /^PATCH \/sip$/,
    prepare: now(({ sip }, options) => sip.setRoutes([], options)),
  },
  {
    name: "deleteTrunk",
    sends: /^PATCH \/sip$/,
    prepare: now(({ sip }, options) => sip.deleteTrunk(TRUNK.fqdn, options)),
  },
];

const DELETIONS: Call[] = [
  {
    name: "deleteReservation",
    sends: /^DELETE .*\/reservations\//,
    prepare: async (clients, options) => {
      const id = await reserved(clients);
      return () => clients.numbers.deleteReservation(id, options);
    },
  },
  {
    name: "cancelOperation",
    sends: /^DELETE .*\/operations\//,
    prepare: async (clients, options) => {
      const id = await found(clients);
      return () => clients.numbers.cancelOperation(`search_${id}`, options);
    },
  },
];

const STARTS: Call[] = [
  {
    name: "beginSearchAvailablePhoneNumbers",
    sends: /^POST .*:search$/,
    prepare: now(({ numbers }, options) =>
      numbers.beginSearchAvailablePhoneNumbers(search, options),
    ),
  },
  {
    name: "beginPurchasePhoneNumbers",
    sends: /^POST .*\/:purchase$/,
    prepare: async (clients, options) => {
      const id = await found(clients);
      return () => clients.numbers.beginPurchasePhoneNumbers(id, options);
    },
  },
  {
    name: "beginReservationPurchase",
    sends: /^POST .*\/:purchase$/,
    prepare: async (clients, options) => {
      const id = await reserved(clients);
      return () => clients.numbers.beginReservationPurchase(id, options);
    },
  },
  {
    name: "beginReleasePhoneNumber",
    sends: /^DELETE \/phoneNumbers\/%2B/,
    prepare: now(({ numbers }, options) => numbers.beginReleasePhoneNumber(NUMBER, options)),
  },
];

const POLLS: Call[] = [
  {
    name: "a poll of a purchase",
    sends: /^GET .*\/operations\//,
    prepare: async (clients, options) => {
      const id = await found(clients);
      const poller = await clients.numbers.beginPurchasePhoneNumbers(id, { ...options, ...FAST });
      return () => poller.poll();
    },
  },
  {
    name: "a poll of a capability update",
    sends: /^GET .*\/operations\//,
    prepare: async ({ numbers }, options) => {
      const change = { sms: "none" } as const;
      const begun = await numbers.beginUpdatePhoneNumberCapabilities(NUMBER, change, options);
      return () => begun.poll();
    },
  },
  {
    name: "the result of a search",
    isLater: true,
    sends: /^GET .*\/searchResults\//,
    prepare: async ({ numbers }, options) => {
      const poller = await numbers.beginSearchAvailablePhoneNumbers(search, {
        ...options,
        ...FAST,
      });
      return () => poller.pollUntilDone();
    },
  },
];

export const CALLS: Record<Kind, Call[]> = {
  "a read": READS,
  "a page": PAGES,
  "a change": CHANGES,
  "a deletion": DELETIONS,
  "a start": STARTS,
  "a poll": POLLS,
};
