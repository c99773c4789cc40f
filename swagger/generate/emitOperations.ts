import type { ApiDescription, Operation, Parameter } from "./description.js";
import {
  optionalParameters,
  parameterName,
  parameterType,
  resultType,
  successHeaders,
  successSchema,
} from "./emitModels.js";
import { emitReaders, type Readers } from "./emitReaders.js";
import { emitWriters, type Writers } from "./emitWriters.js";
import { camelCase, comment, methodName, typePrefix } from "./naming.js";

/** The service answers the start of a long-running operation with 202; the others say as well that it was accepted. */
const ACCEPTED = [200, 201, 202, 204];

const bodyOf = (operation: Operation): Parameter | undefined =>
  operation.parameters.find((parameter) => parameter.in === "body");

const isApiVersion = (parameter: Parameter): boolean => parameter.name === "api-version";

function emitParameter(parameter: Parameter): string {
  const { name: wire, default: value } = parameter;
  const name = isApiVersion(parameter) ? wire : parameterName(parameter);
  if (value === undefined && name === wire) return JSON.stringify(wire);
  const parts = [JSON.stringify(wire), value === undefined ? "undefined" : JSON.stringify(value)];
  return `[${[...parts, ...(name === wire ? [] : [JSON.stringify(name)])].join(", ")}]`;
}

function statusesOf({ responses }: Operation): number[] {
  const statuses = Object.keys(responses)
    .filter((status) => status !== "default")
    .flatMap((status) => (status === "202" ? ACCEPTED : [Number(status)]));
  return [...new Set(statuses)].sort();
}

/** Arguments: what the path and the query need, and the body. */
function argumentsType(operation: Operation): string {
  const body = bodyOf(operation);
  const needed = operation.parameters.filter(
    (parameter) => parameter.in !== "body" && parameter.required && !isApiVersion(parameter),
  );
  const fields = [
    ...needed.map((parameter) => `${parameterName(parameter)}: ${parameterType(parameter)}`),
    ...(body ? [`body: ${parameterType(body)}${body.required ? "" : " | undefined"}`] : []),
  ];
  return fields.length ? `{ ${fields.join("; ")} }` : "object";
}

function emitOperation(operation: Operation, readers: Readers, writers: Writers): string {
  const inPlace = (place: string): string =>
    operation.parameters
      .filter((parameter) => parameter.in === place)
      .map(emitParameter)
      .join(", ");
  const lines = [`path: "${operation.path}"`];
  if (operation.method !== "get") lines.unshift(`method: "${operation.method.toUpperCase()}"`);
  if (inPlace("query") !== '"api-version"') lines.push(`query: [${inPlace("query")}]`);
  if (inPlace("header")) lines.push(`headers: [${inPlace("header")}]`);
  const body = bodyOf(operation);
  const type = operation.consumes?.[0] ?? "application/json";
  if (body && type !== "application/json") lines.push(`type: "${type}"`);
  if (body) lines.push(`write: ${writers.nameOf(body.schema!)}`);
  const statuses = statusesOf(operation).join(", ");
  if (statuses !== "200") lines.push(`statuses: [${statuses}]`);
  const result = successSchema(operation);
  if (result) lines.push(`read: ${readers.nameOf(result) ?? "wire.asItCame"}`);
  const headers = Object.keys(successHeaders(operation)).map(
    (name) => `${camelCase(name)}: "${name.toLowerCase()}"`,
  );
  if (headers.length) lines.push(`resultHeaders: { ${headers.join(", ")} }`);
  const error = operation.responses["default"]?.schema;
  lines.push(`readError: ${(error && readers.nameOf(error)) ?? "wire.asItCame"}`);
  const options = optionalParameters(operation).length
    ? `${typePrefix(operation)}OptionalParams`
    : "OperationOptions";
  return (
    comment(operation.description ?? operation.summary) +
    `export const ${methodName(operation)}: wire.Operation<${argumentsType(operation)}, ${options}, ${resultType(operation)}> = {\n` +
    `${lines.map((line) => `  ${line},\n`).join("")}};\n`
  );
}

/** `operations.ts` of an API: readers, writers and a constant for each operation. */
export function emitOperations(api: ApiDescription): string {
  const readers = emitReaders(api);
  const writers = emitWriters(api);
  const operations = api.operations.map((operation) => emitOperation(operation, readers, writers));
  const code =
    `${comment(`Version of the API that is described here: ${api.description}`)}` +
    `export const API_VERSION = "${api.version}";\n\n` +
    `${readers.code}\n${writers.code}\n${operations.join("\n")}`;
  const mentions = (name: string): boolean => new RegExp(`[:<&,] ?${name}\\b`).test(code);
  const types = [
    ...Object.keys(api.definitions),
    ...api.operations.flatMap((operation) => [
      `${typePrefix(operation)}Headers`,
      `${typePrefix(operation)}OptionalParams`,
    ]),
  ].filter(mentions);
  const options = mentions("OperationOptions")
    ? `import type { OperationOptions } from "@azure/core-client";\n`
    : "";
  return (
    options +
    // As a whole, so that no operation can have the name of one of its functions.
    `import * as wire from "../runtime.js";\n` +
    `import type {\n${types.map((name) => `  ${name},\n`).join("")}} from "./models.js";\n\n${code}`
  );
}
