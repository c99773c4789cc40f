/** What core packages call an abort signal; only these two members are used. */
interface Signal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** The error of a request that was given up. */
export function abortError(): Error {
  const error = new Error("The operation was aborted.");
  error.name = "AbortError";
  return error;
}

/** Waits in real time; rejects at once when aborted, and after `timeout` milliseconds (0 is none). */
export function wait(ms: number, signal: Signal | undefined, timeout = 0): Promise<void> {
  if (signal?.aborted === true) return Promise.reject(abortError());
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const isTooLong = timeout > 0 && timeout < ms;
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", giveUp);
    };
    const giveUp = (): void => {
      end();
      reject(abortError());
    };
    const timer = setTimeout(
      () => {
        if (isTooLong) return giveUp();
        end();
        resolve();
      },
      isTooLong ? timeout : ms,
    );
    signal?.addEventListener("abort", giveUp);
  });
}
