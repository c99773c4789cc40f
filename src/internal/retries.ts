import { calculateRetryDelay } from "@azure/core-util";
import { retryPolicy } from "@azure/core-rest-pipeline";
import type {
  PipelinePolicy,
  PipelineResponse,
  PipelineRetryOptions,
  RestError,
  RetryStrategy,
} from "@azure/core-rest-pipeline";
import { LONGEST_TIMER_MS, retryAfterMs } from "./retryAfter.js";
import { requireAmount } from "./validation.js";
import { isSentOnce, mayHaveActed, wasNotSent } from "./starts.js";

const DEFAULT_RETRIES = 3;
const DEFAULT_DELAY_MS = 1000;
const DEFAULT_LONGEST_BACKOFF_MS = 64_000;
/** A `Retry-After` longer than this is an answer to the caller, not a reason to sleep. */
const DEFAULT_LONGEST_RETRY_AFTER_MS = 60_000;

/** Failures of a connection that may pass. */
const PASSING = new Set(["ETIMEDOUT", "ESOCKETTIMEDOUT", "ECONNRESET", "ENOENT"]);

/**
 * Retries as core does, with two differences. What costs is sent again only after an answer that asks for it, or where it never
 * left, for a second one may spend money twice. And a long `Retry-After` is not slept on.
 */
export function safeRetryPolicy(options: PipelineRetryOptions = {}): PipelinePolicy {
  for (const name of ["maxRetries", "retryDelayInMs", "maxRetryDelayInMs"] as const) {
    requireAmount(`retryOptions.${name}`, options[name] ?? undefined);
  }
  const maxRetries = options.maxRetries ?? DEFAULT_RETRIES;
  const repeatable = retryPolicy([strategy(options, mayPass)], { maxRetries });
  return {
    name: "safeRetryPolicy",
    sendRequest(request, next) {
      if (!isSentOnce(request)) return repeatable.sendRequest(request, next);
      const isOver = (): boolean => mayHaveActed(request);
      const once = retryPolicy([strategy(options, isRefusedConnection, isOver)], { maxRetries });
      return once.sendRequest(request, next);
    },
  };
}

type Failure = (response: PipelineResponse | undefined, error: RestError | undefined) => boolean;

/** The failures after which core tries again. */
const mayPass: Failure = (response, error) =>
  response
    ? response.status === 408 ||
      (response.status >= 500 && response.status !== 501 && response.status !== 505)
    : wasNotSent(error?.code) || PASSING.has(error?.code ?? "");

const isRefusedConnection: Failure = (_response, error) => wasNotSent(error?.code);

function strategy(
  options: PipelineRetryOptions,
  isPassing: Failure,
  isOver?: () => boolean,
): RetryStrategy {
  const longest = Math.min(
    options.maxRetryDelayInMs ?? DEFAULT_LONGEST_RETRY_AFTER_MS,
    LONGEST_TIMER_MS,
  );
  const backoff = {
    retryDelayInMs: options.retryDelayInMs ?? DEFAULT_DELAY_MS,
    maxRetryDelayInMs: Math.min(
      options.maxRetryDelayInMs ?? DEFAULT_LONGEST_BACKOFF_MS,
      LONGEST_TIMER_MS,
    ),
  };
  return {
    name: "safeRetryStrategy",
    retry({ retryCount, response, responseError }) {
      if (isOver?.()) return { skipStrategy: true };
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
