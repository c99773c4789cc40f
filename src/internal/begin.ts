import type { OperationOptions, OperationSpec } from "@azure/core-client";
import { getByNumberSpec, getSearchResultSpec } from "../generated/phoneNumbers/client.js";
import { at } from "../generated/runtime.js";
import { resolveLink, type PathTest } from "./links.js";
import {
  resumeOperation,
  startOperation,
  type OperationKind,
  type PhoneNumbersService,
  type StartHeaders,
} from "./operations.js";
import { OperationPoller, type Links, type ReadResult } from "./pollers.js";
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
  readResult: ReadResult<TResult>;
  /** Id that the operation will have, where it is known before the start. */
  knownId?: () => string;
}

/** Starts an operation, or finds the one to resume, and gives its poller. */
export function beginOperation<TResult, O extends BeginOptions>(
  service: PhoneNumbersService,
  options: O,
  { method, kind, start, readResult, knownId }: BeginCall<TResult, O>,
): Promise<OperationPoller<TResult>> {
  const name = `PhoneNumbersClient-${method}`;
  return tracingClient.withSpan(name, options, async (traced) => {
    requireInterval("updateIntervalInMs", options.updateIntervalInMs);
    const handle =
      options.resumeFrom === undefined
        ? await startOperation(kind, start, traced, service.base, knownId)
        : resumeOperation(kind, options.resumeFrom, service.base);
    return new OperationPoller({ name, service, handle, options, readResult });
  });
}

/** Where a link to a result must lead, and how what is there is read. */
interface ResultLinks {
  spec: OperationSpec;
  belongs: PathTest;
}

export const searchResultLinks: ResultLinks = {
  spec: getSearchResultSpec,
  belongs: (path) => /^\/availablePhoneNumbers\/searchResults\/[^/]+$/i.test(path),
};
export const phoneNumberLinks: ResultLinks = {
  spec: getByNumberSpec,
  belongs: (path) => /^\/phoneNumbers\/[^/]+$/i.test(path),
};

/** Reads a result at the first link that leads to one on the endpoint, or else where the client knows it to be. */
export async function readLinked<TResult>(
  { rest, base }: PhoneNumbersService,
  { spec, belongs }: ResultLinks,
  links: Links,
  options: OperationOptions,
  otherwise: () => Promise<TResult>,
): Promise<TResult> {
  for (const link of links) {
    const url = typeof link === "string" && resolveLink(link, base, belongs);
    if (url) return rest.sendOperationRequest<TResult>({ options }, at(spec, url));
  }
  return otherwise();
}
