import type { Agent } from "node:http";
import type { HttpClient } from "@azure/core-rest-pipeline";
import type { Emulator } from "@azure/communication-phone-numbers/emulator";
import { OWNED } from "./calls.js";
import { IN_5_SECONDS, type Fault } from "./faults.js";

/** A way to the emulator on which requests meet faults. */
export interface Way {
  emulator: Emulator;
  connectionString: string;
  clientOptions: { httpClient?: HttpClient; agent?: Agent };
  /** Lets matching requests meet a fault, so many times. */
  arm: (fault: Fault, sends: RegExp, times: number) => void;
  /** How many requests wait for an answer that does not come by itself. */
  held: () => number;
  /** Back to the first state of the emulator, with no fault. */
  reset: () => void;
  close: () => Promise<void>;
}

export const EMULATOR_OPTIONS = {
  numbers: OWNED.map((phoneNumber) => ({ phoneNumber })),
  pollsUntilDone: 0,
};

/** Which fault a request meets. */
export function armory() {
  let armed: { fault: Fault; sends: RegExp; left: number } | undefined;
  return {
    arm: (fault: Fault, sends: RegExp, times: number): void =>
      void (armed = { fault, sends, left: times }),
    disarm: (): void => void (armed = undefined),
    meeting: (method: string, path: string, isFitting: (fault: Fault) => boolean) => {
      if (!armed || armed.left === 0 || !armed.sends.test(`${method} ${path}`)) return undefined;
      if (!isFitting(armed.fault)) return undefined;
      armed.left -= 1;
      return armed.fault;
    },
  };
}

/** The headers of a fault's answer, with what depends on the time and the request. */
export function headersOf({ answer }: Fault, url: string): Record<string, string> {
  const headers = { ...answer?.headers };
  if (headers["retry-after"] === IN_5_SECONDS) {
    headers["retry-after"] = new Date(Date.now() + 5000).toUTCString();
  }
  if (headers["location"] === "SAME") headers["location"] = url;
  return headers;
}
