import { callbackDifferences } from "./callbackDifferences.js";
import { clientOptionDifferences } from "./clientOptionDifferences.js";
import { constructorDifferences } from "./constructorDifferences.js";
import type { Difference } from "./difference.js";
import { failedDifferences } from "./failedDifferences.js";
import { followDifferences } from "./followDifferences.js";
import { listingDifferences } from "./listingDifferences.js";
import { paceDifferences } from "./paceDifferences.js";
import { pagingDifferences } from "./pagingDifferences.js";
import { pollAnswerDifferences } from "./pollAnswerDifferences.js";
import { pollerDifferences } from "./pollerDifferences.js";
import { refusedArgumentDifferences } from "./refusedArgumentDifferences.js";
import { resumeDifferences } from "./resumeDifferences.js";
import { waitDifferences } from "./waitDifferences.js";

/** What users notice step by step: of pollers, listings, constructors and options. */
export const stepDifferences: Difference[] = [
  ...pollerDifferences,
  ...pollAnswerDifferences,
  ...failedDifferences,
  ...paceDifferences,
  ...waitDifferences,
  ...followDifferences,
  ...resumeDifferences,
  ...listingDifferences,
  ...pagingDifferences,
  ...constructorDifferences,
  ...refusedArgumentDifferences,
  ...clientOptionDifferences,
  ...callbackDifferences,
];
