// The shape that a value has to have, and what is said where it has another.
import { errors, refuse, ServiceError } from "./errors.js";
import { isJsonObject } from "./json.js";
import { assignmentTypes, capabilityValues, phoneNumberTypes } from "./wire.js";

/** Reads a value that came from outside under this name, or refuses it with an error that says what it has to be. */
export type Shape<T> = (value: unknown, name: string) => T;

type Shapes = Record<string, Shape<unknown>>;
type Read<S extends Shapes> = { [K in keyof S]: S[K] extends Shape<infer T> ? T : never };

function refuseValue(name: string, wanted: string, value: unknown): never {
  const message = `The value of ${name} has to be ${wanted}, not ${inShort(value)}.`;
  return refuse(errors.invalid(name, message));
}

/** Never all that is inside: it may be too deep to be written, or a key in the wrong place. */
function inShort(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string" && value.length > 40) return `a text of ${value.length} characters`;
  return isJsonObject(value) ? "an object" : String(JSON.stringify(value));
}

/** Reads what a program passes to the emulator itself; TypeError when it has another shape. */
export function readArgument<T>(shape: Shape<T>, value: unknown, name: string): T {
  try {
    return shape(value, name);
  } catch (error) {
    throw error instanceof ServiceError ? new TypeError(error.message) : error;
  }
}

export const text: Shape<string> = (value, name) =>
  typeof value === "string" ? value : refuseValue(name, "a text", value);

/** A text of digits alone. */
export const digits: Shape<string> = (value, name) =>
  typeof value === "string" && /^\d+$/.test(value)
    ? value
    : refuseValue(name, "a text of digits", value);

export const flag: Shape<boolean> = (value, name) =>
  typeof value === "boolean" ? value : refuseValue(name, "true or false", value);

export const number: Shape<number> = (value, name) =>
  typeof value === "number" ? value : refuseValue(name, "a number", value);

export const wholeNumber: Shape<number> = (value, name) =>
  Number.isSafeInteger(value) ? Number(value) : refuseValue(name, "a whole number", value);

/** A whole number from 1 to 2147483647. */
export const count: Shape<number> = (value, name) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 2_147_483_647
    ? Number(value)
    : refuseValue(name, "a whole number from 1 to 2147483647", value);

export const oneOf =
  <T extends string>(values: readonly T[]): Shape<T> =>
  (value, name) =>
    values.find((one) => one === value) ?? refuseValue(name, `one of ${values.join(", ")}`, value);

export const listOf =
  <T>(item: Shape<T>): Shape<T[]> =>
  (value, name) =>
    Array.isArray(value)
      ? value.map((one, at) => item(one, `${name}[${at}]`))
      : refuseValue(name, "a list", value);

/** An object with keys of the client's choice, as pairs in its order; null stands for an entry to take out. */
export const mapOf =
  <T>(entry: Shape<T>): Shape<[key: string, entry: T | null][]> =>
  (value, name) =>
    isJsonObject(value)
      ? Object.entries(value).map(([key, one]) => [
          key,
          one === null ? null : entry(one, `${name}.${key}`),
        ])
      : refuseValue(name, "an object", value);

/** Something that the service itself writes, and ignores when it is sent back. */
export const ignored: Shape<unknown> = (value) => value;

/** An object of these properties and no others. A null stands for a property that was left out. */
export const object =
  <R extends Shapes, O extends Shapes>(
    required: R,
    optional: O,
  ): Shape<Read<R> & Partial<Read<O>>> =>
  (value, name) => {
    if (!isJsonObject(value)) return refuseValue(name, "an object", value);
    const known = new Map(Object.entries({ ...required, ...optional }));
    const prefix = name === "" ? "" : `${name}.`;
    const read = Object.entries(value).flatMap(([key, one]) => {
      const shape = known.get(key) ?? refuseProperty(prefix + key, [...known.keys()]);
      if (one === null || one === undefined || shape === ignored) return [];
      return [[key, shape(one, prefix + key)] as const];
    });
    const given = Object.fromEntries(read);
    const missing = Object.keys(required).find((key) => !Object.hasOwn(given, key));
    if (missing !== undefined) {
      refuse(errors.invalid(prefix + missing, `The ${prefix}${missing} is missing.`));
    }
    return given as Read<R> & Partial<Read<O>>;
  };

function refuseProperty(name: string, known: string[]): never {
  const place = name.includes(".") ? name.slice(0, name.lastIndexOf(".")) : "the body";
  const message = `There is no property ${name}; ${place} may have ${known.join(", ")}.`;
  return refuse(errors.invalid(name, message));
}

export const phoneNumberType = oneOf(phoneNumberTypes);
export const assignmentType = oneOf(assignmentTypes);
const capability = oneOf(capabilityValues);
/** What a number has to be able to do, either of which may be left open. */
export const someCapabilities = object({}, { calling: capability, sms: capability });
export const capabilities = object({ calling: capability, sms: capability }, {});
