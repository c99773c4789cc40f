import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tried } from "../properties.js";
import { ANY_DIFFERENCES, expectedOfAny } from "./support/anyDifferences.js";
import { ARBITRARY_CALLS } from "./support/arbitraryCalls.js";
import { CALLS } from "./support/calls.js";
import { DIFFERENCES } from "./support/differences.js";
import { withHeaders } from "./support/difference.js";
import { observeOurs, observePublished, type Observed } from "./support/sideBySide.js";

/** Without the hashes of bodies: the answers check them, and two texts of one body have two. */
const comparable = (observed: Observed): Observed =>
  withHeaders(observed, ({ "x-ms-content-sha256": _, ...headers }) => headers);

describe("whatever is asked and answered, this package and 1.5.0 differ as the table says alone", () => {
  it.each(ARBITRARY_CALLS)("%s", { timeout: 3_600_000 }, async (_method, calls) => {
    await fc.assert(
      fc.asyncProperty(calls, async (scenario) => {
        const published = await observePublished(scenario);
        const ours = await observeOurs(scenario);
        expect(comparable(ours)).toEqual(comparable(expectedOfAny(scenario, published)));
        expect(ours.requests.map(({ headers }) => headers["authorization"])).not.toContain(
          "HMAC-SHA256 <wrong signature>",
        );
      }),
      tried(80),
    );
  });

  it("of every method", () => {
    expect(ARBITRARY_CALLS.map(([method]) => method).sort()).toEqual(
      CALLS.map(({ method }) => method).sort(),
    );
  });

  it.each(Object.keys(ANY_DIFFERENCES))("of which one is: %s", (about) => {
    expect(DIFFERENCES.map((difference) => difference.about)).toContain(about);
  });
});
