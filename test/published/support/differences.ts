import { callbackDifferences } from "./callbackDifferences.js";
import { clientOptionDifferences } from "./clientOptionDifferences.js";
import { constructorDifferences } from "./constructorDifferences.js";
import type { Difference } from "./difference.js";
import { failedDifferences } from "./failedDifferences.js";
import { followDifferences } from "./followDifferences.js";
import { listingDifferences } from "./listingDifferences.js";
import { longRunningDifferences } from "./longRunningDifferences.js";
import { outcomeDifferences } from "./outcomeDifferences.js";
import { paceDifferences } from "./paceDifferences.js";
import { pagingDifferences } from "./pagingDifferences.js";
import { pollAnswerDifferences } from "./pollAnswerDifferences.js";
import { pollerDifferences } from "./pollerDifferences.js";
import { refusedArgumentDifferences } from "./refusedArgumentDifferences.js";
import { requestDifferences } from "./requestDifferences.js";
import { resumeDifferences } from "./resumeDifferences.js";
import type { Observed, Scenario } from "./sideBySide.js";
import { waitDifferences } from "./waitDifferences.js";

/** All that this package does otherwise than 1.5.0, on purpose, by what it is about. */
export const DIFFERENCES_BY_AREA: Record<string, Difference[]> = {
  "Arguments and requests": requestDifferences,
  "Results and errors": outcomeDifferences,
  "Long-running operations": [
    ...longRunningDifferences,
    ...pollerDifferences,
    ...pollAnswerDifferences,
    ...failedDifferences,
    ...followDifferences,
  ],
  "Waiting for an operation": [...paceDifferences, ...waitDifferences],
  "Resuming an operation": resumeDifferences,
  Listings: [...listingDifferences, ...pagingDifferences],
  "Making a client": [...constructorDifferences, ...refusedArgumentDifferences],
  "Options of clients and calls": [...clientOptionDifferences, ...callbackDifferences],
};

/** All of them. */
export const DIFFERENCES: Difference[] = Object.values(DIFFERENCES_BY_AREA).flat();

/** The differences that a call shows. */
export const differencesOf = (scenario: Scenario, published: Observed): Difference[] =>
  DIFFERENCES.filter(
    ({ scenarios, concerns }) =>
      scenarios?.includes(scenario) === true || concerns?.(scenario, published) === true,
  );

/** What this package is to do, from what 1.5.0 did. */
export const expectedOf = (scenario: Scenario, published: Observed): Observed =>
  differencesOf(scenario, published).reduce((observed, { change }) => change(observed), published);
