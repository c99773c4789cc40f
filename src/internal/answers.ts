// What an answer has to be: the promised result, or an error that says something.
import type { FullOperationResponse } from "@azure/core-client";
import { isRestError } from "@azure/core-rest-pipeline";
import type { PipelinePolicy, PipelineResponse } from "@azure/core-rest-pipeline";
import { isObject, shown } from "../generated/runtime.js";
import { aborted, malformed, refusal, textOf, toldRefusal, unanswered } from "./errors.js";
import { noteTry } from "./starts.js";
import { requestUnderWay, type AnyOperation, type RequestUnderWay } from "./underWay.js";

/**
 * Makes of an answer what the operation's description promises, or rejects with a `RestError` whose message says
 * something. It is a policy, so that those that users add around it see failures as failures.
 */
export function answerPolicy(): PipelinePolicy {
  return {
    name: "answerPolicy",
    async sendRequest(request, next) {
      let response: PipelineResponse;
      try {
        response = await next(request);
      } catch (error) {
        // A user's may say nothing.
        if (error instanceof Error && error.name === "AbortError" && !error.message)
          throw aborted();
        if (!isRestError(error)) throw error;
        // An error with an answer is somebody else's: a credential's, or a policy's of the user.
        if (error.response) throw toldRefusal(error, error.response);
        throw error.message ? error : unanswered(request, error);
      }
      const known = requestUnderWay(request);
      // What was to be deleted is gone: an earlier try, of whose outcome nothing was heard, did it.
      if (known && isGone(known, response)) known.read = response;
      else if (known) readAnswer(response, known);
      return response;
    },
  };
}

/** Reads an answer in place. */
export function readAnswer(response: FullOperationResponse, known: RequestUnderWay): void {
  const { operation, shouldDeserialize = true } = known;
  known.read = response;
  // The one of the client: a policy may have sent a copy, and an HTTP client need not say.
  response.request = known.request;
  noteTry(known.request, response);
  const body = parse(response, operation.read === undefined && isSuccess(operation, response));
  response.parsedBody = body;
  const isWanted =
    typeof shouldDeserialize === "function" ? shouldDeserialize(response) : shouldDeserialize;
  if (!isWanted) return;
  if (!isSuccess(operation, response)) {
    response.parsedBody = readable(operation, body);
    throw refusal(response, body);
  }
  if (operation.read) readBody(response, body, operation.read);
  if (operation.resultHeaders) {
    const found: Record<string, string> = {};
    for (const [name, wire] of Object.entries(operation.resultHeaders)) {
      const value = response.headers.get(wire);
      if (value !== undefined) found[name] = value;
    }
    response.parsedHeaders = found;
  }
}

const isGone = (
  { operation, tries, isSentOnce }: RequestUnderWay,
  { status }: PipelineResponse,
): boolean => operation.method === "DELETE" && !isSentOnce && tries.mayHaveActed && status === 404;

export const isSuccess = (
  { statuses = [200] }: AnyOperation,
  { status }: PipelineResponse,
): boolean => statuses.includes(status);

/**
 * The body as JSON, where it says that it is JSON or does not say what it is.
 * @param isIgnored - Whether nothing is to be read of it.
 */
function parse(response: FullOperationResponse, isIgnored: boolean): unknown {
  const text = response.bodyAsText;
  const type = response.headers.get("content-type");
  // An HTTP client that stands in for one may give the body alone; it may give the same one again.
  if (!text) return copyOf(response.parsedBody);
  if (type && !/^(application|text)\/json\s*(;|$)/i.test(type)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    if (isIgnored) return undefined;
    throw malformed(" with a body that is not valid JSON", response);
  }
}

const copyOf = (body: unknown): unknown =>
  body === undefined ? undefined : (JSON.parse(JSON.stringify(body)) as unknown);

function readBody(
  response: FullOperationResponse,
  body: unknown,
  read: NonNullable<AnyOperation["read"]>,
): void {
  response.parsedBody = undefined;
  if (body === undefined) throw malformed(", but it has no JSON body", response);
  if (!isObject(body)) {
    throw malformed(`, but its body is no object: ${shown(body)}`, response);
  }
  try {
    response.parsedBody = read(body) as unknown;
  } catch (error) {
    // The engine says this of what is nested too deeply.
    const how = error instanceof RangeError ? "its body is nested too deeply" : textOf(error);
    throw malformed(`, but ${how}`, response);
  }
}

/** The body of a refusal: whatever it is, reading it never fails. */
function readable({ readError }: AnyOperation, body: unknown): unknown {
  try {
    return readError(body);
  } catch {
    return body;
  }
}

/**
 * What callers see of an answer: its body's properties and the headers that belong to the result.
 * @param isRead - Whether the body is one that the operation's description knows; another one is under `body`.
 */
export function resultOf(response: FullOperationResponse, isRead: boolean): unknown {
  const { parsedHeaders } = response;
  const body = response.parsedBody as object | undefined;
  return { ...parsedHeaders, ...(isRead ? body : { body }) };
}
