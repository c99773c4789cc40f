// What handlers read of a request, or refuse.
import { findCountry } from "./catalog.js";
import type { Country } from "./countries.js";
import { errors, refuse } from "./errors.js";
import type { Context } from "./handler.js";
import { isJsonObject } from "./json.js";
import type { Shape } from "./shapes.js";

/** The body, which has to be an object of this shape. */
export function requireBody<T>({ body }: Context, shape: Shape<T>): T {
  if (body === undefined) refuse(errors.bodyMissing());
  if (!isJsonObject(body)) refuse(errors.bodyNoObject());
  return shape(body, "");
}

/** A body that may be missing; it is then read as an empty object. */
export const optionalBody = <T>(context: Context, shape: Shape<T>): T =>
  context.body === undefined ? shape({}, "") : requireBody(context, shape);

/** The path parameter `name`. */
export const param = ({ params }: Context, name: string): string => params[name] ?? "";

/** The country named in the path. */
export const requireCountry = (context: Context): Country =>
  findCountry(param(context, "countryCode")) ?? refuse(errors.unknownCountry());

/** The query parameter `name`; undefined when it was not sent. */
export function readQuery<T>({ query }: Context, name: string, shape: Shape<T>): T | undefined {
  const value = query.get(name);
  return value === null ? undefined : shape(value, name);
}

/** The query parameter `name`, which must not be missing. */
export const requireQuery = <T>(context: Context, name: string, shape: Shape<T>): T =>
  readQuery(context, name, shape) ?? refuse(errors.invalid(name, `The ${name} is missing.`));

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
      errors.invalid(
        name,
        `The value of ${name} has to be a whole number from ${minimum} to 2147483647, not "${text.slice(0, 60)}".`,
      ),
    );
  }
  return value;
}
