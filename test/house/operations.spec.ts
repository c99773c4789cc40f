import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { describe, expect, it } from "vitest";
import { routes } from "../../src/emulator/routes.js";
import { calls } from "../unit/support/calls.js";
import { readTexts } from "./support/repository.js";

type Paths = Record<string, Record<string, { operationId: string }>>;

/** `PhoneNumbers_GetOperation GET /phoneNumbers/operations/{operationId}`, for each operation that is described. */
function described(): string[] {
  const texts = readTexts(["swagger/phoneNumbers.json", "swagger/sipRouting.json"]);
  return [...texts.values()].flatMap((text) =>
    Object.entries((JSON.parse(text) as { paths: Paths }).paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`,
      ),
    ),
  );
}

const answered = routes.map(({ operation, method, segments }) =>
  [operation, method, segments.join("/")].join(" "),
);
/** The emulator answers one that previews have, and no client calls. */
const PREVIEWS = ["SipRouting_TestRoutesWithNumber POST /sip:testRoutesWithNumber"];

const methods = [PhoneNumbersClient, SipRoutingClient].flatMap(({ prototype }) =>
  Object.getOwnPropertyNames(prototype).filter((name) => name !== "constructor"),
);

/** What an operation that is added may leave out without anything else turning red. */
function gaps(operations: string[], answers: string[], publicMethods: string[]): string[] {
  const tried = calls.map(({ name }) => name);
  return [
    ...operations
      .filter((one) => !answers.includes(one))
      .map((one) => `src/emulator/routes.ts has no ${one}`),
    ...answers
      .filter((one) => ![...operations, ...PREVIEWS].includes(one))
      .map((one) => `swagger/ has no ${one}`),
    ...publicMethods
      .filter((name) => !tried.includes(name))
      .map((name) => `test/unit/support/calls.ts has no ${name}`),
  ];
}

describe("Operations", () => {
  it("are described, answered by the emulator, and tried by the tests of all methods", () => {
    expect(gaps(described(), answered, methods)).toEqual([]);
  });

  it("are found where they are not", () => {
    const [first, ...others] = described();
    const more = "PhoneNumbers_GetQuota GET /quotas/{name}";
    expect(gaps([...described(), more], answered, [...methods, "getQuota"])).toEqual([
      `src/emulator/routes.ts has no ${more}`,
      "test/unit/support/calls.ts has no getQuota",
    ]);
    expect(gaps(others, answered, methods)).toEqual([`swagger/ has no ${first}`]);
  });
});
