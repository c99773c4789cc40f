import { describe, it } from "vitest";
import {
  list,
  LIST,
  PET,
  petProperty,
  refuse,
  set,
  update,
  UPDATE,
  type Case,
} from "./support/refusing.js";

/** What would make code that does not compile, or that loses something without a word. */
const LOSSES: Case[] = [
  ["an operation without id", list("operationId")(undefined), LIST, /operationId/],
  ["two operations of one name", update("operationId")("Pets_List"), "#/paths", /Pets_List/],
  ["a description without a version", set("info", "version")(undefined), "#/info", /version/],
  ["a description of OpenAPI 3", set("swagger")("3.0.0"), "#/swagger", /2\.0|3\.0/],
  [
    "a path parameter that is not required",
    update("parameters", "0", "required")(undefined),
    `${UPDATE}/parameters/0`,
    /required/,
  ],
  ["a path parameter that is not in the path", list("parameters", "1", "in")("path"), LIST, /top/],
  [
    "a list of pages that is no property",
    list("x-ms-pageable", "itemName")("animals"),
    LIST,
    /animals/,
  ],
  ["a next link that is no property", list("x-ms-pageable", "nextLinkName")("more"), LIST, /more/],
  [
    "successful answers of two definitions",
    list("responses", "201")({ description: "", schema: { $ref: PET } }),
    `${LIST}/responses`,
    /Pet/,
  ],
  [
    "an unknown format of a parameter",
    list("parameters", "1", "format")("binary"),
    `${LIST}/parameters/1/format`,
    /binary/,
  ],
  [
    "a query parameter that is an array",
    list("parameters", "2", "x-schema")({ type: "array", items: { type: "string" } }),
    `${LIST}/parameters/2`,
    /array/,
  ],
  [
    "dates in an array",
    petProperty("tags", "items", "format")("date-time"),
    `${PET}/properties/tags/items`,
    /date-time/,
  ],
  [
    "dates in a map",
    petProperty("toys", "additionalProperties")({ type: "string", format: "date-time" }),
    `${PET}/properties/toys/additionalProperties`,
    /date-time/,
  ],
  [
    "a definition that is a date",
    set("definitions", "Kind")({ type: "string", format: "date-time" }),
    "#/definitions/Kind",
    /date-time/,
  ],
  [
    "models in an array of arrays",
    petProperty("visits", "items")({ type: "array", items: { $ref: "#/definitions/Visit" } }),
    `${PET}/properties/visits/items`,
    /array/,
  ],
  [
    "models in a map of arrays",
    petProperty(
      "toys",
      "additionalProperties",
    )({ type: "array", items: { $ref: "#/definitions/Toy" } }),
    `${PET}/properties/toys/additionalProperties`,
    /array/,
  ],
  [
    "two bodies",
    update("parameters", "3")({ name: "b", in: "body", schema: { $ref: PET } }),
    UPDATE,
    /bod/,
  ],
  [
    "two content types",
    update("consumes")(["application/json", "text/plain"]),
    `${UPDATE}/consumes`,
    /./,
  ],
];

describe("the generator refuses what it would otherwise lose, and names the place:", () => {
  it.each(LOSSES)("%s", refuse);
});
