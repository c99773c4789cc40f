import { callbackScenarios } from "./callbackScenarios.js";
import { clientOptionScenarios } from "./clientOptionScenarios.js";
import { constructorScenarios } from "./constructorScenarios.js";
import { leniencyScenarios } from "./leniencyScenarios.js";
import { listingScenarios } from "./listingScenarios.js";
import { pollerScenarios } from "./pollerScenarios.js";
import { resumeScenarios } from "./resumeScenarios.js";
import type { Scenario } from "./sideBySide.js";

/** What users do step by step, by what they do it with. */
export const stepScenarios: Record<string, Scenario[]> = {
  pollers: pollerScenarios,
  "pollers that are resumed": resumeScenarios,
  listings: listingScenarios,
  constructors: constructorScenarios,
  "options of clients": clientOptionScenarios,
  "credentials and options of calls": callbackScenarios,
  "what nobody promised": leniencyScenarios,
};
