/** Waits for a promise on a clock that is moved by hand. */
import { vi } from "vitest";

export interface Settled {
  resolved?: { value: unknown };
  rejected?: { error: unknown };
}

const realTurn = setImmediate;
/** Lets all that is ready to run do so, and unhandled rejections be reported. */
export const turn = (): Promise<void> => new Promise((resolve) => void realTurn(resolve));

/** More than any call has a reason to wait for. */
const MOST_TIMERS = 300;

/** Moves the clock until a promise settles; one that never does is neither resolved nor rejected. */
export async function settled(promise: Promise<unknown>): Promise<Settled> {
  let found: Settled | undefined;
  promise.then(
    (value) => (found = { resolved: { value } }),
    (error: unknown) => (found = { rejected: { error } }),
  );
  for (let timers = 0; timers < MOST_TIMERS; timers += 1) {
    await turn();
    if (found || vi.getTimerCount() === 0) break;
    await vi.advanceTimersToNextTimerAsync();
  }
  await turn();
  return found ?? {};
}
