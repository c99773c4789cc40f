// The requests that are under way, found again whatever policies do to them.
import type { OperationOptions } from "@azure/core-client";
import type { PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import type { Operation } from "../generated/runtime.js";

/** What became of the tries of a request. */
export interface Tries {
  /** Whether the service may have acted on one of them. */
  mayHaveActed: boolean;
  /** Id of the operation that it starts, once the service has named it. */
  operationId?: string;
}

/** An operation, whatever its types. */
export type AnyOperation = Operation<never, never, unknown>;

/** A request on its way through the pipeline. */
export interface RequestUnderWay {
  /** The request as the client made it. A policy of the user's may send a copy. */
  request: PipelineRequest;
  operation: AnyOperation;
  tries: Tries;
  /** Whether it costs, and must not be sent again once the service may have acted. */
  isSentOnce: boolean;
  /** Whether the caller wants the result, or the body as it came. */
  shouldDeserialize: NonNullable<OperationOptions["requestOptions"]>["shouldDeserialize"];
  /** The last answer to it that has been read. */
  read?: PipelineResponse;
}

/** By id, which a copy of a request keeps. */
const underWay = new Map<string, RequestUnderWay>();
/** The same on the request itself, where a policy of the user's gives it another id; enumerable, so that a copy has it. */
const UNDER_WAY = Symbol("requestUnderWay");
type Marked = PipelineRequest & { [UNDER_WAY]?: RequestUnderWay };

export const requestUnderWay = (request: Marked): RequestUnderWay | undefined =>
  request[UNDER_WAY] ?? underWay.get(request.requestId);

export const allUnderWay = (): RequestUnderWay[] => [...underWay.values()];

/** Makes a request known for as long as `send` takes. */
export async function keptUnderWay<R>(known: RequestUnderWay, send: () => Promise<R>): Promise<R> {
  const { requestId } = known.request;
  (known.request as Marked)[UNDER_WAY] = known;
  underWay.set(requestId, known);
  try {
    return await send();
  } finally {
    underWay.delete(requestId);
  }
}
