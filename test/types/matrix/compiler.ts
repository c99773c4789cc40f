import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository, type Consumer } from "./consumer.js";
import type { Expected, Options, Version } from "./settings.js";

export interface Compilation {
  version: Version;
  resolution: string;
  module: string;
  /** What is compiled, in words. */
  what: string;
  options: Options;
  files: string[];
  /** Of the package's two sets of declarations, those that have to be read, with all their entries. */
  doors: string[];
  /** Errors that have to come; any other is a failure. */
  expected: Expected[];
}

export interface Outcome {
  seconds: number;
  problems: string[];
}

const entries = ["index.d.ts", "emulator/index.d.ts", "emulator/node/index.d.ts"];

interface Output {
  failed: boolean;
  errors: string[];
  /** The files that the compiler read. */
  files: string[];
}

export async function compile(
  { folder }: Consumer,
  compilation: Compilation,
  index: number,
): Promise<Outcome> {
  const config = join(folder, `tsconfig.${index}.json`);
  const { options: compilerOptions, files } = compilation;
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  const start = performance.now();
  const output = await run(folder, compilation.version, config);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, problems: problemsOf(folder, compilation, output) };
}

function run(cwd: string, version: Version, config: string): Promise<Output> {
  const installed = version === "6.0" ? "typescript" : `typescript-${version}`;
  const tsc = join(repository, "node_modules", installed, "bin/tsc");
  const args = [tsc, "-p", config, "--pretty", "false", "--listFiles"];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const lines = (stdout + stderr).split(/\r?\n/).filter((line) => line !== "");
      const isFile = (line: string): boolean => /^(\/|[A-Za-z]:[\\/]).*\.[cm]?tsx?$/.test(line);
      const text = lines.filter((line) => !isFile(line)).join("\n");
      resolve({
        failed: error !== null,
        // A line that is indented goes on with the error before it.
        errors: text === "" ? [] : text.split(/\n(?! )/),
        files: lines.filter(isFile).map((file) => file.replaceAll("\\", "/")),
      });
    });
  });
}

function problemsOf(
  folder: string,
  { expected, doors }: Compilation,
  { failed, errors, files }: Output,
): string[] {
  const problems = errors.filter((error) => !expected.some((one) => one.error.test(error)));
  for (const { error, reason } of expected) {
    if (!errors.some((one) => error.test(one))) {
      problems.push(`No error was like ${String(error)} (${reason}).`);
    }
  }
  if (failed !== errors.length > 0) {
    problems.push(`The compiler ${failed ? "failed and gave no error" : "passed over errors"}.`);
  }
  const declarations = `${folder}/node_modules/@azure/communication-phone-numbers/dist/`;
  for (const set of ["esm", "commonjs"]) {
    const read = files.filter((file) => file.startsWith(`${declarations}${set}/`));
    const missing = entries.filter((entry) => !read.includes(`${declarations}${set}/${entry}`));
    if (doors.includes(set))
      problems.push(...missing.map((entry) => `${set}/${entry} was not read.`));
    else problems.push(...read.map((file) => `${file} was read.`));
  }
  return problems;
}
