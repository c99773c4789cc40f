import { AzureKeyCredential } from "@azure/core-auth";
import type { AccessToken, TokenCredential } from "@azure/core-auth";
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import type { PhoneNumbersClientOptions } from "@azure/communication-phone-numbers";
import { ENDPOINT } from "./scriptedHttpClient.js";

/** What must never be seen outside of a request's headers. */
export const KEY = "c2VjcmV0LWtleS1vZi10aGUtdGVzdHM=";
export const TOKEN = "secret-token-of-the-tests";

/** Both clients, made alike. */
export interface Clients {
  numbers: PhoneNumbersClient;
  sip: SipRoutingClient;
}

export type MakeClients = (options?: PhoneNumbersClientOptions, endpoint?: string) => Clients;

/** A credential that counts how often it was asked, and gives tokens that live as long as is said. */
export function countingCredential(lifetimeMs = 3_600_000): TokenCredential & {
  scopes: unknown[];
} {
  const scopes: unknown[] = [];
  return {
    scopes,
    getToken: async (asked): Promise<AccessToken> => {
      scopes.push(asked);
      return {
        token: `${TOKEN}-${scopes.length}`,
        expiresOnTimestamp: Date.now() + lifetimeMs,
      };
    },
  };
}

export const withConnectionString: MakeClients = (options, endpoint = ENDPOINT) => {
  const text = `endpoint=${endpoint}/;accesskey=${KEY}`;
  return {
    numbers: new PhoneNumbersClient(text, options),
    sip: new SipRoutingClient(text, options),
  };
};

export const withKeyCredential: MakeClients = (options, endpoint = ENDPOINT) => {
  const credential = new AzureKeyCredential(KEY);
  return {
    numbers: new PhoneNumbersClient(endpoint, credential, options),
    sip: new SipRoutingClient(endpoint, credential, options),
  };
};

export const withTokenCredential: MakeClients = (options, endpoint = ENDPOINT) => {
  const credential = countingCredential();
  return {
    numbers: new PhoneNumbersClient(endpoint, credential, options),
    sip: new SipRoutingClient(endpoint, credential, options),
  };
};

/** The three forms of the constructors. */
export const overloads: [name: string, make: MakeClients][] = [
  ["a connection string", withConnectionString],
  ["a key credential", withKeyCredential],
  ["a token credential", withTokenCredential],
];

/** What a promise rejects with; fails if it does not reject. */
export async function rejectionOf<E = Error>(promise: Promise<unknown>): Promise<E> {
  const nothing = Symbol();
  const error = await promise.then(
    () => nothing,
    (reason: unknown) => reason,
  );
  if (error === nothing) throw new Error("It was expected to reject, but did not.");
  return error as E;
}
