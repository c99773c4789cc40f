import { afterEach, beforeEach, expect } from "vitest";

/** Makes each test of a file fail that leaves a rejected promise to nobody. */
export function forbidUnhandledRejections(): void {
  const reasons: unknown[] = [];
  const listener = (reason: unknown): void => void reasons.push(reason);
  beforeEach(() => {
    reasons.length = 0;
    process.on("unhandledRejection", listener);
  });
  afterEach(async () => {
    // Node reports them after the microtasks of a turn; a real turn has to pass, whatever the clock of the test.
    await new Promise<void>((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        resolve();
      };
      channel.port2.postMessage(0);
    });
    process.off("unhandledRejection", listener);
    expect(reasons).toEqual([]);
  });
}
