import { execFile } from "node:child_process";
import { delimiter, dirname } from "node:path";

export interface Settings {
  cwd: string;
  /** The Node.js that runs it; default is the one that runs the tests. */
  node?: string;
  seconds?: number;
  env?: Record<string, string>;
}

export interface Outcome {
  succeeded: boolean;
  stdout: string;
  /** What to show when it went otherwise than expected: the command line and all that it printed. */
  report: string;
}

/** A user's environment: without what Vitest sets, and with that Node.js for `npm` and what it starts. */
function environment(node: string, env: Record<string, string>): NodeJS.ProcessEnv {
  const names = /^(VITEST|VITE_|NODE_ENV$|NODE_OPTIONS$|FORCE_COLOR$|TEST$|DEV$|PROD$|MODE$)/;
  const kept = Object.entries(process.env).filter(([name]) => !names.test(name));
  const path = `${dirname(node)}${delimiter}${process.env["PATH"]}`;
  return { ...Object.fromEntries(kept), PATH: path, NO_COLOR: "1", ...env };
}

/** Runs a command to its end; `node` stands for the Node.js of the settings. */
export function run(command: string, args: string[], settings: Settings): Promise<Outcome> {
  const { cwd, node = process.execPath, seconds = 60, env = {} } = settings;
  const file = command === "node" ? node : command;
  const limits = { timeout: seconds * 1000, maxBuffer: 2 ** 26 };
  const options = { cwd, env: environment(node, env), ...limits };
  return new Promise((resolve) => {
    execFile(file, args, options, (error, stdout, stderr) => {
      const end =
        error?.killed === true ? `ended after ${seconds} s` : `status ${error?.code ?? 0}`;
      const report = `${[file, ...args].join(" ")} (${end})\n${stdout}${stderr}`;
      resolve({ succeeded: error === null, stdout, report });
    });
  });
}

/** Runs a command that has to succeed; gives what it printed. */
export async function succeed(
  command: string,
  args: string[],
  settings: Settings,
): Promise<string> {
  const { succeeded, stdout, report } = await run(command, args, settings);
  if (!succeeded) throw new Error(report);
  return stdout;
}

/** Prints what is done, and how long it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  console.log(`  ${what} ...`);
  const start = performance.now();
  const result = await work();
  console.log(`  ${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
