import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import type {
  PhoneNumbersClientOptions,
  SearchAvailablePhoneNumbersRequest,
} from "@azure/communication-phone-numbers";
import { createEmulator, type Emulator } from "@azure/communication-phone-numbers/emulator";
import { startEmulator } from "@azure/communication-phone-numbers/emulator/node";
import { afterEach } from "vitest";

/** An emulator with clients for it. */
export interface Target {
  emulator: Emulator;
  phoneNumbers: (options?: PhoneNumbersClientOptions) => PhoneNumbersClient;
  sip: () => SipRoutingClient;
}

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
});

/** No pauses: the emulator's operations move on with each poll. */
export const AT_ONCE = { updateIntervalInMs: 0 };

const quick = { retryOptions: { retryDelayInMs: 1, maxRetryDelayInMs: 5 } };

function clientsOf(emulator: Emulator, options: PhoneNumbersClientOptions): Target {
  return {
    emulator,
    phoneNumbers: (more) =>
      new PhoneNumbersClient(emulator.connectionString, { ...quick, ...options, ...more }),
    sip: () => new SipRoutingClient(emulator.connectionString, { ...quick, ...options }),
  };
}

/** The ways in which the same scenarios are run: name, and how to open the target. Each test opens its own. */
export const TARGETS: [string, () => Promise<Target>][] = [
  [
    "in process",
    async () => {
      const emulator = createEmulator();
      return clientsOf(emulator, { httpClient: emulator.httpClient });
    },
  ],
  [
    "over HTTP",
    async () => {
      const emulator = await startEmulator();
      opened.push(() => emulator.close());
      return clientsOf(emulator, {});
    },
  ],
  [
    "over HTTP with a token",
    async () => {
      const emulator = await startEmulator();
      opened.push(() => emulator.close());
      const { endpoint, credential, httpClient } = emulator;
      const options = { ...quick, httpClient };
      return {
        emulator,
        phoneNumbers: (more) =>
          new PhoneNumbersClient(endpoint, credential, { ...options, ...more }),
        sip: () => new SipRoutingClient(endpoint, credential, options),
      };
    },
  ],
];

export const TOLL_FREE: SearchAvailablePhoneNumbersRequest = {
  countryCode: "US",
  phoneNumberType: "tollFree",
  assignmentType: "application",
  capabilities: { calling: "inbound+outbound", sms: "none" },
};

/** Searches and buys; gives the numbers. */
export async function buy(client: PhoneNumbersClient, quantity = 1): Promise<string[]> {
  const search = await client.beginSearchAvailablePhoneNumbers({ ...TOLL_FREE, quantity }, AT_ONCE);
  const { searchId, phoneNumbers } = await search.pollUntilDone();
  await (await client.beginPurchasePhoneNumbers(searchId, AT_ONCE)).pollUntilDone();
  return phoneNumbers;
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

export const ownedBy = async (client: PhoneNumbersClient): Promise<string[]> =>
  (await all(client.listPurchasedPhoneNumbers())).map(({ phoneNumber }) => phoneNumber);
