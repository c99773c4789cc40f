import type {
  PipelinePolicy,
  PipelineRequest,
  PipelineResponse,
  RestError,
} from "@azure/core-rest-pipeline";
import type { EmulatedRequest, Emulator, Fault } from "@azure/communication-phone-numbers/emulator";
import type { Figures, Report } from "./report.js";

/** By which the emulator's requests and the ones that were sent are told to be the same. */
const TRY = "x-soak-try";
const MOST_TRIES = 4;

/** What one try of a request met, as the pipeline saw it. */
export interface Outcome {
  status?: number;
  /** Whether the answer said when to come back. */
  hasRetryAfter?: boolean;
  /** Code of the failure of the connection. */
  code?: string;
}

interface Sent {
  name: string;
  costs: boolean;
  tries: Outcome[];
}

/** Lets some requests of clients to an emulator meet a fault, and takes down what came of each try. */
export class Traffic {
  readonly #emulator: Emulator;
  readonly #nextFault: () => Fault | undefined;
  readonly #figures: Figures;
  readonly #report: Report;
  /** By id of the request, which is the same for all of its tries. */
  readonly #sent = new Map<string, Sent>();
  /** By what a try threw: errors of core's HTTP client need not name their request. */
  readonly #thrown = new WeakMap<object, Outcome[]>();
  /** How often each try arrived. */
  readonly #arrived = new Map<string, number>();
  #lastSeen: EmulatedRequest | undefined;
  #tries = 0;
  #open = 0;

  constructor(
    emulator: Emulator,
    nextFault: () => Fault | undefined,
    figures: Figures,
    report: Report,
  ) {
    this.#emulator = emulator;
    this.#nextFault = nextFault;
    this.#figures = figures;
    this.#report = report;
  }

  /** For the clients whose requests meet faults: innermost of their pipeline, so that it sees each try. */
  readonly policy: PipelinePolicy = {
    name: "soakTrafficPolicy",
    sendRequest: async (request, next) => {
      const { tries } = this.#sentOf(request);
      this.#tries += 1;
      request.headers.set(TRY, String(this.#tries));
      this.#figures.add("requests");
      if (tries.length > 0) this.#figures.add("retries");
      const fault = this.#nextFault();
      // The next request that arrives meets it, which need not be this one.
      if (fault) this.#emulator.fail("*", fault);
      this.#open += 1;
      try {
        const response = await next(request);
        tries.push(outcomeOf(response));
        return response;
      } catch (error) {
        tries.push({ code: String((error as { code?: unknown }).code) });
        this.#thrown.set(error as object, tries);
        throw error;
      } finally {
        this.#open -= 1;
        this.#look();
      }
    },
  };

  /** What the tries of the request met that ended in this error, oldest first. */
  triesOf(error: RestError): Outcome[] {
    const { request, cause } = error;
    const sent = request && this.#sent.get(request.requestId)?.tries;
    return sent ?? this.#thrown.get(error) ?? this.#thrown.get(cause as object) ?? [];
  }

  /** Checks, once all calls have ended, that nothing was lost, doubled, or tried too often or too rarely. */
  check(): void {
    this.#look();
    if (this.#open > 0) this.#report.problem(`${this.#open} requests are still under way`);
    for (let number = 1; number <= this.#tries; number += 1) {
      const times = this.#arrived.get(String(number)) ?? 0;
      if (times !== 1) this.#report.problem(`try ${number} arrived ${times} times`);
    }
    for (const sent of this.#sent.values()) {
      const wrong = mistakeIn(sent);
      if (wrong) this.#report.problem(`${sent.name}: ${wrong}: ${JSON.stringify(sent.tries)}`);
    }
  }

  #sentOf(request: PipelineRequest): Sent {
    const { requestId, method, url } = request;
    const { pathname } = new URL(url);
    const fresh = { name: `${method} ${pathname}`, costs: costs(request), tries: [] };
    const sent = this.#sent.get(requestId) ?? fresh;
    this.#sent.set(requestId, sent);
    return sent;
  }

  /** Takes down what has arrived since the last look; the emulator forgets all but the newest. */
  #look(): void {
    const { requests } = this.#emulator;
    for (let at = requests.length - 1; at >= 0 && requests[at] !== this.#lastSeen; at -= 1) {
      const number = requests[at]!.headers[TRY];
      if (number) this.#arrived.set(number, (this.#arrived.get(number) ?? 0) + 1);
    }
    this.#lastSeen = requests.at(-1);
  }
}

/** Whether a request must not be done twice: it begins an operation, or has a price. */
function costs({ method, url, body }: PipelineRequest): boolean {
  const { pathname } = new URL(url);
  if (method === "DELETE") return /^\/phoneNumbers\/[^/]+$/.test(pathname);
  if (pathname === "/operatorInformation/:search") {
    return typeof body === "string" && body.includes('"includeAdditionalOperatorDetails":true');
  }
  return method === "POST" && /^\/availablePhoneNumbers\/.*:(search|purchase)$/.test(pathname);
}

const outcomeOf = ({ status, headers }: PipelineResponse): Outcome => ({
  status,
  hasRetryAfter: headers.has("retry-after"),
});

/** Whether the service says that it did nothing. */
export const isRefused = ({ status, hasRetryAfter }: Outcome): boolean =>
  status !== undefined && (status === 503 ? hasRetryAfter === true : status >= 400 && status < 500);

/** Whether a request that met this is to be sent again. */
function isPassing(costs: boolean, outcome: Outcome): boolean {
  const { status, hasRetryAfter = false, code } = outcome;
  const asksForIt = hasRetryAfter && (status === 429 || status === 503);
  if (costs) return asksForIt;
  return asksForIt || code === "ECONNRESET" || (status !== undefined && status >= 500);
}

/** What is wrong with how often a request was tried. */
function mistakeIn({ costs, tries }: Sent): string | undefined {
  if (tries.length > MOST_TRIES) return `tried ${tries.length} times`;
  if (tries.slice(0, -1).some((outcome) => !isPassing(costs, outcome))) return "tried once more";
  const isGivenUp = tries.length < MOST_TRIES && isPassing(costs, tries.at(-1)!);
  if (isGivenUp) return `given up after ${tries.length} tries`;
  const acted = tries.filter((outcome) => !isRefused(outcome)).length;
  return costs && acted > 1 ? `may have acted ${acted} times` : undefined;
}
