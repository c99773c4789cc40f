import { describe, expect, it } from "vitest";
import { listFiles, readTexts, type Texts } from "./support/repository.js";
import {
  expectationsThatCannotFail,
  focusedTests,
  unexplainedSkips,
  unexplainedSleeps,
} from "./support/testRules.js";

const texts = readTexts(listFiles());
const planted = (text: string): Texts => new Map([["test/unit/planted.spec.ts", text]]);
const lines = (...all: string[]): Texts => planted(all.join("\n"));

/** What waits in these files is run by specs with a fake clock, or in a process of its own. */
const ON_FAKE_CLOCK = {
  "test/published/support/clientOptionScenarios.ts": "on the clock of clock.ts",
  "test/published/support/pollerSteps.ts": "on the clock of clock.ts",
  "test/reliability/faults/inProcess.ts": "on the clock of faults.spec.ts",
  "test/reliability/faults/overSockets.ts": "on the clock of faults.spec.ts",
  "test/reliability/kill/buyOnce.ts":
    "a buyer's minute, which has 20 ms, in a process to be killed",
};

describe("All tests", () => {
  it("run, since none has the focus", () => {
    expect(focusedTests(texts)).toEqual([]);
  }, 30_000);

  it("run, or say why they do not", () => {
    expect(unexplainedSkips(texts)).toEqual([]);
  });

  it("hold no expectation that cannot fail", () => {
    expect(expectationsThatCannotFail(texts)).toEqual([]);
  });

  it("wait for no real time, or say why they do", () => {
    expect(unexplainedSleeps(texts, ON_FAKE_CLOCK)).toEqual([]);
  });
});

describe("A focus", () => {
  it.each([
    `it.only("a", () => {});`,
    `test.only("a", () => {});`,
    `describe.only("a", () => {});`,
    `suite.only("a", () => {});`,
    `it.only.each([1])("a", () => {});`,
    `it.concurrent.only("a", () => {});`,
    `describe.only.each([1])("a", () => {});`,
    `it["only"]("a", () => {});`,
    `fit("a", () => {});`,
    `fdescribe("a", () => {});`,
    `it("a", { only: true }, () => {});`,
    `scenario.only("a", () => {});`,
    `(isSlow ? it.only : it)("a", () => {});`,
    `// It is the one that matters at present.\nit.only("a", () => {});`,
  ])("is found in %s", (text) => {
    expect(focusedTests(planted(text))).toEqual([
      expect.stringMatching(/^test\/unit\/planted\.spec\.ts:[12]: only$/),
    ]);
  });

  it("is none where code only has the word", () => {
    const text = `const { only } = page; it("a", { only: false }, () => list(page.only, { only }));`;
    expect(focusedTests(planted(text))).toEqual([]);
  });
});

describe("A skip without a reason", () => {
  it.each([
    [`it.skip("a", () => {});`, "skip"],
    [`test.skip("a", () => {});`, "skip"],
    [`describe.skip("a", () => {});`, "skip"],
    [`describe.skip.each([1])("a", () => {});`, "skip"],
    [`it.todo("is written some day");`, "todo"],
    [`it("is written some day");`, "todo"],
    [`it.skipIf(isSlow)("a", () => {});`, "skipIf"],
    [`it.runIf(isFast)("a", () => {});`, "runIf"],
    [`describe.runIf(isFast)("a", () => {});`, "runIf"],
    [`it.fails("a", () => {});`, "fails"],
    [`it("a", (context) => context.skip());`, "skip"],
    [`it("a", (context) => context.skip(isSlow));`, "skip"],
    [`it("a", ({ skip }) => skip());`, "skip"],
    [`xit("a", () => {});`, "skip"],
    [`xdescribe("a", () => {});`, "skip"],
    [`it("a", { skip: true }, () => {});`, "skip"],
    [`it("a", { skip: isSlow }, () => {});`, "skip"],
    [`it("a", { todo: true }, () => {});`, "todo"],
    [`it("a", { fails: true }, () => {});`, "fails"],
    [`(isSlow ? it.skip : it)("a", () => {});`, "skip"],
    [`const slow = isSlow ? describe.skip : describe;`, "skip"],
    [`it["skip"]("a", () => {});`, "skip"],
    [`it.skip("a", () => {}); // TODO`, "skip"],
  ])("is found in %s", (text, how) => {
    expect(unexplainedSkips(planted(text))).toEqual([`test/unit/planted.spec.ts:1: ${how}`]);
  });

  it("has no reason in a comment that is about something else", () => {
    const text = lines("// The numbers come from a table.", "const a = 1;", `it.skip("a", run);`);
    expect(unexplainedSkips(text)).toEqual(["test/unit/planted.spec.ts:3: skip"]);
  });

  it.each([
    `// The service has no such answer any more.\nit.skip("a", () => {});`,
    `/** The service has no such answer any more. */\nit.skip("a", () => {});`,
    `it.skip("a", () => {}); // The service has no such answer any more.`,
    `it("a", (context) => context.skip("there is no recording"));`,
    `it("a", (context) => context.skip(isSlow, "there is no recording"));`,
    `it("a", (context) => context.skip(why));`,
  ])("is not found in %s", (text) => {
    expect(unexplainedSkips(planted(text))).toEqual([]);
  });

  it("is not found where code only has the word", () => {
    const text = `const { skip } = page; it("a", () => list({ skip }, page.skip + 1, { skip: 2 }));`;
    expect(unexplainedSkips(planted(text))).toEqual([]);
  });
});

