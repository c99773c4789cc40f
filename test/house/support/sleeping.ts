import ts from "typescript";
import { hasComment } from "./reasons.js";
import { within } from "./syntax.js";

const TIMERS = /^(node:)?timers\/promises$/;
/** Clocks whose timers move by hand. */
const FAKE_CLOCK = /\buseFakeClock\(\)|\buseFakeTimers\((?![^)]*toFake)|toFake:[^\]]*"setTimeout"/;

/** Names under which a file knows functions that sleep. */
function importedSleeps(file: ts.SourceFile): Set<string> {
  const imports = file.statements.filter(ts.isImportDeclaration);
  const elements = imports.flatMap(({ moduleSpecifier, importClause }) => {
    const from = (moduleSpecifier as ts.StringLiteral).text;
    const bindings = importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) return [];
    return bindings.elements.filter(
      ({ propertyName, name }) => TIMERS.test(from) || (propertyName ?? name).text === "delay",
    );
  });
  return new Set(["sleep", ...elements.map(({ name }) => name.text)]);
}

/** Whether something stands in what makes a promise. */
function isOfPromise(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return node.expression.getText() === "Promise";
  return node.parent !== undefined && isOfPromise(node.parent);
}

/** `setTimeout(resolve, 100)`: what waits gives its own end to the timer. Without a time it is only a turn. */
function isTimer({ expression, arguments: given }: ts.CallExpression): boolean {
  const [whatThen, time] = given;
  const isPromised = whatThen !== undefined && (ts.isIdentifier(whatThen) || isOfPromise(whatThen));
  const isLong = time !== undefined && time.getText() !== "0";
  return /^(globalThis\.)?setTimeout$/.test(expression.getText()) && isPromised && isLong;
}

/** Waits for real time that have no comment to say why; in a file with a fake clock time is not real. */
export function sleeps(file: ts.SourceFile): [ts.Node, string][] {
  if (FAKE_CLOCK.test(file.text)) return [];
  const names = importedSleeps(file);
  const isSleep = ({ expression }: ts.CallExpression): boolean =>
    /\.waitForTimeout$|^Atomics\.wait$|^(timers|scheduler)\.(setTimeout|wait)$/.test(
      expression.getText(),
    ) || names.has(expression.getText());
  return within(file)
    .filter(ts.isCallExpression)
    .filter((call) => (isTimer(call) || isSleep(call)) && !hasComment(call))
    .map((call) => [call, `sleeps: ${call.getText()}`]);
}
