import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Texts of files by their paths, which have slashes and begin at the root. */
export type Texts = ReadonlyMap<string, string>;

/** What a line of `.gitignore` names: a path if it has a slash, else a name anywhere. */
function ignoring(line: string): RegExp {
  const pattern = line.replaceAll(/[.+()$]/g, "\\$&").replaceAll("*", "[^/]*");
  return new RegExp(line.includes("/") ? `^${pattern}$` : `(^|/)${pattern}$`);
}

/** Paths of all files that belong to the repository. They are found without git, so that a copy has them, too. */
export function listFiles(folder = root): string[] {
  const lines = readFileSync(join(folder, ".gitignore"), "utf8").split("\n").filter(Boolean);
  const ignored = [".git", ...lines].map(ignoring);
  const below = (path: string): string[] =>
    readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
      const inside = path ? `${path}/${entry.name}` : entry.name;
      if (ignored.some((pattern) => pattern.test(inside))) return [];
      return entry.isDirectory() ? below(inside) : [inside];
    });
  return below("").sort();
}

export const readTexts = (paths: string[], folder = root): Texts =>
  new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));

/** The texts with some that are changed or added; those that are undefined are left out. */
export function withPlanted(texts: Texts, planted: Record<string, string | undefined>): Texts {
  const all = new Map<string, string | undefined>([...texts, ...Object.entries(planted)]);
  return new Map([...all].flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
}

/** What is found once something is planted, and was not before. */
export const newlyFound = (found: string[], before: string[]): string[] =>
  found.filter((one) => !before.includes(one));

/** Writes a repository into a folder; it has the packages of this one. */
export function writeRepository(folder: string, texts: Texts): void {
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
