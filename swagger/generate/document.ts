/** Reads an API description and refuses whatever the generator would otherwise drop without a word. */

export interface Schema {
  $ref?: string;
  type?: "string" | "integer" | "number" | "boolean" | "array" | "object";
  format?: string;
  description?: string;
  enum?: string[];
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  required?: string[];
  readOnly?: boolean;
  default?: unknown;
  "x-nullable"?: boolean;
  "x-ms-client-name"?: string;
  "x-ms-enum"?: { name: string; values?: { value: string; description: string }[] };
  "x-mutable"?: boolean;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header" | "body";
  required?: boolean;
  description?: string;
  type?: string;
  format?: string;
  default?: unknown;
  schema?: Schema;
  "x-schema"?: Schema;
  "x-ms-client-name"?: string;
}

export interface Response {
  description: string;
  schema?: Schema;
  headers?: Record<string, Schema>;
}

export interface Operation {
  operationId: string;
  method: "get" | "post" | "patch" | "put" | "delete";
  path: string;
  summary?: string;
  description?: string;
  consumes?: string[];
  parameters: Parameter[];
  responses: Record<string, Response>;
  "x-ms-pageable"?: { nextLinkName: string; itemName: string };
  "x-ms-long-running-operation"?: boolean;
}

export interface ApiDescription {
  /** Name of the API in code: `PhoneNumbers`. */
  name: string;
  version: string;
  description: string;
  definitions: Record<string, Schema>;
  operations: Operation[];
}

type Json = Record<string, unknown>;

/** Keys each kind of node may have; an `x-wire-note` is for the reader of the description alone. */
const KEYS = {
  document: ["swagger", "info", "paths", "definitions", "parameters"],
  info: ["title", "version", "description", "x-client-name"],
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
const FORMATS: Record<string, string[]> = {
  string: ["date-time", "uuid"],
  integer: ["int32", "int64"],
  number: ["double"],
};
const TYPES = ["string", "integer", "number", "boolean", "array", "object"];
const METHODS = ["get", "post", "patch", "put", "delete"] as const;
const REF = "#/definitions/";
const PARAMETER_REF = "#/parameters/";

export function fail(place: string, reason: string): never {
  throw new Error(`${place}: ${reason}`);
}

function object(node: unknown, place: string): Json {
  if (typeof node !== "object" || node === null || Array.isArray(node)) {
    fail(place, "expected an object");
  }
  return node as Json;
}

function known(node: unknown, kind: keyof typeof KEYS, place: string): Json {
  const found = object(node, place);
  for (const key of Object.keys(found)) {
    if (key !== "x-wire-note" && !KEYS[kind].includes(key)) {
      fail(`${place}/${key}`, `the generator does not know this keyword of a ${kind}`);
    }
  }
  return found;
}

function checkSchema(node: unknown, place: string, definitions: Json): void {
  const schema = known(node, "schema", place) as Schema;
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref, place);
    if (!Object.hasOwn(definitions, name)) fail(place, `there is no definition ${name}`);
    for (const key of ["type", "properties", "items", "enum"]) {
      if (key in schema) fail(`${place}/${key}`, "not allowed beside a $ref");
    }
    return;
  }
  if (schema.type === undefined || !TYPES.includes(schema.type)) {
    fail(`${place}/type`, `the generator does not know the type ${JSON.stringify(schema.type)}`);
  }
  if (schema.format !== undefined && !FORMATS[schema.type]?.includes(schema.format)) {
    fail(`${place}/format`, `the generator does not know the format ${schema.format} here`);
  }
  if (schema.enum && schema.type !== "string") fail(`${place}/enum`, "only strings may have one");
  if (schema.type === "array") checkSchema(schema.items, `${place}/items`, definitions);
  if (schema.type === "object") checkObject(schema, place, definitions);
}

function checkObject(schema: Schema, place: string, definitions: Json): void {
  if ((schema.properties === undefined) === (schema.additionalProperties === undefined)) {
    fail(place, "an object needs properties or additionalProperties, and not both");
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    checkSchema(property, `${place}/properties/${name}`, definitions);
  }
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(schema.properties ?? {}, name)) {
      fail(`${place}/required`, `there is no property ${name}`);
    }
  }
  if (schema.additionalProperties !== undefined) {
    checkSchema(schema.additionalProperties, `${place}/additionalProperties`, definitions);
  }
}

