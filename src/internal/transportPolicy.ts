// The innermost policy: what an HTTP client throws, in one form.
import type { AbortSignalLike } from "@azure/abort-controller";
import { isRestError, RestError } from "@azure/core-rest-pipeline";
import type { PipelinePolicy, PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import { createAbortablePromise } from "@azure/core-util";
import { aborted, brokenOff, noAnswer, textOf, withCause } from "./errors.js";
import { hideCredential } from "./shownHeaders.js";
import { noteTry } from "./starts.js";

/**
 * Innermost of the pipeline, around the HTTP client: gives whatever a custom client throws the form that core's own has,
 * and takes down what each try of a start may have led to.
 */
export function transportPolicy(): PipelinePolicy {
  return {
    name: "transportPolicy",
    async sendRequest(request, next) {
      if (request.url.startsWith("http:") && !request.allowInsecureConnection) {
        throw new TypeError(
          "An http: endpoint that is not on this machine needs allowInsecureConnection: true in the client's options.",
        );
      }
      // An HTTP client of the caller's need not look at the signal before it sends.
      const { abortSignal } = request;
      if (abortSignal?.aborted) throw aborted();
      hideCredential(request.headers);
      try {
        const response = await orAborted(Promise.resolve(next(request)), abortSignal);
        // An HTTP client of the user's may give anything.
        const { status, headers } = (response ?? {}) as Partial<PipelineResponse>;
        if (typeof status !== "number" || typeof headers?.get !== "function") {
          throw noAnswer(request);
        }
        noteTry(request, response);
        return response;
      } catch (error) {
        const failure = toFailure(error, request);
        noteTry(request, (failure as RestError).response, failure);
        throw failure;
      }
    },
  };
}

/** An answer, or the end of waiting for it: an HTTP client of the user's need not listen to the signal. */
function orAborted<R>(answer: Promise<R>, abortSignal: AbortSignalLike | undefined): Promise<R> {
  if (!abortSignal) return answer;
  // Nobody hears it fail where the signal is aborted already.
  answer.catch(() => undefined);
  return createAbortablePromise((resolve, reject) => void answer.then(resolve, reject), {
    abortSignal,
  });
}

function toFailure(error: unknown, request: PipelineRequest): Error {
  if (isRestError(error)) {
    const isCut = error.code === RestError.PARSE_ERROR && !error.request && !error.response;
    return isCut ? brokenOff(request, error) : error;
  }
  if (error instanceof Error && error.name === "AbortError") return error;
  const code = codeOf(error) ?? RestError.REQUEST_SEND_ERROR;
  return withCause(new RestError(textOf(error), { code, request }), error);
}

/** The code of anything that was thrown, if it has one. */
function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : undefined;
}
