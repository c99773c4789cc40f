import ts from "typescript";

export const isCode = (path: string): boolean => /\.[cm]?[jt]s$/.test(path);

/** Code that somebody wrote, and no program. */
export const isHandWritten = (path: string): boolean =>
  isCode(path) && !path.startsWith("src/generated/");

const parsed = new Map<string, ts.SourceFile>();

export function parse(path: string, text: string): ts.SourceFile {
  const known = parsed.get(path);
  if (known?.text === text) return known;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  parsed.set(path, file);
  return file;
}

/** The number of the line on which something begins; the first is 1. */
export const lineOf = (node: ts.Node): number =>
  node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;

/** How many lines something takes, without its docs. */
export const linesOf = (node: ts.Node): number => {
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.end);
  return line + 2 - lineOf(node);
};

/** What is within a node, at any depth; `isClosed` says of what not to look into. */
export function within(node: ts.Node, isClosed: (node: ts.Node) => boolean = () => false) {
  const found: ts.Node[] = [];
  const look = (inner: ts.Node): void => {
    found.push(inner);
    if (!isClosed(inner)) ts.forEachChild(inner, look);
  };
  ts.forEachChild(node, look);
  return found;
}
