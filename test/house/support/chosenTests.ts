import ts from "typescript";
import { within } from "./syntax.js";

/** What a test is made with; what extends it has a name of its own, and is known by how it is called. */
const MAKERS = new Set(["it", "test", "describe", "suite", "bench"]);
const FOCUSED_BY_NAME = new Set(["fit", "ftest", "fdescribe"]);
const SKIPPED_BY_NAME = new Set(["xit", "xtest", "xdescribe", "skip"]);
const CHOOSING = new Set(["only", "skip", "todo", "skipIf", "runIf", "fails"]);
const CHAINED = new Set(["each", "for", "concurrent", "sequential", "shuffle", "extend"]);

/** What leaves tests out: a focus on others, or a skip. */
export interface Choice {
  node: ts.Node;
  how: string;
  isFocus: boolean;
}

/** Of `it.concurrent.each(table)`: `it`. */
function rootOf(node: ts.Expression): ts.Expression {
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    return rootOf(node.expression);
  }
  return ts.isCallExpression(node) ? rootOf(node.expression) : node;
}

const isMaker = (node: ts.Expression): boolean => {
  const root = rootOf(node);
  return ts.isIdentifier(root) && MAKERS.has(root.text);
};

function propertyOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (!ts.isElementAccessExpression(node)) return undefined;
  return ts.isStringLiteral(node.argumentExpression) ? node.argumentExpression.text : undefined;
}

/** `it.skip`, `context.skip(why)`, `scenario.only.each`; but not `page.skip + 1`. */
function choiceByProperty(node: ts.Node): string | undefined {
  const name = propertyOf(node);
  if (name === undefined || !CHOOSING.has(name)) return undefined;
  const { parent, expression } = node as ts.PropertyAccessExpression;
  const isCalled = ts.isCallExpression(parent) && parent.expression === node;
  const isChained = CHAINED.has(propertyOf(parent) ?? "");
  return isMaker(expression) || isCalled || isChained ? name : undefined;
}

/** `it("...", { skip: true }, ...)`, and a test without a body. */
function choiceByArguments(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !isMaker(node.expression)) return undefined;
  const { arguments: given, expression } = node;
  if (given.length === 1 && ts.isIdentifier(expression)) return "todo";
  const options = given
    .filter(ts.isObjectLiteralExpression)
    .flatMap(({ properties }) => properties);
  const isOff = (option: ts.ObjectLiteralElementLike): boolean =>
    ts.isPropertyAssignment(option) && option.initializer.kind === ts.SyntaxKind.FalseKeyword;
  const isEach = CHAINED.has(propertyOf(expression) ?? "");
  if (isEach) return undefined;
  return options
    .filter((option) => !isOff(option))
    .map((option) => option.name?.getText())
    .find((name) => name !== undefined && CHOOSING.has(name));
}

function choiceByName(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const root = rootOf(node.expression);
  if (!ts.isIdentifier(root)) return undefined;
  if (FOCUSED_BY_NAME.has(root.text)) return "only";
  return SKIPPED_BY_NAME.has(root.text) ? "skip" : undefined;
}

export const choicesIn = (file: ts.SourceFile): Choice[] =>
  within(file).flatMap((node) => {
    const how = choiceByProperty(node) ?? choiceByArguments(node) ?? choiceByName(node);
    return how === undefined ? [] : [{ node, how, isFocus: how === "only" }];
  });
