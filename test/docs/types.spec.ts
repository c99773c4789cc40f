import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { diagnosticsOf } from "../compiledInMemory.js";
import { docstringExamples } from "./support/docstringExamples.js";
import { declaredIn } from "./support/execute.js";
import { callsOf, snippetsOf } from "./support/markdown.js";

const room = fileURLToPath(new URL("./", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const DOCUMENTS = ["README.md", "src/emulator/README.md", "docs/examples.md", "docs/migration.md"];

/** The names that the documents take for granted. */
const GIVEN = [...ts.sys.readFile(`${room}support/given.ts`)!.matchAll(/^ {2}(\w+): /gm)].map(
  ([, name]) => name!,
);

/** Code of a document as a file: what it takes for granted stands before it, in its first line. */
function toFile(code: string): string {
  const { variables, imports } = declaredIn(code);
  const taken = [...variables, ...imports];
  const granted = GIVEN.filter((name) => !taken.includes(name) && code.includes(name));
  const given = granted.map(
    (name) => `declare const ${name}: import("./support/given.js").Given["${name}"];`,
  );
  return `export {}; ${given.join(" ")}\n${code}`;
}

/** What the compiler says of files that exist in memory alone, by the line of their document. */
function complaints(
  files: Map<string, { text: string; line: number }>,
  compilerOptions?: object,
): string[] {
  const read = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  const settings = compilerOptions
    ? { ...settingsOf(compilerOptions), paths: options.paths!, noEmit: true }
    : { ...options, noUnusedLocals: false, skipLibCheck: true };
  const texts = new Map([...files].map(([path, { text }]) => [path, text]));
  return diagnosticsOf(texts, settings).map(({ file, start, messageText }) => {
    const at = file ? file.getLineAndCharacterOfPosition(start!).line : 0;
    const document = file?.fileName.slice(room.length);
    const line = (files.get(file?.fileName ?? "")?.line ?? 0) + at;
    return `${document}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

const settingsOf = (compilerOptions: object): ts.CompilerOptions =>
  ts.convertCompilerOptionsFromJson(compilerOptions, root).options;

const codeOf = (document: string): { code: string; line: number }[] => [
  ...snippetsOf(document),
  ...[...callsOf(document), ...callsOf(document, "Write")].map((call) => ({
    ...call,
    line: call.line - 1,
  })),
];

it("all code of the documents and docstrings compiles, strictly", () => {
  const code = new Map(DOCUMENTS.map((document) => [document, codeOf(document)]));
  code.set("docstrings", docstringExamples());
  const files = [...code].flatMap(([document, blocks]) =>
    blocks.map(({ code, line }, index): [string, { text: string; line: number }] => [
      `${room}${document.replaceAll("/", ".")}.${line}.${index}.ts`,
      { text: toFile(code), line },
    ]),
  );
  expect(files.length).toBeGreaterThan(70);
  expect(complaints(new Map(files))).toEqual([]);
}, 60_000);

it("code that is wrong does not", () => {
  const text = toFile("await client.getPurchasedPhoneNumber(phoneNumber, { retries: true });");
  expect(complaints(new Map([[`${room}wrong.ts`, { text, line: 7 }]]))).toEqual([
    expect.stringMatching(/^wrong\.ts:8 .*'retries' does not exist/),
  ]);
}, 60_000);

describe("the settings for TypeScript in the README", () => {
  const [, json] = /^```json\n([\s\S]*?)^```/m.exec(ts.sys.readFile(`${root}README.md`)!)!;
  const { compilerOptions } = JSON.parse(json!) as { compilerOptions: object };
  const { code } = snippetsOf("README.md").find(({ name }) => name === "firstProgram")!;
  const wrong = code.replace('"tollFree"', '"free"');

  it("do for its first program, with all declarations checked, and find a mistake in it", () => {
    const files = Object.entries({ first: code, wrong }).map(
      ([name, text]): [string, { text: string; line: number }] => [
        `${room}${name}.mts`,
        { text, line: 0 },
      ],
    );
    expect(complaints(new Map(files), compilerOptions)).toEqual([
      expect.stringMatching(/^wrong\.mts:\d+ .*"free"' is not assignable/),
    ]);
  }, 60_000);
});
