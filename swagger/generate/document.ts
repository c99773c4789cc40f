import { checkSchema } from "./checkSchema.js";
import type { ApiDescription, Schema } from "./description.js";
import { fail, known, object, text } from "./keywords.js";
import { readOperations } from "./readOperations.js";

/** Checks a parsed description, and refuses whatever the emitters would otherwise drop without a word. */
export function readDescription(node: unknown): ApiDescription {
  const root = known(node, "document", "#");
  if (root["swagger"] !== "2.0") fail("#/swagger", `expected 2.0, got ${String(root["swagger"])}`);
  const info = known(root["info"], "info", "#/info");
  const definitions = object(root["definitions"], "#/definitions");
  for (const [name, schema] of Object.entries(definitions)) {
    checkSchema(schema, `#/definitions/${name}`, definitions, "definition");
  }
  return {
    version: text(info, "version", "#/info"),
    description: text(info, "description", "#/info"),
    definitions: definitions as Record<string, Schema>,
    operations: readOperations(root),
  };
}
