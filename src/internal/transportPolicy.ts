import { isRestError, RestError } from "@azure/core-rest-pipeline";
import type { PipelinePolicy, PipelineRequest } from "@azure/core-rest-pipeline";
import { aborted, textOf, withCause } from "./errors.js";
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
      if (request.abortSignal?.aborted) throw aborted();
      try {
        const response = await next(request);
        noteTry(request, response);
        return response;
      } catch (error) {
        noteTry(request, undefined, codeOf(error));
        throw toFailure(error, request);
      }
    },
  };
}

function toFailure(error: unknown, request: PipelineRequest): Error {
  if (isRestError(error) || (error instanceof Error && error.name === "AbortError")) return error;
  const code = codeOf(error) ?? RestError.REQUEST_SEND_ERROR;
  return withCause(new RestError(textOf(error), { code, request }), error);
}

/** The code of anything that was thrown, if it has one. */
function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : undefined;
}
