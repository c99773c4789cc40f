import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ARBITRARY_CALLS } from "./support/arbitraryCalls.js";
import { CALLS } from "./support/calls.js";
import { expectedOf } from "./support/differences.js";
import { observeOurs, observePublished } from "./support/sideBySide.js";

/** More of them, and the seed of a failure, come from the environment: PROPERTY_RUNS=10000 PROPERTY_SEED=42. */
const { PROPERTY_RUNS, PROPERTY_SEED } = process.env;
const parameters = {
  numRuns: Number(PROPERTY_RUNS ?? 40),
  ...(PROPERTY_SEED && { seed: Number(PROPERTY_SEED) }),
};

describe("whatever is asked and answered, this package and 1.5.0 differ as the table says alone", () => {
  it.each(ARBITRARY_CALLS)("%s", { timeout: 600_000 }, async (_method, calls) => {
    await fc.assert(
      fc.asyncProperty(calls, async (scenario) => {
        const published = await observePublished(scenario);
        expect(await observeOurs(scenario)).toEqual(expectedOf(scenario, published));
      }),
      parameters,
    );
  });

  it("of every method", () => {
    expect(ARBITRARY_CALLS.map(([method]) => method).sort()).toEqual(
      CALLS.map(({ method }) => method).sort(),
    );
  });
});
