/** JSON as recordings hold it: decimals keep their digits, and a key that stands twice stays twice. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** Stands before the digits of a decimal, and between a key and the count of its earlier twins. */
const mark = "\u0000";

const token = /"((?:[^"\\]|\\.)*)"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[{}]/g;

/**
 * Parses JSON. `2.0` becomes a marked text, since a number forgets its decimal part. The recordings' sanitiser gave all
 * phone numbers one value, so a map by number may hold a key twice; the second gets a mark.
 */
export function parseJson(text: string): Json {
  const open: Map<string, number>[] = [];
  const marked = text.replace(token, (found: string, inner: string | undefined, colon?: string) => {
    if (found === "{") open.push(new Map());
    else if (found === "}") open.pop();
    else if (inner === undefined) {
      return found.includes(".") ? JSON.stringify(mark + found) : found;
    } else if (colon !== undefined) {
      const keys = open.at(-1);
      const earlier = keys?.get(inner) ?? 0;
      keys?.set(inner, earlier + 1);
      return earlier === 0 ? found : `"${inner}\\u0000${earlier}"${colon}`;
    }
    return found;
  });
  return JSON.parse(marked) as Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A property of what may be an object. */
export const at = (value: Json | undefined, key: string): Json | undefined =>
  isObject(value) ? value[key] : undefined;

/** A property that may be a text; otherwise it is empty. */
export function textAt(value: Json | undefined, key: string): string {
  const found = at(value, key);
  return typeof found === "string" ? found : "";
}

export const isDecimal = (value: Json): value is string =>
  typeof value === "string" && value.startsWith(mark);

/** Numbers as numbers again; of twin keys the last stays. */
export function plain(value: Json): Json {
  if (isDecimal(value)) return Number(value.slice(1));
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key.split(mark)[0] ?? key, plain(one)]),
  );
}
