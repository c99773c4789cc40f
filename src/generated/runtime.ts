// Generated from swagger/generate/runtime.ts by `npm run generate`. Change that file, not this one.

import type {
  Mapper,
  OperationParameter,
  OperationQueryParameter,
  OperationResponseMap,
  OperationSpec,
  OperationURLParameter,
  Serializer,
} from "@azure/core-client";

// Bodies are whatever JSON the service or the caller gave; the readers and writers are where they get their types.
/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return */

/** Stands in `parsedBody` for an answer that is not what the description promises; says why. */
export class MalformedBody extends Error {}

/** Turns a value of the wire into one of the models, in place. */
export type Read = (value: any) => any;
/** Makes a value of the wire from one of the models; what it was given stays as it is. */
export type Write = (value: any) => any;

type BodyMapper = Mapper & { read?: Read; write?: Write };

/** What `createSerializer` of core-client would give, without its walk over every property. */
export const serializer: Serializer = {
  modelMappers: {},
  isXML: false,
  validateConstraints: () => undefined,
  serialize: ({ write }: BodyMapper, value) => (write ? write(value) : value),
  deserialize: ({ read }: BodyMapper, value) => {
    try {
      return read ? read(value) : value;
    } catch (error) {
      if (error instanceof MalformedBody) return error;
      throw error;
    }
  },
};

const isObject = (value: unknown): value is Record<string, any> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const shown = (value: unknown): string => {
  const text = JSON.stringify(value);
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
    throw new MalformedBody(`its ${name} is no date: ${shown(text)}`);
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
    throw new MalformedBody(
      items === undefined ? `it has no ${name}` : `its ${name} is no array: ${shown(items)}`,
    );
  }
  if (read) for (const item of items) read(item);
}

/** A property that holds objects by name, or null in the place of one that is gone. */
export function map(value: Record<string, any>, name: string, read?: Read): void {
  const entries = value[name];
  if (entries === undefined || entries === null) return;
  if (!isObject(entries)) throw new MalformedBody(`its ${name} is no object: ${shown(entries)}`);
  for (const key of Object.keys(entries)) {
    const entry = entries[key];
    if (entry !== null && !isObject(entry)) {
      throw new MalformedBody(`its ${name} holds no object as ${key}: ${shown(entry)}`);
    }
    read?.(entry);
  }
}

/** A property that holds a text, if it is there. */
export function text(value: Record<string, any>, name: string): void {
  const found = value[name];
  if (found !== undefined && found !== null && typeof found !== "string") {
    throw new MalformedBody(`its ${name} is no text: ${shown(found)}`);
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

// ---- writers

/** Fields of a model that are sent: a name, or name in code, writer and name on the wire. */
type Sent = string | [name: string, write?: Write, wire?: string];

/** An object of the given fields; others are not sent. */
export const only =
  (...fields: Sent[]): Write =>
  (value) => {
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

// ---- parts of an operation

const string = { name: "String" } as const;

/** A body that has to be a JSON object. */
export const body = (read: Read = (value) => value): { bodyMapper: Mapper } => {
  const mapper: BodyMapper = {
    type: { name: "Composite" },
    read: (value) => {
      if (isObject(value)) return read(value);
      throw new MalformedBody(
        value === undefined ? "it has no JSON body" : `its body is no object: ${shown(value)}`,
      );
    },
  };
  return { bodyMapper: mapper };
};

/** The body of an error: whatever it is, reading it never fails. */
export const errorBody = (read: Read): { bodyMapper: Mapper } => {
  const mapper: BodyMapper = {
    type: { name: "Composite" },
    read: (value) => {
      try {
        return read(value);
      } catch {
        return value;
      }
    },
  };
  return { bodyMapper: mapper };
};

/** Headers of an answer by their name in code. */
export const headers = (names: Record<string, string>): { headersMapper: Mapper } => {
  const mapper: BodyMapper = {
    type: { name: "Composite" },
    read: (raw: Record<string, string>) => {
      const found: Record<string, string> = {};
      for (const name of Object.keys(names)) {
        const value = raw[names[name]!];
        if (value !== undefined) found[name] = value;
      }
      return found;
    },
  };
  return { headersMapper: mapper };
};

/** The same response for each status with which an operation may be accepted. */
export const success = (response: OperationResponseMap): OperationSpec["responses"] => ({
  200: response,
  201: response,
  202: response,
  204: response,
});

export const pathParameter = (name: string): OperationURLParameter => ({
  parameterPath: name,
  mapper: { serializedName: name, required: true, type: string },
});

/** A query parameter or header that is left out where neither the caller nor the description gives a value. */
export const optional = (
  serializedName: string,
  name: string,
  defaultValue?: unknown,
): OperationQueryParameter => ({
  parameterPath: ["options", name],
  mapper: { serializedName, type: string, defaultValue },
});

export const required = (serializedName: string, name: string): OperationQueryParameter => ({
  parameterPath: name,
  mapper: { serializedName, required: true, type: string },
});

export const accept: OperationParameter = {
  parameterPath: "accept",
  mapper: {
    serializedName: "Accept",
    isConstant: true,
    defaultValue: "application/json",
    type: string,
  },
};

export const requestBody = (isRequired: boolean, write: Write): OperationParameter => {
  const mapper: BodyMapper = { required: isRequired, type: { name: "Composite" }, write };
  return { parameterPath: "body", mapper };
};

/**
 * The same operation at an absolute URL that the service gave: its next page, or the state of a long-running operation.
 * QUIRK: without query parameters, since core-client otherwise takes the URL's query apart and turns `a=b=c` into `a=b`.
 */
export const at = (spec: OperationSpec, url: string): OperationSpec => ({
  ...spec,
  path: url,
  urlParameters: [],
  queryParameters: [],
});
