// The requests that were made, for tests to look at.
import type { EmulatedRequest, WireRequest } from "./messages.js";
import type { OperationName } from "./operationName.js";

const requestsKept = 10_000;
const charactersKept = 64 * 1024 * 1024;

/** The newest requests, as many as a server can keep that runs for weeks. */
export class RequestLog {
  readonly list: EmulatedRequest[] = [];
  readonly #sizes: number[] = [];
  #characters = 0;

  record(
    { method, target, headers, body }: WireRequest,
    path: string,
    operation: OperationName | undefined,
    time: Date,
  ): void {
    this.list.push({
      operation,
      method,
      url: target,
      path,
      headers: { ...headers },
      // Only when it is asked for: parsed bodies can take many times their size.
      get body() {
        return looseBody(body);
      },
      time,
    });
    this.#sizes.push(body.length);
    this.#characters += body.length;
    while (this.list.length > requestsKept || this.#characters > charactersKept) {
      this.list.shift();
      this.#characters -= this.#sizes.shift() ?? 0;
    }
  }

  clear(): void {
    this.list.length = 0;
    this.#sizes.length = 0;
    this.#characters = 0;
  }
}

function looseBody(body: string): unknown {
  if (body === "") return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}
