import type { AbortSignalLike } from "@azure/abort-controller";
import type { OperationOptions, RawResponseCallback } from "@azure/core-client";
import { isRestError } from "@azure/core-rest-pipeline";
import type { PhoneNumbersRestClient } from "../generated/phoneNumbers/client.js";
import { isCredentialFailure, malformed, outcomeUnknown } from "./errors.js";
import { resolveLink, type LinkBase, type PathTest } from "./links.js";
import { surelyDidNotAct } from "./retries.js";

/** The service as the parts of the client that send more than one request need it. */
export interface PhoneNumbersService {
  rest: PhoneNumbersRestClient;
  base: LinkBase;
}

/** The kinds of long-running operations: the prefix of their ids, and what messages call them. */
export const OPERATIONS = {
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

const isOperation: PathTest = (path) => /^\/phoneNumbers\/operations\/[^/]+$/i.test(path);

const urlOf = (id: string, base: LinkBase): string =>
  `${base.endpoint}/phoneNumbers/operations/${encodeURIComponent(id)}?api-version=${encodeURIComponent(base.apiVersion)}`;

/** The id in an operation's id: `abc` in `purchase_abc`. */
export const idWithout = (kind: OperationKind, operationId: string): string =>
  operationId.startsWith(`${kind}_`) ? operationId.slice(kind.length + 1) : operationId;

const idOf = (url: string): string =>
  decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "");

/** What an operation's id looks like: `purchase_` and a GUID. Anything else would not name one in a path. */
const OPERATION_ID = /^(?!\.+$)[\w.~-]+$/;

/**
 * Sends a start and finds out where the operation can be followed.
 * @param knownId - Id that the operation has if the service acts on the start, where it is known beforehand.
 */
export async function startOperation<O extends OperationOptions>(
  kind: OperationKind,
  start: (options: O) => Promise<StartHeaders>,
  options: O,
  base: LinkBase,
  knownId?: () => string,
): Promise<OperationHandle> {
  let accepted: StartHeaders | undefined;
  const onResponse: RawResponseCallback = (raw, flat, error) => {
    if (!error) accepted = flat as StartHeaders;
    options.onResponse?.(raw, flat, error);
  };
  let headers: StartHeaders;
  try {
    headers = await start({ ...options, onResponse });
  } catch (error) {
    // The caller's own onResponse failed, after the service had accepted the start.
    if (accepted)
      throw outcomeUnknown(OPERATIONS[kind], accepted.operationId ?? knownId?.(), error);
    const isUnknown = kind !== "capabilities" && mayHaveActed(error, options.abortSignal);
    throw isUnknown ? outcomeUnknown(OPERATIONS[kind], knownId?.(), error) : error;
  }
  const { operationLocation, location } = headers;
  const isUsable = !/^\.{0,2}$/.test(headers.operationId ?? "");
  const operationId = isUsable ? headers.operationId : undefined;
  const followed = operationLocation && resolveLink(operationLocation, base, isOperation);
  // The service acted, and money may be spent: a link that is missing or refused must not lose the operation.
  const url = followed || (operationId && urlOf(operationId, base));
  if (!url) {
    const reason = malformed("it did not say where the operation can be followed");
    throw outcomeUnknown(OPERATIONS[kind], knownId?.(), reason);
  }
  return { id: operationId || idOf(url), url, resultLink: location };
}

/** Whether the service may have acted on a start that failed in this way, so that it must not be sent again. */
function mayHaveActed(error: unknown, signal: AbortSignalLike | undefined): boolean {
  if (!(error instanceof Error) || isCredentialFailure(error)) return false;
  // An abort that the caller did not ask for is a time-out.
  if (error.name === "AbortError") return !signal?.aborted;
  return isRestError(error) && !surelyDidNotAct(error.response, error);
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
  if (!isState && !OPERATION_ID.test(text)) {
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
  const other = Object.keys(OPERATIONS).find((name) => id.startsWith(`${name}_`)) ?? kind;
  if (other !== kind) {
    throw new TypeError(
      `resumeFrom names a ${OPERATIONS[other as OperationKind]} (${id}), not a ${OPERATIONS[kind]}.`,
    );
  }
  return { id, url, resultLink };
}

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
