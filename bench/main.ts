import { writeFileSync } from "node:fs";
import { format } from "prettier";
import { bundles } from "./bundles.js";
import { coldImport } from "./coldImport.js";
import { emulatorPages } from "./emulatorPages.js";
import { isMet, rowOf, type Figure } from "./figures.js";
import { growth } from "./growth.js";
import { heap } from "./heap.js";
import { listedPage } from "./listedPage.js";
import { oneNumber } from "./oneNumber.js";
import { overHttp } from "./overHttp.js";
import { reportOf } from "./report.js";
import { search } from "./search.js";
import { shares } from "./shares.js";

const MEASURES = {
  "a page": listedPage,
  "one number": oneNumber,
  "a search": search,
  "requests over HTTP": overHttp,
  "cold imports": coldImport,
  bundles,
  "the heap while a million numbers are listed": heap,
  "the emulator": emulatorPages,
};

const figures: Figure[] = [];
for (const [name, measure] of Object.entries(MEASURES)) {
  console.log(`Measuring ${name} ...`);
  figures.push(...[await measure()].flat());
}
console.log("Measuring growth, and whose the time is ...");
const results = { figures, growths: await growth(), shares: await shares() };

console.table(figures.map(rowOf));
const file = new URL("results.md", import.meta.url);
writeFileSync(file, await format(reportOf(results), { parser: "markdown" }));
const missed = figures.filter((figure) => !isMet(figure)).map(({ name }) => name);
console.log(missed.length === 0 ? "All targets are met." : `Missed: ${missed.join("; ")}.`);
console.log("Written to bench/results.md.");
