import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** A program of the tests as one file that Node runs. */
export interface Program {
  file: string;
  remove: () => Promise<void>;
}

export async function bundled(name: string): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), "phone-numbers-program-"));
  const file = join(folder, `${name}.mjs`);
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    tsconfig: join(root, "tsconfig.json"),
    // Packages for CommonJS ask for Node's modules.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  return { file, remove: () => rm(folder, { recursive: true }) };
}

/** What a program printed, how it ended, and how long it lived on after what it printed last. */
export interface Run {
  printed: string;
  status: number | null;
  lingeredMs: number;
}

/** Runs a program to its end, which comes by force after `limitMs`. */
export function runProgram({ file }: Program, args: string[], limitMs: number): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], { timeout: limitMs });
    let printed = "";
    let last = 0;
    const onText = (text: Buffer): void => {
      printed += text.toString();
      last = performance.now();
    };
    child.stdout.on("data", onText);
    child.stderr.on("data", onText);
    child.on("error", reject);
    child.on("close", (status) =>
      resolve({ printed: printed.trim(), status, lingeredMs: performance.now() - last }),
    );
  });
}
