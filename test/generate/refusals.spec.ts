import { describe, expect, it } from "vitest";
import { readDescription } from "../../swagger/generate/document.js";
import { emitModels } from "../../swagger/generate/emitModels.js";
import { emitOperations } from "../../swagger/generate/emitOperations.js";
import {
  list,
  pet,
  PET,
  petProperty,
  LIST,
  UPDATE,
  refuse,
  set,
  update,
  type Case,
} from "./support/refusing.js";
import { smallDescription } from "./support/smallDescription.js";

const KEYWORDS: Case[] = [
  [
    "the document",
    set("securityDefinitions")({}),
    "#/securityDefinitions",
    /keyword of a document/,
  ],
  ["the info", set("info", "contact")({}), "#/info/contact", /keyword of a info/],
  ["an operation", list("deprecated")(true), `${LIST}/deprecated`, /keyword of a operation/],
  [
    "a parameter",
    list("parameters", "1", "collectionFormat")("multi"),
    `${LIST}/parameters/1/collectionFormat`,
    /keyword of a parameter/,
  ],
  [
    "a shared parameter",
    set("parameters", "ApiVersion", "enum")(["1"]),
    "#/parameters/ApiVersion/enum",
    /keyword of a parameter/,
  ],
  [
    "an answer",
    list("responses", "200", "examples")({}),
    `${LIST}/responses/200/examples`,
    /keyword of a response/,
  ],
  [
    "an answer that is a $ref",
    list("responses", "200")({ $ref: "#/responses/x" }),
    `${LIST}/responses/200/$ref`,
    /keyword of a response/,
  ],
  [
    "a header",
    update("responses", "202", "headers", "Operation-Location", "x-odd")(1),
    `${UPDATE}/responses/202/headers/Operation-Location/x-odd`,
    /keyword of a schema/,
  ],
  ["a definition", pet("allOf")([]), `${PET}/allOf`, /keyword of a schema/],
  [
    "a definition's discriminator",
    pet("discriminator")("kind"),
    `${PET}/discriminator`,
    /keyword of a schema/,
  ],
  [
    "a property",
    petProperty("name", "pattern")("^a"),
    `${PET}/properties/name/pattern`,
    /keyword of a schema/,
  ],
  [
    "the items of an array",
    petProperty("tags", "items", "uniqueItems")(true),
    `${PET}/properties/tags/items/uniqueItems`,
    /keyword of a schema/,
  ],
  [
    "the entries of a map",
    petProperty("toys", "additionalProperties", "oneOf")([]),
    `${PET}/properties/toys/additionalProperties/oneOf`,
    /keyword of a schema/,
  ],
  [
    "the schema of a parameter",
    list("parameters", "2", "x-schema", "anyOf")([]),
    `${LIST}/parameters/2/x-schema/anyOf`,
    /keyword of a schema/,
  ],
];

const SCHEMAS: Case[] = [
  [
    "an unknown type",
    petProperty("name", "type")("file"),
    `${PET}/properties/name/type`,
    /type "file"/,
  ],
  [
    "no type",
    petProperty("name", "type")(undefined),
    `${PET}/properties/name/type`,
    /type undefined/,
  ],
  [
    "several types",
    petProperty("name", "type")(["string", "null"]),
    `${PET}/properties/name/type`,
    /type \["string","null"\]/,
  ],
  [
    "an unknown format",
    petProperty("name", "format")("byte"),
    `${PET}/properties/name/format`,
    /format byte/,
  ],
  [
    "the format of another type",
    petProperty("weight", "format")("date-time"),
    `${PET}/properties/weight/format`,
    /format date-time/,
  ],
  [
    "a date without time",
    petProperty("born", "format")("date"),
    `${PET}/properties/born/format`,
    /format date /,
  ],
  [
    "a $ref to nothing",
    petProperty("kind", "$ref")("#/definitions/Sort"),
    `${PET}/properties/kind`,
    /no definition Sort/,
  ],
  [
    "a $ref to what every object has",
    petProperty("kind", "$ref")("#/definitions/toString"),
    `${PET}/properties/kind`,
    /no definition toString/,
  ],
  [
    "a $ref to another file",
    petProperty("kind", "$ref")("other.json#/Kind"),
    `${PET}/properties/kind/$ref`,
    /expected #\/definitions/,
  ],
  [
    "a type beside a $ref",
    petProperty("kind", "type")("string"),
    `${PET}/properties/kind/type`,
    /beside a \$ref/,
  ],
  [
    "an object without properties",
    petProperty("name")({ type: "object" }),
    `${PET}/properties/name`,
    /needs properties or additionalProperties/,
  ],
  ["an object with both", pet("additionalProperties")({ type: "string" }), PET, /and not both/],
  [
    "additionalProperties that is a boolean",
    petProperty("toys", "additionalProperties")(true),
    `${PET}/properties/toys/additionalProperties`,
    /expected an object/,
  ],
  [
    "an array without items",
    petProperty("tags", "items")(undefined),
    `${PET}/properties/tags/items`,
    /expected an object/,
  ],
  [
    "a required property that does not exist",
    pet("required")(["name", "age"]),
    `${PET}/required`,
    /no property age/,
  ],
  [
    "an enum of numbers",
    petProperty("weight", "enum")([1, 2]),
    `${PET}/properties/weight/enum`,
    /only strings/,
  ],
  [
    "a property that is null",
    petProperty("name")(null),
    `${PET}/properties/name`,
    /expected an object/,
  ],
  [
    "a $ref to nothing in items",
    petProperty("visits", "items", "$ref")("#/definitions/X"),
    `${PET}/properties/visits/items`,
    /no definition X/,
  ],
  [
    "an object inside another",
    petProperty("name")({ type: "object", properties: {} }),
    `${PET}`,
    /needs a name/,
  ],
];

