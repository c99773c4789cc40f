/**
 * Makes dist: what TypeScript makes of src, as ESM and as CommonJS, but with the modules behind the two clients joined into
 * a few files. To load forty small ones takes as long as a fifth of all else that an import of the package loads.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/** What `index.js` imports; each is a file of its own, and what they share is one more. */
const PARTS = ["phoneNumbersClient", "sipRoutingClient", "internal/logger"];

const FORMATS = [
  { folder: "dist/esm", format: "esm", compilerOptions: [] },
  {
    folder: "dist/commonjs",
    format: "cjs",
    compilerOptions: [
      ...["--outDir", "dist/commonjs", "--module", "commonjs"],
      ...["--moduleResolution", "bundler", "--verbatimModuleSyntax", "false"],
    ],
  },
] as const;

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" });

/** The joined modules have no code of their own. */
function removeJoined(folder: string): void {
  for (const path of filesIn(folder)) {
    if (/^(internal|generated)\b.*\.js(\.map)?$/.test(path)) rmSync(join(folder, path));
  }
}

/** Leaves the declarations that the doors lead to. */
function removeUnreachedTypes(folder: string): void {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    const text = readFileSync(join(folder, path), "utf8");
    for (const [, to] of text.matchAll(/(?:from |import\()"(\.[^"]+)\.js"/g)) {
      visit(join(dirname(path), `${to}.d.ts`));
    }
  };
  for (const door of [".", "emulator", "emulator/node"]) visit(join(door, "index.d.ts"));
  for (const path of filesIn(folder)) {
    const isReached = reached.has(path.replace(/\.map$/, ""));
    if (/\.d\.ts(\.map)?$/.test(path) && !isReached) rmSync(join(folder, path));
  }
}

const compiler = fileURLToPath(import.meta.resolve("typescript/bin/tsc"));
rmSync("dist", { recursive: true, force: true });
for (const { folder, format, compilerOptions } of FORMATS) {
  execFileSync(process.execPath, [compiler, "-p", "src", ...compilerOptions], { stdio: "inherit" });
  removeJoined(folder);
  removeUnreachedTypes(folder);
  const modules = await rolldown({
    input: Object.fromEntries(PARTS.map((part) => [part, `src/${part}.ts`])),
    external: /^@azure\//,
    platform: "neutral",
  });
  await modules.write({
    dir: folder,
    format,
    strict: true,
    sourcemap: true,
    // The sources are in the package, and what is said of the public API is in the types.
    sourcemapExcludeSources: true,
    comments: { jsdoc: false },
    chunkFileNames: "internal/shared.js",
  });
}
// The package says that its files are ESM.
writeFileSync("dist/commonjs/package.json", JSON.stringify({ type: "commonjs" }));
