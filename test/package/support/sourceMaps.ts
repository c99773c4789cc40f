import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { filesOf, textOf } from "./packageFiles.js";

interface SourceMap {
  version: number;
  sources: string[];
  sourceRoot?: string;
  mappings: string;
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The numbers of a segment, which are in base 64 with variable length. */
function numbersOf(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const digit of segment) {
    const bits = digits.indexOf(digit);
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = shift = 0;
  }
  return numbers;
}

/** The places in sources to which a map points: source, line and column from 0. */
function placesOf(mappings: string): [source: number, line: number, column: number][] {
  const places: [number, number, number][] = [];
  let [source, line, column] = [0, 0, 0];
  for (const segment of mappings.split(/[;,]/)) {
    const [, sources, lines, columns] = numbersOf(segment);
    if (sources === undefined) continue;
    source += sources;
    line += lines!;
    column += columns!;
    places.push([source, line, column]);
  }
  return places;
}

/** What is wrong with the maps of a package: each file that was built has one, and it points into shipped sources. */
export function problemsOfMaps(folder: string): string[] {
  const built = filesOf(folder).filter((path) => /^dist\/.*(\.js|\.d\.ts)$/.test(path));
  return built.flatMap((path) => problemsOf(folder, path).map((problem) => `${path}: ${problem}`));
}

const isShipped = (folder: string, source: string): boolean =>
  source.startsWith("src/") && existsSync(join(folder, source));

function problemsOf(folder: string, path: string): string[] {
  const map = `${path}.map`;
  const named = /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(textOf(folder, path))?.[1];
  if (named !== posix.basename(map)) return [`it names ${named} as its map`];
  if (!existsSync(join(folder, map))) return ["its map is missing"];
  const {
    version,
    sources,
    sourceRoot = "",
    mappings,
  } = JSON.parse(textOf(folder, map)) as SourceMap;
  if (version !== 3 || sources.length === 0) return ["its map has no source"];
  const paths = sources.map((source) => posix.join(posix.dirname(map), sourceRoot, source));
  const missing = paths.find((source) => !isShipped(folder, source));
  if (missing) return [`its source ${missing} is not shipped`];
  const lines = paths.map((source) => textOf(folder, source).split("\n"));
  const places = placesOf(mappings);
  const wrong = places.find(([at, line, column]) => column > (lines[at]?.[line]?.length ?? -1));
  if (wrong) return [`its map points to ${paths[wrong[0]]}:${wrong[1] + 1}:${wrong[2] + 1}`];
  const unused = paths.find((_, at) => places.length > 0 && !places.some(([used]) => used === at));
  if (unused) return [`its map names ${unused}, and points to none of its lines`];
  // A file of types alone has no code, a program no declarations; anything else is in its source somewhere.
  const isEmpty =
    /^(#!.*)?\s*("use strict";\s*Object\.defineProperty\(exports, "__esModule".*\s*)?(export \{\};)?\s*\/\/# source/;
  if (places.length === 0 && !isEmpty.test(textOf(folder, path))) return ["its map is empty"];
  return [];
}
