import { describe, expect, it } from "vitest";
import { runsAsDocumented } from "./support/documented.js";
import { listingAndSipCalls } from "./support/listingAndSipCalls.js";
import { callsOf, snippetsOf } from "./support/markdown.js";
import { numberCalls } from "./support/numberCalls.js";

describe("the calls of the tables do what they stand beside", () => {
  const calls = callsOf("docs/migration.md");

  it("in all three tables", () => {
    const headings = calls.map(({ heading }) => heading);
    expect([...new Set(headings)]).toEqual([
      "From Python",
      "From .NET",
      "From the Administration package",
    ]);
    expect(calls.length).toBeGreaterThan(50);
  });

  runsAsDocumented(
    calls.map(({ code, line }) => ({ name: code, code, line })),
    { ...numberCalls, ...listingAndSipCalls },
  );
});

describe("the blocks", () => {
  runsAsDocumented(snippetsOf("docs/migration.md"), {
    accessTheResponse: async (run) => {
      expect((await run()).printed).toEqual(["200 application/json; charset=utf-8"]);
    },
    testWithTheEmulator: async (run) => {
      expect((await run()).printed).toEqual(["Forbidden +14255550100 2"]);
    },
    fakeTheClient: async (run) => {
      expect((await run()).printed).toEqual(["2"]);
    },
  });
});
