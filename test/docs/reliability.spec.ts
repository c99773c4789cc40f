import type { PurchasePhoneNumbersResult } from "@azure/communication-phone-numbers";
import { expect, vi } from "vitest";
import { runsAsDocumented } from "./support/documented.js";
import { snippetsOf } from "./support/markdown.js";
import { owned } from "./support/world.js";

type BuyOnce = (searchId: string, isFirstTry: boolean) => Promise<PurchasePhoneNumbersResult>;

runsAsDocumented(snippetsOf("docs/reliability.md"), {
  buyOnce: async (run, world) => {
    const { emulator, given } = world;
    const buyOnce = (await run()).variables["buyOnce"] as BuyOnce;
    const lose = (hasEffect: boolean): void =>
      emulator.fail("PhoneNumbers_PurchasePhoneNumbers", { kind: "drop", hasEffect });
    const starts = (): number =>
      emulator.requests.filter(({ path }) => path.endsWith("/:purchase")).length;
    const found = async (): Promise<string> => {
      const options = { updateIntervalInMs: 0 };
      const search = await given.client.beginSearchAvailablePhoneNumbers(given.search, options);
      return (await search.pollUntilDone()).searchId;
    };
    const before = (await owned(world)).length;

    // It began, and the answer was lost: the next try follows it.
    const first = await found();
    lose(true);
    await expect(buyOnce(first, true)).rejects.toMatchObject({ code: "OutcomeUnknown" });
    await buyOnce(first, false);
    expect(starts()).toBe(1);
    expect(await owned(world)).toHaveLength(before + 1);

    // It did not begin: the next try begins it, a minute later.
    const second = await found();
    lose(false);
    await expect(buyOnce(second, true)).rejects.toMatchObject({ code: "OutcomeUnknown" });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const bought = buyOnce(second, false);
      while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
      await vi.advanceTimersByTimeAsync(59_999);
      expect(starts()).toBe(2);
      vi.advanceTimersByTime(1);
      vi.useRealTimers();
      await bought;
    } finally {
      vi.useRealTimers();
    }
    expect(starts()).toBe(3);
    expect(await owned(world)).toHaveLength(before + 2);
  },
});
