import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const source = fileURLToPath(new URL("../../src/", import.meta.url));
const map = readFileSync(`${source}README.md`, "utf8");

/** Files of `src/internal` that the map does not send anybody to, and files it names that are not there. */
function gaps(text: string): string[] {
  const table = text.split("\n").filter((line) => line.startsWith("|"));
  const named = new Set(
    table.flatMap((row) =>
      [...(row.split("|")[2] ?? "").matchAll(/`(?:internal\/)?(\w+\.ts)`/g)].map(
        ([, file]) => file!,
      ),
    ),
  );
  const files = [...readdirSync(`${source}internal`), ...readdirSync(source)];
  const unnamed = readdirSync(`${source}internal`).filter((file) => !named.has(file));
  return [
    ...unnamed.map((file) => `internal/${file} is not in the map`),
    ...[...named].filter((file) => !files.includes(file)).map((file) => `${file} is not there`),
  ];
}

it("the map of the code knows each file of internal", () => {
  expect(gaps(map)).toEqual([]);
});

it("a file that it does not know, and one that is gone, would be seen", () => {
  expect(gaps(map.replace("`sharedWork.ts`", "`sharedWaits.ts`"))).toEqual([
    "internal/sharedWork.ts is not in the map",
    "sharedWaits.ts is not there",
  ]);
});
