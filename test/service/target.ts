import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import type {
  PhoneNumbersClientOptions,
  SearchAvailablePhoneNumbersRequest,
} from "@azure/communication-phone-numbers";
import { createEmulator, type Emulator } from "@azure/communication-phone-numbers/emulator";

/** An emulator with clients for it. */
export interface Target {
  emulator: Emulator;
  phoneNumbers: (options?: PhoneNumbersClientOptions) => PhoneNumbersClient;
  sip: () => SipRoutingClient;
}

/** No pauses: the emulator's operations move on with each poll. */
export const AT_ONCE = { updateIntervalInMs: 0 };

const quick = { retryOptions: { retryDelayInMs: 1, maxRetryDelayInMs: 5 } };

/** Clients that sign with the emulator's access key. */
export function withKey(emulator: Emulator, options: PhoneNumbersClientOptions = {}): Target {
  const { connectionString } = emulator;
  return {
    emulator,
    phoneNumbers: (more) =>
      new PhoneNumbersClient(connectionString, { ...quick, ...options, ...more }),
    sip: () => new SipRoutingClient(connectionString, { ...quick, ...options }),
  };
}

/** Clients that send a token. */
export function withToken(emulator: Emulator): Target {
  const { endpoint, credential, httpClient } = emulator;
  const options = { ...quick, httpClient };
  return {
    emulator,
    phoneNumbers: (more) => new PhoneNumbersClient(endpoint, credential, { ...options, ...more }),
    sip: () => new SipRoutingClient(endpoint, credential, options),
  };
}

export async function openInProcess(): Promise<Target> {
  const emulator = createEmulator();
  return withKey(emulator, { httpClient: emulator.httpClient });
}

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
