import type { AvailablePhoneNumber, PhoneNumbersClient } from "@azure/communication-phone-numbers";
import type { Emulator, SeedNumber } from "@azure/communication-phone-numbers/emulator";
import type { FullOperationResponse, OperationOptions } from "@azure/core-client";
import { expect } from "vitest";
import { atMost, numberOf, times } from "./resources.js";
import { all, AT_ONCE, TOLL_FREE, type Target } from "./target.js";

/** One of the calls that a client has under way at once. */
export interface Call {
  /** By its place among all calls, which decides its arguments. */
  at: number;
  /** Own options: a header of a name of its own, a signal, a callback. */
  options: OperationOptions;
  controller: AbortController;
  /** When its caller gives up, if so. */
  aborts: "never" | "at once" | "under way" | "at its first answer";
  /** What its callback was told. */
  heard: { raw: FullOperationResponse; flat: unknown }[];
  kind: Kind;
}

/** What all calls of a run share. */
interface Shared {
  client: PhoneNumbersClient;
  /** Numbers that can be reserved, one for each reservation. */
  free: AvailablePhoneNumber[];
  /** All numbers that were bought. */
  bought: string[];
}

/** Makes the call and checks that the answer is its own. */
type Run = (call: Call, shared: Shared) => Promise<void>;

interface Kind {
  run: Run;
  /** How many of 1,000 calls are of this kind. */
  share: number;
  /** How many requests it takes. */
  requests: number;
  /** Language of its names, if it has some. */
  language?: (at: number) => string;
}

const LANGUAGES = ["de", "fr", "es", "it", "pt", "nl", "sv", "da", "fi", "pl", "ja", "ko", "tr"];
const languageOf = (at: number): string => LANGUAGES[at % LANGUAGES.length]!;
const DIRECTIONS = ["none", "inbound", "outbound"] as const;
const CODES = ["800", "833", "844", "855", "866", "877", "888"];

const read: Run = async ({ at, options, heard }, { client }) => {
  const number = await client.getPurchasedPhoneNumber(numberOf(at), options);
  expect(number).toMatchObject({ phoneNumber: numberOf(at), cost: { amount: at } });
  expect(heard[0]?.flat).toBe(number);
};

const readMissing: Run = async ({ at, options, heard }, { client }) => {
  const missing = `+1425555${1000 + at}`;
  const error = await client.getPurchasedPhoneNumber(missing, options).catch((reason: Error) => {
    if (reason.name === "RestError") return reason;
    throw reason;
  });
  expect(error).toMatchObject({
    statusCode: 404,
    message: `Input phoneNumber ${missing} cannot be found.`,
  });
  expect(heard[0]?.raw.bodyAsText).toContain(missing);
};

const readPages: Run = async ({ at, options }, { client }) => {
  const size = 2 + (at % 17);
  const pages = client
    .listPurchasedPhoneNumbers(options)
    .byPage({ continuationToken: `/phoneNumbers?skip=${at - 500}&top=${size}` });
  const found = [(await pages.next()).value, (await pages.next()).value] as { id: string }[][];
  const expected = times(2 * size, (more) => numberOf(at - 500 + more));
  expect(found.map(({ length }) => length)).toEqual([size, size]);
  expect(found.flat().map(({ id }) => `+${id}`)).toEqual(expected);
};

const readCountries: Run = async ({ at, options }, { client }) => {
  const acceptLanguage = languageOf(at);
  const countries = await all(client.listAvailableCountries({ ...options, acceptLanguage }));
  const names = new Intl.DisplayNames([acceptLanguage], { type: "region" });
  const expected = countries.map(({ countryCode }) => names.of(countryCode));
  expect(countries).toHaveLength(42);
  expect(countries.map(({ localizedName }) => localizedName)).toEqual(expected);
};

/** Reads what the service takes a minute to answer. */
const hang: Run = async ({ options }, { client }) => {
  await all(client.listAvailableOfferings("US", options));
};

const lookUp: Run = async ({ at, options, heard }, { client }) => {
  const includeAdditionalOperatorDetails = at % 2 === 0;
  const given = { ...options, includeAdditionalOperatorDetails };
  const found = await client.searchOperatorInformation([numberOf(at)], given);
  expect(found).toMatchObject({
    values: [{ phoneNumber: numberOf(at), isoCountryCode: at % 2 === 0 ? "US" : null }],
  });
  expect(heard[0]?.flat).toBe(found);
};

const browse: Run = async ({ at, options, heard }, { client }) => {
  const prefix = `1${CODES[at % 7]}55501${at % 10}`;
  const request = { countryCode: "US", phoneNumberType: "tollFree" } as const;
  const found = await client.browseAvailablePhoneNumbers(request, {
    ...options,
    phoneNumberPrefixes: [prefix],
  });
  expect(found.phoneNumbers).not.toEqual([]);
  expect(found.phoneNumbers.filter(({ id }) => !id?.startsWith(prefix))).toEqual([]);
  expect(heard[0]?.flat).toBe(found);
};

const reserve: Run = async ({ options }, { client, free }) => {
  const reservationId = crypto.randomUUID();
  const own = { id: reservationId, status: "active" };
  const { id, ...rest } = free.pop()!;
  const add = { ...options, add: [{ id: id!, ...rest }] };
  const made = await client.createOrUpdateReservation({ reservationId }, add);
  expect(made).toMatchObject({ ...own, phoneNumbers: { [id!]: { id, status: "reserved" } } });
  const readBack = await client.getReservation(reservationId, options);
  expect(Object.keys(readBack.phoneNumbers!)).toEqual([id]);
  const remove = { ...options, remove: [id!] };
  const emptied = await client.createOrUpdateReservation({ reservationId }, remove);
  expect(emptied).toMatchObject({ ...own, phoneNumbers: {} });
  await client.deleteReservation(reservationId, options);
};

