import { isRestError, RestError } from "@azure/core-rest-pipeline";
import type { FullOperationResponse } from "@azure/core-client";
import type { PipelinePolicy, PipelineRequest } from "@azure/core-rest-pipeline";
import type { PhoneNumberOperation } from "../generated/phoneNumbers/models.js";
import { MalformedBody } from "../generated/runtime.js";
import { isCredentialFailure } from "./credentials.js";

/** An answer of the service that cannot be what was asked for. */
export function malformed(reason: string, response: FullOperationResponse): RestError {
  const { request, status: statusCode } = response;
  const message = `${nameOf(request)} was answered ${statusCode}, but ${reason}.`;
  return new RestError(message, { code: RestError.PARSE_ERROR, statusCode, request, response });
}

/**
 * Sees to it that every failed request rejects with a `RestError` whose message says something: the service's own text,
 * or else which request got which answer. Core would give an empty text, or the whole body of a proxy's error page.
 */
export function errorPolicy(): PipelinePolicy {
  return {
    name: "errorPolicy",
    async sendRequest(request, next) {
      let response: FullOperationResponse;
      try {
        response = await next(request);
      } catch (error) {
        // Core's retries throw an empty one.
        if (error instanceof Error && error.name === "AbortError" && !error.message)
          throw aborted();
        throw isRestError(error) && !isCredentialFailure(error)
          ? withMessage(error, request)
          : error;
      }
      if (!(response.parsedBody instanceof MalformedBody)) return response;
      const { message: reason } = response.parsedBody;
      response.parsedBody = undefined;
      throw malformed(reason, response);
    },
  };
}

/** `GET /phoneNumbers/%2B14255550123`: a request as messages name it, without its query. */
function nameOf({ method, url }: PipelineRequest): string {
  return `${method} ${new URL(url).pathname}`;
}

function withMessage(error: RestError, request: PipelineRequest): RestError {
  const { response, statusCode } = error;
  const code = typeof error.code === "string" ? error.code : undefined;
  if (!response) {
    if (error.message) return error;
    const message = `${nameOf(request)} failed: ${code ?? "there was no answer"}.`;
    return withCause(new RestError(message, { ...(code && { code }), request }), error);
  }
  const message = isOwnText(error) ? error.message : describe(request, response, error);
  return new RestError(message, {
    ...(code && { code }),
    ...(statusCode !== undefined && { statusCode }),
    request,
    response,
  });
}

/** Whether the message is a text of the service, and not empty or the answer's whole body. */
function isOwnText({ message, response }: RestError): boolean {
  const body = response?.bodyAsText;
  return typeof message === "string" && message.trim() !== "" && !(body && message.includes(body));
}

function describe(
  request: PipelineRequest,
  response: FullOperationResponse,
  error: RestError,
): string {
  const type = response.headers.get("content-type")?.split(";")[0];
  const body = !response.bodyAsText
    ? "without a body"
    : error.code === RestError.PARSE_ERROR
      ? "with a body that is not valid JSON"
      : `with a body that holds no error message${type ? ` (${type})` : ""}`;
  return `${nameOf(request)} was answered ${response.status} ${body}.`;
}

/** What anything that was thrown says. */
export function textOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown };
  if (typeof message === "string") return message;
  try {
    return String(error);
  } catch {
    return "something was thrown that says nothing";
  }
}

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
  const { code, message } = operation.error ?? {};
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
