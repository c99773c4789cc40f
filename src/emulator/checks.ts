import { findCountry, type Country } from "./catalog.js";
import { errors, refuse } from "./errors.js";
import type { Context } from "./handler.js";
import { capabilityValues, type Capabilities, type CapabilityValue } from "./wire.js";

export type JsonObject = Record<string, unknown>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The body as an object; refused when it is missing or something else. */
export function requireBody({ body }: Context): JsonObject {
  if (body === undefined) refuse(errors.bodyMissing());
  if (!isJsonObject(body)) refuse(errors.bodyNoObject());
  return body;
}

/** A body that may be missing; the answer is then an empty object. */
export const optionalBody = (context: Context): JsonObject =>
  context.body === undefined ? {} : requireBody(context);

/** The path parameter `name`. */
export const param = ({ params }: Context, name: string): string => params[name] ?? "";

/** The country named in the path. */
export const requireCountry = (context: Context): Country =>
  findCountry(param(context, "countryCode")) ?? refuse(errors.unknownCountry());

/** A value of an enumeration; undefined stays undefined unless `required`. */
export function readEnum<T extends string>(
  name: string,
  value: unknown,
  values: readonly T[],
): T | undefined {
  if (value === undefined || value === null) return undefined;
  const found = values.find((one) => one === value);
  return (
    found ??
    refuse(errors.invalid(name, `The value of ${name} has to be one of ${values.join(", ")}.`))
  );
}

export function requireEnum<T extends string>(
  name: string,
  value: unknown,
  values: readonly T[],
): T {
  return readEnum(name, value, values) ?? refuse(errors.invalid(name, `The ${name} is missing.`));
}

/** Capabilities of which either may be left out. */
export function readCapabilities(value: unknown): Partial<Capabilities> {
  if (value === undefined || value === null) return {};
  if (!isJsonObject(value))
    refuse(errors.invalid("capabilities", "The capabilities are no object."));
  const read = (name: "calling" | "sms"): CapabilityValue | undefined =>
    readEnum(name, value[name], capabilityValues);
  const calling = read("calling");
  const sms = read("sms");
  return {
    ...(calling === undefined ? {} : { calling }),
    ...(sms === undefined ? {} : { sms }),
  };
}

export function requireCapabilities(value: unknown): Capabilities {
  const { calling, sms } = readCapabilities(value);
  if (calling === undefined || sms === undefined) {
    refuse(errors.invalid("capabilities", "The capabilities need both calling and sms."));
  }
  return { calling, sms };
}

/** A true or false that may be left out. */
export function readFlag(name: string, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== "boolean") {
    refuse(errors.invalid(name, `The value of ${name} has to be true or false.`));
  }
  return value;
}

/** A whole number of the query within `minimum` and 2147483647. */
export function readCount(
  context: Context,
  name: string,
  minimum: number,
  otherwise: number,
): number {
  const text = context.query.get(name);
  if (text === null) return otherwise;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < minimum || value > 2_147_483_647) {
    refuse(
      errors.invalid(name, `The value of ${name} has to be a whole number from ${minimum} on.`),
    );
  }
  return value;
}
