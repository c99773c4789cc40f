import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const published = createRequire(import.meta.url).resolve("published-phone-numbers");

/** Exported names of a module, types included, and whether each is a value. */
function exportsOf(file: string): Map<string, boolean> {
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
  return new Map(
    checker.getExportsOfModule(module).map((symbol) => {
      const isAlias = symbol.flags & ts.SymbolFlags.Alias;
      const { flags } = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
      return [symbol.name, Boolean(flags & ts.SymbolFlags.Value)];
    }),
  );
}

const oldExports = exportsOf(published.replace(/\.js$/, ".d.ts"));
const newExports = exportsOf(`${root}src/index.ts`);

describe("the exports of 1.5.0", () => {
  it("are found", () => {
    expect(oldExports.size).toBeGreaterThan(55);
    expect([...oldExports].filter(([, isValue]) => isValue).map(([name]) => name)).toEqual([
      "PhoneNumbersClient",
      "SipRoutingClient",
    ]);
  });

  it.each([...oldExports])("have %s here too", (name, isValue) => {
    expect(newExports.get(name)).toBe(isValue);
  });

  it("are all compared with those of this package by their types", () => {
    const compared = readFileSync(`${root}test/types/published.ts`, "utf8");
    const names = [...oldExports.keys()].filter(
      (name) => !new RegExp(`\\bpublished\\.${name},\\s*ours\\.${name}\\s*>`).test(compared),
    );
    expect(names).toEqual([]);
  });
});

it("both packages build requests and headers with one copy of the pipeline", () => {
  const ofOurs = createRequire(`${root}package.json`);
  const ofPublished = createRequire(published);
  expect(ofPublished.resolve("@azure/core-rest-pipeline")).toBe(
    ofOurs.resolve("@azure/core-rest-pipeline"),
  );
  expect(ofPublished.resolve("@azure/core-client")).toBe(ofOurs.resolve("@azure/core-client"));
});

it("the package that is compared with is 1.5.0", () => {
  const { version, name } = JSON.parse(
    readFileSync(new URL("../../package.json", `file://${published}`), "utf8"),
  ) as Record<string, string>;
  expect(`${name}@${version}`).toBe("@azure/communication-phone-numbers@1.5.0");
});
