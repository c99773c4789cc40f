import type { OperationName } from "./operationName.js";

/**
 * Something that goes wrong on the next matching request.
 *
 * `kind` says what (default `"error"`):
 * - `"error"`: answers `status` (default 500) with `code` and `message`; the request has no effect. With a
 *   `status` from 200 to 299 the request is served as usual and only `retryAfter` is added.
 * - `"drop"`: the request takes effect, then the connection is closed without an answer (`ECONNRESET`).
 * - `"reset"`: the same, but over HTTP the connection is reset (TCP RST) and not closed in order.
 * - `"truncate"`: the request takes effect, then the answer breaks off half way through its body (if it has one).
 * - `"html"`: answers `status` (default 502) with a page of HTML, like a proxy; the request has no effect.
 * - `"operationFailed"`: the operation that the request starts ends as `failed` with `code` and `message`.
 * - `"numberUnavailable"`: a number that a reservation asks for comes back with `NumberNotAvailable` (207).
 * - `"clockSkew"`: the request's signature is refused as too old (401); requests with a token are left alone.
 *
 * With `hasEffect: false`, `"drop"` and `"reset"` break the connection before the request has any effect.
 *
 * A fault of nothing but `latencyMs` is a slow, correct answer.
 */
export type Fault = {
  /** HTTP status of `"error"` (500) and `"html"` (502). */
  status?: number;
  /** Error code in the body; default `InternalError`. */
  code?: string;
  /** Error message in the body. */
  message?: string;
  /** Seconds for the `Retry-After` header. */
  retryAfter?: number;
  /** Milliseconds of real time the answer is late; the request takes effect at once. */
  latencyMs?: number;
  /** How many matching requests it meets; default 1. */
  times?: number;
  /** Whether the request takes effect before `"drop"` and `"reset"` break the connection; default true. */
  hasEffect?: boolean;
  /** What goes wrong; default `"error"`. */
  kind?:
    | "error"
    | "drop"
    | "reset"
    | "truncate"
    | "html"
    | "operationFailed"
    | "numberUnavailable"
    | "clockSkew";
};

export type FaultKind = NonNullable<Fault["kind"]>;

const kinds: readonly string[] = [
  "error",
  "drop",
  "reset",
  "truncate",
  "html",
  "operationFailed",
  "numberUnavailable",
  "clockSkew",
] satisfies FaultKind[];

/** Kinds that a handler asks for at the point where they matter; the others meet the request as a whole. */
const insideHandler: readonly FaultKind[] = ["operationFailed", "numberUnavailable"];

export const defaultFailure = {
  code: "InternalError",
  message: "The server encountered an internal error.",
};

/** Refuses a fault that could not happen as it is meant. */
function checkFault({
  kind = "error",
  status,
  times = 1,
  latencyMs = 0,
  retryAfter = 0,
}: Fault): void {
  if (!kinds.includes(kind)) {
    throw new TypeError(`"${kind}" is no kind of fault; there are ${kinds.join(", ")}.`);
  }
  if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status <= 599)) {
    throw new RangeError(`The status of a fault has to be from 200 to 599, not ${status}.`);
  }
  if (!(times >= 1)) {
    throw new RangeError(`A fault needs to happen at least once, not ${times} times.`);
  }
  if (!(latencyMs >= 0 && latencyMs < 2 ** 31)) {
    throw new RangeError(
      `The latencyMs of a fault has to be from 0 to 2147483647, not ${latencyMs}.`,
    );
  }
  if (!(retryAfter >= 0)) {
    throw new RangeError(
      `The retryAfter of a fault has to be seconds from 0 on, not ${retryAfter}.`,
    );
  }
}

/** The faults that wait for their requests. */
export class Faults {
  #waiting: { operation: OperationName | "*"; fault: Fault; left: number }[] = [];

  add(operation: OperationName | "*", fault: Fault): void {
    checkFault(fault);
    this.#waiting.push({ operation, fault: { ...fault }, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault that meets this request before, or right after, its handler. */
  takeForRequest(operation: OperationName, hasToken: boolean): Fault | undefined {
    return this.#take(operation, ({ kind = "error" }) =>
      kind === "clockSkew" ? !hasToken : !insideHandler.includes(kind),
    );
  }

  /** A fault that only the handler can bring about. */
  takeInHandler(operation: OperationName, kind: FaultKind): Fault | undefined {
    return this.#take(operation, (fault) => fault.kind === kind);
  }

  #take(operation: OperationName, suits: (fault: Fault) => boolean): Fault | undefined {
    const found = this.#waiting.find(
      (entry) => (entry.operation === "*" || entry.operation === operation) && suits(entry.fault),
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#waiting = this.#waiting.filter((entry) => entry !== found);
    return found.fault;
  }
}
