import type { Purpose, ServiceAnswer } from "./serviceAnswer.js";

/** A longer Retry-After of a refusal is told to the caller. */
const LONGEST_RETRY_AFTER_MS = 60_000;
/** The first pause where the client's retryDelayInMs is 1000 and chance gives the shortest. */
const FIRST_PAUSE_MS = 500;

/** One request with all of its tries. */
export class ExchangeModel {
  /** End of the pause before the next try; undefined while a try is on its way. */
  until: number | undefined;
  isOver = false;
  isSent = false;
  /** Of the poll that found the operation done. */
  status?: string;
  /** Whether the service may have acted on a try that was not answered. */
  mayHaveActed = false;
  #retries = 0;

  constructor(
    readonly purpose: Purpose,
    readonly line: string,
    private readonly maxRetries: number,
  ) {}

  /** Whether the request is sent again after an answer. */
  willRetry({ fault, retryAfterMs }: ServiceAnswer, now: number): boolean {
    if (!fault || this.#retries >= this.maxRetries) return false;
    const asked = fault.isThrottling ? retryAfterMs : undefined;
    if (asked === undefined && !fault.isPassing) return false;
    if (asked !== undefined && asked > LONGEST_RETRY_AFTER_MS) return false;
    this.mayHaveActed ||= asked === undefined && fault.told !== "- ECONNREFUSED";
    this.until = now + (asked ?? FIRST_PAUSE_MS * 2 ** this.#retries);
    this.#retries += 1;
    this.isSent = false;
    return true;
  }
}
