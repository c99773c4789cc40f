// The emulator as its users hold it: how it is made, and what it can be told.
import type { TokenCredential } from "@azure/core-auth";
import type { HttpClient } from "@azure/core-rest-pipeline";
import { createCredential } from "./authentication.js";
import type { Clock } from "./clock.js";
import { Faults, type Fault } from "./faults.js";
import { createInProcessClient } from "./httpClients.js";
import type { OperationName } from "./operationName.js";
import { routes } from "./routes.js";
import { seedNumbers, type SeedNumber } from "./seeding.js";
import type { EmulatedRequest } from "./messages.js";
import { Service } from "./service.js";
import * as shape from "./shapes.js";
import { Store } from "./store.js";

/** Public on purpose: base64 of "This is the public key of the phone numbers emulator." It opens nothing else. */
const publicKey = "VGhpcyBpcyB0aGUgcHVibGljIGtleSBvZiB0aGUgcGhvbmUgbnVtYmVycyBlbXVsYXRvci4=";

const endpoint = "https://emulator.communication.azure.com";

/** What an emulator starts with, and how strict it is. */
export interface EmulatorOptions {
  /**
   * Numbers that the resource owns from the start: how many (at most a million; US, one in four toll-free as long as
   * there are such), or which. Default none.
   */
  numbers?: number | SeedNumber[];
  /** The access key, in base64. Default: the emulator's public key, the same in every emulator. */
  key?: string;
  /** `"verify"` (default) checks signatures and tokens as the service does; `"off"` lets everything pass. */
  authentication?: "verify" | "off";
  /**
   * How many times an operation says it is not done before it says `succeeded`. Default 3; 0 is done at the first
   * look. Nothing waits: each status request moves an operation on.
   */
  pollsUntilDone?: number;
}

/** An imitation of the phone numbers and SIP routing service, with a resource of its own in its memory. */
export interface Emulator {
  /** An `https:` URL that only this emulator's `httpClient` reaches. */
  endpoint: string;
  /** The access key in base64. */
  key: string;
  /** `endpoint=…;accesskey=…`, for the constructors that take a connection string. */
  connectionString: string;
  /** Carries requests to the emulator; pass it as the client option `httpClient`. */
  httpClient: HttpClient;
  /** Gives tokens that the emulator accepts for an hour. */
  credential: TokenCredential;
  /**
   * The time by which holds (16 minutes) and reservations (15 minutes) expire. `advance` moves it on without waiting.
   * Signatures and tokens are checked against real time.
   */
  clock: Clock;
  /**
   * Lets the next matching request, or the next `times`, go wrong. Several faults wait in line; each request meets
   * one at most.
   * @param operation - Whose requests; `"*"` for those of all.
   * @param fault - What goes wrong.
   * @throws TypeError or RangeError for a fault that could not happen: an unknown operation, kind or property, a kind
   * that this operation does not have, a value out of range.
   */
  fail(operation: OperationName | "*", fault: Fault): void;
  /** The requests so far, oldest first, of which the last 10,000 are kept; `reset` empties it. */
  requests: readonly EmulatedRequest[];
  /**
   * Adds purchased numbers, all or none.
   * @param numbers - How many, or which.
   * @throws TypeError for what is no number in E.164 format or has unknown or wrong properties.
   * @throws RangeError for a count that cannot be had, and for a number on hold.
   */
  seed(numbers: number | SeedNumber[]): void;
  /** Back to the first state: the numbers of the options, no faults, no requests, the real time. */
  reset(): void;
}

/** An emulator and what a door to it needs besides. */
export interface EmulatorCore {
  emulator: Emulator;
  service: Service;
  store: Store;
}

const optionShapes = {
  numbers: shape.ignored,
  key: shape.text,
  authentication: shape.oneOf(["verify", "off"]),
  pollsUntilDone: shape.number,
};

function checkOptions(options: EmulatorOptions, more: Record<string, shape.Shape<unknown>>): void {
  const { key = publicKey, pollsUntilDone = 0 } = shape.readArgument(
    shape.object({}, { ...more, ...optionShapes }),
    options,
    "options",
  );
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(key) || key.length % 4 !== 0) {
    throw new TypeError("The key of an emulator has to be base64.");
  }
  if (!Number.isInteger(pollsUntilDone) || pollsUntilDone < 0) {
    throw new RangeError("pollsUntilDone has to be a whole number from 0 on.");
  }
}

/** Builds an emulator; see `createEmulator`. A door may have `more` options, which it reads itself. */
export function createCore(
  options: EmulatorOptions = {},
  more: Record<string, shape.Shape<unknown>> = {},
): EmulatorCore {
  const { numbers = 0, key = publicKey, authentication = "verify", pollsUntilDone = 3 } = options;
  checkOptions(options, more);
  const store = new Store(pollsUntilDone);
  const faults = new Faults();
  const service = new Service(store, faults, authentication === "verify" ? key : undefined);
  seedNumbers(store, numbers);
  const emulator: Emulator = {
    endpoint,
    key,
    connectionString: `endpoint=${endpoint};accesskey=${key}`,
    httpClient: createInProcessClient(service, endpoint),
    credential: createCredential(key),
    clock: store.clock,
    fail(operation, fault) {
      if (operation !== "*" && !routes.some((route) => route.operation === operation)) {
        throw new TypeError(`"${String(operation)}" is no operation of the service.`);
      }
      faults.add(operation, fault);
    },
    requests: service.requests.list,
    seed: (more) => seedNumbers(store, more),
    reset() {
      store.clear();
      faults.clear();
      service.reset();
      seedNumbers(store, numbers);
    },
  };
  return { emulator, service, store };
}

/**
 * An emulator of the service inside this process: no network, no Azure account, any JavaScript runtime.
 * Each one has its own numbers, reservations and SIP configuration, and its own clock.
 *
 * @param options - Numbers to start with, key, whether credentials are verified, length of operations.
 * @throws TypeError for an unknown option or one of another type, a key that is no base64, a number that is not E.164.
 * @throws RangeError when a count is no whole number from 0 on, or more than there are.
 *
 * @example
 * ```ts
 * const emulator = createEmulator({ numbers: ["+12065550100"] });
 * const client = new PhoneNumbersClient(emulator.connectionString, { httpClient: emulator.httpClient });
 * ```
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  return createCore(options).emulator;
}
