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
  [
    "a path parameter with another name in code",
    update("parameters", "0", "x-ms-client-name")("id"),
    UPDATE,
    /write \{id\} in the path/,
  ],
  [
    "a placeholder that is no word",
    (document) => {
      const paths = document["paths"]!;
      paths["/pets/{pet-id}"] = paths["/pets/{petId}"]!;
      delete paths["/pets/{petId}"];
    },
    "#/paths//pets/{pet-id}/patch",
    /\{names\}/,
  ],
  [
    "a path that does not begin with a slash",
    (document) => {
      const paths = document["paths"]!;
      paths["pets"] = paths["/pets"]!;
      delete paths["/pets"];
    },
    "#/paths/pets/get",
    /a path is of/,
  ],
  [
    "two parameters of one name in code",
    list("parameters", "3", "x-ms-client-name")("kind"),
    LIST,
    /two parameters are called kind/,
  ],
  ["a body that is no JSON", update("consumes")(["text/plain"]), `${UPDATE}/consumes`, /JSON/],
  [
    "a body of a GET",
    list("parameters", "3")({ name: "b", in: "body", schema: { $ref: PET } }),
    LIST,
    /GET has no body/,
  ],
  [
    "a body that is no object",
    update("parameters", "1", "schema")({ $ref: "#/definitions/Kind" }),
    UPDATE,
    /Kind is no object/,
  ],
  [
    "an answer that is no object",
    list("responses", "200", "schema")({ $ref: "#/definitions/Kind" }),
    `${LIST}/responses/200/schema`,
    /Kind is no object/,
  ],
  [
    "a success without a body beside one with a body",
    list("responses", "204")({ description: "None." }),
    `${LIST}/responses/204`,
    /all successes have one, or none has/,
  ],
  [
    "an error that would be a success",
    list("responses", "404")({ description: "There is none." }),
    `${LIST}/responses/404`,
    /default alone describes errors/,
  ],
  ["an operation that never succeeds", list("responses", "200")(undefined), LIST, /success/],
  [
    "a 202 with a body",
    update("responses", "202", "schema")({ $ref: PET }),
    `${UPDATE}/responses/202`,
    /202 has no body/,
  ],
  [
    "a name in code of a header of an answer",
    update("responses", "202", "headers", "Operation-Location", "x-ms-client-name")("link"),
    `${UPDATE}/responses/202/headers/Operation-Location`,
    /made of its own/,
  ],
  [
    "models in a list that has a name",
    set("definitions", "Pets")({ type: "array", items: { $ref: PET } }),
    "#/definitions/Pets",
    /write it where it is used/,
  ],
];

describe("the generator refuses what it would otherwise lose, and names the place:", () => {
  it.each(LOSSES)("%s", refuse);
});
