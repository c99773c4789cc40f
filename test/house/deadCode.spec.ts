import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deadCodeIn } from "./support/knip.js";
import {
  listFiles,
  newlyFound,
  readTexts,
  root,
  withPlanted,
  writeRepository,
} from "./support/repository.js";

const texts = readTexts(listFiles());
const plus = (path: string, more: string): string => `${texts.get(path)}\n${more}\n`;
const manifest = JSON.parse(texts.get("package.json")!) as { dependencies: object };
const { dependencies } = manifest;

const planted = withPlanted(texts, {
  "src/internal/plantedFile.ts": "export const alone = 1;",
  "samples/support/plantedFile.ts": "export const alone = 1;",
  "src/internal/links.ts": plus("src/internal/links.ts", "export const plantedExport = 1;"),
  "src/index.ts": plus("src/index.ts", "export const door = 1;"),
  "soak/report.ts": plus("soak/report.ts", "export interface PlantedType {}"),
  "test/unit/support/twice.ts": "export const once = 1;\nexport const twice = once;",
  "test/unit/twice.spec.ts": `import { once, twice } from "./support/twice.js";\nonce + twice;`,
  "swagger/generate/naming.ts": plus("swagger/generate/naming.ts", `import "tslib";`),
  "package.json": JSON.stringify({ ...manifest, dependencies: { ...dependencies, acorn: "*" } }),
  "knip.config.ts": texts
    .get("knip.config.ts")!
    .replace("ignoreDependencies: [", `ignoreDependencies: ["debug", `),
});

let folder: string;
let inHouse: string[];
let inPlanted: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "house-"));
  writeRepository(folder, planted);
  [inHouse, inPlanted] = await Promise.all([deadCodeIn(root), deadCodeIn(folder)]);
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("Files, exports and packages", () => {
  it("are all used, and the packages listed", () => {
    expect(inHouse).toEqual([]);
  });

  it("are found when nothing uses them, and packages that are not listed, but not what a door exports", () => {
    expect(newlyFound(inPlanted, inHouse)).toEqual([
      expect.stringMatching(/^debug .* Remove from ignoreDependencies$/),
      "dependencies: package.json: acorn",
      "duplicates: test/unit/support/twice.ts: once, twice",
      "exports: src/internal/links.ts: plantedExport",
      "files: samples/support/plantedFile.ts: samples/support/plantedFile.ts",
      "files: src/internal/plantedFile.ts: src/internal/plantedFile.ts",
      "types: soak/report.ts: PlantedType",
      "unlisted: swagger/generate/naming.ts: tslib",
    ]);
  });
});
