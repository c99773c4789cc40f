import { createClientLogger, type AzureLogger } from "@azure/logger";
import { logPolicy, type LogPolicyOptions, type PipelinePolicy } from "@azure/core-rest-pipeline";

/**
 * Logger of this package. `setLogLevel("info")` of `@azure/logger`, or the environment variable `AZURE_LOG_LEVEL`,
 * makes it write each request and answer.
 */
export const logger: AzureLogger = createClientLogger("communication-phone-numbers");

const NUMBER_IN_PATH = /(\/phoneNumbers\/)(?!operations\/)[^/?"\s]+/g;
const SET_COOKIE = /("set-cookie": )"(?:[^"\\]|\\.)*"/gi;

const allows = (names: string[] | undefined, name: string): boolean =>
  names?.some((allowed) => allowed.toLowerCase() === name) ?? false;

/**
 * Core's log policy, whose lines also lose telephone numbers in paths and `set-cookie` (core redacts the values of the
 * query and the request's headers, but no path and no header of an answer). `additionalAllowedHeaderNames:
 * ["set-cookie"]` and `additionalAllowedQueryParameters: ["phoneNumber"]` let them through.
 */
export function redactingLogPolicy(options: LogPolicyOptions = {}): PipelinePolicy {
  const write = options.logger ?? logger.info;
  const cookies = allows(options.additionalAllowedHeaderNames, "set-cookie");
  const numbers = allows(options.additionalAllowedQueryParameters, "phonenumber");
  const redacted = (line: unknown): unknown => {
    if (typeof line !== "string") return line;
    const withoutCookies = cookies ? line : line.replace(SET_COOKIE, '$1"REDACTED"');
    return numbers ? withoutCookies : withoutCookies.replace(NUMBER_IN_PATH, "$1REDACTED");
  };
  const redactingLogger = Object.assign(
    (...lines: unknown[]) => write(...lines.map(redacted)),
    write,
  );
  // Core asks the logger before each request whether it is enabled; that may change at any time.
  Object.defineProperty(redactingLogger, "enabled", { get: () => write.enabled });
  return logPolicy({ ...options, logger: redactingLogger });
}
