import type { OperationOptions } from "@azure/core-client";
import type { Answer } from "../../unit/support/scriptedHttpClient.js";
import type { Clients } from "./sideBySide.js";

/** A public method of 1.5.0, with every option it has. */
export interface Call {
  method: string;
  /** The call with all of its options, or some, or none. */
  run: (clients: Clients, options: OperationOptions | undefined) => Promise<unknown>;
  /** Options that the method has beside those that all have, one in each entry. */
  options: Record<string, unknown>[];
  /** Answers to the call, in order. */
  answers: Answer[];
  /** Whether it starts an operation that must not be started twice. */
  startsOperation?: boolean;
}
