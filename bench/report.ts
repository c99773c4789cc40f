import { readFileSync } from "node:fs";
import { rowOf, type Figure } from "./figures.js";
import type { Growth } from "./growth.js";
import type { Share } from "./shares.js";

/** All that was measured. */
export interface Results {
  figures: Figure[];
  growths: Growth[];
  shares: Share[];
}

type Row = Record<string, string>;

const ROOT = new URL("../", import.meta.url);
const PACKAGES = [
  ...["@azure/core-client", "@azure/core-lro", "@azure/core-rest-pipeline", "@azure/core-tracing"],
  ...["@typespec/ts-http-runtime", "published-phone-numbers"],
].map((name) => new URL(`node_modules/${name}/`, ROOT));

/** A row for each package, with its version. */
const versions = (): Row[] =>
  [ROOT, ...PACKAGES].map((folder) => {
    const text = readFileSync(new URL("package.json", folder), "utf8");
    const { name, version } = JSON.parse(text) as { name: string; version: string };
    return { package: name, version };
  });

function tableOf(rows: readonly Row[]): string {
  const names = Object.keys(rows[0]!);
  const lines = [names, names.map(() => "---"), ...rows.map((row) => names.map((n) => row[n]!))];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const rowsOfGrowth = ({ rows }: Growth): Row[] =>
  rows.map(({ many, ours, published, floor }) => ({
    "how many": many.toLocaleString("en"),
    ours: ours.toFixed(2),
    "1.5.0": published.toFixed(2),
    ...(floor !== undefined && { floor: floor.toFixed(2) }),
  }));

const rowsOfShares = (shares: readonly Share[]): Row[] =>
  shares.map(({ whose, microseconds }) => ({ whose, µs: microseconds.toFixed(1) }));

/** What was measured, as a document. */
export function reportOf({ figures, growths, shares }: Results): string {
  return [
    "# Figures",
    "Written by `npm run bench`; [README.md](README.md) says how to read it.",
    tableOf(figures.map(rowOf)),
    ...growths.flatMap((growth) => [`## ${growth.what}`, tableOf(rowsOfGrowth(growth))]),
    "## Whose the time of one getPurchasedPhoneNumber is",
    tableOf(rowsOfShares(shares)),
    "## Versions",
    tableOf([...versions(), { package: "Node", version: process.version }]),
  ].join("\n\n");
}
