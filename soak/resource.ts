import {
  PhoneNumbersClient,
  SipRoutingClient,
  type PhoneNumbersClientOptions,
} from "@azure/communication-phone-numbers";
import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
} from "@azure/communication-phone-numbers/emulator";
import { startEmulator } from "@azure/communication-phone-numbers/emulator/node";
import { faultsAt } from "./faults.js";
import type { Random } from "./random.js";
import type { Figures, Report } from "./report.js";
import { Traffic } from "./traffic.js";

export interface Clients {
  numbers: PhoneNumbersClient;
  sip: SipRoutingClient;
}

/** A resource of the emulator, the clients whose requests meet faults, and those that see what is really there. */
export interface Resource {
  emulator: Emulator;
  traffic: Traffic;
  faulty: Clients;
  /** To be used while no faulty request is under way, for they would meet its faults. */
  clean: Clients;
  close(): Promise<void>;
}

/** How a run reaches the emulator, and how much goes wrong. */
export interface Circumstances {
  door: "in process" | "HTTP";
  rate: number;
  /** When no more work is to be begun, by `performance.now()`. */
  until: number;
  random: Random;
  figures: Figures;
  report: Report;
}

/** Nobody sleeps for long. */
const retryOptions = { retryDelayInMs: 1, maxRetryDelayInMs: 5 };

export async function openResource(
  { door, rate, random, figures, report }: Circumstances,
  options: EmulatorOptions = {},
): Promise<Resource> {
  const http = door === "HTTP" ? await startEmulator(options) : undefined;
  const emulator = http ?? createEmulator(options);
  const traffic = new Traffic(emulator, faultsAt(rate, random.fork(), figures), figures, report);
  const policies = [{ policy: traffic.policy, position: "perRetry" as const }];
  return {
    emulator,
    traffic,
    faulty: clientsOf(emulator, door, policies),
    clean: clientsOf(emulator, door, []),
    close: async () => http?.close(),
  };
}

/** With a key and the library's own HTTP client over HTTP, with tokens in process. */
function clientsOf(
  { connectionString, endpoint, credential, httpClient }: Emulator,
  door: Circumstances["door"],
  additionalPolicies: NonNullable<PhoneNumbersClientOptions["additionalPolicies"]>,
): Clients {
  const options = { retryOptions, additionalPolicies };
  if (door === "HTTP") {
    return {
      numbers: new PhoneNumbersClient(connectionString, options),
      sip: new SipRoutingClient(connectionString, options),
    };
  }
  const inProcess = { ...options, httpClient };
  return {
    numbers: new PhoneNumbersClient(endpoint, credential, inProcess),
    sip: new SipRoutingClient(endpoint, credential, inProcess),
  };
}
