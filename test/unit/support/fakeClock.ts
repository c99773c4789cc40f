import { afterEach, beforeEach, expect, vi } from "vitest";

/** Moves time by hand in each test of a file; a test that leaves a timer behind fails. */
export function useFakeClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date("2025-06-01T10:00:00Z") });
  });
  afterEach(() => {
    const timers = vi.getTimerCount();
    vi.useRealTimers();
    expect(timers, "timers that outlive the test").toBe(0);
  });
}

export const advance = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** How many requests were sent after each of the given times, in milliseconds since the wait began. */
export async function requestsOverTime(
  { requests }: { requests: readonly unknown[] },
  times: number[],
): Promise<number[]> {
  const counts: number[] = [];
  let now = 0;
  for (const time of times) {
    await advance(time - now);
    now = time;
    counts.push(requests.length);
  }
  return counts;
}
