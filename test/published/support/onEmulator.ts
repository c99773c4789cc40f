import type { HttpClient } from "@azure/core-rest-pipeline";
import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
} from "@azure/communication-phone-numbers/emulator";
import { startEmulator } from "@azure/communication-phone-numbers/emulator/node";
import type { ClientOptions, Clients, Package } from "./sideBySide.js";

/** An emulator, and the clients of one package for it. */
export interface OnEmulator extends Pick<Clients, "phoneNumbers" | "sipRouting"> {
  emulator: Emulator;
  classes: Package;
  /** More clients for the same emulator. */
  reach: (options?: ClientOptions) => Pick<Clients, "phoneNumbers" | "sipRouting">;
}

/** A way to an emulator: opens one, and gives it with what ends it. */
type Way = (
  classes: Package,
  options: EmulatorOptions,
) => Promise<{ world: OnEmulator; close: () => Promise<void> }>;

/** Retries that do not wait. */
const quick: ClientOptions = { retryOptions: { retryDelayInMs: 1, maxRetryDelayInMs: 2 } };

function withKey(
  emulator: Emulator,
  classes: Package,
  options: ClientOptions & { httpClient?: HttpClient },
): OnEmulator {
  const reach: OnEmulator["reach"] = (more) => {
    const all = { ...quick, ...options, ...more };
    return {
      phoneNumbers: new classes.PhoneNumbersClient(emulator.connectionString, all),
      sipRouting: new classes.SipRoutingClient(emulator.connectionString, all),
    };
  };
  return { emulator, classes, reach, ...reach() };
}

function withToken(emulator: Emulator, classes: Package): OnEmulator {
  const { endpoint, credential, httpClient } = emulator;
  const reach: OnEmulator["reach"] = (more) => {
    const all = { ...quick, httpClient, ...more };
    return {
      phoneNumbers: new classes.PhoneNumbersClient(endpoint, credential, all),
      sipRouting: new classes.SipRoutingClient(endpoint, credential, all),
    };
  };
  return { emulator, classes, reach, ...reach() };
}

const nothing = async (): Promise<void> => {};

/** All the ways in which a client can reach an emulator. */
export const WAYS: [name: string, open: Way][] = [
  [
    "in process with a key",
    async (classes, options) => {
      const emulator = createEmulator(options);
      const { httpClient } = emulator;
      return { world: withKey(emulator, classes, { httpClient }), close: nothing };
    },
  ],
  [
    "in process with tokens",
    async (classes, options) => ({
      world: withToken(createEmulator(options), classes),
      close: nothing,
    }),
  ],
  [
    "over HTTP with a key",
    async (classes, options) => {
      const emulator = await startEmulator(options);
      const world = withKey(emulator, classes, { allowInsecureConnection: true });
      return { world, close: () => emulator.close() };
    },
  ],
  [
    "over HTTP with tokens",
    async (classes, options) => {
      const emulator = await startEmulator(options);
      return { world: withToken(emulator, classes), close: () => emulator.close() };
    },
  ],
];
