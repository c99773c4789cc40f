import { vi } from "vitest";

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** More steps than any call of these tests needs. */
const MOST_STEPS = 1500;
const IDLE_TURNS = 20;

/** Moves timers by hand; dates stay real, so that nothing that the service holds expires. */
export const useHandMovedTimers = (): void =>
  void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });

/** What became of a call: its end, or that it would wait for ever. */
export type End = PromiseSettledResult<unknown> | { status: "hangs"; reason: unknown };

/** Rejections that nobody heard of, of the test that runs. */
export const unheard: unknown[] = [];
process.on("unhandledRejection", (reason) => void unheard.push(reason));

/**
 * Waits for a call and lets no time pass but in timers. Where no timer is left and no request is under way, it hangs.
 * @param inFlight - How many requests are with a real server.
 */
export async function endOf(
  call: () => Promise<unknown>,
  inFlight = (): number => 0,
): Promise<End> {
  let end: End | undefined;
  Promise.resolve()
    .then(call)
    .then(
      (value) => (end = { status: "fulfilled", value }),
      (reason: unknown) => (end = { status: "rejected", reason }),
    );
  const deadline = performance.now() + 20_000;
  let idle = 0;
  for (let step = 0; step < MOST_STEPS && idle < IDLE_TURNS;) {
    await turn();
    if (end) {
      await turn();
      return end;
    }
    if (inFlight() > 0) {
      if (performance.now() > deadline) break;
    } else if (vi.getTimerCount() > 0) {
      step++;
      idle = 0;
      vi.advanceTimersToNextTimer();
    } else idle++;
  }
  return {
    status: "hangs",
    reason: `${vi.getTimerCount()} timers, ${inFlight()} requests in flight`,
  };
}
