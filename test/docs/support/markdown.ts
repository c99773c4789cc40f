import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A block of TypeScript in a document, under the name that follows `ts snippet:`. */
export interface Snippet {
  name: string;
  line: number;
  code: string;
}

/** A row of a table that sets a call of another library beside ours. */
export interface Row {
  heading: string;
  line: number;
  cells: string[];
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

/** The rows of all tables below a heading, without those of their heads. */
export function rowsOf(document: string, heading: string): Row[] {
  const rows: Row[] = [];
  let current = "";
  for (const [index, text] of read(document).split("\n").entries()) {
    current = /^## (.*)$/.exec(text)?.[1] ?? current;
    if (current !== heading || !text.startsWith("|")) continue;
    const cells = text.slice(1, -1).split("|");
    rows.push({ heading, line: index + 1, cells: cells.map((cell) => cell.trim()) });
  }
  const isHead = (at: number): boolean => /^-+$/.test(rows[at + 1]?.cells[0] ?? "");
  return rows.filter(({ cells }, at) => !isHead(at) && !/^-+$/.test(cells[0]!));
}

/** The code of a cell, without the marks around it; undefined where it is prose. */
export const codeOf = (cell: string): string | undefined => /^`([^`]+)`$/.exec(cell)?.[1];
