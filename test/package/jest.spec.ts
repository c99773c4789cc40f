import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { consumerOf } from "./support/consumers.js";
import { install, writeFiles } from "./support/projects.js";
import { asCommonJs } from "./support/programs.js";
import { run, type Outcome } from "./support/run.js";

const readme = readFileSync(join(inject("unpacked"), "src/emulator/README.md"), "utf8");
const sample = /^```ts snippet:testWithJest\n([\s\S]*?)^```/m.exec(readme)![1]!;
const wrong = sample.replace(`code: "MissingTrunk"`, `code: "AnotherCode"`);

const consumer = consumerOf("20");
const folder = join(consumer.folder, "jest");

beforeAll(async () => {
  await install(folder, ["jest@30.5.2"]);
  writeFiles(folder, {
    "jest.config.json": JSON.stringify({ testEnvironment: "node", watchman: false }),
    "sample.test.mjs": sample,
    "sample.test.cjs": asCommonJs(sample),
    "wrong.test.mjs": wrong,
    "wrong.test.cjs": asCommonJs(wrong),
  });
});

function jest(file: string): Promise<Outcome> {
  const env = { NODE_OPTIONS: "--experimental-vm-modules" };
  const args = ["node_modules/jest/bin/jest.js", "--ci", "--runTestsByPath", file];
  return run("node", args, {
    cwd: folder,
    node: consumer.node,
    ...(file.endsWith("mjs") && { env }),
  });
}

describe.each(["mjs", "cjs"])("the README's sample for Jest, as %s", (ending) => {
  test("passes", async () => {
    const { succeeded, report } = await jest(`sample.test.${ending}`);
    expect(succeeded, report).toBe(true);
    expect(report).toMatch(/Tests: +1 passed, 1 total/);
    expect(report).not.toMatch(/did not exit|open handle/);
  });

  test("fails when it expects something else", async () => {
    const { succeeded, report } = await jest(`wrong.test.${ending}`);
    expect(succeeded, report).toBe(false);
    expect(report).toMatch(/MissingTrunk[\s\S]*Tests: +1 failed, 1 total/);
  });
});
