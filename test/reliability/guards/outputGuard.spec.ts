import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator } from "@azure/communication-phone-numbers/emulator";
import { expect, it } from "vitest";
import { DOCUMENTED_KEY } from "./usedSecrets.js";

const VITEST = join(import.meta.dirname, "../../../node_modules/vitest/vitest.mjs");
const CONFIG = join(import.meta.dirname, "planted/vitest.config.ts");

/** Runs what is planted as CI runs tests; gives the exit code, the report, and what the guard says. */
async function run(planted: string, more: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "planted-"));
  const report = join(folder, "report.json");
  const env = { ...process.env, ...more, NO_COLOR: "1", PLANTED: planted, REPORT: report };
  const { code, printed } = await new Promise<{ code: unknown; printed: string }>((resolve) => {
    const command = [VITEST, "run", "--config", CONFIG];
    execFile(process.execPath, command, { env }, (error, out, err) =>
      resolve({ code: error?.code ?? 0, printed: `${out}\n${err}` }),
    );
  });
  const { numPassedTests, numFailedTests } = JSON.parse(await readFile(report, "utf8")) as Record<
    "numPassedTests" | "numFailedTests",
    number
  >;
  await rm(folder, { recursive: true });
  const said = printed.split("\n").filter((line) => /^line \d+ |none shown|A key or/.test(line));
  return { code, passed: numPassedTests, failed: numFailedTests, said };
}

it.concurrent(
  "A run that shows no key passes, and says what it looked for",
  { timeout: 60_000 },
  async () => {
    const { said, ...end } = await run("quiet");
    expect(end).toEqual({ code: 0, passed: 1, failed: 0 });
    expect(said).toEqual([
      expect.stringMatching(/^2 keys and 0 tokens used, [1-9]\d* characters of output, none shown/),
    ]);
  },
);

it.concurrent(
  "A run whose tests pass fails where they print a key",
  { timeout: 60_000 },
  async () => {
    const { said, ...end } = await run("loud");
    expect(end).toEqual({ code: 1, passed: 4, failed: 0 });
    // The whole lines: no part of a key is in them. What goes past the console has the heading of what came before.
    expect(said.slice(1)).toHaveLength(4);
    for (const line of [
      / > logs a key\): the key is <secret>=*$/,
      / in hex\): half of it: <secret>$/,
      / > logs a token\): \{ token: '<secret>' \}$/,
      /^line \d+( \([^)]+\))?: correct <secret>$/,
    ]) {
      expect(said).toContainEqual(expect.stringMatching(line));
    }
  },
);

it.concurrent(
  "A run fails for what reporters print of its failures",
  { timeout: 60_000 },
  async () => {
    const { said, ...end } = await run("failing");
    expect(end).toEqual({ code: 1, passed: 0, failed: 2 });
    expect(said.slice(1)).toEqual([
      expect.stringMatching(/^line \d+ \(FAIL .+ in its message\): Error: .+: <secret>=*$/),
      expect.stringMatching(/^line \d+ \(FAIL .+ in its diff\): \+\s+"key": "<secret>=*",$/),
    ]);
  },
);

it.concurrent("A run at a terminal fails as well", { timeout: 60_000 }, async () => {
  const { code, said } = await run("loud", { TERMINAL: "yes" });
  expect(code).toBe(1);
  expect(said.slice(1)).toHaveLength(4);
  expect((await run("quiet", { TERMINAL: "yes" })).code).toBe(0);
});

it("The guard lets the emulator's documented key pass, and no other", () => {
  expect(DOCUMENTED_KEY).toBe(createEmulator().key);
});
