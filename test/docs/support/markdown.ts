import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A block of TypeScript in a document, under the name that follows `ts snippet:`. */
export interface Snippet {
  name: string;
  line: number;
  code: string;
}

/** A call of ours in a table that sets it beside that of another library. */
export interface Call {
  heading: string;
  line: number;
  code: string;
}

const read = (document: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../${document}`, import.meta.url)), "utf8");

/** All `ts` blocks of a text, in order; one without a name is an error. */
export function snippetsIn(text: string, where: string): Snippet[] {
  const blocks = text.matchAll(/^```(?:ts|typescript)\b[ \t]*(.*)\n([\s\S]*?)^[ \t]*```/gm);
  return [...blocks].map(({ index, 1: info, 2: code }) => {
    const line = text.slice(0, index).split("\n").length;
    const name = /^snippet:(\w+)$/.exec(info!.trim())?.[1];
    if (!name) throw new Error(`${where}:${line} has a ts block without a name`);
    return { name, line, code: code! };
  });
}

/** All `ts` blocks of a document of this repository. */
export const snippetsOf = (document: string): Snippet[] => snippetsIn(read(document), document);

/** A cell of a table. */
export interface Cell {
  heading: string;
  line: number;
  text: string;
}

/** The cells of this column in a document's tables, with the headings that they stand under. */
export function cellsOf(document: string, title: string): Cell[] {
  const cells: Cell[] = [];
  let heading = "";
  let column = -1;
  for (const [index, line] of read(document).split("\n").entries()) {
    heading = /^## (.*)$/.exec(line)?.[1] ?? heading;
    const row = line.split("|").map((cell) => cell.trim());
    const text = row[column] ?? "";
    if (row.length < 3) column = -1;
    else if (column < 0) column = row.indexOf(title, 1);
    else if (!/^-*$/.test(text)) cells.push({ heading, line: index + 1, text });
  }
  return cells;
}

/** The code with which cells begin in this column of a document's tables; a cell may also be prose. */
export const callsOf = (document: string, title = "Here"): Call[] =>
  cellsOf(document, title).flatMap(({ text, ...place }) => {
    const code = /^(`+) ?(.+?) ?\1/.exec(text)?.[2];
    return code ? [{ ...place, code }] : [];
  });
