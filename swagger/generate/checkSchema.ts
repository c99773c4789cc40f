import type { Schema } from "./description.js";
import { fail, known, type Json } from "./keywords.js";

const FORMATS: Record<string, string[]> = {
  string: ["date-time", "uuid"],
  integer: ["int32", "int64"],
  number: ["double"],
};
const TYPES = ["string", "integer", "number", "boolean", "array", "object"];
const REF = "#/definitions/";

/** Where a schema stands: readers convert dates in properties, and go one array or map deep. */
type Role = "definition" | "property" | "entry" | "parameter" | "header";

/** Refuses a schema that the emitters do not know, or would lose a part of. */
export function checkSchema(node: unknown, place: string, definitions: Json, role: Role): void {
  const schema = known(node, "schema", place) as Schema;
  if (schema.$ref !== undefined) return checkRef(schema, schema.$ref, place, definitions);
  const { type, format } = schema;
  if (type === undefined || !TYPES.includes(type)) {
    fail(`${place}/type`, `the generator does not know the type ${JSON.stringify(type)}`);
  }
  if (format !== undefined && !FORMATS[type]?.includes(format)) {
    fail(`${place}/format`, `the generator does not know the format ${format} here`);
  }
  if (format === "date-time" && role !== "property") {
    fail(place, "the generator converts a date-time in a property alone");
  }
  if (schema.enum && type !== "string") fail(`${place}/enum`, "only strings may have one");
  if (type !== "array" && type !== "object") return;
  if (role === "parameter" || role === "header" || (role === "entry" && holdsMore(schema))) {
    fail(place, `the generator does not know an ${type} here`);
  }
  if (role === "definition" && holdsMore(schema)) {
    fail(place, `models in an ${type} with a name are not read: write it where it is used`);
  }
  if (type === "array") checkSchema(schema.items, `${place}/items`, definitions, "entry");
  else checkObject(schema, place, definitions);
}

/** Whether an array or map in another holds models, which the readers would not find. */
const holdsMore = ({ items, additionalProperties }: Schema): boolean =>
  Boolean(items?.$ref ?? additionalProperties?.$ref);

function checkRef(schema: Schema, ref: string, place: string, definitions: Json): void {
  const name = refName(ref, place);
  if (!Object.hasOwn(definitions, name)) fail(place, `there is no definition ${name}`);
  for (const key of ["type", "properties", "items", "enum"]) {
    if (key in schema) fail(`${place}/${key}`, "not allowed beside a $ref");
  }
}

function checkObject(schema: Schema, place: string, definitions: Json): void {
  const { properties, additionalProperties, required = [] } = schema;
  if ((properties === undefined) === (additionalProperties === undefined)) {
    fail(place, "an object needs properties or additionalProperties, and not both");
  }
  for (const [name, property] of Object.entries(properties ?? {})) {
    checkSchema(property, `${place}/properties/${name}`, definitions, "property");
  }
  for (const name of required) {
    if (!Object.hasOwn(properties ?? {}, name)) {
      fail(`${place}/required`, `there is no property ${name}`);
    }
  }
  if (additionalProperties !== undefined) {
    checkSchema(additionalProperties, `${place}/additionalProperties`, definitions, "entry");
  }
}

/** The name of the definition that a `$ref` points at. */
export function refName(ref: string, place: string): string {
  if (!ref.startsWith(REF)) fail(`${place}/$ref`, `expected ${REF}..., got ${ref}`);
  return ref.slice(REF.length);
}

/** A body is an object of named properties: readers and writers are made for those alone. */
export function requireProperties(ref: string, place: string, definitions: Json): void {
  const name = refName(ref, place);
  if ((definitions[name] as Schema).properties) return;
  fail(place, `${name} is no object with properties`);
}
