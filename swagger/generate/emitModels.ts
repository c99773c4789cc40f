import type { ApiDescription, Operation, Parameter, Schema } from "./description.js";
import { camelCase, comment, propertyName, typeOf, typePrefix } from "./naming.js";

/** Optional parameters of an operation that travel beside its body, in the query or a header. */
export const optionalParameters = (operation: Operation): Parameter[] =>
  operation.parameters.filter(
    (parameter) => !parameter.required && (parameter.in === "query" || parameter.in === "header"),
  );

export const parameterName = (parameter: Parameter): string =>
  parameter["x-ms-client-name"] ?? parameter.name;

export const parameterType = (parameter: Parameter): string => {
  const schema = parameter["x-schema"] ?? parameter.schema;
  return typeOf(schema ?? ({ type: parameter.type } as Schema), parameter.name);
};

/** All headers of an operation's successful answers. */
export function successHeaders(operation: Operation): Record<string, Schema> {
  const headers: Record<string, Schema> = {};
  for (const [status, response] of Object.entries(operation.responses)) {
    if (status !== "default") Object.assign(headers, response.headers);
  }
  return headers;
}

/** What an operation's method resolves to. */
export function resultType(operation: Operation): string {
  const headers = Object.keys(successHeaders(operation)).length > 0;
  const schema = successSchema(operation);
  const parts = [
    ...(headers ? [`${typePrefix(operation)}Headers`] : []),
    ...(schema ? [typeOf(schema, operation.operationId)] : []),
  ];
  return parts.join(" & ") || "void";
}

export function successSchema(operation: Operation): Schema | undefined {
  const schemas = Object.entries(operation.responses)
    .filter(([status]) => status !== "default")
    .flatMap(([, response]) => (response.schema ? [response.schema] : []));
  return schemas[0];
}

function emitDefinition(name: string, schema: Schema): string {
  if (schema.enum) {
    const values = schema["x-ms-enum"]?.values ?? [];
    const lines = values.map(({ value, description }) => ` * - \`${value}\`: ${description}\n`);
    const doc = lines.length
      ? comment(schema.description).replace(/^\/\*\* (.*) \*\/\n$/s, "/**\n * $1\n */\n")
      : comment(schema.description);
    const withValues = doc.replace(/ \*\/\n$/, ` *\n${lines.join("")} */\n`);
    const type = typeOf(schema, name);
    return `${lines.length ? withValues : doc}export type ${name} = ${type};\n`;
  }
  if (!schema.properties) {
    return `${comment(schema.description)}export type ${name} = ${typeOf(schema, name)};\n`;
  }
  const properties = Object.entries(schema.properties).map(([wire, property]) => {
    const optional = schema.required?.includes(wire) ? "" : "?";
    const readonly = property.readOnly && !schema["x-mutable"] ? "readonly " : "";
    const type = typeOf(property, `#/definitions/${name}/${wire}`);
    return `${comment(property.description, "  ")}  ${readonly}${propertyName(wire, property)}${optional}: ${type};\n`;
  });
  return `${comment(schema.description)}export interface ${name} {\n${properties.join("")}}\n`;
}

function emitHeaders(operation: Operation): string {
  const headers = Object.entries(successHeaders(operation));
  if (headers.length === 0) return "";
  const lines = headers.map(
    ([wire, header]) => `${comment(header.description, "  ")}  ${camelCase(wire)}?: string;\n`,
  );
  const doc = comment(`Headers of a successful answer of ${operation.operationId}.`);
  return `${doc}export interface ${typePrefix(operation)}Headers {\n${lines.join("")}}\n`;
}

function emitOptionalParams(operation: Operation): string {
  const parameters = optionalParameters(operation);
  if (parameters.length === 0) return "";
  const lines = parameters.map(
    (parameter) =>
      `${comment(parameter.description, "  ")}  ${parameterName(parameter)}?: ${parameterType(parameter)};\n`,
  );
  const doc = comment(`Optional parameters of ${operation.operationId}.`);
  return `${doc}export interface ${typePrefix(operation)}OptionalParams extends OperationOptions {\n${lines.join("")}}\n`;
}

/** `models.ts` of an API: types alone, nothing at run time. */
export function emitModels(api: ApiDescription): string {
  const parts = [
    ...Object.entries(api.definitions).map(([name, schema]) => emitDefinition(name, schema)),
    ...api.operations.map(emitHeaders),
    ...api.operations.map(emitOptionalParams),
  ].filter(Boolean);
  const usesOptions = api.operations.some((operation) => optionalParameters(operation).length > 0);
  const imports = usesOptions
    ? 'import type { OperationOptions } from "@azure/core-client";\n\n'
    : "";
  return imports + parts.join("\n");
}
