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
  if (!["string", "number", "boolean"].includes(typeof value)) {
    throw new TypeError(`${name} must be a string, but is ${shown(value)}.`);
  }
  const text = String(value);
  requireWellFormed(name, text);
  return text;
}

/** A request body that JSON expresses whole. */
export function requireJson(name: string, value: unknown): void {
  const check = (key: string, part: unknown): unknown => {
    const place = key ? `${name} (at "${key}")` : name;
    if (typeof part === "string") requireWellFormed(place, part);
    const lost =
      typeof part === "bigint" ||
      typeof part === "function" ||
      typeof part === "symbol" ||
      part instanceof Map ||
      part instanceof Set ||
      (Array.isArray(part) && part.includes(undefined)) ||
      (typeof part === "number" && !Number.isFinite(part));
    if (lost) throw new TypeError(`${place} cannot be expressed in JSON: ${shown(part)}.`);
    return part;
  };
  try {
    JSON.stringify(value, check);
  } catch (error) {
    if (error instanceof TypeError && error.message.startsWith(name)) throw error;
    throw new TypeError(`${name} cannot be expressed in JSON: ${String(error)}`, { cause: error });
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

/** A pause, which may be absent; without one a wait would turn into a storm of requests. */
export function requireInterval(name: string, value: unknown): void {
  if (value === undefined || (typeof value === "number" && value >= 0)) return;
  throw new RangeError(
    `${name} must be a number of milliseconds from 0 on, but is ${shown(value)}.`,
  );
}
