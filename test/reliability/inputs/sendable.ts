/** What of a caller's value must be found in a request, told without the library. */

/** A value that cannot be sent whole; a call that was given it has to reject. */
export class Unsendable extends Error {}

const LONE_SURROGATE = /\p{Surrogate}/u;
/** Objects that JSON turns into something that says nothing of them. */
const LOST = [Map, Set, WeakMap, WeakSet, Promise, RegExp, Error];

function refuse(why: string): never {
  throw new Unsendable(why);
}

/** The JSON of a value that JSON expresses whole. Properties that are undefined are absent. */
export function sendable(value: unknown, depth = 0): unknown {
  if (depth > 500) refuse("too deep");
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return LONE_SURROGATE.test(value) ? refuse("surrogate") : value;
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : refuse("number");
  if (typeof value !== "object") refuse(typeof value);
  if (LOST.some((type) => value instanceof type)) refuse("a class of its own");
  if (value instanceof String || value instanceof Number) return value.valueOf();
  const { toJSON } = value as { toJSON?: () => unknown };
  if (value instanceof Date && Number.isNaN(value.getTime())) refuse("an invalid date");
  if (typeof toJSON === "function") return sendable(toJSON.call(value), depth + 1);
  if (Array.isArray(value)) {
    return Array.from(value as unknown[], (item) => sendable(item, depth + 1));
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, sendable(item, depth + 1)]));
}

/** The properties of a model: those that are models themselves with theirs. */
export interface Model {
  [name: string]: Model | true;
}

/** What is sent of a value in the place of a model: the properties that the API knows, or what else it is, whole. */
export function asModel(value: unknown, model: Model): unknown {
  const isModel = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isModel || LOST.some((type) => value instanceof type)) return sendable(value);
  // A value that says itself what it is in JSON.
  if (typeof (value as { toJSON?: unknown }).toJSON === "function") return sendable(value);
  const found = Object.entries(model).flatMap(([name, inner]) => {
    const part = (value as Record<string, unknown>)[name];
    if (part === undefined) return [];
    return [[name, inner === true ? sendable(part) : asModel(part, inner)] as const];
  });
  return Object.fromEntries(found);
}

/** A value of the query or a header: what has one plain way to be written. */
export function asText(value: unknown): string {
  if (typeof value === "string") return LONE_SURROGATE.test(value) ? refuse("surrogate") : value;
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  return typeof value === "number" && Number.isFinite(value) ? String(value) : refuse("no text");
}

/** The same for a header, in which a line cannot end; blanks and line ends around it do not count. */
export function asHeader(value: unknown): string {
  const text = asText(value).trim();
  return /[\r\n\0]/.test(text) ? refuse("a line end") : text;
}

/** A text in the path. */
export function asSegment(value: unknown): string {
  if (typeof value !== "string" || LONE_SURROGATE.test(value)) refuse("no text");
  return /^\.{0,2}$/.test(value) ? refuse("no part of a path") : value;
}

/** A UUID in the path. */
export const asGuid = (value: unknown): string => {
  const isOne =
    typeof value === "string" && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
  if (!isOne) throw new Unsendable("no UUID");
  return value;
};

/** A text that a body needs. */
export const needed = (value: unknown): string => {
  if (typeof value !== "string" || value === "") throw new Unsendable("no text");
  return sendable(value) as string;
};

/** The items of a list. */
export const listed = (value: unknown): unknown[] => {
  if (!Array.isArray(value)) throw new Unsendable("no list");
  return Array.from(value as unknown[]);
};

/** A telephone number in the path; `%2B` is the documented form of its plus. */
export const asNumber = (value: unknown): string => asSegment(value).replace(/^%2B/i, "+");

export const CAPABILITIES: Model = { calling: true, sms: true };
const COST: Model = { amount: true, currencyCode: true, billingFrequency: true };
export const NUMBER: Model = {
  ...{ id: true, countryCode: true, phoneNumber: true, capabilities: CAPABILITIES },
  ...{ phoneNumberType: true, assignmentType: true, cost: COST, status: true },
  ...{ error: { code: true, message: true }, isAgreementToNotResellRequired: true },
};
