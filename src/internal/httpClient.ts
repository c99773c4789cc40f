// The HTTP client, with a time limit for each try.
import { createDefaultHttpClient } from "@azure/core-rest-pipeline";
import type { HttpClient, PipelineRequest } from "@azure/core-rest-pipeline";
import { aborted, textOf, timedOut, withCause } from "./errors.js";
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
    sendRequest: (request) =>
      new Promise((resolve, reject) => {
        const { timeout, abortSignal, onUploadProgress, onDownloadProgress } = request;
        const isAsked = timeout > 0;
        const limit = Math.min(isAsked ? timeout : DEFAULT_LIMIT_MS, LONGEST_TIMER_MS);
        const controller = new AbortController();
        let isSettled = false;
        const settle = (tell: () => void): void => {
          if (isSettled) return;
          isSettled = true;
          clearTimeout(timer);
          abortSignal?.removeEventListener("abort", onAbort);
          Object.assign(request, { onUploadProgress, onDownloadProgress });
          tell();
        };
        const fail = (error: Error): void => settle(() => reject(error));
        // QUIRK: core hears nothing of a connection that ends in the middle of a compressed body, or of one whose progress
        // is reported (its pipe does not tell), and never settles.
        const end = (error: Error): void => {
          controller.abort();
          fail(error);
        };
        const onAbort = (): void => end(aborted());
        Object.assign(request, {
          timeout: 0,
          abortSignal: controller.signal,
          onUploadProgress: named("onUploadProgress", onUploadProgress),
          onDownloadProgress: named("onDownloadProgress", onDownloadProgress),
        });
        const answer = core.sendRequest(request);
        // Core has taken both by now. It would wait for streams that ended long ago to forget a signal that is still there.
        Object.assign(request, { timeout, abortSignal });
        const timer = setTimeout(() => end(timedOut(request, limit, isAsked)), limit);
        abortSignal?.addEventListener("abort", onAbort);
        answer.then((response) => settle(() => resolve(response)), fail);
      }),
  };
}

type Report = PipelineRequest["onUploadProgress"];

/** A report of progress whose error says what it is: as it came, its code or message may say that nothing was sent. */
const named = (name: string, report: Report): Report =>
  report &&
  ((progress) => {
    try {
      report(progress);
    } catch (error) {
      throw withCause(new Error(`${name} threw: ${textOf(error)}`), error);
    }
  });
