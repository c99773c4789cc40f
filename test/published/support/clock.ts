import { vi } from "vitest";

const START = Date.parse("2025-06-01T10:00:00Z");
/** More timers than any scenario needs: what has not come by then never will. */
const MOST_TIMERS = 500;

/** Runs something while time moves from timer to timer, and chance is no longer one. */
export const onClock = {
  start: START,
  async run<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    vi.useFakeTimers({ now: START });
    const chance = vi.spyOn(Math, "random").mockReturnValue(0.5);
    try {
      let settled = false;
      const result = work().finally(() => {
        settled = true;
      });
      result.catch(() => undefined);
      for (let count = 0; !settled && count < MOST_TIMERS; count++) {
        await vi.advanceTimersToNextTimerAsync();
      }
      return settled ? await result : otherwise;
    } finally {
      chance.mockRestore();
      vi.useRealTimers();
    }
  },
};
