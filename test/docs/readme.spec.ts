import { getLogLevel, setLogLevel } from "@azure/logger";
import type { PurchasedPhoneNumber, ResultPage } from "@azure/communication-phone-numbers";
import type { HttpEmulator } from "@azure/communication-phone-numbers/emulator/node";
import { describe, expect } from "vitest";
import { connects, runsAsDocumented } from "./support/documented.js";
import { snippetsOf } from "./support/markdown.js";
import { all, owned, searched } from "./support/world.js";

const LIST = "for await (const { id } of client.listPurchasedPhoneNumbers()) console.log(id);";

describe("README.md", () => {
  runsAsDocumented(snippetsOf("README.md"), {
    firstProgram: async (run) => {
      const { printed, variables } = await run();
      const [bought] = variables["phoneNumbers"] as string[];
      expect(printed).toEqual([`${bought} for 2 USD a month`, bought]);
    },
    connectWithConnectionString: connects,
    connectWithKey: connects,
    connectWithEntraId: connects,

    lookUpUnknownOutcome: async (run, world) => {
      await searched(world);
      world.emulator.fail("PhoneNumbers_PurchasePhoneNumbers", { kind: "drop" });
      const { printed } = await run();
      expect(printed.join()).toContain(`id: 'purchase_${world.given.searchId}'`);
      expect(await owned(world)).toHaveLength(2);
    },

    resume: async (run, world) => {
      await searched(world);
      const { given, emulator } = world;
      given.text = (await given.client.beginPurchasePhoneNumbers(given.searchId)).toString();
      await run();
      expect(await owned(world)).toHaveLength(2);
      expect(emulator.requests.filter(({ path }) => path.endsWith(":purchase"))).toHaveLength(1);
    },

    listByPage: async (run, { given, emulator }) => {
      emulator.seed(60);
      given.continuationToken = "/phoneNumbers?skip=60&top=50&api-version=2025-06-01";
      const { printed, variables } = await run();
      expect(printed).toEqual([expect.stringMatching(/^50 \/phoneNumbers\?/), "11 undefined"]);
      const rest = variables["rest"] as AsyncIterable<ResultPage<PurchasedPhoneNumber>>;
      expect((await all(rest)).flat()).toHaveLength(1);
    },

    startEmulator: async (run) => {
      const { printed, variables } = await run({ "// ...": LIST });
      expect(printed).toHaveLength(3);
      await expect(fetch((variables["emulator"] as HttpEmulator).url)).rejects.toThrow();
    },

    logRequests: async (run) => {
      const before = getLogLevel();
      try {
        await run();
        expect(getLogLevel()).toBe("info");
      } finally {
        setLogLevel(before);
      }
    },
  });
});
