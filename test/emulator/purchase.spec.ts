import { describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../src/emulator/index.js";
import { pollToEnd, searchNumbers, send, tollFreeSearch, version, type Reply } from "./harness.js";

const purchasePath = "/availablePhoneNumbers/:purchase";
const operation = (id: string): string => `/phoneNumbers/operations/${id}`;

async function ownedNumbers(emulator: Emulator): Promise<string[]> {
  const { json } = await send(emulator, "GET", "/phoneNumbers");
  return json.phoneNumbers.map(({ phoneNumber }) => phoneNumber);
}

const purchase = (emulator: Emulator, searchId: string, more: object = {}): Promise<Reply> =>
  send(emulator, "POST", purchasePath, { searchId, ...more });

describe("purchase", () => {
  it("answers 202 with the search's id as its own", async () => {
    const emulator = createEmulator();
    const { searchId } = (await searchNumbers(emulator)).json;
    const start = await purchase(emulator, searchId);
    expect(start.status).toBe(202);
    expect(start.header("content-length")).toBe("0");
    expect(start.header("purchase-id")).toBe(searchId);
    expect(start.header("operation-id")).toBe(`purchase_${searchId}`);
    expect(start.header("operation-location")).toBe(
      `/phoneNumbers/operations/purchase_${searchId}?api-version=${version}`,
    );
    expect(start.header("location")).toBeUndefined();
    expect(start.header("access-control-expose-headers")).toBe(
      "Operation-Location,operation-id,purchase-id",
    );
  });

  it("gives the numbers at its end, with the capabilities searched for", async () => {
    const emulator = createEmulator();
    const found = await searchNumbers(emulator, { ...tollFreeSearch, quantity: 2 });
    const start = await purchase(emulator, found.json.searchId);
    expect(await ownedNumbers(emulator)).toEqual([]);
    expect((await pollToEnd(emulator, start)).at(-1)).toBe("succeeded");
    expect(await ownedNumbers(emulator)).toEqual(found.json.phoneNumbers);
    const { json } = await send(
      emulator,
      "GET",
      `/phoneNumbers/${String(found.json.phoneNumbers[0])}`,
    );
    expect(json.capabilities).toEqual(tollFreeSearch.capabilities);
  });

  it("has a null resourceLocation, the creation date of its search, and no headers of its own", async () => {
    const emulator = createEmulator();
    const { searchId } = (await searchNumbers(emulator)).json;
    const search = await send(emulator, "GET", operation(`search_${searchId}`));
    emulator.clock.advance(5000);
    await purchase(emulator, searchId);
    const poll = await send(emulator, "GET", operation(`purchase_${searchId}`));
    expect(poll.json).toMatchObject({ operationType: "purchase", resourceLocation: null });
    expect(poll.json.createdDateTime).toBe(search.json.createdDateTime);
    expect(poll.header("access-control-expose-headers")).toBeUndefined();
    expect(poll.header("operation-location")).toBeUndefined();
  });

  it("of one search twice is one purchase", async () => {
    const emulator = createEmulator();
    const { searchId } = (await searchNumbers(emulator)).json;
    const first = await purchase(emulator, searchId);
    const second = await purchase(emulator, searchId);
    expect(second.header("operation-location")).toBe(first.header("operation-location"));
    await pollToEnd(emulator, second);
    const third = await purchase(emulator, searchId);
    expect(await pollToEnd(emulator, third)).toEqual(["succeeded"]);
    expect(await ownedNumbers(emulator)).toHaveLength(1);
  });

  it("keeps the numbers from others when the hold ends while it goes on", async () => {
    const emulator = createEmulator({ pollsUntilDone: 0 });
    const found = await searchNumbers(emulator, {
      ...tollFreeSearch,
      areaCode: "855",
      quantity: 100,
    });
    emulator.clock.advance(15 * 60_000 + 59_000);
    await purchase(emulator, found.json.searchId);
    emulator.clock.advance(30_000);
    const other = await searchNumbers(emulator, { ...tollFreeSearch, areaCode: "855" });
    expect(other.json.phoneNumbers).toEqual([]);
  });

  it("of an expired search is refused", async () => {
    const emulator = createEmulator();
    const { searchId } = (await searchNumbers(emulator)).json;
    emulator.clock.advance(17 * 60_000);
    const refused = await purchase(emulator, searchId);
    expect(refused.status).toBe(400);
    expect(await ownedNumbers(emulator)).toEqual([]);
  });

  it.each(["unknown", "8d8d8d8d-0000-4000-8000-000000000000", "__proto__", ""])(
    "of the unknown search '%s' is refused by name",
    async (searchId) => {
      const refused = await purchase(createEmulator(), searchId);
      expect(refused.status).toBe(404);
      expect(refused.json.error).toEqual({
        code: "NotFound",
        message: `Input searchId ${searchId} cannot be found.`,
        target: "searchid",
      });
    },
  );

  it("of French numbers needs the agreement not to resell them", async () => {
    const emulator = createEmulator();
    const { json } = await searchNumbers(emulator, tollFreeSearch, "FR");
    expect(json.isAgreementToNotResellRequired).toBe(true);
    for (const body of [{}, { agreeToNotResell: false }]) {
      const refused = await purchase(emulator, json.searchId, body);
      expect(refused.status).toBe(400);
      expect(refused.text).toBe(
        '{"error":{"code":"BadRequest","message":"Do not resell agreement was not provided and it is required for this purchase."}}',
      );
    }
    const start = await purchase(emulator, json.searchId, { agreeToNotResell: true });
    expect(start.status).toBe(202);
  });
});

describe("an operation", () => {
  it("that is unknown is not found", async () => {
    for (const method of ["GET", "DELETE"] as const) {
      const refused = await send(createEmulator(), method, operation("purchase_unknown"));
      expect(refused.status).toBe(404);
      expect(refused.json.error).toMatchObject({ code: "NotFound", target: "operationid" });
    }
  });

  it("that is cancelled is gone, and a cancelled search leaves its numbers", async () => {
    const emulator = createEmulator();
    const everything = { ...tollFreeSearch, areaCode: "855", quantity: 100 };
    const path = "/availablePhoneNumbers/countries/US/:search";
    const start = await send(emulator, "POST", path, everything);
    const link = start.header("operation-location") ?? "";
    const cancelled = await send(emulator, "DELETE", link);
    expect(cancelled.status).toBe(204);
    expect(cancelled.header("content-length")).toBeUndefined();
    expect((await send(emulator, "GET", link)).status).toBe(404);
    expect((await searchNumbers(emulator, everything)).json.phoneNumbers).toHaveLength(100);
  });

  it("that searched and is cancelled after its end gives the numbers back", async () => {
    const emulator = createEmulator();
    const everything = { ...tollFreeSearch, areaCode: "855", quantity: 100 };
    const { searchId } = (await searchNumbers(emulator, everything)).json;
    const cancelled = await send(emulator, "DELETE", operation(`search_${searchId}`));
    expect(cancelled.status).toBe(204);
    expect((await purchase(emulator, searchId)).status).toBe(404);
    expect((await searchNumbers(emulator, everything)).json.phoneNumbers).toHaveLength(100);
  });

  it("that buys and is cancelled in time buys nothing, and can be started again", async () => {
    const emulator = createEmulator();
    const { searchId } = (await searchNumbers(emulator)).json;
    await purchase(emulator, searchId);
    expect((await send(emulator, "DELETE", operation(`purchase_${searchId}`))).status).toBe(204);
    emulator.clock.advance(2 * 60_000);
    expect(await ownedNumbers(emulator)).toEqual([]);
    await pollToEnd(emulator, await purchase(emulator, searchId));
    expect(await ownedNumbers(emulator)).toHaveLength(1);
  });

  it("that has bought cannot be cancelled", async () => {
    const emulator = createEmulator();
    const { searchId } = (await searchNumbers(emulator)).json;
    await pollToEnd(emulator, await purchase(emulator, searchId));
    for (const id of [`purchase_${searchId}`, `search_${searchId}`]) {
      const refused = await send(emulator, "DELETE", operation(id));
      expect(refused.status).toBe(400);
    }
    expect(await ownedNumbers(emulator)).toHaveLength(1);
  });
});