describe("An expectation that cannot fail", () => {
  it.each([
    ["expect(a);", "expect without a matcher"],
    ["expect.soft(a);", "expect without a matcher"],
    ["await expect(a);", "expect without a matcher"],
    ["expect(a).toBe;", "a matcher that is not called"],
    ["expect(a).not;", "a matcher that is not called"],
    ["expect(a).not.toBe;", "a matcher that is not called"],
    ["await expect(a).resolves;", "a matcher that is not called"],
    ["await expect(a).rejects.toThrow;", "a matcher that is not called"],
    ["expect.hasAssertions;", "a matcher that is not called"],
    ["expect(true).toBe(true);", "expect of a fixed value"],
    ["expect(1).not.toBe(2);", "expect of a fixed value"],
    [`expect("a").toBeTruthy();`, "expect of a fixed value"],
    ["expect(a).toBe(a);", "expect of a fixed value"],
    ["expect([]).toEqual([]);", "expect of a fixed value"],
  ])("is found in %s", (text, what) => {
    expect(expectationsThatCannotFail(planted(`it("a", async () => { ${text} });`))).toEqual([
      `test/unit/planted.spec.ts:1: ${what}`,
    ]);
  });

  it.each([
    "expect(a).toBe(1);",
    "expect(next()).toBe(next());",
    "await expect(a).rejects.toThrow();",
    "expect.assertions(1);",
    `expect("+1425").toMatch(pattern);`,
    "const rejects = expect(a).rejects; await rejects.toThrow();",
  ])("is not found in %s", (text) => {
    expect(expectationsThatCannotFail(planted(text))).toEqual([]);
  });
});

describe("A wait for real time", () => {
  const timers = (name: string) =>
    `import { setTimeout as ${name} } from "node:timers/promises";\n`;

  it.each([
    `await new Promise((resolve) => setTimeout(resolve, 100));`,
    `await new Promise((resolve) => { setTimeout(resolve, ms); });`,
    `${timers("pause")}await pause(100);`,
    `import { delay } from "@azure/core-util";\nawait delay(100);`,
    `await sleep(100);`,
    `await new Promise<void>((resolve) => void setTimeout(() => resolve(), 100));`,
    `import * as timers from "node:timers/promises";\nawait timers.setTimeout(100);`,
    `await scheduler.wait(100);`,
    `await page.waitForTimeout(100);`,
    `Atomics.wait(cells, 0, 0, 100);`,
    `vi.useFakeTimers({ toFake: ["Date"] });\nawait new Promise((resolve) => setTimeout(resolve, 9));`,
  ])("is found in %s", (text) => {
    expect(unexplainedSleeps(planted(text), {})).toEqual([
      expect.stringMatching(/^test\/unit\/planted\.spec\.ts:[12]: sleeps: /),
    ]);
  });

  it.each([
    `await new Promise((resolve) => setTimeout(resolve));`,
    `await new Promise((resolve) => setTimeout(resolve, 0));`,
    `// The kernel tells of a closed port some time later.\nawait sleep(100);`,
    `vi.useFakeTimers();\nawait new Promise((resolve) => setTimeout(resolve, 100));`,
    `vi.useFakeTimers({ toFake: ["setTimeout"] });\nawait new Promise((go) => setTimeout(go, 100));`,
    `useFakeClock();\nawait sleep(100);`,
  ])("is not found in %s", (text) => {
    expect(unexplainedSleeps(planted(text), {})).toEqual([]);
  });

  it("has no exception that is not needed", () => {
    const exceptions = { "test/unit/planted.spec.ts": "on the clock of others" };
    expect(unexplainedSleeps(planted("await sleep(100);"), exceptions)).toEqual([]);
    expect(unexplainedSleeps(planted(""), exceptions)).toEqual([
      "test/unit/planted.spec.ts needs no exception",
    ]);
  });
});
