import type { PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import { retryAfterMs } from "./retryAfter.js";
import { allUnderWay, requestUnderWay, type RequestUnderWay } from "./underWay.js";

/** Takes down what one try of a request may have led to. */
export function noteTry(
  request: PipelineRequest,
  response: PipelineResponse | undefined,
  errorCode?: string,
): void {
  if (surelyDidNotAct(response, errorCode)) return;
  const operationId = response?.headers.get("operation-id");
  for (const { tries } of concerned(request)) {
    tries.mayHaveActed = true;
    if (operationId) tries.operationId = operationId;
  }
}

/**
 * Those under way that a request may stand for. Where a policy made a new one, that may be any that costs: one too many
 * is only not sure of its outcome.
 */
function concerned(request: PipelineRequest): RequestUnderWay[] {
  const known = requestUnderWay(request);
  if (known) return [known];
  return mayAct(request) ? allUnderWay().filter(({ isSentOnce }) => isSentOnce) : [];
}

/** Whether a request must not be sent again once the service may have acted: it costs, or nobody knows what it is. */
export function isSentOnce(request: PipelineRequest): boolean {
  return requestUnderWay(request)?.isSentOnce ?? mayAct(request);
}

const mayAct = ({ method }: PipelineRequest): boolean => /^(POST|DELETE)$/i.test(method);

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
