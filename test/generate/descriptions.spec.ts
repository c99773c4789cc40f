import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as phoneNumbers from "../../src/generated/phoneNumbers/operations.js";
import type { Operation } from "../../src/generated/runtime.js";
import * as sipRouting from "../../src/generated/sipRouting/operations.js";
import { refName } from "../../swagger/generate/checkSchema.js";
import type { ApiDescription } from "../../swagger/generate/description.js";
import { readDescription } from "../../swagger/generate/document.js";
import { successSchema } from "../../swagger/generate/emitModels.js";
import { camelCase, comment, methodName, typePrefix } from "../../swagger/generate/naming.js";

const read = (name: string) => {
  const text = readFileSync(new URL(`../../swagger/${name}.json`, import.meta.url), "utf8");
  return readDescription(JSON.parse(text));
};
type AnyOperation = Operation<object, object, unknown>;
interface Generated {
  api: ApiDescription;
  module: Record<string, unknown>;
}
const apis: Generated[] = [
  { api: read("phoneNumbers"), module: phoneNumbers },
  { api: read("sipRouting"), module: sipRouting },
];
const operations = apis.flatMap(({ api, module }) =>
  api.operations.map((operation) => ({ id: operation.operationId, operation, api, module })),
);

describe("the operation", () => {
  it.each(operations)("$id is generated", ({ operation, module }) => {
    const { path, method = "GET" } = module[methodName(operation)] as AnyOperation;
    expect([method, path]).toEqual([operation.method.toUpperCase(), operation.path]);
  });

  it.each(operations)(
    "$id succeeds with each of its described answers",
    ({ operation, module }) => {
      const { statuses = [200] } = module[methodName(operation)] as AnyOperation;
      // The start of a long-running operation is accepted by any status of success.
      const described = Object.keys(operation.responses).flatMap((status) =>
        status === "default" ? [] : status === "202" ? [200, 201, 202, 204] : [Number(status)],
      );
      expect(statuses).toEqual(described.sort());
    },
  );

  it.each(operations.filter(({ operation }) => operation["x-ms-pageable"]))(
    "$id has the list and the link of its pages",
    ({ operation, api }) => {
      const { itemName, nextLinkName } = operation["x-ms-pageable"]!;
      const page = api.definitions[refName(successSchema(operation)!.$ref!, "")]!;
      expect(page.properties![itemName]).toMatchObject({ type: "array" });
      expect(page.properties![nextLinkName]).toMatchObject({ type: "string" });
    },
  );
});

describe("the generated module", () => {
  it.each(apis)(
    "of version $api.version has its operations and their version alone",
    ({ api, module }) => {
      const names = [...api.operations.map(methodName), "API_VERSION"];
      expect(Object.keys(module).sort()).toEqual(names.sort());
      expect(module["API_VERSION"]).toBe(api.version);
    },
  );
});

describe("names in code", () => {
  it.each([
    ["Operation-Location", "operationLocation"],
    ["operation-id", "operationId"],
    ["reservation-purchase-id", "reservationPurchaseId"],
    ["Location", "location"],
  ])("the header %s is %s", (header, name) => {
    expect(camelCase(header)).toBe(name);
  });

  it.each([
    ["PhoneNumbers_GetByNumber", "getByNumber", "PhoneNumbersGetByNumber"],
    ["Ping", "ping", "Ping"],
  ])("the operation %s is %s", (operationId, method, prefix) => {
    const operation = { ...operations[0]!.operation, operationId };
    expect([methodName(operation), typePrefix(operation)]).toEqual([method, prefix]);
  });

  it("comments keep every word within the length of a line", () => {
    const text = Array.from({ length: 60 }, (_, index) => `word${index}`).join(" ");
    const lines = comment(text, "  ").trimEnd().split("\n");
    expect(lines.every((line) => line.length <= 100 && line.startsWith("  "))).toBe(true);
    expect(
      lines
        .join(" ")
        .match(/word\d+/g)!
        .join(" "),
    ).toBe(text);
  });
});
