import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, inject, test } from "vitest";
import { majorOf } from "./support/consumers.js";
import { repository, writeFiles, type Consumer } from "./support/projects.js";
import { run, step } from "./support/run.js";

const vitest = join(repository, "node_modules/vitest/vitest.mjs");
const projects = ["--project", "unit", "--project", "service"];

/** Runs the unit and service tests there, and sees that they all pass. */
async function passes(what: string, cwd: string, node: string): Promise<void> {
  const args = [vitest, "run", "--root", cwd, "--reporter=dot", ...projects];
  const { succeeded, report } = await step(what, () =>
    run("node", args, { cwd, node, seconds: 170 }),
  );
  expect(succeeded, report).toBe(true);
  const [, passed] = /Tests\s+(\d+) passed \(\1\)/.exec(report) ?? [];
  console.log(`  ${what}: ${passed} tests passed`);
  expect(Number(passed), report).toBeGreaterThan(1000);
}

/** Its own test in the copy: the dependencies are those of the copy, and not the repository's. */
const dependenciesSpec = (folder: string): string => `import { createRequire } from "node:module";
import { expect, test } from "vitest";
test("the dependencies are those without a lockfile", () => {
  const place = createRequire(import.meta.url).resolve("@azure/core-client");
  expect(place).toContain(${JSON.stringify(join(folder, "node_modules/@azure"))});
});
`;

/** The sources and their tests beside the dependencies that this Node.js let npm choose. */
function copyInto({ folder }: Consumer): string {
  const copy = join(folder, "sources");
  for (const path of ["src", "test", "vitest.config.ts", "tsconfig.json", "package.json"]) {
    const filter = (from: string): boolean => !basename(from).startsWith(".");
    cpSync(join(repository, path), join(copy, path), { recursive: true, filter });
  }
  writeFiles(copy, { "test/unit/dependencies.spec.ts": dependenciesSpec(folder) });
  mkdirSync(join(copy, "node_modules"));
  const vitestThere = join(copy, "node_modules/vitest");
  symlinkSync(join(repository, "node_modules/vitest"), vitestThere, "junction");
  return copy;
}

const consumers = inject("consumers").map((one) => [majorOf(one.version), one] as const);

// On the Node.js that runs this, npm test does it.
const others = consumers.filter(([, { version }]) => version !== process.versions.node);
test.each(others)("the unit and service tests pass on Node.js %s", async (major, { node }) => {
  await passes(`tests on Node.js ${major}`, repository, node);
});

test.each(consumers)(
  "they pass on Node.js %s with the dependencies that it installs without a lockfile",
  async (major, consumer) => {
    const copy = copyInto(consumer);
    await passes(`tests on Node.js ${major}, without a lockfile`, copy, consumer.node);
  },
);
