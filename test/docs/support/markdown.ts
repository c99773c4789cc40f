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

/** The code with which cells begin in this column of a document's tables; a cell may also be prose. */
export function callsOf(document: string, title = "Here"): Call[] {
  const calls: Call[] = [];
  let heading = "";
  let column = -1;
  for (const [index, text] of read(document).split("\n").entries()) {
    heading = /^## (.*)$/.exec(text)?.[1] ?? heading;
    const cells = text.split("|").map((cell) => cell.trim());
    if (cells.length < 3) column = -1;
    else if (column < 0) column = cells.indexOf(title, 1);
    const code = /^(`+) ?(.+?) ?\1/.exec(cells[column] ?? "")?.[2];
    if (code) calls.push({ heading, line: index + 1, code });
  }
  return calls;
}
