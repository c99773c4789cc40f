import type { HttpHeaders } from "@azure/core-rest-pipeline";

/** What Node calls to print an object. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

function shown(this: HttpHeaders): Record<string, string> {
  const headers = allOf(this);
  return "authorization" in headers ? { ...headers, authorization: "REDACTED" } : headers;
}

const allOf = (
  headers: HttpHeaders,
  options?: { preserveCase?: boolean },
): Record<string, string> =>
  (Object.getPrototypeOf(headers) as HttpHeaders).toJSON.call(headers, options);

const PROPERTIES: PropertyDescriptorMap = {
  [INSPECT]: { value: shown },
  toString: {
    value(this: HttpHeaders) {
      return JSON.stringify(shown.call(this));
    },
  },
  toJSON: {
    // JSON.stringify gives the name of the property; core's HTTP client, which needs all, gives options or nothing.
    value(this: HttpHeaders, how?: string | { preserveCase?: boolean }) {
      return typeof how === "string" ? shown.call(this) : allOf(this, how);
    },
  },
};

/** Keeps the credential out of what printing a request's headers shows: requests are part of errors and raw responses. */
export const hideCredential = (headers: HttpHeaders): HttpHeaders =>
  Object.defineProperties(headers, PROPERTIES);
