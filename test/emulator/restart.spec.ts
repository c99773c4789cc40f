import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { tried } from "../properties.js";
import { createCore, type EmulatorCore } from "../../src/emulator/emulator.js";
import { Journal } from "../../src/emulator/node/journal.js";
import type { Command } from "./invariants/command.js";
import { anyCommands } from "./invariants/commands.js";
import type { Exchange } from "./invariants/exchange.js";
import { nothingKnown, runCommand, type Known } from "./invariants/runCommand.js";

const parameters = tried(60);
const options = { numbers: 5, authentication: "off" } as const;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "emulator-"));
  // Both emulators are to have the same time.
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

const contentOf = ({ store }: EmulatorCore): string => JSON.stringify([...store.content()]);

/** What a client sees; the names of traces begin anew with each emulator. */
const seen = (exchanges: Exchange[]): unknown[] =>
  exchanges.map(({ reply }) => reply && [reply.status, reply.text, reply.header("location")]);

/** An emulator with a state file, which can be killed. */
class Journalled {
  core: EmulatorCore = createCore(options);
  #files = 0;
  #path = join(folder, "0.jsonl");
  #journal = new Journal(this.core.store, this.#path);

  async run(known: Known, command: Command): Promise<Exchange[]> {
    const exchanges = await runCommand(this.core.emulator, known, command);
    this.#journal.flush();
    return exchanges;
  }

  /** Ends it as a kill does, with half a line written after the last answer, and starts the next one from its file. */
  killAndRestart(halfLine: string): void {
    const text = readFileSync(this.#path, "utf8");
    this.#journal.close();
    this.#files += 1;
    this.#path = join(folder, `${this.#files}.jsonl`);
    writeFileSync(this.#path, text + halfLine);
    this.core = createCore(options);
    this.#journal = new Journal(this.core.store, this.#path);
  }

  close(): void {
    this.#journal.close();
  }
}

/** The same without a file. Faults that wait are lost, as in a restart. */
function copyOf(core: EmulatorCore): EmulatorCore {
  const copy = createCore(options);
  copy.store.clear();
  for (const change of core.store.content()) copy.store.apply(change);
  return copy;
}

describe("an emulator that is killed again and again", () => {
  it("goes on like one that was not", async () => {
    let restarts = 0;
    await fc.assert(
      fc.asyncProperty(
        anyCommands,
        fc.array(fc.constantFrom(undefined, undefined, undefined, "", "[", '[["purch')),
        async (commands, kills) => {
          rmSync(folder, { recursive: true });
          folder = mkdtempSync(join(tmpdir(), "emulator-"));
          let lasting = createCore(options);
          const killed = new Journalled();
          const known = [nothingKnown(), nothingKnown()] as const;
          for (const [at, command] of commands.entries()) {
            vi.advanceTimersByTime(at);
            const expected = await runCommand(lasting.emulator, known[0], command);
            expect(seen(await killed.run(known[1], command))).toEqual(seen(expected));
            const halfLine = kills[at];
            if (halfLine === undefined) continue;
            killed.killAndRestart(halfLine);
            expect(contentOf(killed.core)).toBe(contentOf(lasting));
            lasting = copyOf(lasting);
            restarts += 1;
          }
          expect(contentOf(killed.core)).toBe(contentOf(lasting));
          killed.close();
        },
      ),
      parameters,
    );
    expect(restarts).toBeGreaterThan(parameters.numRuns / 10);
  }, 120_000);
});
