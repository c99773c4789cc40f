import { createDefaultHttpClient } from "@azure/core-rest-pipeline";
import type { HttpClient } from "@azure/core-rest-pipeline";
import { timedOut } from "./errors.js";
import { LONGEST_TIMER_MS } from "./retryAfter.js";

/** How long one try may take where `requestOptions.timeout` says nothing; Azure's client for .NET waits as long. */
const DEFAULT_LIMIT_MS = 100_000;

/**
 * Core's HTTP client, with a time limit for each try up to the last byte of its answer. Core's own limit ends with the
 * headers of the answer, and leaves its timer behind where a connection fails.
 */
export function createHttpClient(): HttpClient {
  const core = createDefaultHttpClient();
  return {
    async sendRequest(request) {
      const { timeout, abortSignal } = request;
      const controller = new AbortController();
      const abort = (): void => controller.abort();
      let isLate = false;
      const onLate = (): void => {
        isLate = true;
        abort();
      };
      const limit = Math.min(timeout || DEFAULT_LIMIT_MS, LONGEST_TIMER_MS);
      const timer = setTimeout(onLate, limit);
      abortSignal?.addEventListener("abort", abort);
      try {
        Object.assign(request, { timeout: 0, abortSignal: controller.signal });
        return await core.sendRequest(request);
      } catch (error) {
        throw isLate ? timedOut(request, limit, Boolean(timeout)) : error;
      } finally {
        clearTimeout(timer);
        abortSignal?.removeEventListener("abort", abort);
        Object.assign(request, { timeout, abortSignal });
      }
    },
  };
}
