import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Fault, OperationName } from "@azure/communication-phone-numbers/emulator";
import { startEmulator } from "@azure/communication-phone-numbers/emulator/node";
import { tried } from "../properties.js";
import { forbidUnhandledRejections } from "../unit/support/unhandled.js";
import { anyRace, anyStory, type Story } from "./operations/anySteps.js";
import { bundled, runProgram, type Program } from "./operations/programs.js";
import { runRace } from "./operations/runRace.js";
import { runStory } from "./operations/runStory.js";

/** Also for a poller that never comes to its end, and polls all the time. */
const timeout = process.env["RUNS"] ? 3_600_000 : 120_000;
const totals = { sequences: 0, steps: 0, requests: 0 };
function count({ steps }: Story, requests: number): void {
  totals.sequences += 1;
  totals.steps += steps.length;
  totals.requests += requests;
}

forbidUnhandledRejections();
describe("Whatever is done with a poller", { timeout }, () => {
  beforeEach(() => {
    vi.useFakeTimers();
    // The shortest pause between two tries, so that it can be foretold.
    vi.spyOn(Math, "random").mockReturnValue(0);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  afterAll(() => {
    console.log(
      Object.entries(totals)
        .map(([what, count]) => `${count} ${what}`)
        .join(", "),
    );
  });

  it("it does what its documentation says", async () => {
    await fc.assert(
      fc.asyncProperty(anyStory, async (story) => {
        vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
        count(story, await runStory(story));
      }),
      tried(500),
    );
  });

  it("it comes to one clear end, also where everything happens at once", async () => {
    await fc.assert(
      fc.asyncProperty(anyRace, async ({ story, gaps }) => {
        vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
        count(story, await runRace(story, gaps));
      }),
      tried(800),
    );
  });
});

/** Longer than any computer takes to end a program, and far shorter than the pause between two polls. */
const PROMPTLY_MS = 3000;

describe("A program that has followed an operation ends by itself", { timeout: 60_000 }, () => {
  let program: Program;
  beforeAll(async () => void (program = await bundled("endingProgram")));
  afterAll(() => program.remove());

  const search = "PhoneNumbers_SearchAvailablePhoneNumbers";
  const poll = "PhoneNumbers_GetOperation";
  const slow: Fault = { latencyMs: 20_000 };
  it.each<[ending: string, told: string, operation?: OperationName, fault?: Fault]>([
    ["a result", "found string"],
    ["a result after a connection was lost", "found string", poll, { kind: "reset" }],
    ["a failed operation", "RestError", search, { kind: "operationFailed" }],
    ["a failed poll", "RestError", poll, { status: 404 }],
    ["an abort in the pause", "AbortError"],
    ["an abort in a request", "AbortError", poll, slow],
    ["a stop in the pause", "PollerStoppedError"],
    ["a stop in a request", "PollerStoppedError", poll, slow],
    ["a cancellation in the pause", "PollerCancelledError"],
    ["a cancellation in a request", "PollerCancelledError", poll, slow],
  ])("after %s: %s", async (ending, told, operation, fault) => {
    const emulator = await startEmulator();
    if (operation && fault) emulator.fail(operation, fault);
    const run = await runProgram(program, [ending, emulator.connectionString], 15_000);
    await emulator.close();
    expect([run.printed, run.status]).toEqual([told, 0]);
    expect(run.lingeredMs).toBeLessThan(PROMPTLY_MS);
  });
});
