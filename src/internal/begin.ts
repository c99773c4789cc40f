import type { OperationOptions } from "@azure/core-client";
import type { PhoneNumbersPoller } from "../models.js";
import {
  resumeOperation,
  startOperation,
  type OperationKind,
  type PhoneNumbersService,
  type StartHeaders,
} from "./operations.js";
import { pollerOf } from "./pollers.js";
import { deserialized } from "./responses.js";
import type { OperationResult } from "./results.js";
import { tracingClient } from "./tracing.js";
import { requireInterval } from "./validation.js";

/** The options that every call that begins an operation understands. */
export interface BeginOptions extends OperationOptions {
  updateIntervalInMs?: number;
  resumeFrom?: string;
}

/** What differs between the calls that begin an operation. */
export interface BeginCall<TResult, O> {
  method: string;
  kind: OperationKind;
  /** Checks the arguments and sends the start. */
  start: (options: O) => Promise<StartHeaders>;
  result: OperationResult<TResult>;
  /** Id that the operation will have, where it is known before the start. */
  knownId?: () => string;
}

/** Starts an operation, or finds the one to resume, and gives its poller. */
export function beginOperation<TResult, O extends BeginOptions>(
  service: PhoneNumbersService,
  given: O | null,
  { method, kind, start, result, knownId }: BeginCall<TResult, O>,
): Promise<PhoneNumbersPoller<TResult>> {
  const name = `PhoneNumbersClient-${method}`;
  const options = deserialized(given);
  return tracingClient.withSpan(name, options, async (traced) => {
    requireInterval("updateIntervalInMs", options.updateIntervalInMs);
    const handle =
      options.resumeFrom === undefined
        ? await startOperation(kind, start, traced, service.base, knownId)
        : resumeOperation(kind, options.resumeFrom, service.base);
    return pollerOf({ name, service, handle, options, result });
  });
}
