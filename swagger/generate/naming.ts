import { refName } from "./checkSchema.js";
import type { Operation, Schema } from "./description.js";
import { fail } from "./keywords.js";

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** `Operation-Location` and `operation-id` in code: `operationLocation`, `operationId`. */
export const camelCase = (name: string): string =>
  lowerFirst(name.split("-").map(upperFirst).join(""));

/** `PhoneNumbers_GetByNumber` -> `getByNumber`. */
export const methodName = (operation: Operation): string =>
  lowerFirst(operation.operationId.split("_")[1] ?? operation.operationId);

/** `PhoneNumbers_GetByNumber` -> `PhoneNumbersGetByNumber`. */
export const typePrefix = (operation: Operation): string => operation.operationId.replace("_", "");

export const propertyName = (wire: string, schema: Schema): string =>
  schema["x-ms-client-name"] ?? wire;

/** The TypeScript type of a schema. */
export function typeOf(schema: Schema, place: string): string {
  const nullable = (type: string): string => (schema["x-nullable"] ? `${type} | null` : type);
  if (schema.$ref) return nullable(refName(schema.$ref, place));
  if (schema.enum) return nullable(schema.enum.map((value) => JSON.stringify(value)).join(" | "));
  switch (schema.type) {
    case "string":
      return nullable(schema.format === "date-time" ? "Date" : "string");
    case "integer":
    case "number":
      return nullable("number");
    case "boolean":
      return nullable("boolean");
    case "array":
      return nullable(`${typeOf(schema.items!, `${place}/items`)}[]`);
    case "object": {
      if (!schema.additionalProperties) fail(place, "an object inside another needs a name");
      const entry = typeOf(schema.additionalProperties, `${place}/additionalProperties`);
      return nullable(`{ [propertyName: string]: ${entry} }`);
    }
    default:
      return fail(place, "a schema without a type");
  }
}

/** A doc comment, wrapped to the line length. */
export function comment(text: string | undefined, indent = ""): string {
  if (!text) return "";
  const width = 98 - indent.length;
  const lines = [""];
  for (const word of text.replaceAll("*/", "*\\/").split(/\s+/)) {
    const line = lines.at(-1)!;
    if (line && line.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  if (lines.length === 1 && lines[0]!.length < width - 4) return `${indent}/** ${lines[0]} */\n`;
  return [`/**`, ...lines.map((line) => ` * ${line}`), ` */`]
    .map((line) => `${indent}${line}\n`)
    .join("");
}
