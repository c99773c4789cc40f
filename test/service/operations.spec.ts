import { describe, expect, it } from "vitest";
import { AT_ONCE, ownedBy, TOLL_FREE } from "./target.js";
import { TARGETS } from "./targets.js";

describe.each(TARGETS)("operations, %s", (_name, open) => {
  it("are resumed by another client from a poller's text", async () => {
    const target = await open();
    const poller = await target.phoneNumbers().beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
    await poller.poll();
    const resumed = await target
      .phoneNumbers()
      .beginSearchAvailablePhoneNumbers(TOLL_FREE, { ...AT_ONCE, resumeFrom: poller.toString() });
    const result = await resumed.pollUntilDone();
    expect(result.phoneNumbers).toHaveLength(1);
    const starts = target.emulator.requests.filter(({ method }) => method === "POST");
    expect(starts).toHaveLength(1);
  });

  it("free the numbers of a search that is cancelled", async () => {
    const client = (await open()).phoneNumbers();
    const poller = await client.beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
    await poller.cancelOperation();
    expect(poller.isDone()).toBe(true);
    await expect(poller.pollUntilDone()).rejects.toMatchObject({ name: "PollerCancelledError" });
  });

  it("reject with the reason of an operation that failed", async () => {
    const { emulator, phoneNumbers } = await open();
    emulator.fail("PhoneNumbers_SearchAvailablePhoneNumbers", {
      kind: "operationFailed",
      code: "OutOfStock",
      message: "There are no such numbers left.",
    });
    const poller = await phoneNumbers().beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
    await expect(poller.pollUntilDone()).rejects.toMatchObject({
      name: "RestError",
      code: "OutOfStock",
      message: "There are no such numbers left.",
    });
    expect(poller.isDone()).toBe(true);
  });

  it("buy once when the answer to a purchase is lost, and can be found again", async () => {
    const { emulator, phoneNumbers } = await open();
    const client = phoneNumbers();
    const search = await client.beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
    const { searchId, phoneNumbers: numbers } = await search.pollUntilDone();
    emulator.fail("PhoneNumbers_PurchasePhoneNumbers", { kind: "drop" });
    const operationId = `purchase_${searchId}`;
    await expect(client.beginPurchasePhoneNumbers(searchId, AT_ONCE)).rejects.toMatchObject({
      code: "OutcomeUnknown",
      operationId,
    });
    const resumed = await client.beginPurchasePhoneNumbers(searchId, {
      ...AT_ONCE,
      resumeFrom: operationId,
    });
    await resumed.pollUntilDone();
    await expect(ownedBy(client)).resolves.toEqual(numbers);
    const purchases = emulator.requests.filter(({ url }) => url.includes("/:purchase"));
    expect(purchases).toHaveLength(1);
  });

  it("say that a purchase was not started when its start never arrived", async () => {
    const client = (await open()).phoneNumbers();
    const search = await client.beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
    const { searchId } = await search.pollUntilDone();
    await expect(client.getOperation(`purchase_${searchId}`)).rejects.toMatchObject({
      statusCode: 404,
    });
  });

  it("go on after a poll that failed", async () => {
    const { emulator, phoneNumbers } = await open();
    const client = phoneNumbers({ retryOptions: { maxRetries: 0 } });
    const poller = await client.beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
    emulator.fail("PhoneNumbers_GetOperation", { status: 503, code: "Busy", message: "Later." });
    await expect(poller.pollUntilDone()).rejects.toMatchObject({ statusCode: 503, code: "Busy" });
    await expect(poller.pollUntilDone()).resolves.toMatchObject({ error: "NoError" });
  });

  it("repeat a read that is throttled, after the time that the service asks for", async () => {
    const { emulator, phoneNumbers } = await open();
    emulator.fail("PhoneNumbers_ListPhoneNumbers", { status: 429, retryAfter: 0, times: 2 });
    await expect(ownedBy(phoneNumbers())).resolves.toEqual([]);
    expect(emulator.requests).toHaveLength(3);
  });
});
