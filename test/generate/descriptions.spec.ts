import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PhoneNumbersRestClient } from "../../src/generated/phoneNumbers/client.js";
import * as phoneNumbers from "../../src/generated/phoneNumbers/client.js";
import { SipRoutingRestClient } from "../../src/generated/sipRouting/client.js";
import * as sipRouting from "../../src/generated/sipRouting/client.js";
import { refName } from "../../swagger/generate/checkSchema.js";
import type { ApiDescription } from "../../swagger/generate/description.js";
import { readDescription } from "../../swagger/generate/document.js";
import { successSchema } from "../../swagger/generate/emitModels.js";
import { camelCase, comment, methodName, typePrefix } from "../../swagger/generate/naming.js";

const read = (name: string) => {
  const text = readFileSync(new URL(`../../swagger/${name}.json`, import.meta.url), "utf8");
  return readDescription(JSON.parse(text));
};
interface Generated {
  api: ApiDescription;
  module: Record<string, unknown>;
  Client: typeof PhoneNumbersRestClient | typeof SipRoutingRestClient;
}
const apis: Generated[] = [
  { api: read("phoneNumbers"), module: phoneNumbers, Client: PhoneNumbersRestClient },
  { api: read("sipRouting"), module: sipRouting, Client: SipRoutingRestClient },
];
const operations = apis.flatMap(({ api, module, Client }) =>
  api.operations.map((operation) => ({
    id: operation.operationId,
    operation,
    api,
    module: module,
    Client,
  })),
);

describe("the operation", () => {
  it.each(operations)("$id has a method and a spec", ({ operation, module, Client }) => {
    const name = methodName(operation);
    expect(Object.getOwnPropertyNames(Client.prototype)).toContain(name);
    expect(module[`${name}Spec`]).toMatchObject({
      path: operation.path,
      httpMethod: operation.method.toUpperCase(),
    });
  });

  it.each(operations)("$id has a spec for each of its answers", ({ operation, module }) => {
    const { responses } = module[`${methodName(operation)}Spec`] as { responses: object };
    // The start of a long-running operation is accepted by any status of success.
    const described = Object.keys(operation.responses).flatMap((status) =>
      status === "202" ? ["200", "201", "202", "204"] : [status],
    );
    expect(Object.keys(responses).sort()).toEqual(described.sort());
  });

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

describe("the generated client", () => {
  it.each(apis)("$api.name has no other methods than its operations", ({ api, Client }) => {
    const methods = Object.getOwnPropertyNames(Client.prototype).filter(
      (name) => name !== "constructor",
    );
    expect(methods.sort()).toEqual(api.operations.map(methodName).sort());
  });

  it.each(apis)("$api.name asks for the version of its description", ({ api, Client }) => {
    const endpoint = "https://contoso.communication.azure.com";
    expect(new Client({ endpoint }).apiVersion).toBe(api.version);
    expect(new Client({ endpoint, apiVersion: "2000-01-01" }).apiVersion).toBe("2000-01-01");
  });
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
