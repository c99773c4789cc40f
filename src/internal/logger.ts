// The log, without secrets and telephone numbers.
import { createClientLogger, type AzureLogger } from "@azure/logger";
import { logPolicy } from "@azure/core-rest-pipeline";
import type { LogPolicyOptions, PipelinePolicy, PipelineResponse } from "@azure/core-rest-pipeline";

/**
 * Logger of this package. `setLogLevel("info")` of `@azure/logger`, or the environment variable `AZURE_LOG_LEVEL`,
 * makes it write each request and answer.
 */
export const logger: AzureLogger = createClientLogger("communication-phone-numbers");

/** Headers of the service that hold ids and versions, and nothing to hide. */
const ALLOWED_HEADERS = [
  ...["api-supported-versions", "operation-id", "search-id", "purchase-id", "release-id"],
  ...["reservation-purchase-id", "capabilities-id", "x-azure-ref", "x-processing-time"],
];
const NUMBER_IN_PATH = /(\/phoneNumbers\/)(?!operations\/)[^/?"\s]+/gi;

/**
 * Core's log policy, which redacts the values of the query and the headers of requests. This one redacts the headers of
 * answers in the same way, and telephone numbers in paths. `additionalAllowedHeaderNames` lets headers through,
 * `additionalAllowedQueryParameters: ["phoneNumber"]` the numbers.
 */
export function redactingLogPolicy(options: LogPolicyOptions = {}): PipelinePolicy {
  const write = options.logger ?? logger.info;
  const showsNumbers = options.additionalAllowedQueryParameters?.some(
    (name) => name.toLowerCase() === "phonenumber",
  );
  const redacted = (line: unknown): unknown =>
    typeof line === "string" && !showsNumbers ? line.replace(NUMBER_IN_PATH, "$1REDACTED") : line;
  const redactingWrite = Object.assign(
    (...lines: unknown[]) => write(...lines.map(redacted)),
    write,
    { enabled: true },
  );
  const policy = logPolicy({
    ...options,
    additionalAllowedHeaderNames: [
      ...ALLOWED_HEADERS,
      ...(options.additionalAllowedHeaderNames ?? []),
    ],
    logger: redactingWrite,
  });
  return {
    name: policy.name,
    async sendRequest(request, next) {
      // It may change at any time.
      if (!write.enabled) return next(request);
      let answer: PipelineResponse | undefined;
      // They hold passwords of proxies and keys of TLS.
      const { agent: _, tlsSettings: __, proxySettings: ___, ...shown } = request;
      await policy.sendRequest(shown, async () => {
        answer = await next(request);
        return { ...answer, headers: nested(answer.headers) };
      });
      return answer!;
    },
  };
}

/**
 * Headers that core redacts one by one.
 * QUIRK: core's sanitizer does so with what it finds under the key "headers". Up to 0.3.9 ts-http-runtime gives it the
 * headers of an answer by themselves, where it would find no such key; later ones give it an object that has it.
 */
function nested(headers: PipelineResponse["headers"]): PipelineResponse["headers"] {
  // Defined, not assigned: an HTTP client may answer with the headers of the request, whose own toJSON cannot be changed.
  return Object.create(headers, {
    toJSON: {
      value: (key?: unknown) =>
        key === "headers" ? headers.toJSON() : { headers: headers.toJSON() },
    },
  }) as PipelineResponse["headers"];
}
