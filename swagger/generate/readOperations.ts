import { checkSchema, refName, requireProperties } from "./checkSchema.js";
import type { Operation, Parameter, Schema } from "./description.js";
import { parameterName } from "./emitModels.js";
import { fail, known, object, text, type Json } from "./keywords.js";
import { readAnswers } from "./readAnswers.js";

const METHODS = ["get", "post", "patch", "put", "delete"] as const;
const PARAMETER_REF = "#/parameters/";

/** All operations of a description. */
export function readOperations(root: Json): Operation[] {
  const operations = Object.entries(object(root["paths"], "#/paths")).flatMap(([path, methods]) =>
    Object.entries(object(methods, `#/paths/${path}`)).map(([method, node]) =>
      readOperation(path, method, node, root),
    ),
  );
  const ids = operations.map(({ operationId }) => operationId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) fail("#/paths", `two operations are called ${twice}`);
  return operations;
}

function readOperation(path: string, method: string, node: unknown, root: Json): Operation {
  const place = `#/paths/${path}/${method}`;
  const knownMethod = METHODS.find((name) => name === method);
  if (!knownMethod) fail(place, `the generator does not know the method ${method}`);
  const raw = known(node, "operation", place);
  text(raw, "operationId", place);
  const list = raw["parameters"] ?? [];
  if (!Array.isArray(list)) fail(`${place}/parameters`, "expected an array");
  const parameters = list.map((item, index) =>
    readParameter(item, `${place}/parameters/${index}`, root),
  );
  checkParameters(parameters, path, place);
  const definitions = object(root["definitions"], "#/definitions");
  const responses = readAnswers(raw["responses"], `${place}/responses`, definitions);
  const operation = raw as unknown as Operation;
  if ((operation.consumes?.length ?? 1) !== 1) fail(`${place}/consumes`, "expected one type");
  if (!/^application\/([\w.-]+\+)?json$/.test(operation.consumes?.[0] ?? "application/json")) {
    fail(`${place}/consumes`, "bodies are sent as JSON");
  }
  if (knownMethod === "get" && parameters.some(({ in: where }) => where === "body")) {
    fail(place, "a GET has no body");
  }
  checkPageable(operation, definitions, place);
  return { ...operation, path, method: knownMethod, parameters, responses };
}

function checkParameters(parameters: Parameter[], path: string, place: string): void {
  if (!/^(\/([\w:.~-]|\{[A-Za-z]\w*\})*)+$/.test(path)) {
    fail(place, "a path is of /, plain characters and {names} of letters, digits and _");
  }
  for (const { in: where, name, "x-ms-client-name": code } of parameters) {
    if (where !== "path" || code === undefined) continue;
    fail(
      place,
      `{${name}} is not on the wire: write {${code}} in the path, without x-ms-client-name`,
    );
  }
  const names = parameters.map((one) => (one.in === "body" ? "body" : parameterName(one)));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) fail(place, `two parameters are called ${twice} in code`);
  const inPath = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  for (const name of named) {
    if (!inPath.includes(name)) fail(place, `the path has no parameter for {${name}}`);
  }
  for (const name of inPath) {
    if (!named.includes(name)) fail(place, `there is no {${name}} in the path`);
  }
  parameters.forEach((parameter, index) => {
    if (parameter.in !== "path" || parameter.required) return;
    fail(`${place}/parameters/${index}`, "a path parameter is required");
  });
  const bodies = parameters.filter((parameter) => parameter.in === "body");
  if (bodies.length > 1) fail(place, "an operation has one body");
}

/** A page must have the list and the link that the operation says it has. */
function checkPageable(operation: Operation, definitions: Json, place: string): void {
  const pageable = operation["x-ms-pageable"];
  if (!pageable) return;
  const ref = operation.responses["200"]?.schema?.$ref;
  const page = ref && (definitions[refName(ref, place)] as Schema);
  for (const name of [pageable.itemName, pageable.nextLinkName]) {
    if (!page || !Object.hasOwn(page.properties ?? {}, name)) {
      fail(place, `the page has no property ${name}`);
    }
  }
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
    checkSchema(parameter.schema, `${place}/schema`, definitions, "property");
    if (!parameter.schema?.$ref) fail(`${place}/schema`, "a body needs a $ref to a definition");
    requireProperties(parameter.schema.$ref, `${place}/schema`, definitions);
  } else if (parameter["x-schema"]) {
    checkSchema(parameter["x-schema"], `${place}/x-schema`, definitions, "parameter");
  } else if (!["string", "integer", "boolean"].includes(parameter.type ?? "")) {
    fail(`${place}/type`, `the generator does not know parameters of type ${parameter.type}`);
  }
  if (!["int32", "int64", "uuid", undefined].includes(parameter.format)) {
    fail(`${place}/format`, `the generator does not know the format ${parameter.format} here`);
  }
  if (parameter.in === "header" && parameter.required) {
    fail(place, "the generator does not know required headers");
  }
  return parameter;
}
