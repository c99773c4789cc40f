import { format } from "node:util";
import ts from "typescript";
import type { World } from "./world.js";

/** What a piece of code did. */
export interface Outcome {
  /** Its variables, by name. */
  variables: Record<string, unknown>;
  /** The value of its last statement, where that is an expression. */
  value: unknown;
  /** What it wrote to the console, a line each. */
  printed: string[];
}

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<Record<string, unknown>>;
const VALUE = "valueOfTheLastStatement";

const parse = (code: string): ts.SourceFile =>
  ts.createSourceFile("snippet.ts", code, ts.ScriptTarget.ES2022);

/** Names that a piece of code declares: its variables, and what it imports. */
export function declaredIn(code: string): { variables: string[]; imports: string[] } {
  const variables: string[] = [];
  const imports: string[] = [];
  const collect = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) variables.push(name.text);
    else name.elements.forEach((element) => ts.isBindingElement(element) && collect(element.name));
  };
  for (const statement of parse(code).statements) {
    if (ts.isVariableStatement(statement)) {
      statement.declarationList.declarations.forEach(({ name }) => collect(name));
    } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      if (statement.name) variables.push(statement.name.text);
    } else if (ts.isImportDeclaration(statement)) {
      const named = statement.importClause?.namedBindings;
      if (named && ts.isNamedImports(named))
        imports.push(...named.elements.map((e) => e.name.text));
    }
  }
  return { variables, imports };
}

/** The code, with the value of its last statement kept. */
function keepingValue(code: string): string {
  const file = parse(code);
  const last = file.statements.at(-1);
  if (!last || !ts.isExpressionStatement(last)) return code;
  const start = last.getStart(file);
  return `${code.slice(0, start)}const ${VALUE} = (${last.expression.getText(file)});`;
}

/** Runs code of a document as a reader would, who has what the document takes for granted. */
export async function execute(code: string, { given, modules }: World): Promise<Outcome> {
  const printed: string[] = [];
  const log = (...parts: unknown[]): void => void printed.push(format(...parts));
  const kept = keepingValue(code);
  const { variables } = declaredIn(kept);
  const imported = (name: string): unknown => {
    if (!Object.hasOwn(modules, name)) throw new Error(`The documents do not import ${name}`);
    return modules[name];
  };
  const context: Record<string, unknown> = { ...given, require: imported, exports: {} };
  context["console"] = { log, error: log };
  for (const name of variables) delete context[name];
  const { outputText } = ts.transpileModule(kept, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const run = new AsyncFunction(
    ...Object.keys(context),
    `${outputText}\nreturn { ${variables.join()} };`,
  );
  const { [VALUE]: value, ...rest } = await run(...Object.values(context));
  return { variables: rest, value, printed };
}
