import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { tried } from "../properties.js";
import { createEmulator, type Emulator } from "../../src/emulator/index.js";
import {
  adding,
  browseNumbers,
  pollToEnd,
  reservationPath,
  searchNumbers,
  send,
  type Json,
} from "./harness.js";
import { anyCommands, anySipCommands } from "./invariants/commands.js";
import { exchange, type Request } from "./invariants/exchange.js";
import { anyGarbage, anyRequest } from "./invariants/garbage.js";
import { readPages, readWhole } from "./invariants/lists.js";
import { readState } from "./invariants/readState.js";
import { runAll } from "./invariants/runAll.js";
import { expectWireShape } from "./invariants/wireShape.js";
import { World } from "./invariants/world.js";

const timeout = 3_600_000;

// Time moves only when a test moves it, so that moments in answers can be foretold.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 1) });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("whatever is done to the emulator, the answers agree with each other", { timeout }, () => {
  it("and every number has one owner", async () => {
    await fc.assert(
      fc.asyncProperty(anyCommands, fc.nat(3), async (commands, pollsUntilDone) => {
        await runAll(commands, { authentication: "off", pollsUntilDone });
      }),
      tried(50),
    );
  });

  it("and a change of the SIP configuration is made as a whole or not at all", async () => {
    await fc.assert(
      fc.asyncProperty(anySipCommands, async (commands) => {
        await runAll(commands, { authentication: "off" });
      }),
      tried(50),
    );
  });

  it("with signatures too", async () => {
    await fc.assert(
      fc.asyncProperty(anyCommands, async (commands) => {
        await runAll(commands, {});
      }),
      tried(50, 0.1),
    );
  });
});

describe("pages of any size", { timeout }, () => {
  it("together are the list, each item once and in order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(40), fc.integer({ min: 1, max: 45 }), async (numbers, size) => {
        const world = new World({ numbers, authentication: "off" });
        for (let made = 0; made < numbers % 7; made += 1) {
          const path = `/availablePhoneNumbers/reservations/7a1b2c3d-0000-4000-8000-0000000001${made}0`;
          await world.read(path, "PATCH", {});
        }
        for (const name of ["phoneNumbers", "reservations"] as const) {
          const whole = await readWhole(world, name);
          expect(whole.length).toBe(name === "phoneNumbers" ? numbers : numbers % 7);
          expect(await readPages(world, name, size)).toEqual(whole);
        }
      }),
      tried(50),
    );
  });

  it.each(["countries", "countries/US/localities", "countries/FR/offerings"])(
    "of %s too",
    async (list) => {
      const world = new World();
      const read = async (path: string): Promise<[Json[], string | null]> => {
        const { json } = await world.read(path);
        const { nextLink, ...rest } = json;
        return [Object.values(rest)[0] as Json[], nextLink];
      };
      const [whole] = await read(`/availablePhoneNumbers/${list}?maxPageSize=1000`);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 250 }), async (size) => {
          const items: Json[] = [];
          let next: string | null = `/availablePhoneNumbers/${list}?maxPageSize=${size}`;
          while (next !== null) {
            const [page, link]: [Json[], string | null] = await read(next);
            items.push(...page);
            next = link;
          }
          expect(items).toEqual(whole);
        }),
        tried(50, 0.2),
      );
    },
  );
});

/** An emulator that has something of everything, and the addresses of it. */
async function furnished(): Promise<[Emulator, string[]]> {
  const emulator = createEmulator({
    numbers: ["+12065550100", "+18335550100"],
    authentication: "off",
  });
  const [number] = await browseNumbers(emulator);
  await send(emulator, "PATCH", reservationPath, adding(...(number === undefined ? [] : [number])));
  const { json } = await searchNumbers(emulator);
  await send(emulator, "PATCH", "/sip", {
    trunks: { "sbc.contoso.com": { sipSignalingPort: 5061 } },
    routes: [{ name: "all", numberPattern: ".*", trunks: ["sbc.contoso.com"] }],
  });
  const start = await send(emulator, "PATCH", "/phoneNumbers/+12065550100/capabilities", {});
  await pollToEnd(emulator, start);
  return [
    emulator,
    [
      reservationPath,
      `/availablePhoneNumbers/searchResults/${json.searchId}`,
      start.header("operation-location") ?? "",
    ],
  ];
}

async function expectNothingChanged(request: Request, mayBeServed: boolean): Promise<void> {
  const [emulator, paths] = await furnished();
  const before = await readState(emulator, paths);
  const result = await exchange(emulator, request);
  const status = result.reply?.status ?? 0;
  expectWireShape(result);
  expect(status, result.reply?.text).toBeLessThan(500);
  if (!mayBeServed) expect(status, result.reply?.text).toBeGreaterThanOrEqual(400);
  expect(await readState(emulator, paths)).toEqual(before);
}

describe("a request that nobody can mean", { timeout }, () => {
  it("gets an error of the service and changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(anyGarbage, (request) => expectNothingChanged(request, false)),
      tried(50, 4),
    );
  });

  it("gets an answer of the service, whatever its path, query, body and language", async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, (request) => expectNothingChanged(request, true)),
      tried(50, 4),
    );
  });

  it("is refused when its body is nested deeper than a stack", async () => {
    const deep = "[".repeat(20_000) + "]".repeat(20_000);
    const path = "/availablePhoneNumbers/countries/US/:browse";
    await expectNothingChanged(
      { method: "POST", path, body: `{"phoneNumberType":${deep}}` },
      false,
    );
  });
});
