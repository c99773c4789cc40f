import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

/** How a process ended. */
export interface Death {
  signal: NodeJS.Signals | null;
  code: number | null;
  /** What it wrote to stderr. */
  complaints: string;
}

/** A process of ours that can be killed. */
export class Victim {
  /** Its first line. */
  readonly ready: Promise<string>;
  readonly death: Promise<Death>;
  readonly #child: ChildProcess;

  constructor(program: string, argument: string) {
    this.#child = spawn(process.execPath, [program, argument], {
      stdio: ["ignore", "pipe", "pipe"],
      // Options of the test's own process would slow it down.
      env: {},
    });
    const { stdout, stderr } = this.#child;
    let complaints = "";
    stderr?.setEncoding("utf8").on("data", (text: string) => (complaints += text));
    this.ready = new Promise((resolve) => {
      if (stdout) createInterface(stdout).once("line", resolve);
    });
    this.death = new Promise((resolve, reject) => {
      this.#child.once("error", reject);
      this.#child.once("close", (code, signal) => resolve({ code, signal, complaints }));
    });
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }
}
