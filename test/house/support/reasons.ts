import ts from "typescript";
import { lineOf } from "./syntax.js";

const AFTER_CODE = /[;,{}()]\s*\/\/(.*)/;
const COMMENT = /^\s*(?:\/\/|\/?\*+)(.*)/;

/** A comment of some words is a reason; a mark like `TODO` is none. */
const isReason = (comment: string | undefined): boolean =>
  (comment?.match(/[a-z]{2,}/gi) ?? []).length >= 3;

function statementOf(node: ts.Node): ts.Node {
  return ts.isStatement(node) || ts.isSourceFile(node.parent) ? node : statementOf(node.parent);
}

/** Whether a comment stands on the line before, or at the end of the line. */
export function hasComment(node: ts.Node): boolean {
  const lines = node.getSourceFile().text.split("\n");
  const at = lineOf(node);
  const before = [at, lineOf(statementOf(node))].map((line) => COMMENT.exec(lines[line - 2] ?? ""));
  return (
    isReason(AFTER_CODE.exec(lines[at - 1]!)?.[1]) || before.some((found) => isReason(found?.[1]))
  );
}

/** Whether a test says why to whoever runs it: `context.skip("there is no recording")`. */
export function saysWhy(node: ts.Node): boolean {
  const call = ts.isCallExpression(node) ? node : node.parent;
  // What `it.skip` is given is the name of the test, and not why.
  const isWithin =
    ts.isCallExpression(call) &&
    /^(?!(it|test|describe|suite)\b).*\bskip$/.test(call.expression.getText());
  const last = isWithin ? call.arguments.at(-1) : undefined;
  if (last === undefined) return false;
  if (ts.isIdentifier(last)) return /^(why|reason)$/.test(last.text);
  return ts.isStringLiteralLike(last) ? isReason(last.text) : ts.isTemplateExpression(last);
}
