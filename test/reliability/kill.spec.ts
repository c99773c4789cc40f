import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator, type HttpEmulator } from "@azure/communication-phone-numbers/emulator/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bundle } from "./kill/bundles.js";
import { Chain, drawFate, drawSharedFate } from "./kill/chain.js";
import { figuresOf, type Figures } from "./kill/figures.js";
import { Random } from "./kill/random.js";
import { startedBy } from "./kill/traces.js";
import { meaningOf, truthInFile, truthOf } from "./kill/truth.js";
import { Service } from "./kill/service.js";
import { Wire } from "./kill/wire.js";

/** RUNS kills, in rounds; SEED repeats the plan of a run, though not what the processes make of it to the millisecond. */
const kills = Number(process.env["RUNS"] ?? 200);
const killsWithService = Math.ceil(kills / 8);
const killsOfBuyers = kills - killsWithService;
const killsOfRound = 200;
const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const chainsAtOnce = 3;
const timeout = 60_000 + kills * 500;

let folder = "";
let buyer = "";
let emulatorProgram = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "kill-"));
  [buyer = "", emulatorProgram = ""] = await bundle(folder, "buyer", "emulatorProcess");
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const newFile = (name: string): string => join(mkdtempSync(join(folder, `${name}-`)), name);

async function openChain(
  target: string,
  key: string,
  killService: () => void = () => {},
): Promise<{ chain: Chain; wire: Wire }> {
  const wire = await Wire.open(target);
  const ledgerFile = newFile("ledger");
  return { wire, chain: new Chain({ program: buyer, ledgerFile, wire, key, killService }) };
}

/** Now and then the service loses an answer, is slow with it, or cannot finish a purchase. */
function disturb(emulator: HttpEmulator, random: Random): void {
  const operation = random.oneOf([
    "PhoneNumbers_PurchasePhoneNumbers",
    "PhoneNumbers_PurchaseReservation",
  ] as const);
  const kind = random.oneOf(["drop", "reset", "operationFailed"] as const);
  const fault = random.next() < 0.5 ? { latencyMs: random.below(40) } : { kind };
  if (random.next() < 0.3) emulator.fail(operation, fault);
}

/** How many starts of a purchase have reached the service. */
function startsAt({ requests }: HttpEmulator, operationId: string): number {
  return requests.filter(
    ({ method, path, body }) => startedBy(method, path, JSON.stringify(body)) === operationId,
  ).length;
}

async function playRound(count: number, seedOfRound: number): Promise<Figures> {
  const stateFile = newFile("state");
  const emulator = await startEmulator({ stateFile, pollsUntilDone: 2 });
  const opened = await Promise.all(
    Array.from({ length: chainsAtOnce }, () => openChain(emulator.url, emulator.key)),
  );
  let left = count;
  const lives = opened.map(async ({ chain }, index) => {
    const random = new Random(seedOfRound + index);
    while (left-- > 0) {
      disturb(emulator, random);
      await chain.kill(drawFate(random));
    }
    return chain.finish();
  });
  try {
    const said = (await Promise.all(lives)).flat();
    const meaning = meaningOf(said);
    expect(await truthOf(emulator.connectionString, said)).toEqual(meaning);
    expect(await truthInFile(stateFile, said)).toEqual([meaning, meaning]);
    for (const { operationId, outcome } of said) {
      const most = outcome === "bought once" ? [1] : [0, 1];
      expect(most, operationId).toContain(startsAt(emulator, operationId));
    }
    return figuresOf(opened, said);
  } finally {
    for (const { wire } of opened) wire.close();
    await emulator.close();
  }
}

/** What happens by chance in so many kills, and without which they would show little. */
function expectVariety({ byStage, ...figures }: Figures): void {
  for (const name of [
    "resumedByText",
    "resumedById",
    "boughtOnce",
    "surelyNotBought",
    "begunAgain",
    "lateStarts",
    "killedTwice",
  ] as const) {
    expect(figures[name], name).toBeGreaterThan(0);
  }
  for (const stage of [
    "search or reservation",
    "start under way or lost",
    "acted, not answered",
    "answered, not written down",
    "polling",
  ] as const) {
    expect(byStage[stage], stage).toBeGreaterThan(0);
  }
}

it(
  "a purchase is made once or surely not, however often its buyer is killed",
  async () => {
    for (let done = 0; done < killsOfBuyers; done += killsOfRound) {
      const count = Math.min(killsOfRound, killsOfBuyers - done);
      console.info(`${count} kills of buyers, SEED=${seed}, from kill ${done} on`);
      const figures = await playRound(count, seed + done);
      console.info(figures);
      expect(figures.blindStarts).toBe(0);
      if (count > 100) expectVariety(figures);
    }
  },
  timeout,
);

it(
  "a purchase is made once or surely not, when the service dies too",
  async () => {
    console.info(`${killsWithService} kills of buyers and service, SEED=${seed}`);
    const random = new Random(seed);
    const service = await Service.start(emulatorProgram, newFile("state"));
    const { chain, wire } = await openChain(service.url, service.key, () => {
      wire.target = service.restart();
    });
    try {
      for (let kill = 0; kill < killsWithService; kill += 1) {
        await chain.kill(drawSharedFate(random));
      }
      const said = await chain.finish();
      const meaning = meaningOf(said);
      expect(await truthOf(service.connectionString, said)).toEqual(meaning);
      expect(await truthInFile(service.stateFile, said)).toEqual([meaning, meaning]);
      const figures = figuresOf([{ chain, wire }], said);
      console.info({ serviceKilled: service.deaths, ...figures });
      expect(figures.blindStarts).toBe(0);
      expect(service.deaths).toBeGreaterThan(0);
    } finally {
      wire.close();
      await service.kill();
    }
  },
  timeout,
);
