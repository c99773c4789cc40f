import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
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

const PACKAGES = [
  ...["@azure/communication-phone-numbers", "published-phone-numbers", "@azure/core-client"],
  ...["@azure/core-rest-pipeline", "@typespec/ts-http-runtime", "@azure/core-lro"],
];

/** The version of an installed package; not each lets its package.json be imported. */
function versionOf(name: string): string {
  const [folder] = /.*node_modules\//.exec(createRequire(import.meta.url).resolve("rolldown"))!;
  const own = name === "@azure/communication-phone-numbers";
  const file = own ? new URL("../package.json", import.meta.url) : `${folder}${name}/package.json`;
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

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
  const versions = PACKAGES.map((name) => ({ package: name, version: versionOf(name) }));
  return [
    "# Figures",
    "Written by `npm run bench`; [README.md](README.md) says how to read it.",
    tableOf(figures.map(rowOf)),
    ...growths.flatMap((growth) => [`## ${growth.what}`, tableOf(rowsOfGrowth(growth))]),
    "## Whose the time of one getPurchasedPhoneNumber is",
    tableOf(rowsOfShares(shares)),
    "## Versions",
    tableOf([...versions, { package: "Node", version: process.version }]),
  ].join("\n\n");
}
