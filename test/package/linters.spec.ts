import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { expect, inject, test } from "vitest";
import { copyOfPackage, textOf } from "./support/packageFiles.js";
import { repository } from "./support/projects.js";
import { run, succeed } from "./support/run.js";

async function saidByPublint(tarball: string): Promise<string[]> {
  const { buffer, byteOffset, byteLength } = readFileSync(tarball);
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
  const { messages, pkg } = await publint({ pack: { tarball: bytes }, strict: true });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

interface Analysis {
  analysis: {
    entrypoints: Record<string, { resolutions: Record<string, { resolution?: unknown }> }>;
    problems: { kind: string }[];
  };
}

/** All that `attw` finds in its four modes: node10, node16 from CommonJS and from ES modules, bundler. */
async function saidByAttw(tarball: string): Promise<Analysis["analysis"]> {
  const attw = join(repository, "node_modules/@arethetypeswrong/cli/dist/index.js");
  const { stdout, report } = await run("node", [attw, tarball, "--format", "json"], {
    cwd: dirname(tarball),
  });
  if (!stdout.startsWith("{")) throw new Error(report);
  return (JSON.parse(stdout) as Analysis).analysis;
}

/** The package with a mistake, packed. */
async function planted(plant: (copy: string) => void): Promise<string> {
  const copy = copyOfPackage();
  plant(copy);
  await succeed("tar", ["-czf", "planted.tgz", "package"], { cwd: dirname(copy) });
  return join(dirname(copy), "planted.tgz");
}

const withoutType = (copy: string): void => {
  const manifest = textOf(copy, "package.json").replace(`"type": "module",`, "");
  writeFileSync(join(copy, "package.json"), manifest);
};
const withoutTypes = (copy: string): void =>
  rmSync(join(copy, "dist/commonjs/emulator/index.d.ts"));

test("publint has nothing to say", async () => {
  expect(await saidByPublint(inject("tarball"))).toEqual([]);
});

test("publint would find a wrong format", async () => {
  expect(await saidByPublint(await planted(withoutType))).not.toEqual([]);
});

test("attw has nothing to say, and resolves each door in its four modes", async () => {
  const { entrypoints, problems } = await saidByAttw(inject("tarball"));
  expect(problems).toEqual([]);
  const modes = ["node10", "node16-cjs", "node16-esm", "bundler"];
  expect(Object.keys(entrypoints)).toEqual([
    ".",
    "./emulator",
    "./emulator/node",
    "./package.json",
  ]);
  for (const { resolutions } of Object.values(entrypoints)) {
    expect(Object.keys(resolutions)).toEqual(modes);
    expect(modes.filter((mode) => !resolutions[mode]!.resolution)).toEqual([]);
  }
});

test("attw would find missing declarations", async () => {
  const { problems } = await saidByAttw(await planted(withoutTypes));
  expect(problems.map(({ kind }) => kind)).toContain("UntypedResolution");
});
