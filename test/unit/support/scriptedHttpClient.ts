import { createHttpHeaders } from "@azure/core-rest-pipeline";
import type { HttpClient, PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";

/** One answer of the service: a string body is sent as it is, anything else as JSON. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** An answer, a function of the request that gives one, or an error with which the request fails. */
export type Step = Answer | Error | ((request: PipelineRequest) => Answer | Promise<Answer>);

/** A request as it was when it was sent. */
export interface SentRequest {
  method: string;
  url: URL;
  /** Path and query. */
  target: string;
  headers: Record<string, string>;
  body: string | undefined;
}

export interface ScriptedHttpClient extends HttpClient {
  readonly requests: readonly SentRequest[];
}

/**
 * An HTTP client that gives the listed answers in their order and keeps what it was sent.
 * A request for which no answer is listed fails, so that a test notices one too many.
 */
export function scriptedHttpClient(...steps: Step[]): ScriptedHttpClient {
  const requests: SentRequest[] = [];
  return {
    requests,
    async sendRequest(request) {
      const url = new URL(request.url);
      const target = url.pathname + url.search;
      const body = typeof request.body === "string" ? request.body : undefined;
      requests.push({
        method: request.method,
        url,
        target,
        headers: request.headers.toJSON(),
        body,
      });
      const step = steps[requests.length - 1];
      if (step === undefined) {
        throw new Error(
          `No answer is listed for request ${requests.length}: ${request.method} ${target}`,
        );
      }
      if (step instanceof Error) throw step;
      return toResponse(request, typeof step === "function" ? await step(request) : step);
    },
  };
}

function toResponse(request: PipelineRequest, answer: Answer): PipelineResponse {
  const { status = 200, headers = {}, body } = answer;
  const bodyAsText =
    body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  const type = bodyAsText ? { "content-type": "application/json; charset=utf-8" } : {};
  return { request, status, headers: createHttpHeaders({ ...type, ...headers }), bodyAsText };
}

/** An endpoint that exists nowhere, and a connection string for it. */
export const ENDPOINT = "https://contoso.communication.azure.com";
export const CONNECTION_STRING = `endpoint=${ENDPOINT}/;accesskey=c2VjcmV0`;
