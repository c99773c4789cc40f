import type { AnyCall, ChangeOfAny } from "./anyCall.js";
import { anyOutcomeDifferences } from "./anyOutcomeDifferences.js";
import { anyRequestDifferences } from "./anyRequestDifferences.js";
import { anyTrunkDifferences } from "./anyTrunkDifferences.js";
import { DIFFERENCES } from "./differences.js";
import type { Observed } from "./sideBySide.js";

/** What differences of the table make of any call, where that depends on its arguments and answers. */
export const ANY_DIFFERENCES: Record<string, ChangeOfAny> = {
  ...anyRequestDifferences,
  ...anyTrunkDifferences,
  ...anyOutcomeDifferences,
};

/** What this package is to do in any call, from what 1.5.0 did: the differences of the table, and nothing else. */
export const expectedOfAny = (call: AnyCall, published: Observed): Observed =>
  DIFFERENCES.reduce((observed, { about, concerns, change }) => {
    const changeOfAny = ANY_DIFFERENCES[about];
    if (changeOfAny) return changeOfAny(observed, call);
    return concerns?.(call, published) ? change(observed) : observed;
  }, published);
