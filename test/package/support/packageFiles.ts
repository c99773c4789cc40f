import { cpSync, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { inject } from "vitest";
import { brokenLinks as brokenLinksOf } from "../../house/support/links.js";
import { readTexts } from "../../house/support/repository.js";

/** Paths of all files of a folder, with slashes. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
}

export const sizeOf = (folder: string): number =>
  filesOf(folder).reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);

export const textOf = (folder: string, path: string): string =>
  readFileSync(join(folder, path), "utf8");

/** A copy of the package into which a test plants a mistake. */
export function copyOfPackage(): string {
  const folder = mkdtempSync(join(inject("scratch"), "planted-"));
  cpSync(inject("unpacked"), join(folder, "package"), { recursive: true });
  return join(folder, "package");
}

/** Links of the documents to files and headings that are not in the package. */
export const brokenLinks = (folder: string): string[] =>
  brokenLinksOf(readTexts(filesOf(folder), folder));

export interface Imports {
  /** Names of packages. */
  packages: string[];
  /** Packages of which code is loaded, and not types alone. */
  ofCode: string[];
  /** Files that import modules of Node.js. */
  usersOfNode: string[];
}

const imported = /\b(?:from|import|require\(|import\()\s*["']([^."'][^"']*)["']/g;
const comment = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

/** What the code, the declarations and the sources import. */
export function importsOf(folder: string): Imports {
  const packages = new Set<string>();
  const ofCode = new Set<string>();
  const usersOfNode = new Set<string>();
  for (const file of filesOf(folder)) {
    if (!/^(dist\/.*(\.js|\.d\.ts)|src\/.*\.ts)$/.test(file)) continue;
    for (const [, from] of textOf(folder, file).replaceAll(comment, "").matchAll(imported)) {
      if (isBuiltin(from!)) {
        usersOfNode.add(file);
        continue;
      }
      const name = /^(@[^/]+\/)?[^/]+/.exec(from!)![0];
      packages.add(name);
      if (file.endsWith(".js")) ofCode.add(name);
    }
  }
  return {
    packages: [...packages].sort(),
    ofCode: [...ofCode].sort(),
    usersOfNode: [...usersOfNode],
  };
}
