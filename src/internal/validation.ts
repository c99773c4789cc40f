/** Checks of arguments: only what would change a request's path, cannot be put in JSON, or would be lost silently. */

const LONE_SURROGATE = /\p{Surrogate}/u;
const RESERVATION_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function shown(value: unknown): string {
  if (typeof value === "object" && value !== null) return "an object";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  // A longer one may be a key in the wrong place.
  return text.length > 42 ? `a ${typeof value} of ${text.length} characters` : text;
}

/** Refuses an argument: says what it must be, and what it is. */
function refuse(name: string, wanted: string, value: unknown, Kind = TypeError): never {
  throw new Kind(`${name} must be ${wanted}, but is ${shown(value)}.`);
}

/** A text that can be sent. */
export function requireText(name: string, value: unknown): string {
  if (typeof value !== "string" || value === "") {
    refuse(name, "a non-empty string", value);
  }
  requireWellFormed(name, value);
  return value;
}

function requireWellFormed(name: string, value: string): void {
  if (LONE_SURROGATE.test(value)) {
    throw new TypeError(`${name} holds half of a surrogate pair, which cannot be sent.`);
  }
}

/** A text that stays one part of a request's path. */
export function requirePathPart(name: string, value: unknown): string {
  const text = requireText(name, value);
  if (text === "." || text === "..") {
    throw new TypeError(`${name} must not be "${text}": it would change the path of the request.`);
  }
  return text;
}

/** A telephone number for a path: `+1...`, `%2B1...` and `1...` are what the service takes. */
export function requirePhoneNumber(value: unknown): string {
  return requirePathPart("phoneNumber", value).replace(/^%2B/i, "+");
}

export function requireReservationId(value: unknown): string {
  const id = requireText("reservationId", value);
  if (RESERVATION_ID.test(id)) return id;
  return refuse("reservationId", "a UUID, as crypto.randomUUID() gives them", id);
}

/** A value of the query or of a header; the text of anything else would say nothing. */
export function requireParameter(name: string, value: unknown): string {
  const isText = typeof value === "string" || typeof value === "boolean";
  if (!isText && !Number.isFinite(value)) {
    refuse(name, "a string or a number", value);
  }
  const text = String(value);
  requireWellFormed(name, text);
  return text;
}

/** What HTTP cannot express, line breaks above all. */
const NO_HEADER = /[^\t\x20-\x7e\x80-\xff]/;

/** A header as it can be sent; core takes blanks and line breaks off its ends. A value may be a secret. */
export function requireHeader(name: string, value: unknown): string {
  const text = requireParameter(`The header ${name}`, value);
  if (!NO_HEADER.test(name + text.trim())) return text;
  throw new TypeError(`The header ${name} holds a character that cannot be sent.`);
}

/** A signal that can be waited for. */
export function requireSignal(signal: unknown): void {
  if (signal === undefined || signal === null || signal instanceof AbortSignal) return;
  const { aborted, addEventListener, removeEventListener } = signal as Partial<AbortSignal>;
  const isSignal =
    typeof aborted === "boolean" &&
    typeof addEventListener === "function" &&
    typeof removeEventListener === "function";
  if (!isSignal) {
    refuse("abortSignal", "an AbortSignal", signal);
  }
}

/** Objects of which JSON keeps nothing. */
const EMPTY_IN_JSON = [Map, Set, WeakMap, WeakSet, Promise, RegExp, Error];

/**
 * A part of a request body that JSON expresses whole.
 * @param parents - What holds the part, and so must not be in it.
 */
export function requireJson(name: string, given: unknown, parents: unknown[] = []): void {
  const { toJSON } = (given ?? {}) as { toJSON?: unknown };
  const value: unknown = typeof toJSON === "function" ? toJSON.call(given, "") : given;
  if (typeof value === "string") requireWellFormed(name, value);
  const isLost =
    ["bigint", "function", "symbol"].includes(typeof value) ||
    (typeof value === "number" && !Number.isFinite(value)) ||
    (Array.isArray(value) && value.includes(undefined)) ||
    // An invalid date becomes null.
    (value !== given && !value) ||
    EMPTY_IN_JSON.some((type) => value instanceof type) ||
    parents.includes(value);
  if (isLost) throw new TypeError(`${name} cannot be expressed in JSON: ${shown(value)}.`);
  if (typeof value !== "object") return;
  for (const [key, item] of Object.entries(value ?? {})) {
    requireJson(`${name}.${key}`, item, [...parents, value]);
  }
}

/** An FQDN as the key of a trunk. */
export function requireFqdn(value: unknown): string {
  const fqdn = requireText("fqdn", value);
  if (fqdn === "__proto__") {
    refuse("fqdn", "a domain name", fqdn);
  }
  return fqdn;
}

export function requireList(name: string, value: unknown): void {
  if (!Array.isArray(value)) refuse(name, "an array", value);
}

/** A number of times or milliseconds, which may be absent; without a number a loop would turn into a storm of requests. */
export function requireAmount(name: string, value: unknown): void {
  if (value === undefined || (typeof value === "number" && value >= 0)) return;
  refuse(name, "a number from 0 on", value, RangeError);
}

export function requireCallback(name: string, value: unknown): void {
  if (value === undefined || value === null || typeof value === "function") return;
  refuse(name, "a function", value);
}
