import { rmSync, statSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { expect, inject, test } from "vitest";
import {
  brokenLinks,
  copyOfPackage,
  filesOf,
  importsOf,
  sizeOf,
  textOf,
} from "./support/packageFiles.js";

const folder = inject("unpacked");
const manifest = JSON.parse(textOf(folder, "package.json")) as {
  dependencies: Record<string, string>;
  scripts: Record<string, string>;
  bin: Record<string, string>;
} & Record<string, unknown>;

/** What it had when this was written, and a few percent; a change that is meant may raise them. */
const most = { files: 450, packedKB: 372, unpackedKB: 1900 };

const needed = [
  /^(package\.json|README\.md|CHANGELOG\.md|SECURITY\.md|LICENSE)$/,
  /^docs\/\w+\.md$/,
  // Source maps and "go to definition" lead to the sources, and links of the documents to their READMEs.
  /^src\/([a-zA-Z]+\/)*([a-zA-Z0-9]+\.ts|README\.md)$/,
  /^dist\/(esm|commonjs)\/([a-zA-Z]+\/)*[a-zA-Z0-9]+(\.d\.ts|\.js)(\.map)?$/,
  /^dist\/commonjs\/package\.json$/,
  /^samples\/((support\/)?[a-zA-Z]+\.ts|README\.md)$/,
];
const needless = (path: string): boolean => !needed.some((pattern) => pattern.test(path));

test("it has what users need, and nothing else", () => {
  const files = filesOf(folder);
  expect(files.filter(needless)).toEqual([]);
  for (const pattern of needed) expect(files.filter((path) => pattern.test(path))).not.toEqual([]);
});

test.each(["src/tsconfig.json", "src/a.spec.ts", "dist/.tsbuildinfo", "test/a.ts", ".npmrc"])(
  "%s would be seen as needless",
  (path) => expect(needless(path)).toBe(true),
);

const FORMATS = ["esm", "commonjs"];
const withMaps = (paths: string[]): string[] => paths.flatMap((path) => [path, `${path}.map`]);
/** The code of these sources is joined into a few files. */
const isJoined = (source: string): boolean => /^src\/(internal|generated)\//.test(source);

test("each source has its code in both formats, unless it is joined with others", () => {
  const files = filesOf(folder);
  const sources = files.filter((path) => /^src\/.*\.ts$/.test(path) && !isJoined(path));
  const names = sources.map((source) => source.replace(/^src\/(.*)\.ts$/, "$1"));
  const expected = FORMATS.flatMap((format) =>
    withMaps(
      [...names, "internal/logger", "internal/shared"].map((name) => `dist/${format}/${name}.js`),
    ),
  );
  const built = files.filter((path) => /^dist\/.*\.js(\.map)?$/.test(path));
  expect(built).toEqual(expected.sort());
});

/** Declarations that lead to others, from the doors on; one that is missing is an error. */
function reachedTypes(format: string): Set<string> {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const [, to] of textOf(folder, path).matchAll(/["'](\.[^"']*)\.js["']/g)) {
      visit(posix.join(posix.dirname(path), `${to}.d.ts`));
    }
  };
  for (const door of ["", "emulator/", "emulator/node/"]) visit(`dist/${format}/${door}index.d.ts`);
  return reached;
}

test("its declarations are those that the doors lead to", () => {
  const expected = FORMATS.flatMap((format) => withMaps([...reachedTypes(format)]));
  expect(expected.length).toBeGreaterThan(40);
  const built = filesOf(folder).filter((path) => /^dist\/.*\.d\.ts(\.map)?$/.test(path));
  expect(built).toEqual(expected.sort());
});

test("what is no ESM is in strict mode", () => {
  const programs = filesOf(folder).filter((path) => /^dist\/commonjs\/.*\.js$/.test(path));
  const sloppy = programs.filter((path) => !/^(#!.*\n)?"use strict";/.test(textOf(folder, path)));
  expect(sloppy).toEqual([]);
});

test("it is no larger than it was", () => {
  const files = filesOf(folder).length;
  const packedKB = Math.round(statSync(inject("tarball")).size / 1000);
  const unpackedKB = Math.round(sizeOf(folder) / 1000);
  console.log(`  ${files} files, ${packedKB} KB packed, ${unpackedKB} KB unpacked`);
  expect(files).toBeLessThanOrEqual(most.files);
  expect(packedKB).toBeLessThanOrEqual(most.packedKB);
  expect(unpackedKB).toBeLessThanOrEqual(most.unpackedKB);
});

test("installing it runs nothing", () => {
  const hooks = /^(pre|post)?install$|^(pre)?prepare$|^postprepare$|^dependencies$/;
  expect(Object.keys(manifest.scripts).filter((script) => hooks.test(script))).toEqual([]);
  expect(filesOf(folder)).not.toContain("binding.gyp");
});

test("it depends on these packages, and on no others", () => {
  expect(manifest.dependencies).toEqual({
    "@azure/abort-controller": "^2.1.2",
    "@azure/core-auth": "^1.10.1",
    "@azure/core-client": "^1.10.2",
    "@azure/core-lro": "^2.7.2",
    "@azure/core-paging": "^1.6.2",
    "@azure/core-rest-pipeline": "^1.24.0",
    "@azure/core-tracing": "^1.3.1",
    "@azure/core-util": "^1.13.1",
    "@azure/logger": "^1.3.0",
  });
  const others = ["peerDependencies", "optionalDependencies", "bundleDependencies"];
  expect(others.filter((kind) => kind in manifest)).toEqual([]);
});

test("it imports what it depends on: all of it, and nothing else", () => {
  const { packages, ofCode } = importsOf(folder);
  expect(packages).toEqual(Object.keys(manifest.dependencies).sort());
  const forTypesAlone = ["@azure/abort-controller", "@azure/core-client", "@azure/core-paging"];
  expect(packages.filter((one) => !ofCode.includes(one))).toEqual(forTypesAlone);
});

const isBehindTheDoorToNode = (file: string): boolean =>
  /^(dist\/\w+|src)\/emulator\/node\//.test(file);

test("it uses Node.js behind one door alone", () => {
  const { usersOfNode } = importsOf(folder);
  expect(usersOfNode).not.toEqual([]);
  expect(usersOfNode.filter((file) => !isBehindTheDoorToNode(file))).toEqual([]);
});

test("other imports would be seen, in code and in declarations", () => {
  const copy = copyOfPackage();
  writeFileSync(join(copy, "dist/esm/index.js"), `import "left-pad";\nimport "fs";\n`);
  writeFileSync(join(copy, "dist/commonjs/index.js"), `const a = require("@a/b/c");\n`);
  writeFileSync(join(copy, "dist/esm/index.d.ts"), `export type A = import("left-type").A;\n`);
  const { packages, usersOfNode } = importsOf(copy);
  expect(packages).toEqual(expect.arrayContaining(["@a/b", "left-pad", "left-type"]));
  expect(usersOfNode).toContain("dist/esm/index.js");
});

test("links of its documents lead to its files", () => {
  expect(brokenLinks(folder)).toEqual([]);
});

test("a link that leads nowhere would be seen", () => {
  const copy = copyOfPackage();
  rmSync(join(copy, "docs/migration.md"));
  expect(brokenLinks(copy)).toContain("README.md: docs/migration.md");
});

test("the command is a program that a shell can start", () => {
  const [path] = Object.values(manifest.bin);
  expect(textOf(folder, path!)).toMatch(/^#!\/usr\/bin\/env node\n/);
});
