import type { Texts } from "./repository.js";

/** Where the version stands, as the first group. */
const PLACES: [path: string, place: RegExp][] = [
  ["package.json", /^ {2}"version": "(.*)"/m],
  ["package-lock.json", /^ {2}"version": "(.*)"/m],
  ["package-lock.json", /^ {4}"": \{\n.*\n {6}"version": "(.*)"/m],
  ["src/internal/version.ts", /SDK_VERSION = "(.*)"/],
  ["CHANGELOG.md", /^## (\S*)/m],
  ["README.md", /^Version (\S*)/m],
];

/** Where it may stand as well, because it does not become wrong with the next. */
const OTHERS: Record<string, string> = {
  "bench/results.md": "says what was measured",
  "package.json": "has versions of packages",
  "package-lock.json": "has versions of packages",
};

/** A text without the places where the version has to be. */
const beyondPlaces = (path: string, text: string): string =>
  PLACES.filter(([known]) => known === path).reduce((rest, [, at]) => rest.replace(at, ""), text);

/** Places that name another version than `version`, and those where nobody would look for it. */
export function wrongVersions(texts: Texts, version: string): string[] {
  const wrong = PLACES.flatMap(([path, place]) => {
    const named = place.exec(texts.get(path) ?? "")?.[1] ?? "none";
    return named === version ? [] : [`${path} names version ${named}, not ${version}`];
  });
  const mention = new RegExp(`(?<![\\d.])${version.replaceAll(".", "\\.")}(?![\\d.]*\\d)`);
  const more = [...texts]
    .filter(([path, text]) => !(path in OTHERS) && mention.test(beyondPlaces(path, text)))
    .map(([path]) => `${path} names version ${version} where nobody would change it`);
  return [...wrong, ...more];
}
