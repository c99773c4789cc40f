import { describe, expect, it } from "vitest";
import { oddNames } from "./support/fileNames.js";
import { longFiles, longFunctions, type Exceptions, type Limits } from "./support/lengths.js";
import { listFiles, readTexts, type Texts } from "./support/repository.js";

const paths = listFiles();
const texts = readTexts(paths);

const LIMITS: Limits = [
  [/^src\/generated\//, Infinity],
  // A client has a method for each operation, in one place; two lines of five are documentation.
  [/^src\/(phoneNumbersClient|sipRoutingClient)\.ts$/, 550],
  // What is specified in one file takes as many cases as it has; the longest has 394 lines.
  [/\.spec\.ts$/, 400],
  [/\.[cm]?[jt]s$/, 250],
  [/^src\/README\.md$/, 80],
  [/^CONTRIBUTING\.md$/, 60],
];
const A_TABLE = "a table, which is read entry by entry";
const LONG_FILES: Exceptions = {
  "src/models.ts": { atMost: 350, why: "one place for all public types, most of it their docs" },
  "src/internal/pollers.ts": { atMost: 280, why: "one state machine, of which a third is docs" },
  "test/published/support/clientOptionDifferences.ts": { atMost: 265, why: A_TABLE },
  "test/published/support/outcomeDifferences.ts": { atMost: 265, why: A_TABLE },
  "test/published/support/requestDifferences.ts": { atMost: 265, why: A_TABLE },
  "test/reliability/faults/calls.ts": { atMost: 265, why: A_TABLE },
  "test/reliability/operations/pollerModel.ts": { atMost: 275, why: "a model is one thing" },
  "test/types/published.ts": { atMost: 260, why: A_TABLE },
};

const LONGEST_FUNCTION = 40;
const LONG_FUNCTIONS: Exceptions = {
  "src/internal/requests.ts: createRequest": {
    atMost: 41,
    why: "a request is filled in from top to bottom",
  },
  "test/emulator/invariants/observe.ts: observeAnswer": {
    atMost: 46,
    why: "a switch with a line or two for each kind of command",
  },
  "test/generate/support/smallDescription.ts: smallDescription": {
    atMost: 145,
    why: "a document in JSON, no steps",
  },
  "test/reliability/credentials/places.ts: operationPlaces": { atMost: 45, why: A_TABLE },
  "test/reliability/faults/observe.ts: observe": {
    atMost: 54,
    why: "one experiment from its preparation to what was seen",
  },
};

describe("Names of files", () => {
  it("are in camelCase and say what is in them", () => {
    expect(oddNames(paths)).toEqual([]);
  });

  it.each([
    "src/internal/link-policy.ts",
    "src/internal/LinkPolicy.ts",
    "src/internal/link_policy.ts",
    "test/unit/links.test.ts",
    "docs/Old Notes.md",
    "src/internalParts-2/links.ts",
    "src/internal/utils.ts",
    "src/internal/linkUtils.ts",
    "test/helpers/links.ts",
    "src/common/links.ts",
    "src/internal/shared.ts",
    "src/misc/links.ts",
  ])("are not like %s", (path) => {
    expect(oddNames([path])).toHaveLength(1);
  });

  it("may have a word that would say nothing alone", () => {
    expect(oddNames(["src/internal/sharedWork.ts", "test/types/commonJs.cts"])).toEqual([]);
  });
});

describe("Files", () => {
  it("are short enough to be read", () => {
    expect(longFiles(texts, LIMITS, LONG_FILES)).toEqual([]);
  });

  it.each([
    ["bench/planted.ts", 250],
    ["test/unit/planted.spec.ts", 400],
    ["src/sipRoutingClient.ts", 550],
    ["src/README.md", 80],
    ["CONTRIBUTING.md", 60],
  ])("are found when %s has more than %d lines", (path, most) => {
    const planted = (lines: number) =>
      longFiles(new Map([[path, "//\n".repeat(lines)]]), LIMITS, {});
    expect(planted(most)).toEqual([]);
    expect(planted(most + 1)).toEqual([`${path} has ${most + 1} lines; ${most} are the most`]);
  });

  it("do not grow beyond their exception, which goes when it is not needed", () => {
    const exceptions = { "src/planted.ts": { atMost: 300, why: "" } };
    const planted = (lines: number) =>
      longFiles(new Map([["src/planted.ts", "//\n".repeat(lines)]]), LIMITS, exceptions);
    expect(planted(300)).toEqual([]);
    expect(planted(301)).toEqual(["src/planted.ts has 301 lines; 300 are the most"]);
    expect(planted(250)).toEqual(["src/planted.ts needs no exception"]);
    expect(longFiles(new Map(), LIMITS, exceptions)).toEqual(["src/planted.ts needs no exception"]);
  });
});

describe("Sources", () => {
  const silent = (files: Texts): string[] =>
    [...files].flatMap(([path, text]) =>
      /^(src|samples)\/.*(?<!\.d)\.ts$/.test(path) &&
      !/^(#!.*\n)?(\/\/ \S|\/\*\*(\n \*)? \S)/.test(text)
        ? [path]
        : [],
    );

  it("say in their first line what they promise", () => {
    expect(silent(texts)).toEqual([]);
  });

  it("are found when they do not", () => {
    const planted = {
      "src/planted.ts": 'import "./a.js";\n',
      "samples/a.ts": "\n// A sample.\n",
      "src/b.ts": "//\nimport a;\n",
    };
    expect(silent(new Map(Object.entries(planted)))).toEqual(Object.keys(planted));
  });
});

describe("Functions", () => {
  const steps = (lines: number) => "step();\n".repeat(lines);
  const planted = (text: string) =>
    longFunctions(new Map([["src/planted.ts", text]]), LONGEST_FUNCTION, {});

  it("are short enough to be read", () => {
    expect(longFunctions(texts, LONGEST_FUNCTION, LONG_FUNCTIONS)).toEqual([]);
  }, 30_000);

  it.each([
    ["long", (body: string) => `export async function long() {\n${body}}`],
    ["long", (body: string) => `const long = (a: string): void => {\n${body}};`],
    ["long", (body: string) => `class A {\n long() {\n${body}}\n}`],
    ["the function with a", (body: string) => `all.forEach((a) => {\n${body}});`],
  ])("are found when %s has more lines than 40 (%#)", (name, around) => {
    expect(planted(around(steps(38)))).toEqual([]);
    expect(planted(around(steps(39)))).toEqual([
      `src/planted.ts: ${name} has 41 lines; 40 are the most`,
    ]);
  });

  it("are neither classes, nor functions of functions, nor callbacks that hold tests", () => {
    expect(planted(`class A {\n${`a() {\n${steps(9)}}\n`.repeat(9)}}`)).toEqual([]);
    expect(planted(`function a() {\n${`function b() {\n${steps(9)}}\n`.repeat(9)}}`)).toEqual([]);
    expect(planted(`describe.each([])("A", () => {\n${steps(99)}});`)).toEqual([]);
  });
});
