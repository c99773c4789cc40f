/**
 * Makes dist: what TypeScript makes of src, as ESM and as CommonJS, but with the modules behind the two clients joined into
 * a few files. To load forty small ones takes as long as a fifth of all else that an import of the package loads.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

/** Of the joined modules, the public types refer to the declarations of these alone. */
const PUBLIC = /^(internal.logger|generated.\w+.models)\.d\.ts(\.map)?$/;

/** Leaves of the joined modules what the public types need. */
function removeModules(folder: string): void {
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!/^(internal|generated)\b.*\.(ts|js|map)$/.test(path)) continue;
    if (!PUBLIC.test(path)) rmSync(join(folder, path));
  }
}

const compiler = fileURLToPath(import.meta.resolve("typescript/bin/tsc"));
rmSync("dist", { recursive: true, force: true });
for (const { folder, format, compilerOptions } of FORMATS) {
  execFileSync(process.execPath, [compiler, "-p", "src", ...compilerOptions], { stdio: "inherit" });
  removeModules(folder);
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
