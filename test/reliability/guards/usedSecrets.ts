import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";

/** The emulator's key is public. */
export const DOCUMENTED_KEY =
  "VGhpcyBpcyB0aGUgcHVibGljIGtleSBvZiB0aGUgcGhvbmUgbnVtYmVycyBlbXVsYXRvci4=";

/** So much of a secret in a row is found; of a shorter one, all of it. */
const FRAGMENT = 20;
/** Anything shorter stands in any text. */
const SHORTEST = 8;
const MOST_PLACES = 20;

/** What was used, and the pieces of it that the output must not hold, by their length. */
export interface Used {
  keys: number;
  tokens: number;
  pieces: Map<number, Set<string>>;
}

/** The texts in which a secret can be shown. */
function formsOf(bytes: Buffer): string[] {
  const text = bytes.toString("utf8");
  const hex = bytes.length >= SHORTEST ? bytes.toString("hex") : "";
  return [
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
    hex,
    hex.toUpperCase(),
    /^[\x20-\x7e]*$/.test(text) ? text : "",
  ].filter((form) => form.length >= SHORTEST && new Set(form).size > 4);
}

function* piecesOf(bytes: Buffer): Generator<string> {
  for (const form of formsOf(bytes)) {
    for (let at = 0; at === 0 || at + FRAGMENT <= form.length; at += 1) {
      yield form.slice(at, at + FRAGMENT);
    }
  }
}

/** What the workers took down: a file of each, in one folder with the output. */
export function readUsed(folder: string, output: string): Used {
  const files = readdirSync(folder).filter((name) => name !== output);
  const lines = new Set(
    files.flatMap((name) => readFileSync(join(folder, name), "utf8").trim().split("\n")),
  );
  const documented = new Set(piecesOf(Buffer.from(DOCUMENTED_KEY, "base64")));
  const used: Used = { keys: 0, tokens: 0, pieces: new Map() };
  for (const line of lines) {
    const [kind, hex = ""] = line.split(" ");
    used[kind === "key" ? "keys" : "tokens"] += 1;
    for (const piece of piecesOf(Buffer.from(hex, "hex"))) {
      const alike = used.pieces.get(piece.length) ?? new Set();
      if (!documented.has(piece)) used.pieces.set(piece.length, alike.add(piece));
    }
  }
  return used;
}

/** A line without the secrets in it; undefined where it has none. */
function redacted(line: string, { pieces }: Used): string | undefined {
  const hidden = new Set<number>();
  for (const [length, alike] of pieces) {
    for (let at = 0; at + length <= line.length; at += 1) {
      if (!alike.has(line.slice(at, at + length))) continue;
      for (let index = at; index < at + length; index += 1) hidden.add(index);
    }
  }
  if (hidden.size === 0) return undefined;
  const shown = Array.from(line, (_, at) =>
    !hidden.has(at) ? line[at] : hidden.has(at - 1) ? "" : "<secret>",
  );
  return shown.join("").slice(0, 300);
}

/** Lines with which reporters say whose output or failure follows. */
const HEADING = /^\s*(stdout \||stderr \||FAIL )/;

/** How long an output is, and where it shows a secret. */
export async function shownIn(
  file: string,
  used: Used,
): Promise<{ characters: number; places: string[] }> {
  let [characters, lines, heading] = [0, 0, ""];
  const places: string[] = [];
  for await (const raw of createInterface(createReadStream(file, "utf8"))) {
    const line = stripVTControlCharacters(raw);
    characters += raw.length + 1;
    lines += 1;
    const found = redacted(line, used);
    if (HEADING.test(line)) heading = ` (${(found ?? line).trim()})`;
    if (found === undefined) continue;
    if (places.length < MOST_PLACES) places.push(`line ${lines}${heading}: ${found.trim()}`);
  }
  return { characters, places };
}
