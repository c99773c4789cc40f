import { bundles } from "./bundles.js";
import { coldImport } from "./coldImport.js";
import { growth } from "./growth.js";
import { rowOf } from "./figures.js";
import { heap } from "./heap.js";
import { listedPage } from "./listedPage.js";
import { oneNumber } from "./oneNumber.js";
import { overHttp } from "./overHttp.js";
import { search } from "./search.js";

const rows = [];
for (const measure of [listedPage, oneNumber, search, overHttp, coldImport, bundles, heap]) {
  const t = performance.now();
  rows.push(...[await measure()].flat().map(rowOf));
  console.log(measure.name, performance.now() - t);
}
console.table(rows);
const t = performance.now();
for (const { what, rows } of await growth()) {
  console.log(what);
  console.table(rows);
}
console.log(performance.now() - t);
process.exit(0);
