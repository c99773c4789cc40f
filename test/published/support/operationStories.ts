import type { BeginReservationPurchaseOptions } from "published-phone-numbers";
import { expect } from "vitest";
import { AT_ONCE, search, TOLL_FREE, type Story } from "./emulatorStory.js";
import { items } from "./sideBySide.js";

const OWNED = "+18335550100";

/** Pollers, and what goes wrong. */
export const operationStories: Story[] = [
  {
    name: "follows an operation poll by poll",
    options: { pollsUntilDone: 5 },
    tell: async ({ phoneNumbers }) => {
      const poller = await phoneNumbers.beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
      let polls = 0;
      while (!poller.isDone()) {
        expect(poller.getResult()).toBeUndefined();
        await poller.poll();
        polls += 1;
      }
      expect(polls).toBeGreaterThan(2);
      expect(poller.getOperationState()).toMatchObject({ isCompleted: true });
      return poller.getResult();
    },
  },
  {
    name: "hears of progress, and stops hearing",
    tell: async ({ phoneNumbers }) => {
      const poller = await phoneNumbers.beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
      let heard = 0;
      poller.onProgress(({ isCompleted }) => {
        expect(isCompleted ?? false).toBeTypeOf("boolean");
        heard += 1;
      });
      await poller.pollUntilDone();
      expect(heard).toBeGreaterThan(1);
    },
  },
  {
    name: "resumes what another client began",
    tell: async ({ phoneNumbers, reach, emulator }) => {
      const poller = await phoneNumbers.beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
      const resumeFrom = poller.toString();
      const options: BeginReservationPurchaseOptions = { ...AT_ONCE, resumeFrom };
      const other = await reach().phoneNumbers.beginSearchAvailablePhoneNumbers(TOLL_FREE, options);
      const found = await other.pollUntilDone();
      expect(found).toEqual(await poller.pollUntilDone());
      const starts = emulator.requests.filter(({ path }) => path.endsWith("/:search"));
      expect(starts).toHaveLength(1);
      return found;
    },
  },
  {
    name: "hears why an operation failed, and buys nothing",
    tell: async (world) => {
      const { searchId } = await search(world);
      const failure = { code: "OutOfStock", message: "The numbers are gone." };
      world.emulator.fail("PhoneNumbers_PurchasePhoneNumbers", {
        ...{ ...failure, kind: "operationFailed" },
      });
      const purchase = async (): Promise<unknown> =>
        (await world.phoneNumbers.beginPurchasePhoneNumbers(searchId, AT_ONCE)).pollUntilDone();
      await expect(purchase()).rejects.toThrow("The numbers are gone.");
      expect(await items(world.phoneNumbers.listPurchasedPhoneNumbers())).toEqual([]);
      await purchase();
      expect(await items(world.phoneNumbers.listPurchasedPhoneNumbers())).toHaveLength(1);
    },
  },
  {
    name: "is repeated after a throttled, a failed and a broken read",
    options: { numbers: [OWNED] },
    tell: async ({ phoneNumbers, emulator }) => {
      emulator.fail("PhoneNumbers_GetByNumber", { status: 429, retryAfter: 0 });
      emulator.fail("PhoneNumbers_GetByNumber", { status: 503 });
      emulator.fail("PhoneNumbers_GetByNumber", { kind: "reset" });
      const { id } = await phoneNumbers.getPurchasedPhoneNumber(OWNED);
      expect(id).toBe(OWNED.slice(1));
      expect(emulator.requests).toHaveLength(4);
    },
  },
  {
    name: "gives up after its retries",
    tell: async ({ reach, emulator }) => {
      const once = reach({ retryOptions: { maxRetries: 0 } }).phoneNumbers;
      emulator.fail("*", { status: 503, code: "Busy", message: "Later.", times: 2 });
      await expect(once.getPurchasedPhoneNumber(OWNED)).rejects.toMatchObject({ statusCode: 503 });
      await expect(items(once.listPurchasedPhoneNumbers())).rejects.toMatchObject({ code: "Busy" });
    },
  },
  {
    name: "ends when its caller aborts",
    options: { numbers: [OWNED] },
    tell: async ({ phoneNumbers, emulator }) => {
      const controller = new AbortController();
      const { signal: abortSignal } = controller;
      emulator.fail("*", { latencyMs: 60_000 });
      const call = phoneNumbers.getPurchasedPhoneNumber(OWNED, { abortSignal });
      const ended = expect(call).rejects.toMatchObject({ name: "AbortError" });
      await expect.poll(() => emulator.requests.length, { interval: 2 }).toBe(1);
      controller.abort();
      await ended;
    },
  },
  {
    name: "is refused with another key or without one, and let in when the emulator looks at none",
    tell: async ({ classes, emulator }) => {
      const { endpoint, httpClient } = emulator;
      const stranger = new classes.PhoneNumbersClient(
        `endpoint=${endpoint};accesskey=${Buffer.from("another key").toString("base64")}`,
        { httpClient },
      );
      await expect(stranger.getPurchasedPhoneNumber(OWNED)).rejects.toMatchObject({
        ...{ statusCode: 401, code: "Denied" },
      });
      const forged = { getToken: async () => ({ token: "a.b.c", expiresOnTimestamp: 9e12 }) };
      const other = new classes.SipRoutingClient(endpoint, forged, { httpClient });
      await expect(items(other.listTrunks())).rejects.toMatchObject({ statusCode: 401 });
    },
  },
];
