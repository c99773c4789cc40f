// Requests that are printed show no credential.
import type { HttpHeaders } from "@azure/core-rest-pipeline";

/** What Node calls to print an object. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/** Headers of requests that have been answered, and are not sent any more. */
const answered = new WeakSet<HttpHeaders>();

/** Keeps the credential out of what printing a request's headers shows: requests are part of errors and raw responses. */
export function hideCredential(headers: HttpHeaders): HttpHeaders {
  if (Object.hasOwn(headers, INSPECT)) return headers;
  const all = headers.toJSON.bind(headers);
  const shown = (): Record<string, string> => {
    const { authorization, ...rest } = all();
    return authorization ? { ...rest, authorization: "REDACTED" } : rest;
  };
  // JSON.stringify gives the name of a property. HTTP clients, which need all headers, give options or nothing.
  const toJSON = (how?: string | object): Record<string, string> =>
    typeof how === "object" || (how === undefined && !answered.has(headers)) ? all(how) : shown();
  // What core keeps them in is hidden from those who print an object by its properties.
  for (const name of Object.keys(headers)) {
    Object.defineProperty(headers, name, { enumerable: false });
  }
  Object.defineProperty(headers, "toJSON", { value: toJSON });
  Object.defineProperty(headers, "toString", { value: () => JSON.stringify(shown()) });
  return Object.defineProperty(headers, INSPECT, { value: shown });
}

/** Hides it from those as well who print an object by calling its toJSON, as Vitest does. */
export const hideAnsweredCredential = (headers: HttpHeaders): void => void answered.add(headers);
