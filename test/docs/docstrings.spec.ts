import type { PhoneNumberSearchResult } from "@azure/communication-phone-numbers";
import { startEmulator, type HttpEmulator } from "@azure/communication-phone-numbers/emulator/node";
import { describe, expect, it } from "vitest";
import { docstringExamples, examplesIn } from "./support/docstringExamples.js";
import { runsAsDocumented } from "./support/documented.js";
import type { Given } from "./support/given.js";
import { OWNED, owned, reserve, searched } from "./support/world.js";

describe("the examples in docstrings", () => {
  runsAsDocumented(docstringExamples(), {
    PhoneNumbersClient: async (run) => {
      expect((await run()).printed).toEqual([OWNED]);
    },

    "PhoneNumbersClient.beginSearchAvailablePhoneNumbers": async (run, { given }) => {
      const { variables } = await run();
      const { searchId } = variables as unknown as PhoneNumberSearchResult;
      const { phoneNumbers, cost } = await given.client.getSearchResult(searchId);
      expect(variables).toMatchObject({ phoneNumbers, cost });
      expect(phoneNumbers).toHaveLength(1);
    },

    "PhoneNumbersClient.beginPurchasePhoneNumbers": async (run, world) => {
      await searched(world);
      await run();
      expect(await owned(world)).toHaveLength(2);
    },

    "PhoneNumbersClient.beginReservationPurchase": async (run, world) => {
      await reserve(world);
      await run();
      expect(await owned(world)).toHaveLength(3);
    },

    "PhoneNumbersClient.beginUpdatePhoneNumberCapabilities": async (run, { given }) => {
      const capabilities = async () =>
        (await given.client.getPurchasedPhoneNumber(OWNED)).capabilities;
      expect(await capabilities()).toMatchObject({ calling: "inbound+outbound" });
      await run();
      expect(await capabilities()).toMatchObject({ calling: "inbound" });
    },

    "PhoneNumbersClient.beginReleasePhoneNumber": async (run, world) => {
      await run();
      expect(await owned(world)).toEqual([]);
    },

    SipRoutingClient: async (run, { given }) => {
      await run();
      const [route] = (await given.sip.getConfiguration()).routes;
      expect(route).toMatchObject({ trunks: ["sbc1.contoso.com"] });
      expect("+14255550123").toMatch(new RegExp(route!.numberPattern));
    },

    createEmulator: async (run, world) => {
      const { client } = (await run()).variables as Pick<Given, "client">;
      expect(await owned({ ...world, given: { ...world.given, client } })).toEqual([
        "+12065550100",
      ]);
    },

    startEmulator: async (run, { given }) => {
      given.startEmulator = startEmulator;
      const { variables } = await run();
      await expect(fetch((variables["emulator"] as HttpEmulator).url)).rejects.toThrow();
    },
  });

  it("an example that is no ts block would be seen", () => {
    const text = "/** A number.\n * @example\n * const a = 1;\n */\nexport const a = 1;\n";
    expect(() => examplesIn(text, "a.ts")).toThrow("a.ts:2 has an example that is no ts block");
  });
});
