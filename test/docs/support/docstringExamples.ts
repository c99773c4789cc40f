import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { Snippet } from "./markdown.js";

const BLOCK = /^```ts\n([\s\S]*?)^```$/m;

/** Where a docstring stands: `PhoneNumbersClient.getOperation`, or a function's name. */
function nameOf(node: ts.Node | undefined): string {
  if (!node || ts.isSourceFile(node)) return "";
  const { name } = node as { name?: ts.Node };
  return [nameOf(node.parent), name?.getText()].filter(Boolean).join(".");
}

/** The examples in the docstrings of a source, by the names of what they show; one that is no `ts` block is an error. */
export function examplesIn(text: string, where: string): Snippet[] {
  const source = ts.createSourceFile(where, text, ts.ScriptTarget.ES2022, true);
  const found: Snippet[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) {
      for (const tag of (node.tags ?? []).filter(({ tagName }) => tagName.text === "example")) {
        const line = source.getLineAndCharacterOfPosition(tag.pos).line + 1;
        const code = BLOCK.exec(ts.getTextOfJSDocComment(tag.comment) ?? "")?.[1];
        if (!code) throw new Error(`${where}:${line} has an example that is no ts block`);
        found.push({ name: nameOf(node.parent), line, code });
      }
    }
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  return found;
}

/** The examples in the docstrings of all sources. */
export function docstringExamples(): Snippet[] {
  const root = fileURLToPath(new URL("../../../src/", import.meta.url));
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" });
  return paths
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({ path, text: readFileSync(root + path, "utf8") }))
    .filter(({ text }) => text.includes("@example"))
    .flatMap(({ path, text }) => examplesIn(text, `src/${path}`));
}
