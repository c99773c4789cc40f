import ts from "typescript";
import type { Texts } from "./repository.js";
import { isHandWritten, linesOf, parse, within } from "./syntax.js";

/** What may be longer than others, up to so many lines, and why. */
export type Exceptions = Record<string, { atMost: number; why: string }>;

/** The limit of a file is the first whose pattern its path fits. */
export type Limits = [paths: RegExp, lines: number][];

type Length = [name: string, lines: number, limit: number];

/** Names what is too long, and exceptions that nothing needs. */
function tooLong(lengths: Length[], exceptions: Exceptions): string[] {
  const long = lengths.filter(([, lines, limit]) => lines > limit);
  const names = long.map(([name]) => name);
  return [
    ...long.flatMap(([name, lines, limit]) => {
      const most = exceptions[name]?.atMost ?? limit;
      return lines > most ? [`${name} has ${lines} lines; ${most} are the most`] : [];
    }),
    ...Object.keys(exceptions)
      .filter((name) => !names.includes(name))
      .map((name) => `${name} needs no exception`),
  ];
}

export function longFiles(texts: Texts, limits: Limits, exceptions: Exceptions): string[] {
  const lengths = [...texts].flatMap(([path, text]): Length[] => {
    const limit = limits.find(([paths]) => paths.test(path))?.[1];
    return limit === undefined ? [] : [[path, text.trimEnd().split("\n").length, limit]];
  });
  return tooLong(lengths, exceptions);
}

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionLike(node) && "body" in node && node.body !== undefined;

const vitest = /^(describe|it|test|suite)\b/;
const isOfTests = ({ parent }: ts.Node): boolean =>
  ts.isCallExpression(parent) && vitest.test(parent.expression.getText());

const nameOf = (node: ts.FunctionLikeDeclaration): string =>
  (
    node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined)
  )?.getText() ??
  `the function with ${node.parameters.map((one) => one.getText()).join(", ") || "no parameters"}`;

/** Lines of a function's own: functions within it count for themselves, as methods of a class do. */
function ownLines(node: ts.Node): number {
  const inner = within(node, isFunction).filter(isFunction);
  return inner.reduce((lines, one) => lines + 1 - linesOf(one), linesOf(node));
}

/** Functions of hand-written code, but for the callbacks that hold tests. */
export function longFunctions(texts: Texts, limit: number, exceptions: Exceptions): string[] {
  const lengths = [...texts].flatMap(([path, text]): Length[] =>
    isHandWritten(path)
      ? within(parse(path, text))
          .filter(isFunction)
          .filter((node) => !isOfTests(node))
          .map((node) => [`${path}: ${nameOf(node)}`, ownLines(node), limit])
      : [],
  );
  return tooLong(lengths, exceptions);
}
