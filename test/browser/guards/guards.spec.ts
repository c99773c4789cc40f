import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";

interface Report {
  testResults: {
    message: string;
    assertionResults: { title: string; status: string; failureMessages: string[] }[];
  }[];
}

/** Runs what is planted; gives the outcome of each test by its title, what files failed with, and all that was printed. */
async function runPlanted() {
  const folder = await mkdtemp(join(tmpdir(), "planted-"));
  const output = join(folder, "report.json");
  const vitest = join(import.meta.dirname, "../../../node_modules/vitest/vitest.mjs");
  const config = join(import.meta.dirname, "planted/vitest.config.ts");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${output}`];
  const printed = await new Promise<string>((resolve) => {
    const command = [vitest, "run", "--config", config, ...reporters];
    const env = { ...process.env, NO_COLOR: "1" };
    execFile(process.execPath, command, { env }, (_error, out, err) => resolve(out + err));
  });
  const { testResults } = JSON.parse(await readFile(output, "utf8")) as Report;
  await rm(folder, { recursive: true });
  const tests = testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(
      ({ title, status, failureMessages }) =>
        [title, `${status} ${failureMessages.join("\n")}`] as const,
    ),
  );
  const files = testResults.map(({ message }) => message).join("\n");
  return { tests: new Map(tests), files, printed };
}

let planted: Awaited<ReturnType<typeof runPlanted>>;
beforeAll(async () => {
  planted = await runPlanted();
}, 60_000);

it.each([
  ["prints an error", "console.error: something is wrong"],
  ["prints a warning", "console.warn: something is odd"],
  ["fetches from another origin", "request to https://contoso.example/a"],
  ["asks another origin by XMLHttpRequest", "request to https://contoso.example/b"],
  ["loads an image of another origin", "request to https://contoso.example/c"],
  ["looks for Node's process", "process was read"],
  ["brings a Buffer", "Buffer was defined"],
])("a test in a page that %s fails with %j", (title, message) => {
  expect(planted.tests.get(title)).toMatch(/^failed /);
  expect(planted.tests.get(title)).toContain(message);
});

it("a test in a page that does nothing forbidden passes", () => {
  expect(planted.tests.get("does nothing forbidden")).toBe("passed ");
});

it("what is forbidden fails the file also when its tests are over", () => {
  expect(planted.files).toContain("console.warn: after the last test");
});

it("a promise that nobody awaits fails the run", () => {
  expect(planted.printed).toMatch(/Unhandled Rejection\W+Error: nobody awaits this/);
  expect(planted.printed).toMatch(/Errors\W+1 error/);
});
