// `Retry-After`, in all its forms.
import type { PipelineResponse } from "@azure/core-rest-pipeline";

/** A timer for longer than this, 24.8 days, fires at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** `Tue, 17 Jun 2025 16:40:10 GMT`; Date.parse takes nearly any text for a date. */
const HTTP_DATE = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d\d:\d\d:\d\d/i;

/**
 * How long an answer asks to wait, in milliseconds; undefined where it does not say. A date is compared with the answer's
 * own, for the clock of this machine may be wrong.
 */
export function retryAfterMs({ headers }: Pick<PipelineResponse, "headers">): number | undefined {
  for (const [name, factor] of [
    ["retry-after-ms", 1],
    ["x-ms-retry-after-ms", 1],
    ["retry-after", 1000],
  ] as const) {
    const value = headers.get(name)?.trim();
    if (!value) continue;
    const wait = Number.isFinite(Number(value))
      ? Number(value) * factor
      : HTTP_DATE.test(value)
        ? Date.parse(value) - (Date.parse(headers.get("date") ?? "") || Date.now())
        : NaN;
    if (Number.isFinite(wait)) return Math.max(0, wait);
  }
  return undefined;
}
