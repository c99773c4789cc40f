import * as assert from "node:assert/strict";
import type { FullOperationResponse } from "@azure/core-client";
import type { Emulator } from "@azure/communication-phone-numbers/emulator";
import type { HttpEmulator } from "@azure/communication-phone-numbers/emulator/node";
import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { describe, expect } from "vitest";
import { connects, runsAsDocumented, type Expectation } from "./support/documented.js";
import { callsOf, snippetsOf } from "./support/markdown.js";
import { testRunner } from "./support/testRunner.js";
import { owned, OWNED, reserve, searched, type World } from "./support/world.js";

const LIST = "for await (const { id } of client.listPurchasedPhoneNumbers()) console.log(id);";
const AT_ONCE = { updateIntervalInMs: 0 };

/** The tests of a block pass, and fail when this piece of them is replaced by something wrong. */
const tests =
  (piece: string, wrong: string): Expectation =>
  async (run, world) => {
    for (const [replacements, isGood] of [
      [{}, true],
      [{ [piece]: wrong }, false],
    ] as const) {
      const { given, modules, runTests } = testRunner(expect, assert);
      Object.assign(world.given, given);
      Object.assign(world.modules, modules);
      await run(replacements);
      const outcomes = await runTests();
      expect(outcomes).toHaveLength(1);
      expect(outcomes[0] === undefined).toBe(isGood);
    }
  };

describe("the blocks", () => {
  runsAsDocumented(snippetsOf("src/emulator/README.md"), {
    emulateInProcess: async (run) => {
      const { variables } = await run();
      const client = variables["client"] as PhoneNumbersClient;
      const number = await client.getPurchasedPhoneNumber("+12065550100");
      expect(number).toHaveProperty("countryCode", "US");
    },
    emulateOverHttp: async (run) => {
      const { printed, variables } = await run({
        "await emulator.close": `${LIST}\nawait emulator.close`,
      });
      expect(printed).toHaveLength(2);
      await expect(fetch((variables["emulator"] as HttpEmulator).url)).rejects.toThrow();
    },
    testWithVitest: tests("statusCode: 404", "statusCode: 403"),
    testWithJest: tests("MissingTrunk", "InvalidTrunkFqdn"),
    testWithNode: tests("equal(count, 250)", "equal(count, 249)"),
  });
});

async function purchase({ given: { client, searchId } }: World): Promise<unknown> {
  return (await client.beginPurchasePhoneNumbers(searchId, AT_ONCE)).pollUntilDone();
}

const brokenPurchase =
  (numbersAfter: number): Expectation =>
  async (run, world) => {
    await searched(world);
    await run();
    await expect(purchase(world)).rejects.toMatchObject({ code: "OutcomeUnknown" });
    world.emulator.clock.advance(60_000);
    expect(await owned(world)).toHaveLength(numbersAfter);
  };

const failsWith =
  (code: string): Expectation =>
  async (run, world) => {
    await searched(world);
    await run();
    await expect(purchase(world)).rejects.toMatchObject({ code });
  };

/** Reads a number with a client that does not repeat. */
const read = ({ emulator }: World, options = {}): Promise<unknown> =>
  new PhoneNumbersClient(emulator.connectionString, {
    httpClient: emulator.httpClient,
    retryOptions: { maxRetries: 0 },
  }).getPurchasedPhoneNumber(OWNED, options);

/** By the line of code in a cell, as far as it tells cells apart. */
const cells: Record<string, Expectation> = {
  "new PhoneNumbersClient": connects,
  "emulator.seed(250)": async (run, world) => {
    await run();
    expect(await owned(world)).toHaveLength(251);
  },
  "emulator.seed([": async (run, world) => {
    await run();
    expect(await owned(world)).toEqual([OWNED, "+33199000001", "+18335550100"]);
  },
  "emulator.clock": async (run, world) => {
    await searched(world);
    await reserve(world);
    await run();
    await expect(purchase(world)).rejects.toThrow("The search has expired");
    const { client, reservationId } = world.given;
    expect(await client.getReservation(reservationId)).toHaveProperty("status", "expired");
  },
  createEmulator: async (run, { given: { search } }) => {
    const { connectionString, httpClient } = (await run()).value as Emulator;
    const client = new PhoneNumbersClient(connectionString, { httpClient });
    const poller = await client.beginSearchAvailablePhoneNumbers(search, AT_ONCE);
    await poller.poll();
    expect(poller.isDone()).toBe(true);
  },
  'fail("*"': async (run, world) => {
    await run();
    for (const _time of [1, 2]) {
      await expect(read(world)).rejects.toMatchObject({ statusCode: 429 });
    }
    expect(await read(world)).toHaveProperty("phoneNumber", OWNED);
  },
  '"drop"': brokenPurchase(2),
  '"reset"': brokenPurchase(1),
  '"operationFailed"': failsWith("OutOfStock"),
  '"numberUnavailable"': async (run, world) => {
    await run();
    await reserve(world);
    const { phoneNumbers } = world.given.reservation;
    const statuses = Object.values(phoneNumbers ?? {}).map((number) => number?.status);
    expect(statuses).toEqual(["error", "reserved"]);
  },
  '"truncate"': async (run, world) => {
    await run();
    await expect(read(world)).rejects.toMatchObject({ name: "RestError" });
  },
  '"html"': async (run, world) => {
    await run();
    await expect(read(world)).rejects.toThrow(/403 with a body that holds no error message/);
  },
  latencyMs: async (run, world) => {
    await run();
    const timeout = { requestOptions: { timeout: 5 } };
    await expect(read(world, timeout)).rejects.toMatchObject({ name: "AbortError" });
  },
  PhoneNumbers_GetOperation: async (run, world) => {
    await searched(world);
    await run();
    const { client, searchId } = world.given;
    const heard: (string | undefined)[] = [];
    const onResponse = ({ headers }: FullOperationResponse): void =>
      void heard.push(headers.get("retry-after"));
    const operation = await client.getOperation(`search_${searchId}`, { onResponse });
    expect([operation.status, ...heard]).toEqual(["succeeded", "3"]);
  },
  "emulator.requests": async (run, world) => {
    expect((await run()).value).toEqual([]);
    await owned(world);
    expect((await run()).value).toMatchObject([{ operation: "PhoneNumbers_ListPhoneNumbers" }]);
  },
  "emulator.reset": async (run, world) => {
    await searched(world);
    await purchase(world);
    await run();
    expect(await owned(world)).toEqual([OWNED]);
    expect(world.emulator.requests).toHaveLength(1);
  },
};

describe("the cells of the table", () => {
  const calls = callsOf("src/emulator/README.md", "Write").map((call) => ({
    ...call,
    name: Object.keys(cells).find((part) => call.code.includes(part)) ?? call.code,
  }));
  runsAsDocumented(calls, cells);
});
