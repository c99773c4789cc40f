import { posix } from "node:path";
import { anchorsOf, scriptsIn, targetsOf } from "./markdown.js";
import type { Texts } from "./repository.js";

const documents = (texts: Texts): [string, string][] =>
  [...texts].filter(([path]) => path.endsWith(".md"));

/** A path and an anchor of the repository, or undefined for what is elsewhere. */
function placeOf(from: string, target: string): { path: string; anchor: string } | undefined {
  if (/^([a-z][a-z+.-]*:|\/\/)/i.test(target)) return undefined;
  const [file = "", anchor = ""] = target.split("#").map(decodeURIComponent);
  if (file === "") return { path: from, anchor };
  const whole = file.startsWith("/") ? file.slice(1) : posix.join(posix.dirname(from), file);
  return { path: whole.replace(/\/$/, ""), anchor };
}

/** Links, images and references of documents that lead to no file or heading here. */
export function brokenLinks(texts: Texts): string[] {
  const isThere = (path: string): boolean =>
    path === "." ||
    texts.has(path) ||
    [...texts.keys()].some((file) => file.startsWith(`${path}/`));
  const isBroken = (from: string, target: string | undefined): boolean => {
    if (target === undefined) return true;
    const place = placeOf(from, target);
    if (place === undefined) return false;
    const { path, anchor } = place;
    if (!isThere(path)) return true;
    if (anchor === "" || (!path.endsWith(".md") && /^L\d+/.test(anchor))) return false;
    return !anchorsOf(texts.get(path) ?? "").has(anchor);
  };
  return documents(texts).flatMap(([from, text]) =>
    targetsOf(text)
      .filter(({ target }) => isBroken(from, target))
      .map(({ link }) => `${from}: ${link}`),
  );
}

/** npm scripts which documents name and package.json does not have. */
export function unknownScripts(texts: Texts): string[] {
  const { scripts } = JSON.parse(texts.get("package.json")!) as { scripts: object };
  return documents(texts).flatMap(([path, text]) =>
    scriptsIn(text)
      .filter((name) => !Object.hasOwn(scripts, name))
      .map((name) => `${path}: ${name}`),
  );
}
