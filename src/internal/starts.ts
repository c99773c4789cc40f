import type { PipelinePolicy, PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import { retryAfterMs } from "./retryAfter.js";

/** A request that starts a search, a purchase or a release, and must not be sent again once the service may have acted. */
export interface Start {
  /** Whether the service may have acted on one of its tries. */
  mayHaveActed: boolean;
  /** Id of the operation, once the service has named it. */
  operationId?: string;
}

/** An ordinary property, so that a policy's copy of the request has it too. */
const START = Symbol("start of an operation");
const failures = new WeakMap<object, Start>();

/** The start that a request is, if it is one. */
export const startOf = (request: PipelineRequest): Start | undefined =>
  (request as { [START]?: Start })[START];

/** The start that failed with an error, if it was one. */
export const startThatFailed = (error: object): Start | undefined => failures.get(error);

/** Marks starts. Outermost of the pipeline: a policy of the user's may send them to another path. */
export function startPolicy(): PipelinePolicy {
  return {
    name: "startPolicy",
    async sendRequest(request, next) {
      if (!startsOperation(request)) return next(request);
      const start: Start = { mayHaveActed: false };
      Object.assign(request, { [START]: start });
      try {
        return await next(request);
      } catch (error) {
        const failure = error instanceof Error ? error : new Error(String(error), { cause: error });
        failures.set(failure, start);
        throw failure;
      }
    },
  };
}

/** Takes down what one try of a request, if it is a start, may have led to. */
export function noteTry(
  request: PipelineRequest,
  response: PipelineResponse | undefined,
  errorCode?: string,
): void {
  const start = startOf(request);
  if (!start || surelyDidNotAct(response, errorCode)) return;
  start.mayHaveActed = true;
  const operationId = response?.headers.get("operation-id");
  if (operationId) start.operationId = operationId;
}

function startsOperation({ method, url }: PipelineRequest): boolean {
  const path = url.split("?", 1)[0]!;
  return method === "POST"
    ? /\/availablePhoneNumbers\/.*:(search|purchase)$/.test(path)
    : method === "DELETE" && /\/phoneNumbers\/[^/]+$/.test(path);
}

/** Failures before a request left: the host was not found or refused the connection. */
const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

/** Whether the connection for a request was never made. */
export const wasNotSent = (errorCode: string | undefined): boolean => NOT_SENT.has(errorCode ?? "");

function surelyDidNotAct(
  response: PipelineResponse | undefined,
  errorCode: string | undefined,
): boolean {
  if (!response) return wasNotSent(errorCode);
  const { status } = response;
  if (status === 503) return retryAfterMs(response) !== undefined;
  // These refuse the request, but for two: 303 is how a service says that it acted, 408 may come after it began.
  return status >= 300 && status < 500 && status !== 303 && status !== 408;
}
