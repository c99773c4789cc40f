import { describe, expect, it } from "vitest";
import { readDescription } from "../../swagger/generate/document.js";
import { emitModels } from "../../swagger/generate/emitModels.js";
import { emitOperations } from "../../swagger/generate/emitOperations.js";
import { scriptedHttpClient, type Answer } from "../unit/support/scriptedHttpClient.js";
import { complaintsAbout } from "./support/compile.js";
import { runEmitted } from "./support/emitted.js";
import { changed, smallDescription, type Json } from "./support/smallDescription.js";

const small = runEmitted(smallDescription());

async function get(answer: Answer, emitted = small): Promise<unknown> {
  return emitted.send(scriptedHttpClient(answer), "get", { petId: "1" });
}

async function sentBody(body: unknown): Promise<unknown> {
  const httpClient = scriptedHttpClient({ status: 202 });
  await small.send(httpClient, "update", { petId: "1", body });
  return JSON.parse(httpClient.requests[0]!.body!);
}

describe("an emitted operation reads", () => {
  const at = "2030-01-02T03:04:05.000Z";
  it.each<[string, object, object]>([
    ["a date", { born: at }, { born: new Date(at) }],
    ["a date that is null", { born: null }, { born: null }],
    [
      "dates in a list of models",
      { visits: [{ at }, null] },
      { visits: [{ at: new Date(at) }, null] },
    ],
    [
      "dates in a map of models",
      { toys: { at: { boughtOn: at }, gone: null } },
      { toys: { at: { boughtOn: new Date(at) }, gone: null } },
    ],
    [
      "dates of a model in a model in a list",
      { visits: [{ toy: { boughtOn: at } }] },
      { visits: [{ toy: { boughtOn: new Date(at) } }] },
    ],
    ["a renamed property", { vet_name: "Ada" }, { vetName: "Ada" }],
    [
      "what is not described, as it came",
      { later: { at }, name: null },
      { later: { at }, name: null },
    ],
    ["nothing where nothing came", {}, {}],
  ])("%s", async (_what, body, expected) => {
    expect(await get({ body })).toEqual(expected);
  });

  it("a map with the key __proto__ as any other", async () => {
    const pet = (await get({ body: `{"toys":{"__proto__":{"boughtOn":"${at}"}}}` })) as {
      toys: object;
    };
    expect(Object.keys(pet.toys)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(pet.toys)).toBe(Object.prototype);
    expect(Object.entries(pet.toys)).toEqual([["__proto__", { boughtOn: new Date(at) }]]);
  });

  it("dates in a map that is deeper than the answer itself", async () => {
    const emitted = runEmitted(
      changed((document) => {
        const visit = document["definitions"]!["Visit"]!["properties"]!;
        visit["toys"] = {
          type: "object",
          additionalProperties: { $ref: "#/definitions/Toy" },
        } as unknown as Json;
      }),
    );
    const body = { visits: [{ toys: { ball: { boughtOn: at } } }] };
    expect(await get({ body }, emitted)).toEqual({
      visits: [{ toys: { ball: { boughtOn: new Date(at) } } }],
    });
  });

  it("a map of texts in an answer", async () => {
    const emitted = runEmitted(
      changed((document) => {
        document["definitions"]!["Pet"]!["properties"]!["names"] = {
          type: "object",
          additionalProperties: { type: "string" },
        } as unknown as Json;
      }),
    );
    const body = { names: { de: "Katze" } };
    expect(await get({ body }, emitted)).toEqual(body);
  });
});

describe("an emitted operation refuses an answer", () => {
  it.each<[string, Answer, RegExp]>([
    ["without a body", {}, /no JSON body/],
    ["that is null", { body: "null" }, /no object: null|no JSON body/],
    ["that is an array", { body: "[]" }, /no object: \[\]/],
    ["that is a number", { body: "1" }, /no object: 1/],
    ["with a date that is none", { body: { born: "soon" } }, /its born is no date: "soon"/],
    ["with a date that is a number", { body: { born: 1 } }, /its born is no date: 1/],
    [
      "with a date that is none in a list",
      { body: { visits: [{ at: "x" }] } },
      /its at is no date/,
    ],
    ["with a list that is an object", { body: { visits: {} } }, /its visits is no array: {}/],
    ["with a map that is a list", { body: { toys: [] } }, /its toys is no object: \[\]/],
  ])("%s", async (_what, answer, reason) => {
    await expect(get(answer)).rejects.toMatchObject({
      code: "PARSE_ERROR",
      message: expect.stringMatching(reason) as string,
    });
  });

  it("without the list of its page", async () => {
    const listed = small.send(scriptedHttpClient({ body: {} }), "list", { kind: "cat" });
    await expect(listed).rejects.toThrow("it has no pets");
  });
});

