/** An API description in the form the emitters use. */

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
}

export interface ApiDescription {
  version: string;
  description: string;
  definitions: Record<string, Schema>;
  operations: Operation[];
}
