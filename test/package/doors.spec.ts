import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { name, writeFiles } from "./support/projects.js";
import { run, succeed } from "./support/run.js";
import { asCommonJs, deepImports, overHttp, packageJson, purchase } from "./support/programs.js";

const files = {
  "purchase.mjs": purchase,
  "purchase.cjs": asCommonJs(purchase),
  "overHttp.mjs": overHttp,
  "overHttp.cjs": asCommonJs(overHttp),
  "packageJson.mjs": packageJson,
  "packageJson.cjs": asCommonJs(packageJson),
  "deepImports.mjs": deepImports("import"),
  "deepImports.cjs": deepImports("require"),
};

const bought = { owned: [expect.stringMatching(/^\+1\d{10}$/)], trunks: ["sbc.contoso.com"] };
const { version } = JSON.parse(readFileSync(join(inject("unpacked"), "package.json"), "utf8")) as {
  version: string;
};

/** What this Node.js let npm choose. */
function coreVersions(folder: string): Record<string, string> {
  const scope = join(folder, "node_modules/@azure");
  const cores = readdirSync(scope).filter((one) => one.startsWith("core-"));
  const read = (core: string): string => readFileSync(join(scope, core, "package.json"), "utf8");
  return Object.fromEntries(
    cores.map((core) => [core, (JSON.parse(read(core)) as { version: string }).version]),
  );
}

describe.each(inject("consumers").map((one) => [one.version, one] as const))(
  "Node.js %s",
  (_, consumer) => {
    const { folder: cwd, node } = consumer;
    beforeAll(() => {
      const versions = Object.entries(coreVersions(cwd)).map((parts) => parts.join(" "));
      console.log(`  Node.js ${consumer.version} installed ${versions.join(", ")}`);
      writeFiles(cwd, files);
    });

    const outcomeOf = async (program: string): Promise<unknown> =>
      JSON.parse(await succeed("node", [program], { cwd, node })) as unknown;

    describe.each(["mjs", "cjs"])("a program that is %s", (ending) => {
      test("buys and routes with the emulator in its process", async () => {
        expect(await outcomeOf(`purchase.${ending}`)).toEqual(bought);
      });
      test("buys and routes with an emulator over HTTP", async () => {
        expect(await outcomeOf(`overHttp.${ending}`)).toEqual(bought);
      });
      test("reads package.json, and runs on this Node.js", async () => {
        expect(await outcomeOf(`packageJson.${ending}`)).toEqual({
          name,
          version,
          node: consumer.version,
        });
      });
      test("gets nothing but the doors", async () => {
        const refused = "ERR_PACKAGE_PATH_NOT_EXPORTED";
        expect(await outcomeOf(`deepImports.${ending}`)).toEqual([refused, refused, refused, "ok"]);
      });
    });

    test("the command prints its help with npx", async () => {
      const args = ["--no-install", "phone-numbers-emulator", "--help"];
      expect(await succeed("npx", args, { cwd, node })).toMatch(/^Usage: phone-numbers-emulator/);
    });

    test("the command names a mistake in its arguments", async () => {
      const args = ["node_modules/.bin/phone-numbers-emulator", "--prot", "1"];
      const { succeeded, report } = await run("node", args, { cwd, node });
      expect(succeeded, report).toBe(false);
      expect(report).toContain("--prot");
    });

    test("the command serves the clients of another process", async () => {
      const args = ["node_modules/.bin/phone-numbers-emulator", "--port", "0"];
      const emulator = spawn(node, args, { cwd, stdio: ["ignore", "pipe", "inherit"] });
      try {
        const connectionString = await connectionStringIn(emulator.stdout);
        const env = { COMMUNICATION_CONNECTION_STRING: connectionString };
        const printed = await succeed("node", ["overHttp.mjs"], { cwd, node, env });
        expect(JSON.parse(printed)).toEqual(bought);
      } finally {
        emulator.kill();
      }
    });
  },
);

async function connectionStringIn(output: NodeJS.ReadableStream): Promise<string> {
  let printed = "";
  for await (const line of createInterface({ input: output })) {
    const found = /endpoint=\S+/.exec(line)?.[0];
    if (found) return found;
    printed += `${line}\n`;
  }
  throw new Error(`The emulator printed no connection string:\n${printed}`);
}
