import ts from "typescript";
import { within } from "./syntax.js";

const FIXED = new Set([
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NumericLiteral,
]);

const isExpectCall = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && /^expect(\.(soft|poll|element))?$/.test(node.expression.getText());

/** What `await` or `void` is of. */
function unwrapped(node: ts.Expression): ts.Expression {
  const isWrapped =
    ts.isAwaitExpression(node) || ts.isVoidExpression(node) || ts.isParenthesizedExpression(node);
  return isWrapped ? unwrapped(node.expression) : node;
}

/** Whether a property is of an `expect`, however far down: `expect(x).not.toBe`. */
function isOfExpect(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return node.text === "expect";
  if (isExpectCall(node)) return true;
  return ts.isPropertyAccessExpression(node) && isOfExpect(node.expression);
}

/** What is called twice may give two values. */
const mayDiffer = (node: ts.Node): boolean =>
  ts.isCallExpression(node) || within(node).some(ts.isCallExpression);

/** Whether what is expected is as fixed as what it is expected of: `expect(true).toBe(true)`. */
function isFixed(call: ts.CallExpression): boolean {
  const fixed = (values: readonly ts.Expression[]): boolean =>
    values.every(({ kind }) => FIXED.has(kind));
  let node: ts.Node = call.parent;
  while (ts.isPropertyAccessExpression(node)) node = node.parent;
  const matched = ts.isCallExpression(node) ? node.arguments : [];
  const [subject] = call.arguments;
  if (!subject) return false;
  const isItself = matched.length === 1 && matched[0]!.getText() === subject.getText();
  return (isItself && !mayDiffer(subject)) || (fixed([subject]) && fixed([...matched]));
}

/** Expectations that cannot fail: no matcher, a matcher that is not called, or nothing but fixed values. */
export function emptyExpectations(file: ts.SourceFile): [ts.Node, string][] {
  return within(file).flatMap((node): [ts.Node, string][] => {
    if (ts.isExpressionStatement(node)) {
      const expression = unwrapped(node.expression);
      if (isExpectCall(expression)) return [[node, "expect without a matcher"]];
      const isUncalled = ts.isPropertyAccessExpression(expression) && isOfExpect(expression);
      if (isUncalled) return [[node, "a matcher that is not called"]];
    }
    return isExpectCall(node) && isFixed(node) ? [[node, "expect of a fixed value"]] : [];
  });
}
