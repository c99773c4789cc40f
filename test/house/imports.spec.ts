import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forbiddenImports, ruleNames } from "./support/imports.js";
import { plantedImports, soundHouse } from "./support/plantedImports.js";
import { root, writeRepository } from "./support/repository.js";

const ROOMS = ["bench", "soak", "src", "test", "samples", "swagger"];
let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "house-")));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The rules that a small house breaks. */
async function rulesBrokenBy(planted: Record<string, string>): Promise<string[]> {
  const house = mkdtempSync(join(folder, "planted-"));
  const files = { ...soundHouse, ...planted };
  writeRepository(house, new Map(Object.entries(files)));
  const rooms = new Set(Object.keys(files).map((path) => path.split("/")[0]!));
  const violations = await forbiddenImports(
    house,
    ROOMS.filter((room) => rooms.has(room)),
  );
  return [...new Set(violations.map((violation) => violation.split(": ")[0]!))];
}

describe("Imports", () => {
  it("lead from room to room as the rules allow", async () => {
    expect(await forbiddenImports(root, ROOMS)).toEqual([]);
  }, 30_000);

  it("have no rule that nobody has seen fail", () => {
    expect(new Set(plantedImports.flatMap(([, rules]) => rules))).toEqual(new Set(ruleNames));
  });
});

describe("The rules for imports", () => {
  it("allow what a sound house does", async () => {
    expect(await rulesBrokenBy({})).toEqual([]);
  });

  it.each(plantedImports)("find %s", async (_, rules, files) => {
    expect(new Set(await rulesBrokenBy(files))).toEqual(new Set(rules));
  });
});
