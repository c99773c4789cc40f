/** Checks of arguments: only what would change a request's path, cannot be put in JSON, or would be lost silently. */

const LONE_SURROGATE = /\p{Surrogate}/u;
const RESERVATION_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function shown(value: unknown): string {
  const text =
    typeof value === "string"
      ? JSON.stringify(value)
      : typeof value === "object" && value !== null
        ? "an object"
        : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** A text that can be sent. */
export function requireText(name: string, value: unknown): string {
  if (typeof value !== "string" || value === "") {
    throw new TypeError(`${name} must be a non-empty string, but is ${shown(value)}.`);
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
  throw new TypeError(
    `reservationId must be a UUID (8-4-4-4-12 hexadecimal digits), for example from crypto.randomUUID(), but is ${shown(id)}.`,
  );
}

/** A value of the query or of a header; the text of anything else would say nothing. */
export function requireParameter(name: string, value: unknown): string {
  const isText = typeof value === "string" || typeof value === "boolean";
  if (!isText && !Number.isFinite(value)) {
    throw new TypeError(`${name} must be a string or a number, but is ${shown(value)}.`);
  }
  const text = String(value);
  requireWellFormed(name, text);
  return text;
}

const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
/** What HTTP cannot express, line breaks above all. */

const NO_HEADER_TEXT = /[^\t\x20-\x7e\x80-\xff]/;

/** A header as it can be sent. */
export function requireHeader(name: string, value: unknown): string {
  if (!HEADER_NAME.test(name)) throw new TypeError(`${shown(name)} is no name of a header.`);
  const text = requireParameter(`The header ${name}`, value);
  if (NO_HEADER_TEXT.test(text)) {
    throw new TypeError(
      `The header ${name} holds a character that cannot be sent: ${shown(text)}.`,
    );
  }
  return text;
}

/** A signal that can be waited for. */
export function requireSignal(signal: unknown): void {
  if (signal === undefined || signal === null) return;
  const { aborted, addEventListener } = signal as Partial<AbortSignal>;
  if (typeof aborted !== "boolean" || typeof addEventListener !== "function") {
    throw new TypeError(`abortSignal must be an AbortSignal, but is ${shown(signal)}.`);
  }
}

/** Objects of which JSON keeps nothing. */
const EMPTY_IN_JSON = [Map, Set, WeakMap, WeakSet, Promise, RegExp, Error];

/** A request body that JSON expresses whole. */
export function requireJson(name: string, value: unknown): void {
  try {
    checkJson(name, value, []);
  } catch (error) {
    if (error instanceof TypeError && error.message.startsWith(name)) throw error;
    throw new TypeError(`${name} cannot be expressed in JSON: ${String(error)}`, { cause: error });
  }
}

/** @param parents - What holds the value, and so must not be in it. */
function checkJson(place: string, given: unknown, parents: unknown[]): void {
  const { toJSON } = (given ?? {}) as { toJSON?: unknown };
  const value: unknown = typeof toJSON === "function" ? toJSON.call(given, "") : given;
  if (typeof value === "string") requireWellFormed(place, value);
  const isLost =
    ["bigint", "function", "symbol"].includes(typeof value) ||
    (typeof value === "number" && !Number.isFinite(value)) ||
    // An invalid date becomes null, an item of a list that is undefined as well.
    (value !== given && (value === null || value === undefined)) ||
    (value === undefined && Array.isArray(parents.at(-1))) ||
    EMPTY_IN_JSON.some((type) => value instanceof type) ||
    parents.includes(value);
  if (isLost) throw new TypeError(`${place} cannot be expressed in JSON: ${shown(value)}.`);
  if (typeof value !== "object" || value === null) return;
  const held = [...parents, value];
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) checkJson(`${place}[${i}]`, value[i], held);
  } else {
    for (const [key, item] of Object.entries(value)) checkJson(`${place}.${key}`, item, held);
  }
}

/** An FQDN as the key of a trunk. */
export function requireFqdn(value: unknown): string {
  const fqdn = requireText("fqdn", value);
  if (fqdn === "__proto__") {
    throw new TypeError('fqdn must be a domain name, but is "__proto__".');
  }
  return fqdn;
}

export function requireList(name: string, value: unknown): void {
  if (!Array.isArray(value))
    throw new TypeError(`${name} must be an array, but is ${shown(value)}.`);
}

/** A number of times or milliseconds, which may be absent; without a number a loop would turn into a storm of requests. */
export function requireAmount(name: string, value: unknown): void {
  if (value === undefined || (typeof value === "number" && value >= 0)) return;
  throw new RangeError(`${name} must be a number from 0 on, but is ${shown(value)}.`);
}

export function requireCallback(name: string, value: unknown): void {
  if (value === undefined || value === null || typeof value === "function") return;
  throw new TypeError(`${name} must be a function, but is ${shown(value)}.`);
}
