import { rowOf } from "./figures.js";
import { listedPage } from "./listedPage.js";
import { oneNumber } from "./oneNumber.js";
import { search } from "./search.js";

const rows = [];
for (const measure of [listedPage, oneNumber, search]) rows.push(rowOf(await measure()));
console.table(rows);