/** The name of the definition that a `$ref` points at. */
export function refName(ref: string, place: string): string {
  if (!ref.startsWith(REF)) fail(`${place}/$ref`, `expected ${REF}..., got ${ref}`);
  return ref.slice(REF.length);
}

function readParameter(node: unknown, place: string, root: Json): Parameter {
  const ref = object(node, place)["$ref"];
  if (typeof ref === "string") {
    const name = ref.startsWith(PARAMETER_REF) ? ref.slice(PARAMETER_REF.length) : "";
    const shared = object(root["parameters"] ?? {}, "#/parameters");
    if (!Object.hasOwn(shared, name)) fail(place, `there is no parameter ${ref}`);
    return readParameter(shared[name], ref, root);
  }
  const parameter = known(node, "parameter", place) as unknown as Parameter;
  if (!["path", "query", "header", "body"].includes(parameter.in)) {
    fail(`${place}/in`, `the generator does not know parameters in ${parameter.in}`);
  }
  const definitions = object(root["definitions"], "#/definitions");
  if (parameter.in === "body") {
    checkSchema(parameter.schema, `${place}/schema`, definitions);
    if (!parameter.schema?.$ref) fail(`${place}/schema`, "a body needs a $ref to a definition");
  } else if (parameter["x-schema"]) {
    checkSchema(parameter["x-schema"], `${place}/x-schema`, definitions);
  } else if (!["string", "integer", "boolean"].includes(parameter.type ?? "")) {
    fail(`${place}/type`, `the generator does not know parameters of type ${parameter.type}`);
  }
  if (parameter.in === "header" && parameter.required) {
    fail(place, "the generator does not know required headers");
  }
  return parameter;
}

function readResponses(node: unknown, place: string, definitions: Json): Operation["responses"] {
  const responses = object(node, place);
  for (const [status, response] of Object.entries(responses)) {
    const at = `${place}/${status}`;
    if (!/^\d{3}$|^default$/.test(status)) fail(at, "expected a status or default");
    const { schema, headers } = known(response, "response", at) as unknown as Response;
    if (schema) {
      checkSchema(schema, `${at}/schema`, definitions);
      if (!schema.$ref) fail(`${at}/schema`, "an answer needs a $ref to a definition");
    }
    for (const [name, header] of Object.entries(headers ?? {})) {
      checkSchema(header, `${at}/headers/${name}`, definitions);
      if (header.type !== "string") fail(`${at}/headers/${name}`, "a header is a string");
    }
  }
  if (!("default" in responses)) fail(place, "an operation needs a default answer for its errors");
  return responses as Operation["responses"];
}

function readOperations(root: Json): Operation[] {
  const definitions = object(root["definitions"], "#/definitions");
  const operations: Operation[] = [];
  for (const [path, methods] of Object.entries(object(root["paths"], "#/paths"))) {
    for (const [method, node] of Object.entries(object(methods, `#/paths/${path}`))) {
      const place = `#/paths/${path}/${method}`;
      const known_ = METHODS.find((name) => name === method);
      if (!known_) fail(place, `the generator does not know the method ${method}`);
      const operation = known(node, "operation", place);
      const list = operation["parameters"] ?? [];
      if (!Array.isArray(list)) fail(`${place}/parameters`, "expected an array");
      const parameters = list.map((item, index) =>
        readParameter(item, `${place}/parameters/${index}`, root),
      );
      for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
        if (!parameters.some((parameter) => parameter.in === "path" && parameter.name === name)) {
          fail(place, `the path has no parameter for {${name}}`);
        }
      }
      const responses = readResponses(operation["responses"], `${place}/responses`, definitions);
      const read = { ...(operation as unknown as Operation), path, method: known_, parameters };
      operations.push({ ...read, responses });
    }
  }
  return operations;
}

/** Checks a parsed description and gives it in the form the emitters use. */
export function readDescription(node: unknown): ApiDescription {
  const root = known(node, "document", "#");
  const info = known(root["info"], "info", "#/info");
  const definitions = object(root["definitions"], "#/definitions");
  for (const [name, schema] of Object.entries(definitions)) {
    checkSchema(schema, `#/definitions/${name}`, definitions);
  }
  return {
    name: String(info["x-client-name"]),
    version: String(info["version"]),
    description: String(info["description"]),
    definitions: definitions as Record<string, Schema>,
    operations: readOperations(root),
  };
}
