import { describe, expect, it } from "vitest";
import { createEmulator } from "../../src/emulator/index.js";
import { pollToEnd, searchNumbers, send, tollFreeSearch, version } from "./harness.js";

const usSearch = "/availablePhoneNumbers/countries/US/:search";

describe("search", () => {
  it("answers 202 without a body and with relative links of one new id", async () => {
    const emulator = createEmulator();
    const start = await send(emulator, "POST", usSearch, tollFreeSearch);
    const id = start.header("search-id") ?? "";
    expect(start.status).toBe(202);
    expect(start.text).toBe("");
    expect(start.header("content-type")).toBeUndefined();
    expect(start.header("content-length")).toBe("0");
    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(start.header("operation-id")).toBe(`search_${id}`);
    expect(start.header("operation-location")).toBe(
      `/phoneNumbers/operations/search_${id}?api-version=${version}`,
    );
    expect(start.header("location")).toBe(
      `/availablePhoneNumbers/searchResults/${id}?api-version=${version}`,
    );
    expect(start.header("access-control-expose-headers")).toBe(
      "Location,Operation-Location,operation-id,search-id",
    );
  });

  it("goes from running back to notStarted before it succeeds", async () => {
    const emulator = createEmulator();
    const start = await send(emulator, "POST", usSearch, tollFreeSearch);
    expect(await pollToEnd(emulator, start)).toEqual([
      "running",
      "notStarted",
      "running",
      "succeeded",
    ]);
  });

  it("shows its status in the order and with the headers of the service", async () => {
    const emulator = createEmulator();
    const start = await send(emulator, "POST", usSearch, tollFreeSearch);
    const poll = await send(emulator, "GET", start.header("operation-location") ?? "");
    expect(poll.status).toBe(200);
    expect(Object.keys(poll.json)).toEqual([
      "operationType",
      "status",
      "resourceLocation",
      "createdDateTime",
      "id",
      "lastActionDateTime",
    ]);
    expect(poll.json).toMatchObject({
      operationType: "search",
      resourceLocation: start.header("location"),
      id: start.header("operation-id"),
      lastActionDateTime: "0001-01-01T00:00:00+00:00",
    });
    expect(poll.header("location")).toBe(start.header("location"));
    expect(poll.header("access-control-expose-headers")).toBe("Location");
    expect(poll.header("transfer-encoding")).toBe("chunked");
    expect(poll.header("content-type")).toBe("application/json; charset=utf-8");
  });

  it.each([0, 1, 5])("ends after %i statuses when told so", async (pollsUntilDone) => {
    const emulator = createEmulator({ pollsUntilDone });
    const start = await send(emulator, "POST", usSearch, tollFreeSearch);
    const statuses = await pollToEnd(emulator, start);
    expect(statuses).toHaveLength(pollsUntilDone + 1);
    expect(statuses.at(-1)).toBe("succeeded");
  });

  it("finds numbers with the capabilities asked for, held for 16 minutes", async () => {
    const emulator = createEmulator();
    const before = emulator.clock.now().getTime();
    const { json, text } = await searchNumbers(emulator, {
      ...tollFreeSearch,
      quantity: 3,
      areaCode: "855",
    });
    const after = emulator.clock.now().getTime();
    expect(Object.keys(json)).toEqual([
      "searchId",
      "phoneNumbers",
      "phoneNumberType",
      "assignmentType",
      "capabilities",
      "cost",
      "searchExpiresBy",
      "isAgreementToNotResellRequired",
      "error",
    ]);
    expect(new Set(json.phoneNumbers).size).toBe(3);
    for (const number of json.phoneNumbers) expect(number).toMatch(/^\+185555501\d\d$/);
    expect(json.capabilities).toEqual(tollFreeSearch.capabilities);
    expect(json.error).toBe("NoError");
    expect(json.isAgreementToNotResellRequired).toBe(false);
    expect(text).toContain(
      '"cost":{"amount":2.0,"currencyCode":"USD","billingFrequency":"monthly"}',
    );
    expect(json.searchExpiresBy).toMatch(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,6}[1-9])?\+00:00$/,
    );
    const expires = Date.parse(json.searchExpiresBy) - 16 * 60_000;
    expect(expires).toBeGreaterThanOrEqual(before);
    expect(expires).toBeLessThanOrEqual(after);
  });

  it("is out of stock in an area code without numbers", async () => {
    const { json } = await searchNumbers(createEmulator(), { ...tollFreeSearch, areaCode: "811" });
    expect(json).toMatchObject({ phoneNumbers: [], errorCode: 1000, error: "OutOfStock" });
  });

  it("finds fewer numbers than asked for when an area code has no more", async () => {
    const emulator = createEmulator();
    await searchNumbers(emulator, { ...tollFreeSearch, areaCode: "855", quantity: 70 });
    const { json } = await searchNumbers(emulator, {
      ...tollFreeSearch,
      areaCode: "855",
      quantity: 70,
    });
    expect(json.phoneNumbers).toHaveLength(30);
    expect(json.error).toBe("NoError");
  });

  it("leaves numbers on hold to nobody else, and frees them after the hold", async () => {
    const emulator = createEmulator();
    const everything = { ...tollFreeSearch, areaCode: "855", quantity: 100 };
    expect((await searchNumbers(emulator, everything)).json.phoneNumbers).toHaveLength(100);
    expect((await searchNumbers(emulator, everything)).json.phoneNumbers).toHaveLength(0);
    emulator.clock.advance(16 * 60_000 + 1000);
    expect((await searchNumbers(emulator, everything)).json.phoneNumbers).toHaveLength(100);
  });

  it("tells about the resale agreement from 2025-04-01 on only", async () => {
    const emulator = createEmulator();
    const { json } = await searchNumbers(emulator);
    const old = await send(
      emulator,
      "GET",
      `/availablePhoneNumbers/searchResults/${json.searchId}?api-version=2022-12-01`,
    );
    expect(old.status).toBe(200);
    expect(old.json).not.toHaveProperty("isAgreementToNotResellRequired");
  });

  it("has no result while it is going on", async () => {
    const emulator = createEmulator();
    const start = await send(emulator, "POST", usSearch, tollFreeSearch);
    const early = await send(emulator, "GET", start.header("location") ?? "");
    expect(early.status).toBe(404);
  });

  it("ends by itself within a minute of the emulator's time", async () => {
    const emulator = createEmulator();
    const start = await send(emulator, "POST", usSearch, tollFreeSearch);
    emulator.clock.advance(60_000);
    expect(await pollToEnd(emulator, start)).toEqual(["succeeded"]);
  });

  const tollFree = { ...tollFreeSearch };
  it.each([
    ["an unknown country", "XX", tollFree, 400, "InvalidInput", "countrycode", undefined],
    [
      "a person's toll-free number",
      "US",
      { ...tollFree, assignmentType: "person" },
      400,
      "InternalError",
      undefined,
      "We are unable to find phone plans to match your requested capabilities.",
    ],
    [
      "too many numbers",
      "US",
      { ...tollFree, quantity: 101 },
      500,
      "InternalError",
      undefined,
      "Maximum search size exceeded. Max size: 100, request size: 101",
    ],
    ["no numbers", "US", { ...tollFree, quantity: 0 }, 400, "InvalidInput", "quantity", undefined],
    [
      "an unknown type",
      "US",
      { ...tollFree, phoneNumberType: "fax" },
      400,
      "InvalidInput",
      "phonenumbertype",
      undefined,
    ],
    [
      "half the capabilities",
      "US",
      { ...tollFree, capabilities: {} },
      400,
      "InvalidInput",
      "capabilities.calling",
      undefined,
    ],
    ["a list for a body", "US", [], 400, "InvalidInput", undefined, undefined],
    ["no body", "US", undefined, 400, "InvalidInput", undefined, undefined],
  ])("refuses %s", async (_what, country, body, status, code, target, inner) => {
    const path = `/availablePhoneNumbers/countries/${country}/:search`;
    const refused = await send(createEmulator(), "POST", path, body);
    expect(refused.status).toBe(status);
    expect(refused.header("content-type")).toBe("application/json");
    expect(refused.json.error.code).toBe(code);
    expect(refused.json.error.target).toBe(target);
    expect(refused.json.error.innererror?.message).toBe(inner);
  });
});
