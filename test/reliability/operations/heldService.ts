import type { HttpClient, PipelineRequest } from "@azure/core-rest-pipeline";
import {
  scriptedHttpClient,
  type Answer,
  type Step,
} from "../../unit/support/scriptedHttpClient.js";

interface Held {
  /** Method and target. */
  line: string;
  answer: (answer: Answer | Error) => void;
}

const lineOf = ({ method, url }: PipelineRequest): string => {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search}`;
};

/** A service that answers when it is told to. */
export class HeldService {
  readonly httpClient: HttpClient;
  /** Each request with the time at which it came. */
  readonly log: string[] = [];
  /** Requests for a state or result that came although there was nothing left to ask for. */
  readonly late: string[] = [];
  /** Whether the poller of this service is done. */
  isDone = (): boolean => false;
  readonly #held: Held[] = [];

  /**
   * @param first - Answers that are given at once, to the first requests.
   * @param isDeaf - Whether its HTTP client goes on with a request that was aborted.
   */
  constructor(first: Answer[], isDeaf: boolean) {
    const hold: Step = (request) => {
      const line = lineOf(request);
      return new Promise<Answer>((resolve, reject) => {
        const held: Held = {
          line,
          answer: (answer) => (answer instanceof Error ? reject(answer) : resolve(answer)),
        };
        this.#held.push(held);
        if (isDeaf) return;
        request.abortSignal?.addEventListener("abort", () => {
          this.#take(held);
          reject(Object.assign(new Error("aborted in flight"), { name: "AbortError" }));
        });
      });
    };
    const scripted = scriptedHttpClient(...first, ...Array<Step>(2000).fill(hold));
    this.httpClient = {
      sendRequest: (request) => {
        this.log.push(`${Date.now()} ${lineOf(request)}`);
        if (request.method === "GET" && this.isDone()) this.late.push(lineOf(request));
        return scripted.sendRequest(request);
      },
    };
  }

  /** The requests that wait for an answer. */
  held(): string[] {
    return this.#held.map(({ line }) => line);
  }

  /** Answers the oldest request but `skip` of those alike. */
  answer(line: string, skip: number, answer: Answer | Error): void {
    const held = this.#held.filter((other) => other.line === line)[skip];
    if (!held) throw new Error(`There is no request ${line} to answer.`);
    this.#take(held);
    held.answer(answer);
  }

  #take(held: Held): void {
    const index = this.#held.indexOf(held);
    if (index >= 0) this.#held.splice(index, 1);
  }
}
