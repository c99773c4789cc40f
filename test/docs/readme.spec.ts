import { getLogLevel, setLogLevel } from "@azure/logger";
import {
  PhoneNumbersClient,
  type OperatorInformationResult,
} from "@azure/communication-phone-numbers";
import type { Emulator } from "@azure/communication-phone-numbers/emulator";
import type { HttpEmulator } from "@azure/communication-phone-numbers/emulator/node";
import { describe, expect, vi } from "vitest";
import { connects, runsAsDocumented, type Expectation } from "./support/documented.js";
import { listingAndSipCalls } from "./support/listingAndSipCalls.js";
import { callsOf, snippetsOf } from "./support/markdown.js";
import { numberCalls } from "./support/numberCalls.js";
import { all, OLD_CONFIGURATION, owned, searched } from "./support/world.js";

const LIST = "for await (const { id } of client.listPurchasedPhoneNumbers()) console.log(id);";

/** The calls of its table that no other document has. */
const readmeCalls: Record<string, Expectation> = {
  "await client.searchOperatorInformation([phoneNumber], { includeAdditionalOperatorDetails: true })":
    async (run) => {
      const { values } = (await run()).value as OperatorInformationResult;
      expect(values).toEqual([expect.objectContaining({ isoCountryCode: "US" })]);
    },
  "createEmulator({ numbers: [phoneNumber] })": async (run) => {
    const { connectionString, httpClient } = (await run()).value as Emulator;
    const client = new PhoneNumbersClient(connectionString, { httpClient });
    expect(await all(client.listPurchasedPhoneNumbers())).toHaveLength(1);
  },
};

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

    connectInBrowser: async (run, world) => {
      const { given, emulator } = world;
      const asked: unknown[] = [];
      given.fetch = async (url) => {
        asked.push(url);
        return Response.json(
          await emulator.credential.getToken("https://communication.azure.com//.default"),
        );
      };
      await connects(run, world);
      expect(asked).toEqual(["/api/token"]);
      expect(emulator.requests.at(-1)?.headers["authorization"]).toMatch(/^Bearer /);
    },

    handleErrors: async (run) => {
      expect((await run()).printed).toEqual([
        "404 NotFound Input phoneNumber +14255550199 cannot be found.",
      ]);
    },

    lookUpUnknownOutcome: async (run, world) => {
      await searched(world);
      world.emulator.fail("PhoneNumbers_PurchasePhoneNumbers", { kind: "drop" });
      await run();
      expect(await owned(world)).toHaveLength(2);
      const { requests } = world.emulator;
      expect(requests.filter(({ path }) => path.endsWith(":purchase"))).toHaveLength(1);
    },

    followOperation: async (run, { emulator, given }) => {
      const { printed } = await run();
      expect(printed).toEqual(["succeeded", expect.stringMatching(/^\[ '\+18\d+' \]$/)]);

      vi.spyOn(AbortSignal, "timeout").mockReturnValueOnce(AbortSignal.abort());
      expect((await run()).printed).toEqual([]);
      const { method, path } = emulator.requests.at(-1)!;
      expect(`${method} ${path}`).toMatch(/^DELETE \/phoneNumbers\/operations\/search_/);
      const id = path.split("/").at(-1)!;
      await expect(given.client.getOperation(id)).rejects.toMatchObject({ statusCode: 404 });
    },

    resume: async (run, world) => {
      await searched(world);
      const { given, emulator } = world;
      given.text = (await given.client.beginPurchasePhoneNumbers(given.searchId)).toString();
      await run();
      expect(await owned(world)).toHaveLength(2);
      expect(emulator.requests.filter(({ path }) => path.endsWith(":purchase"))).toHaveLength(1);
    },

    listByPage: async (run, { emulator }) => {
      expect((await run()).printed).toEqual(["1"]);
      emulator.seed(60);
      expect((await run()).printed).toEqual(["50", "11"]);
    },

    reserveNumbers: async (run, { emulator, given }) => {
      expect((await run()).printed).toEqual([expect.stringMatching(/^held until \d{4}-/)]);

      emulator.fail("PhoneNumbers_CreateOrUpdateReservation", { kind: "numberUnavailable" });
      const { printed, variables } = await run();
      expect(printed[0]).toMatch(/^1\d+ The number selected is not available/);
      expect(printed[1]).toMatch(/^held until/);
      const { phoneNumbers } = await given.client.getReservation(
        variables["reservationId"] as string,
      );
      const statuses = Object.values(phoneNumbers!).map((number) => number!.status);
      expect(statuses).toEqual(["reserved", "reserved", "reserved"]);
    },

    replaceConfiguration: async (run, { emulator, given }) => {
      await given.sip.setConfiguration(OLD_CONFIGURATION);
      await run();
      const { trunks, routes } = await given.sip.getConfiguration();
      expect(trunks.map(({ fqdn }) => fqdn)).toEqual(["sbc1.contoso.com", "sbc2.contoso.com"]);
      const matching = (number: string): string | undefined =>
        routes.find(({ numberPattern }) => new RegExp(numberPattern).test(number))?.name;
      expect([matching("+14255550100"), matching("+35315550100")]).toEqual(["US", "Others"]);
      expect(emulator.requests.filter(({ method }) => method === "PATCH")).toHaveLength(2);
    },

    testWithFault: async (run) => {
      const { printed, variables } = await run();
      expect(printed).toEqual(["TooManyRequests 1"]);
      expect((variables["emulator"] as Emulator).requests).toEqual([]);
    },

    fakeClient: async (run) => {
      expect((await run()).printed).toEqual(["24"]);
    },

    callOptions: async (run, { emulator }) => {
      const { printed } = await run();
      expect(printed).toEqual([expect.stringMatching(/^200 \S{10,}$/)]);
      expect(emulator.requests.at(-1)?.headers["x-order"]).toBe("4711");
    },

    customPolicy: async (run, { given, emulator }) => {
      const { printed, variables } = await run();
      emulator.fail("PhoneNumbers_GetByNumber", { status: 503, retryAfter: 0 });
      emulator.fail("PhoneNumbers_GetByNumber", { kind: "drop" });
      await (variables["client"] as PhoneNumbersClient).getPurchasedPhoneNumber(given.phoneNumber);
      expect(printed).toEqual([
        expect.stringMatching(/^GET 503 \d+ ms$/),
        expect.stringMatching(/^GET no answer \d+ ms$/),
        expect.stringMatching(/^GET 200 \d+ ms$/),
      ]);
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

  describe("the calls of its table do what they stand beside", () => {
    const calls = callsOf("README.md", "Write");
    const expectations = { ...numberCalls, ...listingAndSipCalls, ...readmeCalls };
    const named = calls.map(({ code, line }) => ({ name: code, code, line }));
    const taken = calls.map(({ code }): [string, Expectation] => [code, expectations[code]!]);
    runsAsDocumented(named, Object.fromEntries(taken));
  });
});
