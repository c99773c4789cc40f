import type { PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import { retryAfterMs } from "./retryAfter.js";
import { allUnderWay, requestUnderWay, type Start } from "./underWay.js";

/** The start that a request is, if it is one. */
export const startOf = (request: PipelineRequest): Start | undefined =>
  requestUnderWay(request)?.start;

/** Takes down what one try of a request, if it is a start, may have led to. */
export function noteTry(
  request: PipelineRequest,
  response: PipelineResponse | undefined,
  errorCode?: string,
): void {
  if (surelyDidNotAct(response, errorCode)) return;
  const start = startOf(request);
  const operationId = response?.headers.get("operation-id");
  if (start && operationId) start.operationId = operationId;
  for (const concerned of start ? [start] : startsLike(request)) concerned.mayHaveActed = true;
}

/** The starts that a request may stand for that a policy made anew: one too many is only not sure of its outcome. */
function startsLike(request: PipelineRequest): Start[] {
  if (!startsOperation(request)) return [];
  return allUnderWay().flatMap(({ start }) => start ?? []);
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
