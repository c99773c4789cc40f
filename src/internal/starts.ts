// What may have become of a start: whether the service acted, and on which operation.
import type { PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import { retryAfterMs } from "./retryAfter.js";
import { allUnderWay, requestUnderWay, type RequestUnderWay } from "./underWay.js";

/** Takes down what one try of a request may have led to. */
export function noteTry(
  request: PipelineRequest,
  response: PipelineResponse | undefined,
  failure?: Error,
): void {
  if (response ? isRefusal(response) : neverLeft(failure)) return;
  const operationId = response?.headers.get("operation-id");
  const all = concerned(request);
  for (const { tries } of all) {
    tries.mayHaveActed = true;
    if (operationId && all.length === 1) tries.operationId = operationId;
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

/** Whether the service may have acted on a request, or on one that it may stand for. */
export const mayHaveActed = (request: PipelineRequest): boolean =>
  concerned(request).some(({ tries }) => tries.mayHaveActed);

/** Whether a request must not be sent again once the service may have acted: it costs, or nobody knows what it is. */
export function isSentOnce(request: PipelineRequest): boolean {
  return requestUnderWay(request)?.isSentOnce ?? mayAct(request);
}

const mayAct = ({ method }: PipelineRequest): boolean => /^(POST|DELETE)$/i.test(method);

/** Failures before a request left: the host was not found or refused the connection. */
const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

/** Whether the connection for a request was never made. */
export const wasNotSent = (errorCode: string | undefined): boolean => NOT_SENT.has(errorCode ?? "");

/** Codes of failures before anything of a request was sent: no trust in the host, or a request that HTTP cannot express. */
const UNSENDABLE = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT|ERR_INVALID)/;

function neverLeft(failure: Error | undefined): boolean {
  const { code = "", message = "" } = (failure ?? {}) as { code?: string; message?: string };
  // Node names what it was about to do: "connect ETIMEDOUT 203.0.113.7:443".
  return wasNotSent(code) || UNSENDABLE.test(code) || /^(connect|getaddrinfo) E/.test(message);
}

/** Whether the service surely did not act on the request. */
function isRefusal(response: PipelineResponse): boolean {
  const { status } = response;
  if (status === 503) return retryAfterMs(response) !== undefined;
  // These refuse the request, but for two: 303 is how a service says that it acted, 408 may come after it began.
  return status >= 300 && status < 500 && status !== 303 && status !== 408;
}
