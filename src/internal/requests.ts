import type { PipelinePolicy, PipelineRequest } from "@azure/core-rest-pipeline";

/** A request that starts a search, a purchase or a release, and must not be sent again once the service may have acted. */
export interface Start {
  /** Whether the service may have acted on one of its tries. */
  mayHaveActed: boolean;
  /** Id of the operation, once the service has named it. */
  operationId?: string;
}

/** A request on its way through the pipeline. */
export interface RequestUnderWay {
  /** The request as the client made it. A policy of the user's may send a copy. */
  request: PipelineRequest;
  start?: Start;
}

/** By id, which a copy of a request keeps. */
const underWay = new Map<string, RequestUnderWay>();
/** The same on the request itself, where a policy of the user's gives it another id; enumerable, so that a copy has it. */
const UNDER_WAY = Symbol("requestUnderWay");
type Marked = PipelineRequest & { [UNDER_WAY]?: RequestUnderWay };

export const requestUnderWay = (request: Marked): RequestUnderWay | undefined =>
  request[UNDER_WAY] ?? underWay.get(request.requestId);

export const allUnderWay = (): RequestUnderWay[] => [...underWay.values()];

/** Knows each request as long as it is under way. Outermost of the pipeline. */
export function requestPolicy(): PipelinePolicy {
  return {
    name: "requestPolicy",
    async sendRequest(request: Marked, next) {
      const { requestId } = request;
      const known: RequestUnderWay = { request };
      request[UNDER_WAY] = known;
      underWay.set(requestId, known);
      try {
        return await next(request);
      } finally {
        underWay.delete(requestId);
      }
    },
  };
}

/**
 * Gives an answer the request that the client made.
 * QUIRK: core-client finds out how to read an answer by the identity of its request; for a copy it would take a refusal
 * for a result.
 */
export function originalRequestPolicy(): PipelinePolicy {
  return {
    name: "originalRequestPolicy",
    async sendRequest(request, next) {
      const response = await next(request);
      response.request = requestUnderWay(request)?.request ?? response.request;
      return response;
    },
  };
}
