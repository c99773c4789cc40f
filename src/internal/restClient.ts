// The one way to the service: sends an operation and gives its result.
import type { FullOperationResponse, OperationOptions } from "@azure/core-client";
import type { HttpClient, Pipeline } from "@azure/core-rest-pipeline";
import type { Operation } from "../generated/runtime.js";
import { nativeSignal } from "./abortSignals.js";
import { isSuccess, readAnswer, resultOf } from "./answers.js";
import type { LinkBase } from "./links.js";
import { createRequest } from "./requests.js";
import { hideAnsweredCredential } from "./shownHeaders.js";
import { requireCallback } from "./validation.js";
import { keptUnderWay, type AnyOperation, type RequestUnderWay, type Tries } from "./underWay.js";

/** What a request was answered with. */
export interface Answer<R> {
  result: R;
  response: FullOperationResponse;
}

/** What is special about a request. */
interface Circumstances {
  /** Absolute URL of a link that takes the place of the operation's path and query. */
  url?: string | undefined;
  /** Given for a request that costs: it is not sent again once the service may have acted, and this says whether it may. */
  once?: Tries;
}

/** Sends the requests of one client's operations. */
export interface RestClient extends LinkBase {
  /** The result of an operation; with `shouldDeserialize: false`, whatever the service answered. */
  send<A extends object, O extends OperationOptions, R>(
    operation: Operation<A, O, R>,
    args: A,
    options: O,
    circumstances?: Circumstances,
  ): Promise<R>;
  /** The same for an answer that the client reads itself, whatever the caller wants to see of it. */
  ask<A extends object, O extends OperationOptions, R>(
    operation: Operation<A, O, R>,
    args: A,
    options: O,
    circumstances?: Circumstances,
  ): Promise<Answer<R>>;
}

export function createRestClient(
  base: LinkBase,
  pipeline: Pipeline,
  httpClient: HttpClient,
  allowInsecureConnection: boolean,
): RestClient {
  async function ask<R>(
    operation: AnyOperation,
    args: object,
    options: OperationOptions,
    { url, once }: Circumstances = {},
    shouldDeserialize?: NonNullable<OperationOptions["requestOptions"]>["shouldDeserialize"],
  ): Promise<Answer<R>> {
    requireCallback("onResponse", options.onResponse);
    const request = createRequest(operation, args, options, base, url);
    if (allowInsecureConnection) request.allowInsecureConnection = true;
    const { signal, release } = nativeSignal(options.abortSignal);
    if (signal) request.abortSignal = signal;
    const known: RequestUnderWay = {
      request,
      operation,
      tries: once ?? { mayHaveActed: false },
      isSentOnce: once !== undefined,
      shouldDeserialize,
    };
    let response: FullOperationResponse;
    try {
      response = await keptUnderWay(known, () => pipeline.sendRequest(httpClient, request));
      // A policy of the user's answered itself, or sent another request in its place.
      if (response !== known.read && response.parsedBody === undefined) readAnswer(response, known);
    } catch (error) {
      tellOfFailure(error, operation, options);
      throw error;
    } finally {
      release();
      hideAnsweredCredential(request.headers);
    }
    const isRead = operation.read !== undefined && isSuccess(operation, response);
    const result = resultOf(response, isRead);
    options.onResponse?.(response, result);
    return { result: result as R, response };
  }
  return {
    ...base,
    ask,
    send: async <R>(
      operation: AnyOperation,
      args: object,
      options: OperationOptions,
      circumstances?: Circumstances,
    ) => {
      const { shouldDeserialize } = options.requestOptions ?? {};
      return (await ask<R>(operation, args, options, circumstances, shouldDeserialize)).result;
    },
  };
}

/** Adds the answer that led to a failure, and tells the caller's `onResponse`. */
function tellOfFailure(error: unknown, operation: AnyOperation, options: OperationOptions): void {
  const failure = error as { response?: FullOperationResponse; details?: unknown } | undefined;
  if (typeof failure !== "object" || !failure?.response) return;
  const isRead = operation.read !== undefined || !isSuccess(operation, failure.response);
  const details = resultOf(failure.response, isRead);
  // It may be an error of a policy of the user's that cannot be changed.
  Reflect.set(failure, "details", details);
  options.onResponse?.(failure.response, details, error);
}
