import { refName } from "./checkSchema.js";
import type { ApiDescription, Schema } from "./description.js";

/** The definition that a property, the items of its array or the entries of its map refer to. */
export function target(schema: Schema): string | undefined {
  const ref = schema.$ref ?? schema.items?.$ref ?? schema.additionalProperties?.$ref;
  return ref && refName(ref, "");
}

/** Names of the definitions that schemas refer to. */
export const named = (schemas: (Schema | undefined)[]): string[] =>
  schemas.flatMap((schema) => (schema?.$ref ? [refName(schema.$ref, "")] : []));

/** Names of all definitions reachable from the given ones, these included. */
export function reachable(api: ApiDescription, roots: string[]): Set<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const property of Object.values(api.definitions[name]?.properties ?? {})) {
      const next = target(property);
      if (next) visit(next);
    }
  };
  roots.forEach(visit);
  return found;
}
