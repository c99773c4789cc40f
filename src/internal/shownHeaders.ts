import type { HttpHeaders } from "@azure/core-rest-pipeline";

/** What Node calls to print an object. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

type Options = { preserveCase?: boolean };

/** Headers of requests that have been answered, and are not sent any more. */
const answered = new WeakSet<HttpHeaders>();

const allOf = (headers: HttpHeaders, options?: Options): Record<string, string> =>
  (Object.getPrototypeOf(headers) as HttpHeaders).toJSON.call(headers, options);

function shown(this: HttpHeaders): Record<string, string> {
  const headers = allOf(this);
  return "authorization" in headers ? { ...headers, authorization: "REDACTED" } : headers;
}

const PROPERTIES: PropertyDescriptorMap = {
  [INSPECT]: { value: shown },
  toString: {
    value(this: HttpHeaders) {
      return JSON.stringify(shown.call(this));
    },
  },
  toJSON: {
    // JSON.stringify gives the name of a property. HTTP clients, which need all headers, give options or nothing.
    value(this: HttpHeaders, how?: string | Options) {
      return typeof how === "object" || (how === undefined && !answered.has(this))
        ? allOf(this, how)
        : shown.call(this);
    },
  },
};

/** Keeps the credential out of what printing a request's headers shows: requests are part of errors and raw responses. */
export function hideCredential(headers: HttpHeaders): HttpHeaders {
  const isCore = typeof (Object.getPrototypeOf(headers) as HttpHeaders).toJSON === "function";
  if (!isCore || Object.hasOwn(headers, "toJSON")) return headers;
  // What core keeps them in: those who print objects by their properties find it.
  for (const name of Object.keys(headers)) {
    Object.defineProperty(headers, name, { enumerable: false });
  }
  return Object.defineProperties(headers, PROPERTIES);
}

/** Hides it from those as well who print an object by calling its toJSON, as Vitest does. */
export const hideAnsweredCredential = (headers: HttpHeaders): void => void answered.add(headers);
