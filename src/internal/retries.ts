import { calculateRetryDelay } from "@azure/core-util";
import { retryPolicy } from "@azure/core-rest-pipeline";
import type {
  PipelinePolicy,
  PipelineRequest,
  PipelineResponse,
  PipelineRetryOptions,
  RestError,
  RetryStrategy,
} from "@azure/core-rest-pipeline";

const DEFAULT_RETRIES = 3;
const DEFAULT_DELAY_MS = 1000;
const DEFAULT_LONGEST_BACKOFF_MS = 64_000;
/** A `Retry-After` longer than this is an answer to the caller, not a reason to sleep. */
const DEFAULT_LONGEST_RETRY_AFTER_MS = 60_000;

/** Failures before a request left: the host was not found or refused the connection. */
const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);
const PASSING = new Set([...NOT_SENT, "ETIMEDOUT", "ESOCKETTIMEDOUT", "ECONNRESET", "ENOENT"]);

/** Whether the service surely did nothing about a request that failed in this way. */
export function surelyDidNotAct(
  response: PipelineResponse | undefined,
  error: RestError | undefined,
): boolean {
  if (!response) return NOT_SENT.has(error?.code ?? "");
  if (response.status === 503) return retryAfterMs(response) !== undefined;
  // A status below 200 or from 300 to 499 refuses the request; 408 alone may come after the service has begun.
  const { status } = response;
  return status < 200 || (status >= 300 && status < 500 && status !== 408);
}

/**
 * Retries as core does, with two differences. A request that starts an operation is sent again only where the service
 * surely did not act, for a second start may spend money twice. And a long `Retry-After` is not slept on.
 */
export function safeRetryPolicy(options: PipelineRetryOptions = {}): PipelinePolicy {
  const maxRetries = options.maxRetries ?? DEFAULT_RETRIES;
  const repeatable = retryPolicy([strategy(options, mayPass)], { maxRetries });
  const starts = retryPolicy([strategy(options, isRefusedConnection)], { maxRetries });
  return {
    name: "safeRetryPolicy",
    sendRequest: (request, next) =>
      (startsOperation(request) ? starts : repeatable).sendRequest(request, next),
  };
}

/** Starts of a search, a purchase, a reservation purchase or a release. */
function startsOperation({ method, url }: PipelineRequest): boolean {
  const path = url.split("?", 1)[0]!;
  return method === "POST"
    ? /\/availablePhoneNumbers\/.*:(search|purchase)$/.test(path)
    : method === "DELETE" && /\/phoneNumbers\/[^/]+$/.test(path);
}

type Failure = (response: PipelineResponse | undefined, error: RestError | undefined) => boolean;

/** The failures after which core tries again. */
const mayPass: Failure = (response, error) =>
  response
    ? response.status === 408 ||
      (response.status >= 500 && response.status !== 501 && response.status !== 505)
    : PASSING.has(error?.code ?? "");

const isRefusedConnection: Failure = (response, error) =>
  !response && NOT_SENT.has(error?.code ?? "");

function strategy(options: PipelineRetryOptions, isPassing: Failure): RetryStrategy {
  const longest = options.maxRetryDelayInMs ?? DEFAULT_LONGEST_RETRY_AFTER_MS;
  const backoff = {
    retryDelayInMs: options.retryDelayInMs ?? DEFAULT_DELAY_MS,
    maxRetryDelayInMs: options.maxRetryDelayInMs ?? DEFAULT_LONGEST_BACKOFF_MS,
  };
  return {
    name: "safeRetryStrategy",
    retry({ retryCount, response, responseError }) {
      const wait = isThrottling(response) ? retryAfterMs(response) : undefined;
      if (wait !== undefined) {
        return wait > longest ? { skipStrategy: true } : { retryAfterInMs: wait };
      }
      if (!isPassing(response, responseError)) return { skipStrategy: true };
      return calculateRetryDelay(retryCount, backoff);
    },
  };
}

const isThrottling = (response: PipelineResponse | undefined): response is PipelineResponse =>
  response?.status === 429 || response?.status === 503;

/** `Tue, 17 Jun 2025 16:40:10 GMT`; Date.parse takes nearly any text for a date. */
const HTTP_DATE = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d\d:\d\d:\d\d/i;

/** How long an answer asks to wait, in milliseconds; undefined where it does not say. */
export function retryAfterMs({ headers }: Pick<PipelineResponse, "headers">): number | undefined {
  for (const [name, factor] of [
    ["retry-after-ms", 1],
    ["x-ms-retry-after-ms", 1],
    ["retry-after", 1000],
  ] as const) {
    const value = headers.get(name)?.trim();
    if (!value) continue;
    const wait = Number.isFinite(Number(value))
      ? Number(value) * factor
      : HTTP_DATE.test(value)
        ? Date.parse(value) - Date.now()
        : NaN;
    if (Number.isFinite(wait)) return Math.max(0, wait);
  }
  return undefined;
}
