import type { ApiDescription, Schema } from "./description.js";
import { successSchema } from "./emitModels.js";
import { propertyName } from "./naming.js";
import { named, reachable, target } from "./schemaGraph.js";

/** Code that makes models from answers, for those alone that have something to convert or check. */
export interface Readers {
  code: string;
  /** The reader of a definition, or undefined where it passes as it came. */
  nameOf(schema: Schema): string | undefined;
}

/** What is special about some of an API's definitions and properties (`Definition.property`). */
interface Places {
  /** Bodies of successful answers: their lists and maps are checked. */
  bodies: Set<string>;
  /** Lists that the client goes through, which must be there where the description says so. */
  items: Set<string>;
  /** Links that the client follows. */
  links: Set<string>;
}

export function emitReaders(api: ApiDescription): Readers {
  const places = placesOf(api);
  const errors = named(api.operations.map((operation) => operation.responses["default"]?.schema));
  const reads = withSomethingToRead(api, reachable(api, [...places.bodies, ...errors]), places);
  const code = Object.keys(api.definitions)
    .filter((name) => reads.has(name))
    .map((name) => {
      const lines = linesOf(api, name, reads, places);
      return `const read${name}: wire.Read = wire.model((value) => {\n${lines.join("")}});\n`;
    });
  return {
    code: code.join("\n"),
    nameOf: (schema) =>
      named([schema]).flatMap((name) => (reads.has(name) ? `read${name}` : []))[0],
  };
}

function placesOf(api: ApiDescription): Places {
  const fields = (field: "itemName" | "nextLinkName"): Set<string> =>
    new Set(
      api.operations.flatMap((operation) =>
        named([successSchema(operation)]).map(
          (name) => `${name}.${operation["x-ms-pageable"]?.[field]}`,
        ),
      ),
    );
  return {
    bodies: new Set(named(api.operations.map(successSchema))),
    items: fields("itemName"),
    links: fields("nextLinkName"),
  };
}

/** The definitions that convert or check something themselves, or hold one that does. */
function withSomethingToRead(
  api: ApiDescription,
  received: Set<string>,
  places: Places,
): Set<string> {
  const reads = new Set<string>();
  for (let size = -1; size < reads.size;) {
    size = reads.size;
    for (const name of received) {
      if (linesOf(api, name, reads, places).length > 0) reads.add(name);
    }
  }
  return reads;
}

function linesOf(
  api: ApiDescription,
  name: string,
  reads: Set<string>,
  { bodies, items, links }: Places,
): string[] {
  const { properties = {}, required = [] } = api.definitions[name] ?? {};
  return Object.entries(properties).flatMap(([wire, property]) => {
    const next = target(property);
    const read = next && reads.has(next) ? `read${next}` : undefined;
    const mustBeThere = items.has(`${name}.${wire}`) && required.includes(wire);
    const lines = readLines(wire, property, read, mustBeThere, bodies.has(name));
    if (!links.has(`${name}.${wire}`)) return lines;
    return [...lines, `  wire.text(value, "${propertyName(wire, property)}");\n`];
  });
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
  if (name !== wire) lines.push(`wire.rename(value, "${wire}", "${name}");`);
  if (property.format === "date-time") lines.push(`wire.date(value, "${name}");`);
  else if (property.type === "array" && isBody) {
    lines.push(`wire.list(${args("value", `"${name}"`, String(mustBeThere), read)});`);
  } else if (property.type === "object" && property.additionalProperties?.$ref && isBody) {
    lines.push(`wire.map(${args("value", `"${name}"`, read)});`);
  } else if (property.type === "object" && read) {
    lines.push(`wire.innerMap(value, "${name}", ${read});`);
  } else if (read) lines.push(`wire.inner(value, "${name}", ${read});`);
  return lines.map((line) => `  ${line}\n`);
}