const buy: Run = async ({ at, options }, { client, bought }) => {
  const given = { ...options, ...AT_ONCE };
  const quantity = 1 + (at % 3);
  const search = await client.beginSearchAvailablePhoneNumbers({ ...TOLL_FREE, quantity }, given);
  const { searchId, phoneNumbers } = await search.pollUntilDone();
  expect(phoneNumbers).toHaveLength(quantity);
  const purchase = await client.beginPurchasePhoneNumbers(searchId, given);
  expect(await purchase.pollUntilDone()).toMatchObject({ purchaseId: searchId });
  bought.push(...phoneNumbers);
  const [phoneNumber = ""] = phoneNumbers;
  const number = await client.getPurchasedPhoneNumber(phoneNumber, options);
  expect(number).toMatchObject({ phoneNumber, cost: { amount: 2 } });
};

const change: Run = async ({ at, options }, { client }) => {
  const calling = DIRECTIONS[at % 3]!;
  const given = { ...options, ...AT_ONCE };
  const update = await client.beginUpdatePhoneNumberCapabilities(numberOf(at), { calling }, given);
  expect(await update.pollUntilDone()).toMatchObject({
    phoneNumber: numberOf(at),
    capabilities: { calling, sms: "none" },
    cost: { amount: at },
  });
};

/** An operation is polled four times, and its result read by one request more. */
const KINDS: Kind[] = [
  { run: read, share: 580, requests: 1 },
  { run: readMissing, share: 60, requests: 1 },
  { run: readPages, share: 80, requests: 2 },
  { run: readCountries, share: 60, requests: 1, language: languageOf },
  { run: hang, share: 60, requests: 1 },
  { run: lookUp, share: 60, requests: 1 },
  { run: browse, share: 40, requests: 1 },
  { run: reserve, share: 20, requests: 4 },
  { run: buy, share: 20, requests: 12 },
  { run: change, share: 20, requests: 6 },
];
const ALL = KINDS.flatMap((kind) => times(kind.share, () => kind));

export const headerOf = ({ at }: Call): string => `x-call-${at}`;

function newCall(at: number, onAnswer: () => void): Call {
  const kind = ALL[at]!;
  const controller = new AbortController();
  const call: Call = { at, kind, controller, heard: [], options: {}, aborts: "never" };
  if (at % 10 === 3) call.aborts = "at once";
  if (at % 10 === 7 && kind.requests > 1) call.aborts = "at its first answer";
  if (kind.run === hang) call.aborts = "under way";
  call.options = {
    abortSignal: controller.signal,
    requestOptions: { customHeaders: { [headerOf(call)]: `${at}` } },
    onResponse: (raw, flat) => {
      call.heard.push({ raw, flat });
      if (call.aborts === "at its first answer") controller.abort();
      onAnswer();
    },
  };
  return call;
}

/** What came of 1,000 calls that one client had under way at once. */
export interface Outcome {
  calls: Call[];
  /** How each call ended, in the order of `calls`. */
  ends: PromiseSettledResult<void>[];
  bought: string[];
  requests: Emulator["requests"];
}

/** Lets one client make 1,000 calls of all kinds, in mixed order, before any of them is answered. */
export async function manyCalls(target: Target): Promise<Outcome> {
  const { emulator } = target;
  emulator.seed(ALL.map((_, at) => ownedAt(at)));
  const shared = await share(target);
  const before = emulator.requests.length;
  emulator.fail("PhoneNumbers_ListOfferings", { latencyMs: 60_000, times: 60 });

  let known = before;
  /** Gives up those that hang once their requests have arrived, while others are under way. */
  const giveUp = (): void => {
    for (const { operation, headers } of emulator.requests.slice(known)) {
      known += 1;
      if (operation !== "PhoneNumbers_ListOfferings") continue;
      calls.find((call) => headerOf(call) in headers)?.controller.abort();
    }
  };
  // 389 and 1,000 have no common divisor: each call is made once, and the kinds take turns.
  const calls = ALL.map((_, turn) => newCall((turn * 389) % ALL.length, giveUp));
  const ending = Promise.allSettled(calls.map((call) => call.kind.run(call, shared)));
  for (const { aborts, controller } of calls) if (aborts === "at once") controller.abort();
  const ends = await ending;
  return { calls, ends, bought: shared.bought, requests: emulator.requests.slice(before) };
}

/** The number of a call, with a price that no other one has. */
const ownedAt = (amount: number): SeedNumber => ({
  phoneNumber: numberOf(amount),
  countryCode: "US",
  phoneNumberType: "geographic",
  cost: { amount, currencyCode: "USD", billingFrequency: "monthly" },
});

async function share({ emulator, phoneNumbers }: Target): Promise<Shared> {
  const isRemote = emulator.connectionString.startsWith("endpoint=http:");
  const client = phoneNumbers(isRemote ? { httpClient: atMost(400, emulator.httpClient) } : {});
  const { phoneNumbers: free } = await client.browseAvailablePhoneNumbers({
    countryCode: "US",
    phoneNumberType: "geographic",
  });
  return { client, free, bought: [] };
}
