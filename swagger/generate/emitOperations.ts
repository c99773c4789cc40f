import type { ApiDescription, Operation, Parameter } from "./description.js";
import { optionalParameters, parameterName, parameterType, resultType } from "./emitModels.js";
import { emitReaders, type Readers } from "./emitReaders.js";
import { emitWriters, type Writers } from "./emitWriters.js";
import { camelCase, comment, methodName, typePrefix } from "./naming.js";

const bodyOf = (operation: Operation): Parameter | undefined =>
  operation.parameters.find((parameter) => parameter.in === "body");

const isApiVersion = (parameter: Parameter): boolean => parameter.name === "api-version";

function emitQueryParameter(parameter: Parameter): string {
  const names = `"${parameter.name}", "${parameterName(parameter)}"`;
  if (parameter.required) {
    return `required(${isApiVersion(parameter) ? '"api-version", "apiVersion"' : names})`;
  }
  const value = parameter.default === undefined ? "" : `, ${JSON.stringify(parameter.default)}`;
  return `optional(${names}${value})`;
}

function emitResponse(status: string, operation: Operation, readers: Readers): string {
  const { schema, headers } = operation.responses[status]!;
  const parts: string[] = [];
  if (schema) {
    const reader = readers.nameOf(schema) ?? "";
    parts.push(status === "default" ? `...errorBody(${reader})` : `...body(${reader})`);
  }
  if (headers) {
    const names = Object.keys(headers).map((name) => `${camelCase(name)}: "${name.toLowerCase()}"`);
    parts.push(`...headers({ ${names.join(", ")} })`);
  }
  const response = `{ ${parts.join(", ")} }`.replace("{  }", "{}");
  // The service answers the start of a long-running operation with 202; these others say as well that it was accepted.
  return status === "202" ? `    ...success(${response}),\n` : `    ${status}: ${response},\n`;
}

function emitSpec(operation: Operation, readers: Readers, writers: Writers): string {
  const inPlace = (place: string): Parameter[] =>
    operation.parameters.filter((parameter) => parameter.in === place);
  const lines = [
    `serializer`,
    `path: "${operation.path}"`,
    `httpMethod: "${operation.method.toUpperCase()}"`,
  ];
  const path = inPlace("path").map((parameter) => `pathParameter("${parameter.name}")`);
  if (path.length) lines.push(`urlParameters: [${path.join(", ")}]`);
  lines.push(`queryParameters: [${inPlace("query").map(emitQueryParameter).join(", ")}]`);
  lines.push(
    `headerParameters: [${["accept", ...inPlace("header").map(emitQueryParameter)].join(", ")}]`,
  );
  const body = bodyOf(operation);
  if (body) {
    lines.push(`contentType: "${operation.consumes?.[0] ?? "application/json"}"`);
    lines.push(
      `requestBody: requestBody(${body.required === true}, ${writers.nameOf(body.schema!)})`,
    );
  }
  const responses = Object.keys(operation.responses).map((status) =>
    emitResponse(status, operation, readers),
  );
  return (
    `export const ${methodName(operation)}Spec: OperationSpec = {\n` +
    lines.map((line) => `  ${line},\n`).join("") +
    `  responses: {\n${responses.join("")}  },\n};\n`
  );
}

/** Arguments of a method, in order: path, required query, body. */
function argumentsOf(operation: Operation): { name: string; type: string; description?: string }[] {
  const ordered = operation.parameters.filter(
    (parameter) => parameter.in !== "body" && parameter.required && !isApiVersion(parameter),
  );
  const body = bodyOf(operation);
  return [...ordered, ...(body ? [body] : [])].map((parameter) => ({
    name: parameter.in === "body" ? "body" : parameterName(parameter),
    type: parameterType(parameter) + (parameter.required ? "" : " | undefined"),
    ...(parameter.description && { description: parameter.description }),
  }));
}

function emitMethod(operation: Operation): string {
  const args = argumentsOf(operation);
  const options = optionalParameters(operation).length
    ? `${typePrefix(operation)}OptionalParams`
    : "OperationOptions";
  const signature = [
    ...args.map(({ name, type }) => `${name}: ${type}`),
    `options: ${options} = {}`,
  ].join(", ");
  const sent = [...args.map(({ name }) => name), "options"].join(", ");
  return (
    comment(operation.description ?? operation.summary, "  ") +
    `  ${methodName(operation)}(${signature}): Promise<${resultType(operation)}> {\n` +
    `    return this.sendOperationRequest({ ${sent} }, ${methodName(operation)}Spec);\n  }\n`
  );
}

/** Functions of the runtime that the emitted code may call. */
const RUNTIME = [
  ...[
    "body",
    "date",
    "each",
    "entries",
    "errorBody",
    "headers",
    "inner",
    "innerMap",
    "list",
    "map",
    "model",
  ],
  ...["only", "optional", "pathParameter", "rename", "requestBody", "required", "success", "text"],
];

/** `client.ts` of an API: readers, writers, specs and a client with a method for each operation. */
export function emitClient(api: ApiDescription): string {
  const readers = emitReaders(api);
  const writers = emitWriters(api);
  const specs = api.operations.map((operation) => emitSpec(operation, readers, writers));
  const client = `${api.name}RestClient`;
  const code =
    `${readers.code}\n${writers.code}\n${specs.join("\n")}\n` +
    comment(`${api.description} One method for each operation of version ${api.version}.`) +
    `export class ${client} extends ServiceClient {\n` +
    `  /** Version of the API that requests ask for. */\n  readonly apiVersion: string;\n\n` +
    `  constructor(options: ServiceClientOptions & { apiVersion?: string }) {\n` +
    `    super(options);\n    this.apiVersion = options.apiVersion || "${api.version}";\n  }\n\n` +
    `${api.operations.map(emitMethod).join("\n")}}\n`;
  const calls = (name: string): boolean => new RegExp(`(?<!\\w)${name}\\(`).test(code);
  const mentions = (name: string): boolean => new RegExp(`[:<&] ?${name}\\b`).test(code);
  const types = [
    ...Object.keys(api.definitions),
    ...api.operations.flatMap((operation) => [
      `${typePrefix(operation)}Headers`,
      `${typePrefix(operation)}OptionalParams`,
    ]),
  ].filter(mentions);
  const runtime = [
    ...RUNTIME.filter(calls),
    ...["accept", "serializer"],
    ...["Read", "Write"].filter(mentions).map((name) => `type ${name}`),
  ];
  return (
    `import { ServiceClient } from "@azure/core-client";\n` +
    `import type { OperationOptions, OperationSpec, ServiceClientOptions } from "@azure/core-client";\n` +
    `import { ${runtime.join(", ")} } from "../runtime.js";\n` +
    `import type {\n${types.map((name) => `  ${name},\n`).join("")}} from "./models.js";\n\n${code}`
  );
}
