// Work that several callers wait for, each of whom may leave.
import type { AbortSignalLike } from "@azure/abort-controller";
import { aborted } from "./errors.js";
import { requireSignal } from "./validation.js";

interface Run<T> {
  promise: Promise<T>;
  controller: AbortController;
  /** How to reject each caller that waits. */
  waiting: Set<(error: Error) => void>;
  isSettled: boolean;
}

/**
 * Work that is under way at most once, however many callers wait for it. Each caller can leave with a signal of its
 * own; when the last has left, the work is aborted.
 */
export class SharedWork<T> {
  #run: Run<T> | undefined;

  isUnderWay(): boolean {
    return this.#run !== undefined;
  }

  /** Waits for the work that is under way, or begins it. */
  join(
    work: (signal: AbortSignal) => Promise<T>,
    signals: (AbortSignalLike | undefined)[],
  ): Promise<T> {
    signals.forEach(requireSignal);
    if (signals.some((signal) => signal?.aborted)) return Promise.reject(aborted());
    const run = (this.#run ??= this.#begin(work));
    return new Promise<T>((resolve, reject) => {
      const leave = (): void => {
        for (const signal of signals) signal?.removeEventListener("abort", onAbort);
        run.waiting.delete(fail);
        if (run.waiting.size === 0) this.#abandon(run);
      };
      const fail = (error: Error): void => {
        leave();
        reject(error);
      };
      const onAbort = (): void => fail(aborted());
      for (const signal of signals) signal?.addEventListener("abort", onAbort);
      run.waiting.add(fail);
      run.promise.then(
        (result) => {
          run.isSettled = true;
          leave();
          resolve(result);
        },
        (error: Error) => {
          run.isSettled = true;
          fail(error);
        },
      );
    });
  }

  /** Rejects all who wait, and aborts the work. */
  end(error: Error): void {
    for (const reject of [...(this.#run?.waiting ?? [])]) reject(error);
  }

  #begin(work: (signal: AbortSignal) => Promise<T>): Run<T> {
    const controller = new AbortController();
    const promise = work(controller.signal);
    return { controller, promise, waiting: new Set(), isSettled: false };
  }

  #abandon(run: Run<T>): void {
    if (this.#run === run) this.#run = undefined;
    if (!run.isSettled) run.controller.abort();
  }
}
