import type { ApiDescription, Schema } from "./description.js";
import { propertyName } from "./naming.js";
import { named, reachable, target } from "./schemaGraph.js";

/** Code that makes request bodies from models, and the name of each definition's writer in it. */
export interface Writers {
  code: string;
  nameOf(schema: Schema): string;
}

export function emitWriters(api: ApiDescription): Writers {
  const bodies = named(
    api.operations.flatMap(({ parameters }) => parameters.map(({ schema }) => schema)),
  );
  const names = [...reachable(api, bodies)].filter((name) => api.definitions[name]?.properties);
  const writes = new Set(names);
  const code = dependenciesFirst(api, writes).map(
    (name) => `const write${name}: wire.Write = wire.only(${fieldsOf(api, name, writes)});\n`,
  );
  return { code: code.join("\n"), nameOf: (schema) => `write${named([schema])[0]}` };
}

function fieldsOf(api: ApiDescription, name: string, writes: Set<string>): string {
  const { properties = {}, "x-mutable": mutable } = api.definitions[name]!;
  return Object.entries(properties)
    .filter(([, property]) => mutable || !property.readOnly)
    .map(([wire, property]) => {
      const field = propertyName(wire, property);
      const next = target(property);
      const write = next && writes.has(next) ? `write${next}` : undefined;
      const wrapped =
        write && property.type === "array"
          ? `wire.each(${write})`
          : write && property.type === "object"
            ? `wire.entries(${write})`
            : write;
      if (field !== wire) return `["${field}", ${wrapped ?? "undefined"}, "${wire}"]`;
      return wrapped ? `["${field}", ${wrapped}]` : `"${field}"`;
    })
    .join(", ");
}

/** Writers refer to each other when they are made: those without references come first. */
function dependenciesFirst(api: ApiDescription, names: Set<string>): string[] {
  const sorted: string[] = [];
  const visit = (name: string, path: string[]): void => {
    if (sorted.includes(name) || !names.has(name)) return;
    if (path.includes(name)) throw new Error(`a request body may not contain itself: ${name}`);
    for (const property of Object.values(api.definitions[name]?.properties ?? {})) {
      const next = target(property);
      const isSent = api.definitions[name]?.["x-mutable"] || !property.readOnly;
      if (next && isSent) visit(next, [...path, name]);
    }
    sorted.push(name);
  };
  [...names].forEach((name) => visit(name, []));
  return sorted;
}
