// What all `begin*` methods do: check, start or resume, and give a poller.
import type { OperationOptions } from "@azure/core-client";
import type { PhoneNumbersPoller } from "../models.js";
import {
  resumeOperation,
  startOperation,
  type OperationKind,
  type StartRequest,
} from "./operations.js";
import { OperationPoller } from "./pollers.js";
import type { RestClient } from "./restClient.js";
import type { OperationResult } from "./results.js";
import { tracingClient } from "./tracing.js";
import { requireAmount, requireCallback } from "./validation.js";

/** The options that every call that begins an operation understands. */
export interface BeginOptions extends OperationOptions {
  updateIntervalInMs?: number;
  resumeFrom?: string;
}

/** What differs between the calls that begin an operation. */
export interface BeginCall<TResult, O> {
  method: string;
  kind: OperationKind;
  /** Checks the arguments and makes the start of them. */
  start: (options: O) => StartRequest;
  result: OperationResult<TResult>;
  /** Id that the operation will have, where it is known before the start. */
  knownId?: () => string;
}

/** Starts an operation, or finds the one to resume, and gives its poller. */
export async function beginOperation<TResult, O extends BeginOptions>(
  rest: RestClient,
  given: O | null,
  { method, kind, start, result, knownId }: BeginCall<TResult, O>,
): Promise<PhoneNumbersPoller<TResult>> {
  const name = `PhoneNumbersClient-${method}`;
  const options = { ...given } as O;
  return tracingClient.withSpan(name, options, async (traced) => {
    requireAmount("updateIntervalInMs", options.updateIntervalInMs);
    requireCallback("onResponse", options.onResponse);
    const handle =
      options.resumeFrom === undefined
        ? await startOperation(rest, kind, start, traced, knownId)
        : resumeOperation(kind, options.resumeFrom, rest);
    return new OperationPoller({ name, rest, handle, options, result });
  });
}
