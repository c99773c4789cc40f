// Which request is sent again, when, and which never.
import { isRestError } from "@azure/core-rest-pipeline";
import type {
  PipelinePolicy,
  PipelineResponse,
  PipelineRetryOptions,
  RestError,
} from "@azure/core-rest-pipeline";
import { calculateRetryDelay, delay } from "@azure/core-util";
import { aborted } from "./errors.js";
import { logger } from "./logger.js";
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
 * Retries by core's rules, with two differences. What costs is sent again only after an answer that asks for it, or where it
 * never left, for a second one may spend money twice. And a long `Retry-After` is not slept on.
 */
export function safeRetryPolicy(options: PipelineRetryOptions = {}): PipelinePolicy {
  for (const name of ["maxRetries", "retryDelayInMs", "maxRetryDelayInMs"] as const) {
    requireAmount(`retryOptions.${name}`, options[name] ?? undefined);
  }
  // As it is now: the caller may use the object for another client.
  const { maxRetries, retryDelayInMs, maxRetryDelayInMs } = options;
  const pace = { retryDelayInMs, maxRetryDelayInMs };
  const most = maxRetries ?? DEFAULT_RETRIES;
  return {
    name: "safeRetryPolicy",
    async sendRequest(request, next) {
      const isOnce = isSentOnce(request);
      for (let retries = 0; ; retries += 1) {
        let response: PipelineResponse | undefined;
        let failure: RestError | undefined;
        try {
          response = await next(request);
        } catch (error) {
          // Others are no failures of the connection or the service.
          if (!isRestError(error)) throw error;
          failure = error;
          response = error.response;
        }
        const { abortSignal, requestId } = request;
        if (abortSignal?.aborted) throw aborted();
        const isOver = retries >= most || (isOnce && mayHaveActed(request));
        const isPassing = isOnce ? isRefusedConnection : mayPass;
        const wait = isOver ? undefined : waitAfter(response, failure, isPassing, retries, pace);
        if (wait === undefined) {
          if (failure) throw failure;
          return response!;
        }
        logger.info(`${requestId}: ${response?.status ?? failure?.code}, sent again in ${wait} ms`);
        await delay(wait, {
          ...(abortSignal && { abortSignal }),
          abortErrorMsg: aborted().message,
        });
      }
    },
  };
}

interface Pace {
  retryDelayInMs: number | undefined;
  maxRetryDelayInMs: number | undefined;
}
type Failure = (response: PipelineResponse | undefined, error: RestError | undefined) => boolean;

/** The failures after which core tries again. */
const mayPass: Failure = (response, error) =>
  response
    ? response.status === 408 ||
      (response.status >= 500 && response.status !== 501 && response.status !== 505)
    : wasNotSent(error?.code) || PASSING.has(error?.code ?? "");

const isRefusedConnection: Failure = (response, error) => !response && wasNotSent(error?.code);

/** How long to wait before the next try, in milliseconds; undefined if there is to be none. */
function waitAfter(
  response: PipelineResponse | undefined,
  failure: RestError | undefined,
  isPassing: Failure,
  retries: number,
  { retryDelayInMs, maxRetryDelayInMs }: Pace,
): number | undefined {
  const asked = isThrottling(response) ? retryAfterMs(response) : undefined;
  if (asked !== undefined) {
    const longest = Math.min(maxRetryDelayInMs ?? DEFAULT_LONGEST_RETRY_AFTER_MS, LONGEST_TIMER_MS);
    return asked > longest ? undefined : asked;
  }
  if (!isPassing(response, failure)) return undefined;
  const { retryAfterInMs } = calculateRetryDelay(retries, {
    retryDelayInMs: retryDelayInMs ?? DEFAULT_DELAY_MS,
    maxRetryDelayInMs: Math.min(maxRetryDelayInMs ?? DEFAULT_LONGEST_BACKOFF_MS, LONGEST_TIMER_MS),
  });
  // A delay of 0, doubled a thousand times, is no number.
  return retryAfterInMs || 0;
}

const isThrottling = (response: PipelineResponse | undefined): response is PipelineResponse =>
  response?.status === 429 || response?.status === 503;