describe("an emitted operation sends", () => {
  it.each<[string, unknown, unknown]>([
    [
      "what is described",
      { name: "Tom", tags: ["a"], weight: null },
      { name: "Tom", tags: ["a"], weight: null },
    ],
    [
      "nothing that is not described",
      { name: "Tom", owner: "Ada", constructor: 1 },
      { name: "Tom" },
    ],
    [
      "nothing that is only read",
      { id: "1", visits: [{ cost: 1, at: "x", odd: 1 }] },
      { visits: [{ at: "x" }] },
    ],
    [
      "what is only read of a model that is mutable",
      { toys: { a: { serial: "s", odd: 1 } } },
      { toys: { a: { serial: "s" } } },
    ],
    ["null in a map", { toys: { a: null } }, { toys: { a: null } }],
    ["the name on the wire", { vetName: "Ada" }, { vet_name: "Ada" }],
    ["no property that is undefined", { name: undefined, kind: "cat" }, { kind: "cat" }],
    ["a date as ISO 8601", { born: new Date(0) }, { born: "1970-01-01T00:00:00.000Z" }],
  ])("%s", async (_what, body, expected) => {
    expect(await sentBody(body)).toEqual(expected);
  });

  it("a key __proto__ of a map as any other", async () => {
    const toys = JSON.parse('{"__proto__":{"lost":true}}') as object;
    expect(JSON.stringify(await sentBody({ toys }))).toBe('{"toys":{"__proto__":{"lost":true}}}');
  });

  it("what it was given without changing it", async () => {
    const body = Object.freeze({
      name: "Tom",
      toys: Object.freeze({ a: Object.freeze({ odd: 1 }) }),
    });
    await sentBody(body);
    expect(body).toEqual({ name: "Tom", toys: { a: { odd: 1 } } });
  });

  it("path, query, headers and defaults of an operation", async () => {
    const httpClient = scriptedHttpClient({ body: { pets: [] } }, { status: 202 });
    await small.send(httpClient, "list", { kind: "cat" }, { language: "de" });
    await small.send(httpClient, "update", { petId: "a/b c", body: {} });
    const [listed, updated] = httpClient.requests;
    expect(Object.fromEntries(listed!.url.searchParams)).toEqual({
      "api-version": "2030-01-01",
      kind: "cat",
      top: "10",
    });
    expect(listed!.headers["accept-language"]).toBe("de");
    expect(updated!.url.pathname).toBe("/pets/a%2Fb%20c");
    expect(updated!.headers["content-type"]).toBe("application/merge-patch+json");
    expect(updated!.method).toBe("PATCH");
  });
});

describe("an emitted operation gives", () => {
  it("headers of an answer by their name in code", async () => {
    const headers = { "operation-location": "/here", "x-other": "1" };
    const httpClient = scriptedHttpClient({ status: 202, headers });
    const result = await small.send(httpClient, "update", { petId: "1", body: {} });
    expect(result).toEqual({ operationLocation: "/here", body: undefined });
  });

  it("errors with what is renamed and dated in them, however deep", async () => {
    const error = {
      code: "A",
      innererror: { code: "B", at: "2030-01-01T00:00:00Z", innererror: {} },
    };
    await expect(get({ status: 400, body: { error } })).rejects.toMatchObject({
      code: "A",
      statusCode: 400,
      details: { error: { innerError: { code: "B", at: new Date("2030-01-01"), innerError: {} } } },
    });
  });

  it("errors whose body cannot be read as it came", async () => {
    const error = { code: "A", message: "m", at: "never" };
    await expect(get({ status: 400, body: { error } })).rejects.toMatchObject({
      statusCode: 400,
      details: { error },
    });
  });
});

describe("emitted code", () => {
  const api = readDescription(smallDescription());

  it("types properties as they are described", () => {
    const models = emitModels(api).replace(/\s+/g, " ");
    for (const line of [
      'export type Kind = "cat" | "dog";',
      "readonly id?: string;",
      " name: string;",
      "born?: Date;",
      "weight?: number | null;",
      "vetName?: string;",
      "toys?: { [propertyName: string]: Toy | null };",
      "export interface Toy { serial?: string;",
      "export interface PetsUpdateHeaders {",
      "operationLocation?: string;",
      "export interface PetsListOptionalParams extends OperationOptions { top?: number; language?: string;",
    ]) {
      expect(models).toContain(line);
    }
  });

  it("cannot be left by a comment of the description", () => {
    const odd = changed((document) => {
      document["definitions"]!["Pet"]!["description"] = "a */ b" as unknown as Json;
    });
    expect(emitModels(readDescription(odd))).toContain("/** a *\\/ b */");
  });
});

describe("emitted code", () => {
  const api = readDescription(smallDescription());
  const complaints = (models: string): string[] =>
    complaintsAbout({ "pets/models.ts": models, "pets/operations.ts": emitOperations(api) });

  it("compiles with everything that a description may have", () => {
    expect(complaints(emitModels(api))).toEqual([]);
  }, 30_000);

  it("would not compile without one of its models", () => {
    expect(complaints(emitModels(api).replace("interface Pet ", "interface Cat "))).not.toEqual([]);
  }, 30_000);
});
