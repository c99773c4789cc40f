/** A small description that the generator takes, with one of everything it knows. */
export function smallDescription() {
  return structuredClone({
    swagger: "2.0",
    info: { title: "Pets", version: "2030-01-01", description: "Pets." },
    paths: {
      "/pets": {
        get: {
          operationId: "Pets_List",
          description: "Lists the pets.",
          parameters: [
            { $ref: "#/parameters/ApiVersion" },
            { name: "top", in: "query", type: "integer", format: "int32", default: 10 },
            {
              name: "kind",
              in: "query",
              required: true,
              type: "string",
              "x-schema": { $ref: "#/definitions/Kind" },
            },
            {
              name: "accept-language",
              in: "header",
              type: "string",
              "x-ms-client-name": "language",
            },
          ],
          responses: {
            200: { description: "Pets.", schema: { $ref: "#/definitions/PetList" } },
            default: { description: "Refused.", schema: { $ref: "#/definitions/Failure" } },
          },
          "x-ms-pageable": { nextLinkName: "nextLink", itemName: "pets" },
        },
      },
      "/pets/{petId}": {
        patch: {
          operationId: "Pets_Update",
          consumes: ["application/merge-patch+json"],
          parameters: [
            { name: "petId", in: "path", required: true, type: "string" },
            { name: "change", in: "body", required: true, schema: { $ref: "#/definitions/Pet" } },
            { $ref: "#/parameters/ApiVersion" },
          ],
          responses: {
            202: {
              description: "Begun.",
              headers: { "Operation-Location": { type: "string", description: "Where." } },
            },
            default: { description: "Refused.", schema: { $ref: "#/definitions/Failure" } },
          },
        },
        get: {
          operationId: "Pets_Get",
          parameters: [
            { name: "petId", in: "path", required: true, type: "string" },
            { $ref: "#/parameters/ApiVersion" },
          ],
          responses: {
            200: { description: "The pet.", schema: { $ref: "#/definitions/Pet" } },
            default: { description: "Refused.", schema: { $ref: "#/definitions/Failure" } },
          },
        },
      },
    },
    definitions: {
      Kind: {
        type: "string",
        description: "Kind of pet.",
        enum: ["cat", "dog"],
        "x-ms-enum": {
          name: "Kind",
          values: [
            { value: "cat", description: "Says meow." },
            { value: "dog", description: "Says woof." },
          ],
        },
      },
      Pet: {
        type: "object",
        description: "A pet.",
        required: ["name"],
        properties: {
          id: { type: "string", format: "uuid", readOnly: true, description: "Its id." },
          name: { type: "string", description: "Its name." },
          born: { type: "string", format: "date-time", description: "When it was born." },
          weight: { type: "number", format: "double", "x-nullable": true },
          kind: { $ref: "#/definitions/Kind" },
          tags: { type: "array", items: { type: "string" } },
          vet_name: { type: "string", "x-ms-client-name": "vetName" },
          visits: { type: "array", items: { $ref: "#/definitions/Visit" } },
          toys: {
            type: "object",
            additionalProperties: { $ref: "#/definitions/Toy", "x-nullable": true },
          },
        },
      },
      Visit: {
        type: "object",
        properties: {
          at: { type: "string", format: "date-time" },
          cost: { type: "integer", format: "int64", readOnly: true },
          toy: { $ref: "#/definitions/Toy" },
        },
      },
      Toy: {
        type: "object",
        "x-mutable": true,
        properties: {
          serial: { type: "string", readOnly: true },
          lost: { type: "boolean" },
          boughtOn: { type: "string", format: "date-time" },
        },
      },
      PetList: {
        type: "object",
        required: ["pets"],
        properties: {
          pets: { type: "array", items: { $ref: "#/definitions/Pet" } },
          nextLink: { type: "string" },
        },
      },
      Failure: {
        type: "object",
        properties: { error: { $ref: "#/definitions/Problem" } },
      },
      Problem: {
        type: "object",
        properties: {
          code: { type: "string" },
          at: { type: "string", format: "date-time" },
          innererror: { $ref: "#/definitions/Problem", "x-ms-client-name": "innerError" },
        },
      },
    },
    parameters: {
      ApiVersion: {
        name: "api-version",
        in: "query",
        required: true,
        type: "string",
        "x-ms-client-name": "apiVersion",
      },
    },
  });
}

export type Json = { [name: string]: Json };

/** The small description after a change that may break it. */
export function changed(change: (description: Json) => void): unknown {
  const description = smallDescription() as unknown as Json;
  change(description);
  return description;
}
