// Long-running operations by id and link: how they are started, told apart, found again.
import type { OperationOptions, RawResponseCallback } from "@azure/core-client";
import type { Operation } from "../generated/runtime.js";
import { abortedStart, asError, malformed, outcomeUnknown } from "./errors.js";
import { resolveLink, type LinkBase, type PathTest } from "./links.js";
import type { Answer, RestClient } from "./restClient.js";
import type { Tries } from "./underWay.js";

/** The kinds of long-running operations, by the prefix of their ids: what messages call them. */
const OPERATIONS = {
  search: "search",
  purchase: "purchase",
  reservationPurchase: "reservation purchase",
  release: "release",
  capabilities: "capability update",
} as const;
export type OperationKind = keyof typeof OPERATIONS;

/** Where an operation that was started can be followed. */
export interface OperationHandle {
  id: string;
  /** Absolute URL of its state. */
  url: string;
  /** Link to the result, as the service sent it. */
  resultLink?: string | undefined;
}

/** Headers of the answer to a start. */
export interface StartHeaders {
  operationId?: string;
  operationLocation?: string;
  location?: string;
}

/** The request that starts an operation, checked. */
export interface StartRequest {
  operation: Operation<never, OperationOptions, StartHeaders>;
  args: object;
}

/** The arguments of a start go with its operation. */
export const startRequest = <A extends object>(
  operation: Operation<A, OperationOptions, StartHeaders>,
  args: A,
): StartRequest => ({ operation, args });

const isOperation: PathTest = (path) => /^\/phoneNumbers\/operations\/[^/]+$/i.test(path);

const urlOf = (id: string, base: LinkBase): string =>
  `${base.endpoint}/phoneNumbers/operations/${encodeURIComponent(id)}?api-version=${encodeURIComponent(base.apiVersion)}`;

const idOf = (url: string): string =>
  decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "");

/** What an operation's id looks like: its kind and, mostly, a GUID. */
const OPERATION_ID = /^(?!\.+$)[\w.~-]{1,200}(?<!_)$/;

/**
 * Sends a start and finds out where the operation can be followed.
 * @param knownId - Id that the operation has if the service acts on the start, where it is known beforehand.
 */
export async function startOperation<O extends OperationOptions>(
  rest: RestClient,
  kind: OperationKind,
  toRequest: (options: O) => StartRequest,
  options: O,
  knownId?: () => string,
): Promise<OperationHandle> {
  const { operation, args } = toRequest(options);
  const tries: Tries = { mayHaveActed: false };
  let accepted: StartHeaders | undefined;
  const onResponse: RawResponseCallback = (raw, flat, error) => {
    if (!error) accepted = flat as StartHeaders;
    options.onResponse?.(raw, flat, error);
  };
  try {
    // A change of capabilities may be sent again: the second does no more than the first.
    const circumstances = kind === "capabilities" ? {} : { once: tries };
    const common = { ...options, onResponse };
    return handleOf(await rest.ask(operation, args as never, common, circumstances), kind, rest);
  } catch (error) {
    // The service acted, and money may be spent, also where its answer does not say where to follow the operation.
    const reason = asError(error);
    if (kind === "capabilities" || !(accepted || tries.mayHaveActed)) throw reason;
    const id = knownId?.() ?? trusted(accepted?.operationId ?? tries.operationId, kind);
    // An abort that the caller did not ask for is a time-out.
    const isAborted = reason.name === "AbortError" && options.abortSignal?.aborted;
    const describe = isAborted ? abortedStart : outcomeUnknown;
    throw describe(OPERATIONS[kind], adviceFor(kind, id), id, reason);
  }
}

/** Where an answer to a start says that its operation can be followed; a link that is refused is none. */
function handleOf(
  { result, response }: Answer<StartHeaders>,
  kind: OperationKind,
  base: LinkBase,
): OperationHandle {
  const { operationLocation, location, ...headers } = result;
  const operationId = trusted(headers.operationId, kind);
  const followed = operationLocation && resolveLink(operationLocation, base, isOperation);
  const url = followed || (operationId && urlOf(operationId, base));
  if (!url) throw malformed(", but it does not say where to follow the operation", response);
  return { id: operationId || idOf(url), url, resultLink: location };
}

/** An id that the service gave, if it can be one of this kind of operation: it becomes part of paths and of advice. */
const trusted = (id: string | undefined, kind: OperationKind): string | undefined =>
  id && OPERATION_ID.test(id) && (kindOf(id) ?? kind) === kind ? id : undefined;

/** How to find out what became of a start. */
function adviceFor(kind: OperationKind, operationId: string | undefined): string {
  if (operationId) {
    return `Look it up with getOperation("${operationId}"); if it is not found a minute later either, it was not started.`;
  }
  return kind === "search"
    ? "A new search costs nothing, but counts against the service's limit of searches."
    : "Read the number to find out.";
}

/**
 * The operation that a serialised poller or an operation id names; starts nothing.
 * @throws TypeError that says why it cannot be followed.
 */
export function resumeOperation(
  kind: OperationKind,
  resumeFrom: unknown,
  base: LinkBase,
): OperationHandle {
  const text = typeof resumeFrom === "string" ? resumeFrom.trim() : "";
  const isState = text.startsWith("{");
  if (!isState && !(OPERATION_ID.test(text) && kindOf(text))) {
    throw new TypeError(
      "resumeFrom must be what a poller's toString() gave or an operation id. Leave it out to start a new operation.",
    );
  }
  const { link, resultLink } = isState ? readState(text) : { link: text };
  const url = isState ? resolveLink(link, base, isOperation) : urlOf(link, base);
  if (!url) {
    throw new TypeError(
      "resumeFrom was not followed: its link does not lead to an operation on this client's endpoint.",
    );
  }
  const id = idOf(url);
  const found = kindOf(id) ?? kind;
  if (found !== kind) {
    throw new TypeError(
      `resumeFrom names a ${OPERATIONS[found]} (${id}), not a ${OPERATIONS[kind]}.`,
    );
  }
  return { id, url, resultLink };
}

/** The kind of operation that an id's prefix tells. */
const kindOf = (id: string): OperationKind | undefined =>
  (Object.keys(OPERATIONS) as OperationKind[]).find((kind) => id.startsWith(`${kind}_`));

/** What `toString()` of a poller gives, of this package or of 1.5.0. */
interface SerializedState {
  state?: { config?: { operationLocation?: unknown; resourceLocation?: unknown } };
}

function readState(text: string): { link: string; resultLink?: string } {
  let config: NonNullable<SerializedState["state"]>["config"];
  try {
    config = (JSON.parse(text) as SerializedState | null)?.state?.config;
  } catch {
    throw new TypeError("resumeFrom is not the text that a poller's toString() gave: no JSON.");
  }
  const { operationLocation: link, resourceLocation } = config ?? {};
  if (typeof link !== "string" || !link) {
    throw new TypeError(
      "resumeFrom holds no operation. Nothing was started; leave resumeFrom out to start a new one.",
    );
  }
  return { link, ...(typeof resourceLocation === "string" && { resultLink: resourceLocation }) };
}
