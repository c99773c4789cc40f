import type { Difference } from "./difference.js";
import { longRunningDifferences } from "./longRunningDifferences.js";
import { outcomeDifferences } from "./outcomeDifferences.js";
import { requestDifferences } from "./requestDifferences.js";
import { stepDifferences } from "./stepDifferences.js";
import type { Observed, Scenario } from "./sideBySide.js";

/** All that this package does otherwise than 1.5.0, on purpose. */
export const DIFFERENCES: Difference[] = [
  ...requestDifferences,
  ...longRunningDifferences,
  ...outcomeDifferences,
  ...stepDifferences,
];

/** The differences that a call shows. */
export const differencesOf = (scenario: Scenario, published: Observed): Difference[] =>
  DIFFERENCES.filter(
    ({ scenarios, concerns }) =>
      scenarios?.includes(scenario) === true || concerns?.(scenario, published) === true,
  );

/** What this package is to do, from what 1.5.0 did. */
export const expectedOf = (scenario: Scenario, published: Observed): Observed =>
  differencesOf(scenario, published).reduce((observed, { change }) => change(observed), published);
