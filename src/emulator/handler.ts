// What a handler gets and gives.
import type { Fault, FaultKind } from "./faults.js";
import type { OperationName } from "./operationName.js";
import type { Store } from "./store.js";

/** What a handler knows of the request it answers. */
export interface Context {
  operation: OperationName;
  /** Decoded segments of the path, by the names in the route. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** Path and query as sent. */
  target: string;
  apiVersion: string;
  /** The first language of `accept-language` that names can be given in. */
  language: string | undefined;
  /** The parsed body; undefined when there is none. */
  body: unknown;
  store: Store;
  /** An injected fault that this operation brings about itself. */
  takeFault(kind: FaultKind): Fault | undefined;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** The service sends status answers and errors without a length. */
  chunked?: true;
}

/** Handlers finish within one turn, so that no two requests mix. */
export type Handler = (context: Context) => Answer;
