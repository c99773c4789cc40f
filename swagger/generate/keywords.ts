/** The keywords that the generator knows; whatever else a description holds would be dropped without a word. */

export type Json = Record<string, unknown>;

/**
 * Keys each kind of node may have. Some are for the reader of the description alone: `x-wire-note`, the limits
 * (`minimum` to `maxItems`), and the marks of long-running operations.
 */
const KEYS = {
  document: ["swagger", "info", "paths", "definitions", "parameters"],
  info: ["title", "version", "description"],
  operation: [
    ...["operationId", "summary", "description", "consumes", "parameters", "responses"],
    ...["x-ms-pageable", "x-ms-long-running-operation", "x-ms-long-running-operation-options"],
  ],
  parameter: [
    ...["name", "in", "required", "description", "type", "format", "default", "schema"],
    ...["x-schema", "x-ms-client-name", "minimum", "maximum", "minLength", "maxLength"],
  ],
  response: ["description", "schema", "headers"],
  schema: [
    ...["$ref", "type", "format", "description", "enum", "items", "properties", "required"],
    ...["additionalProperties", "readOnly", "default", "minimum", "maximum", "minLength"],
    ...["maxLength", "minItems", "maxItems", "x-nullable", "x-ms-client-name", "x-ms-enum"],
    "x-mutable",
  ],
};

export function fail(place: string, reason: string): never {
  throw new Error(`${place}: ${reason}`);
}

export function object(node: unknown, place: string): Json {
  if (typeof node !== "object" || node === null || Array.isArray(node)) {
    fail(place, "expected an object");
  }
  return node as Json;
}

export function known(node: unknown, kind: keyof typeof KEYS, place: string): Json {
  const found = object(node, place);
  for (const key of Object.keys(found)) {
    if (key !== "x-wire-note" && !KEYS[kind].includes(key)) {
      fail(`${place}/${key}`, `the generator does not know this keyword of a ${kind}`);
    }
  }
  return found;
}

/** A text that must be there. */
export function text(node: Json, key: string, place: string): string {
  const found = node[key];
  if (typeof found === "string" && found) return found;
  return fail(place, `there must be a text as ${key}`);
}
