import { fork, type ChildProcess } from "node:child_process";

/** A program of this folder in a process of its own, and what it said first. */
export interface Program<T> {
  child: ChildProcess;
  said: T;
}

/** Starts a program, and waits for what it says. */
export async function startProgram<T>(file: string, ...options: string[]): Promise<Program<T>> {
  const execArgv = [...process.execArgv, ...options];
  const child = fork(new URL(file, import.meta.url), { execArgv });
  const said = await new Promise<T>((resolve, reject) => {
    child.once("message", (message) => resolve(message as T));
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Error(`${file} ended with ${code}, and said nothing.`)),
    );
  });
  return { child, said };
}
