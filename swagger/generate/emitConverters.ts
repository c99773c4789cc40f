import { refName } from "./checkSchema.js";
import type { ApiDescription, Schema } from "./description.js";
import { successSchema } from "./emitModels.js";
import { propertyName } from "./naming.js";

/** Readers and writers of an API's models: code for those alone that have something to convert, check or leave out. */
export interface Converters {
  code: string;
  /** Expression of the reader of a definition, or undefined where it passes as it came. */
  reader(schema: Schema): string | undefined;
  /** Expression of the writer of a definition. */
  writer(schema: Schema): string;
}

/** The definition that a property, the items of its array or the entries of its map refer to. */
function target(schema: Schema): string | undefined {
  const ref = schema.$ref ?? schema.items?.$ref ?? schema.additionalProperties?.$ref;
  return ref && refName(ref, "");
}

/** Names of definitions reachable from the given ones. */
function reachable(api: ApiDescription, roots: string[]): Set<string> {
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

const named = (schemas: (Schema | undefined)[]): string[] =>
  schemas.flatMap((schema) => (schema?.$ref ? [refName(schema.$ref, "")] : []));

export function makeConverters(api: ApiDescription): Converters {
  const bodies = new Set(named(api.operations.map(successSchema)));
  const errors = named(api.operations.map((operation) => operation.responses["default"]?.schema));
  const sentBodies = named(
    api.operations.flatMap(({ parameters }) => parameters.map(({ schema }) => schema)),
  );
  /** Names of the definitions' properties that make them pages. */
  const pageFields = (field: "itemName" | "nextLinkName"): Set<string> =>
    new Set(
      api.operations.flatMap((operation) =>
        named([successSchema(operation)]).map(
          (name) => `${name}.${operation["x-ms-pageable"]?.[field]}`,
        ),
      ),
    );
  // The client itself goes through these lists and follows these links.
  const [items, links] = [pageFields("itemName"), pageFields("nextLinkName")];
  const received = reachable(api, [...bodies, ...errors]);
  const sent = reachable(api, sentBodies);

  const ownLines = (name: string, reads: Set<string>): string[] => {
    const { properties = {}, required = [] } = api.definitions[name] ?? {};
    return Object.entries(properties).flatMap(([wire, property]) => {
      const next = target(property);
      const read = next && reads.has(next) ? `read${next}` : undefined;
      const mustBeThere = items.has(`${name}.${wire}`) && required.includes(wire);
      const lines = readLines(wire, property, read, mustBeThere, bodies.has(name));
      if (!links.has(`${name}.${wire}`)) return lines;
      return [...lines, `  text(value, "${propertyName(wire, property)}");\n`];
    });
  };
  // A model needs a reader if it converts or checks something itself or holds a model that does.
  const reads = new Set<string>();
  for (let grown = true; grown;) {
    grown = false;
    for (const name of received) {
      if (!reads.has(name) && ownLines(name, reads).length > 0) {
        reads.add(name);
        grown = true;
      }
    }
  }
  const writes = new Set([...sent].filter((name) => api.definitions[name]?.properties));
  const names = Object.keys(api.definitions);
  const code = [
    ...names
      .filter((name) => reads.has(name))
      .map(
        (name) =>
          `const read${name}: Read = model((value) => {\n${ownLines(name, reads).join("")}});\n`,
      ),
    ...dependenciesFirst(api, writes).map(
      (name) => `const write${name}: Write = only(${fieldsOf(api, name, writes)});\n`,
    ),
  ].join("\n");
  return {
    code,
    reader: (schema) => named([schema]).map((name) => (reads.has(name) ? `read${name}` : ""))[0],
    writer: (schema) => `write${named([schema])[0]}`,
  };
}

function readLines(
  wire: string,
  property: Schema,
  read: string | undefined,
  mustBeThere: boolean,
  isBody: boolean,
): string[] {
  const name = propertyName(wire, property);
  const lines: string[] = [];
  const args = (...list: (string | undefined)[]): string => list.filter(Boolean).join(", ");
  if (name !== wire) lines.push(`rename(value, "${wire}", "${name}");`);
  if (property.format === "date-time") lines.push(`date(value, "${name}");`);
  else if (property.type === "array" && isBody) {
    lines.push(`list(${args("value", `"${name}"`, String(mustBeThere), read)});`);
  } else if (property.type === "object" && property.additionalProperties?.$ref && isBody) {
    lines.push(`map(${args("value", `"${name}"`, read)});`);
  } else if (property.type === "object" && read) {
    lines.push(`innerMap(value, "${name}", ${read});`);
  } else if (read) lines.push(`inner(value, "${name}", ${read});`);
  return lines.map((line) => `  ${line}\n`);
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
          ? `each(${write})`
          : write && property.type === "object"
            ? `entries(${write})`
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
