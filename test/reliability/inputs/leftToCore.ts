/** Findings that are core's, and left to it. */
import type { Attempt } from "./attempts.js";

interface Exception {
  method: RegExp;
  finding: RegExp;
  /** Where something has to be changed for it, or into what. */
  change: RegExp;
}

const EXCEPTIONS: Exception[] = [
  // Client options that are core's to check, and that it takes as they are.
  {
    method: /^new /,
    finding: /^(names nothing|sent \d+ requests|sent a line end)/,
    change: /additionalPolicies|loggingOptions|telemetryOptions|userAgentOptions|proxyOptions/,
  },
];

export const isLeftToCore = ({ scenario }: Attempt, found: string): boolean =>
  EXCEPTIONS.some(
    ({ method, finding, change }) =>
      method.test(scenario.method.name) &&
      finding.test(found) &&
      scenario.changes.some(({ place, odd }) => change.test(`${place.join(".")} ${odd?.label}`)),
  );
