// The words of all errors: which request, which value, what to do.
import { isRestError, RestError } from "@azure/core-rest-pipeline";
import type { FullOperationResponse } from "@azure/core-client";
import type { PipelineRequest } from "@azure/core-rest-pipeline";
import type { PhoneNumberOperation } from "../generated/phoneNumbers/models.js";

/** `GET /phoneNumbers/%2B14255550123`: a request as messages name it, without its query. */
function nameOf({ method, url }: PipelineRequest): string {
  return `${method} ${short(new URL(url).pathname)}`;
}

/** A request that got no answer, and nothing said why. */
export function unanswered(request: PipelineRequest, error: RestError): RestError {
  const code = typeof error.code === "string" ? error.code : undefined;
  const message = `${nameOf(request)} failed: ${code ?? "there was no answer"}.`;
  return withCause(new RestError(message, { ...(code && { code }), request }), error);
}

/** An answer of the service that cannot be what was asked for; `how` says why. */
export const malformed = (how: string, response: FullOperationResponse): RestError =>
  answered(how, response, RestError.PARSE_ERROR);

function answered(how: string, response: FullOperationResponse, code?: string): RestError {
  const { request, status: statusCode } = response;
  const message = `${nameOf(request)} was answered ${statusCode}${how}.`;
  return new RestError(message, { ...(code && { code }), statusCode, request, response });
}

/** The service's refusal, in its own words where it has some. A proxy's error page is none. */
export function refusal(response: FullOperationResponse, body: unknown): RestError {
  const { error } = (body ?? {}) as { error?: unknown };
  const { code, message } = wordsOf(error || body);
  const text = response.bodyAsText;
  const refused = answered(howRefused(error, response), response, code);
  if (isOwnText(message, text)) refused.message = message;
  return refused;
}

function howRefused(error: unknown, { bodyAsText, headers }: FullOperationResponse): string {
  // Gateways answer {"error": "unauthorized"}.
  if (typeof error === "string" && error.trim()) return `: ${short(error)}`;
  if (!bodyAsText) return " without a body";
  const type = short(headers.get("content-type")?.split(";")[0] ?? "");
  return ` with a body that holds no error message${type && ` (${type})`}`;
}

/** What an error of the service says. */
function wordsOf(error: unknown): { code: string | undefined; message: string | undefined } {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return { code: textIn(code), message: textIn(message) };
}

const textIn = (value: unknown): string | undefined =>
  typeof value === "string" ? short(value) : undefined;

/** As much of a text as a message needs. */
const short = (text: string): string => (text.length > 800 ? `${text.slice(0, 800)}...` : text);

/** Whether a message says something, and is not the whole body of an answer. */
const isOwnText = (message: unknown, body: string | null | undefined): message is string =>
  typeof message === "string" && message.trim() !== "" && !(body && message.includes(body));

/** A refusal that a policy or an HTTP client of the user's throws itself, with a message that says something. */
export function toldRefusal(error: RestError, response: FullOperationResponse): RestError {
  if (!isOwnText(error.message, response.bodyAsText)) {
    error.message = refusal(response, response.parsedBody).message;
  }
  return error;
}

/** An answer whose body could not be read to its end. */
export function brokenOff(request: PipelineRequest, error: RestError): RestError {
  const message = `The answer to ${nameOf(request)} broke off: ${error.message}`;
  return withCause(new RestError(message, { code: RestError.PARSE_ERROR, request }), error);
}

/** An HTTP client of the user's that gives no answer. */
export const noAnswer = (request: PipelineRequest): RestError =>
  new RestError(`The HTTP client gave no answer to ${nameOf(request)}.`, {
    code: RestError.REQUEST_SEND_ERROR,
    request,
  });

/**
 * A try that took too long.
 * @param isAsked - Whether the caller set the limit: that is an abort, as in core.
 */
export function timedOut(request: PipelineRequest, limitMs: number, isAsked: boolean): Error {
  const message = `${nameOf(request)} was not answered within ${limitMs} ms.`;
  return isAsked ? aborted(message) : new RestError(message, { code: "ETIMEDOUT", request });
}

/** What anything that was thrown says; nothing, if it is an object without a message. */
export function textOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown };
  if (typeof message === "string") return message;
  if (error === undefined || error === null || typeof error === "object") return "";
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- it is no object
  return String(error);
}

/** An error for anything that was thrown. */
export const asError = (error: unknown): Error =>
  error instanceof Error
    ? error
    : new Error(textOf(error) || "Something was thrown that has no message.", { cause: error });

/** The same error, with what led to it. */
export function withCause<E extends Error>(error: E, cause: unknown): E {
  return Object.defineProperty(error, "cause", {
    value: cause,
    configurable: true,
    writable: true,
  });
}

/**
 * A start whose outcome is not known: the service may have acted, and a second start might spend money twice.
 * @param advice - How to find out.
 * @param operationId - Id under which the operation can be looked up, where it is known.
 */
export function outcomeUnknown(
  what: string,
  advice: string,
  operationId: string | undefined,
  cause: unknown,
): RestError {
  const reason = textOf(cause).replace(/\.$/, "");
  const { statusCode, request, response, details } = isRestError(cause) ? cause : ({} as RestError);
  const error = new RestError(
    `It is not known whether the service acted on the ${what}${reason && ` (${reason})`}. ${advice}`,
    {
      code: "OutcomeUnknown",
      ...(statusCode !== undefined && { statusCode }),
      ...(request && { request }),
      ...(response && { response }),
    },
  );
  if (details !== undefined) error.details = details;
  return withCause(withOperationId(error, operationId), cause);
}

/** The caller's abort of a start that had been sent. */
export function abortedStart(
  what: string,
  advice: string,
  operationId: string | undefined,
  cause: unknown,
): Error {
  const message = `The ${what} was aborted after it had been sent; the service may act on it. ${advice}`;
  return withCause(withOperationId(aborted(message), operationId), cause);
}

const withOperationId = <E extends Error>(error: E, operationId: string | undefined): E =>
  operationId ? Object.assign(error, { operationId }) : error;

/** The failure of an operation that the service started and could not finish. */
export function operationFailed(
  operationId: string,
  operation: PhoneNumberOperation,
  raw: FullOperationResponse,
): RestError {
  const { error: reason } = operation as { error?: unknown };
  const { code, message = textIn(reason) } = wordsOf(reason);
  const error = new RestError(
    message || `The operation ${operationId} failed, and the service gave no reason.`,
    { code: code || "OperationFailed", request: raw.request, response: raw },
  );
  error.details = operation;
  return error;
}

/** What the service has no call for, and the client looked for in vain. */
export const notFound = (message: string): RestError =>
  new RestError(message, { code: "NotFound", statusCode: 404 });

/** A link to the next page that the client does not follow: it would carry the credential elsewhere, or lead nowhere. */
export const linkRefused = (reason: string): RestError =>
  new RestError(`The service's link to the next page was not followed: it ${reason}.`, {
    code: "LinkRefused",
  });

/** The end of a wait by its caller's signal. */
export const aborted = (message = "The operation was aborted."): Error =>
  Object.assign(new Error(message), { name: "AbortError" });
