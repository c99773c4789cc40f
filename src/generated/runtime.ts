// Generated from swagger/generate/runtime.ts by `npm run generate`. Change that file, not this one.

import type { OperationOptions } from "@azure/core-client";

// Bodies are whatever JSON the service or the caller gave; the readers and writers are where they get their types.
/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return */

/** Turns a value of the wire into one of the models, in place. Throws an `Error` that says what cannot be. */
export type Read = (value: any) => any;
/** Makes a value of the wire from one of the models; what it was given stays as it is. */
export type Write = (value: any) => any;

/** A parameter of the query or a header: its name on the wire, its value if none is given, its name in code. */
export type Parameter = string | [wire: string, defaultValue?: unknown, name?: string];

/**
 * What there is to know of an operation of the API to send its request and to read the answer.
 *
 * @typeParam A - Arguments: what its path and query need, and `body`.
 * @typeParam O - Options: what may be left out, and what core has for all requests.
 * @typeParam R - Result: the body of the answer, with its headers.
 */
export interface Operation<A extends object, O extends OperationOptions, R> {
  /** Default `GET`. */
  method?: string;
  /** With the names of arguments in braces. */
  path: string;
  /** In the order of the URL; default the version of the API alone. */
  query?: Parameter[];
  headers?: Parameter[];
  /** Media type of the request's body, if it is not `application/json`. */
  type?: string;
  /** Makes the request's body. */
  write?: Write;
  /** The statuses of success; default 200 alone. */
  statuses?: number[];
  /** Reads the body of success; absent where it has none. */
  read?: Read;
  /** Headers of success that belong to the result: name in code, name on the wire. */
  resultHeaders?: Record<string, string>;
  /** Reads the body of an error. */
  readError: Read;
  /** For the compiler alone. */
  types?: (args: A, options: O) => R;
}

export const isObject = (value: unknown): value is Record<string, any> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const shown = (value: unknown): string => {
  let text: string;
  try {
    text = JSON.stringify(value);
  } catch {
    return "too deep to be shown";
  }
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

// ---- readers

/** Converts what of an object needs converting; anything but an object passes as it came. */
export const model =
  (convert: (value: Record<string, any>) => void): Read =>
  (value) => {
    if (isObject(value)) convert(value);
    return value;
  };

/** A property that holds an RFC 3339 time, as a `Date`. */
export function date(value: Record<string, any>, name: string): void {
  const text = value[name];
  if (text === undefined || text === null) return;
  const time = new Date(typeof text === "string" ? text : NaN);
  if (Number.isNaN(time.getTime())) {
    throw new Error(`its ${name} is no date: ${shown(text)}`);
  }
  value[name] = time;
}

/** A property that holds an array. */
export function list(
  value: Record<string, any>,
  name: string,
  required: boolean,
  read?: Read,
): void {
  const items = value[name];
  if (!required && (items === undefined || items === null)) return;
  if (!Array.isArray(items)) {
    throw new Error(
      items === undefined ? `it has no ${name}` : `its ${name} is no array: ${shown(items)}`,
    );
  }
  if (read) for (const item of items) read(item);
}

/** A property that holds objects by name, or null in the place of one that is gone. */
export function map(value: Record<string, any>, name: string, read?: Read): void {
  const entries = value[name];
  if (entries === undefined || entries === null) return;
  if (!isObject(entries)) throw new Error(`its ${name} is no object: ${shown(entries)}`);
  for (const key of Object.keys(entries)) {
    const entry = entries[key];
    if (entry !== null && !isObject(entry)) {
      throw new Error(`its ${name} holds no object as ${key}: ${shown(entry)}`);
    }
    read?.(entry);
  }
}

/** A property that holds a text, if it is there. */
export function text(value: Record<string, any>, name: string): void {
  const found = value[name];
  if (found !== undefined && found !== null && typeof found !== "string") {
    throw new Error(`its ${name} is no text: ${shown(found)}`);
  }
}

/** A property deeper inside an answer: what it holds, one or many, is read where it can be. */
export function inner(value: Record<string, any>, name: string, read: Read): void {
  const found = value[name];
  if (Array.isArray(found)) for (const item of found) read(item);
  else read(found);
}

/** A map deeper inside an answer. */
export function innerMap(value: Record<string, any>, name: string, read: Read): void {
  const found = value[name];
  if (isObject(found)) for (const key of Object.keys(found)) read(found[key]);
}

/** A property whose name in code differs from the one on the wire. */
export function rename(value: Record<string, any>, from: string, to: string): void {
  if (!Object.hasOwn(value, from)) return;
  value[to] = value[from];
  delete value[from];
}

/** Checks nothing and converts nothing. */
export const asItCame: Read = (value) => value;

// ---- writers

/** Fields of a model that are sent: a name, or name in code, writer and name on the wire. */
type Sent = string | [name: string, write?: Write | undefined, wire?: string];

/** An object of the given fields; others are not sent. */
export const only =
  (...fields: Sent[]): Write =>
  (given: { toJSON?: (key: string) => unknown } | undefined) => {
    const value: unknown = typeof given?.toJSON === "function" ? given.toJSON("") : given;
    if (!isObject(value)) return value;
    const sent: Record<string, any> = {};
    for (const field of fields) {
      const [name, write, wire = name] = typeof field === "string" ? [field] : field;
      if (value[name] !== undefined) sent[wire] = write ? write(value[name]) : value[name];
    }
    return sent;
  };

export const each =
  (write: Write): Write =>
  (value) =>
    Array.isArray(value) ? value.map(write) : value;

export const entries =
  (write: Write): Write =>
  (value) =>
    // fromEntries defines properties, so that a key called "__proto__" is sent like any other.
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, write(entry)]))
      : value;
