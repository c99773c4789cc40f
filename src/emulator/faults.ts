// What can be made to go wrong on purpose.
import type { OperationName } from "./operationName.js";
import * as shape from "./shapes.js";

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
  /** HTTP status of `"error"` (default 500) and `"html"` (default 502). */
  status?: number;
  /** Error code in the body. Default: that of the status, such as `TooManyRequests`; otherwise `InternalError`. */
  code?: string;
  /** Error message in the body. Default: a text of the emulator. */
  message?: string;
  /** Seconds for the `Retry-After` header. Without it, clients of this package do not repeat after a 429. */
  retryAfter?: number;
  /** Milliseconds of real time the answer is late; the request takes effect at once. Default 0. */
  latencyMs?: number;
  /** How many matching requests it meets (with `"numberUnavailable"`: how many numbers); default 1. */
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

const kinds = [
  "error",
  "drop",
  "reset",
  "truncate",
  "html",
  "operationFailed",
  "numberUnavailable",
  "clockSkew",
] as const satisfies FaultKind[];

/** What the other kinds need to happen inside of; they meet any request as a whole. */
const happensIn: Partial<Record<FaultKind, readonly OperationName[]>> = {
  operationFailed: [
    "PhoneNumbers_SearchAvailablePhoneNumbers",
    "PhoneNumbers_PurchasePhoneNumbers",
    "PhoneNumbers_PurchaseReservation",
    "PhoneNumbers_ReleasePhoneNumber",
    "PhoneNumbers_UpdateCapabilities",
  ],
  numberUnavailable: ["PhoneNumbers_CreateOrUpdateReservation"],
};

const internalError = "The server encountered an internal error.";
const codes: Record<number, string> = {
  400: "BadRequest",
  401: "Denied",
  403: "Forbidden",
  404: "NotFound",
  409: "Conflict",
  412: "PreconditionFailed",
  429: "TooManyRequests",
  503: "ServiceUnavailable",
};

/** Code and message of a fault that says neither, and whose answer has this status. */
export const failureOf = (
  { code, message }: Fault,
  status = 500,
): { code: string; message: string } => ({
  code: code ?? codes[status] ?? "InternalError",
  message:
    message ?? ((code ?? codes[status]) ? "The emulator was told to fail here." : internalError),
});

const faultShape = shape.object(
  {},
  {
    kind: shape.oneOf(kinds),
    status: shape.number,
    code: shape.text,
    message: shape.text,
    retryAfter: shape.number,
    latencyMs: shape.number,
    times: shape.number,
    hasEffect: shape.flag,
  },
);

/** Refuses a fault that could not happen as it is meant. */
function checkFault(operation: OperationName | "*", given: Fault): void {
  const {
    kind = "error",
    status = 500,
    times = 1,
    ...rest
  } = shape.readArgument(faultShape, given, "fault");
  const { latencyMs = 0, retryAfter = 0, hasEffect } = rest;
  const requireRange = (name: string, isGood: boolean, wanted: string, value: number): void => {
    if (!isGood) throw new RangeError(`The ${name} of a fault has to be ${wanted}, not ${value}.`);
  };
  const isStatus = Number.isInteger(status) && status >= 200 && status <= 599;
  requireRange("status", isStatus, "from 200 to 599", status);
  requireRange("times", times >= 1, "at least 1", times);
  const isDelay = latencyMs >= 0 && latencyMs < 2 ** 31;
  requireRange("latencyMs", isDelay, "from 0 to 2147483647", latencyMs);
  requireRange("retryAfter", retryAfter >= 0, "seconds from 0 on", retryAfter);

  const places = happensIn[kind];
  if (places !== undefined && operation !== "*" && !places.includes(operation)) {
    throw new TypeError(`A fault of kind ${kind} happens in ${places.join(", ")} alone.`);
  }
  if (hasEffect !== undefined && kind !== "drop" && kind !== "reset") {
    throw new TypeError(`hasEffect goes with faults of kind drop and reset, not ${kind}.`);
  }
}

/** A fault in line for its requests. */
export interface WaitingFault {
  operation: OperationName | "*";
  fault: Fault;
  left: number;
}

/** The faults that wait for their requests. */
export class Faults {
  #waiting: WaitingFault[] = [];

  add(operation: OperationName | "*", fault: Fault): void {
    checkFault(operation, fault);
    this.#waiting.push({ operation, fault: { ...fault }, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The first fault in line that meets this request as a whole. */
  nextWhole(operation: OperationName, hasToken: boolean): WaitingFault | undefined {
    return this.#waiting.find(
      ({ operation: wanted, fault: { kind = "error" } }) =>
        (wanted === "*" || wanted === operation) &&
        happensIn[kind] === undefined &&
        (kind !== "clockSkew" || !hasToken),
    );
  }

  /** The first fault in line that happens inside of this operation; its handler knows whether and where. */
  nextInside(operation: OperationName): WaitingFault | undefined {
    return this.#waiting.find(
      ({ operation: wanted, fault: { kind = "error" } }) =>
        (wanted === "*" || wanted === operation) && happensIn[kind]?.includes(operation),
    );
  }

  /** Lets a fault happen once. */
  use(waiting: WaitingFault): Fault {
    waiting.left -= 1;
    if (waiting.left <= 0) this.#waiting = this.#waiting.filter((one) => one !== waiting);
    return waiting.fault;
  }
}
