import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Makes one file of each program, with all that it imports, so that its process starts fast. Gives their paths. */
export async function bundle(folder: string, ...programs: string[]): Promise<string[]> {
  await build({
    entryPoints: programs.map((name) => fileURLToPath(new URL(`${name}.ts`, import.meta.url))),
    outdir: folder,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "error",
  });
  return programs.map((name) => join(folder, `${name}.cjs`));
}
