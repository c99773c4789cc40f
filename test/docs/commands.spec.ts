import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "commands-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command of the emulator, as the documents write it. */
const commands = ["README.md", "src/emulator/README.md"].flatMap((document) =>
  [...readFileSync(root + document, "utf8").matchAll(/^npx .*phone-numbers-emulator\b(.*)$/gm)].map(
    ([, options]): [string, string[]] => [document, options!.trim().split(/\s+/)],
  ),
);

it("both READMEs show the command", () => {
  expect(commands.map(([document]) => document)).toEqual(["README.md", "src/emulator/README.md"]);
});

it.each(commands)(
  "the command in %s starts an emulator",
  async (_document, options) => {
    // On a port that is free.
    const given = options.map((option, index) => (options[index - 1] === "--port" ? "0" : option));
    const program = [`${root}src/emulator/node/cli.ts`, ...given];
    const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), ...program], {
      cwd: folder,
    });
    try {
      const printed = await new Promise<string>((resolve, reject) => {
        child.stdout.once("data", (data) => resolve(String(data)));
        child.stderr.once("data", (data) => reject(new Error(String(data))));
      });
      expect(printed).toMatch(/endpoint=http:\/\/127\.0\.0\.1:\d+\/?;accesskey=/);
    } finally {
      const ended = new Promise((resolve) => child.on("close", resolve));
      child.kill();
      await ended;
    }
  },
  30_000,
);