const OPERATIONS: Case[] = [
  ["an unknown method", set("paths", "/pets", "head")({}), "#/paths//pets/head", /method head/],
  [
    "parameters beside the methods of a path",
    set("paths", "/pets", "parameters")({}),
    "#/paths//pets/parameters",
    /method parameters/,
  ],
  [
    "a path without its parameter",
    update("parameters", "0", "name")("id"),
    UPDATE,
    /no parameter for \{petId\}/,
  ],
  [
    "parameters that are no array",
    list("parameters")({}),
    `${LIST}/parameters`,
    /expected an array/,
  ],
  [
    "a $ref to no parameter",
    list("parameters", "0", "$ref")("#/parameters/X"),
    `${LIST}/parameters/0`,
    /no parameter/,
  ],
  [
    "a parameter in an unknown place",
    list("parameters", "1", "in")("formData"),
    `${LIST}/parameters/1/in`,
    /parameters in formData/,
  ],
  [
    "a parameter of an unknown type",
    list("parameters", "1", "type")("array"),
    `${LIST}/parameters/1/type`,
    /parameters of type array/,
  ],
  [
    "a parameter without type",
    list("parameters", "1", "type")(undefined),
    `${LIST}/parameters/1/type`,
    /parameters of type undefined/,
  ],
  [
    "a required header",
    list("parameters", "3", "required")(true),
    `${LIST}/parameters/3`,
    /required headers/,
  ],
  [
    "a body without a name",
    update("parameters", "1", "schema")({ type: "string" }),
    `${UPDATE}/parameters/1/schema`,
    /needs a \$ref/,
  ],
  [
    "an answer without a name",
    list("responses", "200", "schema")({ type: "array", items: { type: "string" } }),
    `${LIST}/responses/200/schema`,
    /needs a \$ref/,
  ],
  [
    "an answer of an unknown definition",
    list("responses", "200", "schema", "$ref")("#/definitions/X"),
    `${LIST}/responses/200/schema`,
    /no definition X/,
  ],
  [
    "an answer of a range of statuses",
    list("responses", "2XX")({ description: "" }),
    `${LIST}/responses/2XX`,
    /status or default/,
  ],
  [
    "no answer for errors",
    list("responses", "default")(undefined),
    `${LIST}/responses`,
    /default answer/,
  ],
  ["no answers", list("responses")(undefined), `${LIST}/responses`, /expected an object/],
  [
    "a header that is no string",
    update("responses", "202", "headers", "Operation-Location", "type")("integer"),
    `${UPDATE}/responses/202/headers/Operation-Location`,
    /header is a string/,
  ],
  ["no paths", set("paths")(undefined), "#/paths", /expected an object/],
  ["no definitions", set("definitions")(undefined), "#/definitions", /expected an object/],
];

describe("the small description", () => {
  it("is taken as it is", () => {
    const api = readDescription(smallDescription());
    expect(emitOperations(api)).toContain("export const list: wire.Operation<");
    expect(emitModels(api)).toContain("export interface Pet {");
  });

  it.each([
    ["null", null],
    ["an array", []],
    ["a text", "swagger"],
  ])("is refused if it is %s", (_what, document) => {
    expect(() => readDescription(document)).toThrow("#: expected an object");
  });
});

describe("the generator refuses, and names the place,", () => {
  it.each(KEYWORDS)("an unknown keyword in %s", refuse);
  it.each(SCHEMAS)("%s", refuse);
  it.each(OPERATIONS)("%s", refuse);
});
