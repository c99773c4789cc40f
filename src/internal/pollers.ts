// How a poller waits, polls, is aborted, stopped, cancelled, and goes on.
import type { AbortSignalLike } from "@azure/abort-controller";
import type { FullOperationResponse, OperationOptions } from "@azure/core-client";
import { PollerCancelledError, PollerStoppedError } from "@azure/core-lro";
import { delay } from "@azure/core-util";
import { cancelOperation, getOperation } from "../generated/phoneNumbers/operations.js";
import type { PhoneNumberOperation } from "../generated/phoneNumbers/models.js";
import type { PhoneNumberOperationState, PhoneNumbersPoller } from "../models.js";
import { asError, malformed, operationFailed } from "./errors.js";
import { relativeLink, resolveLink } from "./links.js";
import { logger } from "./logger.js";
import type { OperationHandle } from "./operations.js";
import type { RestClient } from "./restClient.js";
import type { OperationResult } from "./results.js";
import { LONGEST_TIMER_MS, retryAfterMs } from "./retryAfter.js";
import { SharedWork } from "./sharedWork.js";
import { tracingClient } from "./tracing.js";

const DEFAULT_INTERVAL_MS = 2000;
/** Of pauses of 0 ms, one in so many lets timers have their turn: an HTTP client in memory need not give them any. */
const PAUSES_PER_TURN = 10;

/** The state of an operation; like core-lro, in an answer of any success. */
const READ_STATE = { ...getOperation, statuses: [200, 201, 202, 204] };

type WaitOptions = { abortSignal?: AbortSignalLike };
/** What a poller needs to know. */
export interface PollerSetup<TResult> {
  /** Name of the spans, for example `PhoneNumbersClient-beginPurchasePhoneNumbers`. */
  name: string;
  rest: RestClient;
  handle: OperationHandle;
  options: OperationOptions & { updateIntervalInMs?: number };
  result: OperationResult<TResult>;
}

/** Follows one long-running operation. Its public methods need no `this`, so that it may be wrapped, for example by a proxy. */
export class OperationPoller<TResult> implements PhoneNumbersPoller<TResult> {
  readonly #setup: PollerSetup<TResult>;
  readonly #state: PhoneNumberOperationState<TResult>;
  readonly #callbacks = new Set<(state: PhoneNumberOperationState<TResult>) => void>();
  readonly #polling = new SharedWork<void>();
  readonly #waiting = new SharedWork<void>();
  readonly #cancelling = new SharedWork<void>();
  /** The last request for a cancellation. */
  #cancellation: Promise<void> | undefined;
  #intervalInMs: number;
  /** As in core-lro: so at first, until somebody waits for the end, and once polling is stopped. */
  #isStopped = true;
  #pauses = 0;
  /** Ends the pause between two polls. */
  #endPause: (() => void) | undefined;
  /** Absolute; only one that leads to a result. */
  #resultUrl: string | undefined;
  #lastLink: { text: string; url: string | undefined } | undefined;

  constructor(setup: PollerSetup<TResult>) {
    this.#setup = setup;
    this.#state = { isStarted: true, operationId: setup.handle.id };
    this.#intervalInMs = setup.options.updateIntervalInMs ?? DEFAULT_INTERVAL_MS;
    this.#resultUrl = this.#acceptedLink(setup.handle.resultLink);
  }

  readonly poll = (options?: WaitOptions | null): Promise<void> => {
    return this.#traced("poll", async (traced) => {
      if (!this.#isOver()) {
        const { abortSignal } = this.#setup.options;
        await this.#pollShared(traced, [abortSignal, options?.abortSignal]);
      }
      this.#throwIfUnsuccessful();
    });
  };

  readonly pollUntilDone = (options?: WaitOptions | null): Promise<TResult> => {
    this.#isStopped = false;
    return this.#traced("pollUntilDone", async (traced) => {
      if (!this.#isOver()) {
        const { abortSignal } = this.#setup.options;
        const signals = [abortSignal, options?.abortSignal];
        await this.#waiting.join((signal) => this.#pollToEnd(traced, signal), signals);
      }
      this.#throwIfUnsuccessful();
      return this.#state.result as TResult;
    });
  };

  readonly onProgress = (
    callback: (state: PhoneNumberOperationState<TResult>) => void,
  ): (() => void) => {
    // A function of its own, so that one callback given twice is called twice and ends one by one.
    const entry = (state: PhoneNumberOperationState<TResult>): void => callback(state);
    this.#callbacks.add(entry);
    return () => void this.#callbacks.delete(entry);
  };

  readonly isDone = (): boolean => this.#isOver();

  /** What a double of `isDone` in its place does not change. */
  #isOver(): boolean {
    const { isCompleted, isCancelled, error } = this.#state;
    return Boolean(isCompleted || isCancelled || error);
  }

  readonly stopPolling = (): void => {
    this.#isStopped = true;
    this.#waiting.end(new PollerStoppedError("Polling was stopped; pollUntilDone() goes on."));
  };

  readonly isStopped = (): boolean => {
    const isWaitOver = !this.#waiting.isUnderWay() && !this.#state.isCompleted;
    return this.#isStopped || isWaitOver;
  };

  readonly cancelOperation = async (options?: WaitOptions | null): Promise<void> => {
    if (this.#state.isCancelled) return;
    const { rest, handle, options: common, result } = this.#setup;
    await this.#traced("cancelOperation", (traced) =>
      this.#cancelling.join(
        (abortSignal) => {
          const options = { ...common, ...traced, abortSignal };
          const asked = rest.ask(cancelOperation, { operationId: handle.id }, options);
          this.#cancellation = asked.then(() => {
            // What was bought or changed by then stays so.
            const isKept = this.#state.isCompleted && !result.isGivenBack;
            if (!isKept) this.#state.isCancelled = true;
          });
          return this.#cancellation;
        },
        [common.abortSignal, options?.abortSignal],
      ),
    );
    if (!this.#state.isCancelled) return;
    const cancelled = this.#cancelled();
    this.#waiting.end(cancelled);
    this.#polling.end(cancelled);
  };

  readonly getOperationState = (): PhoneNumberOperationState<TResult> => this.#state;

  readonly getResult = (): TResult | undefined => this.#state.result;

  /** A text for `resumeFrom`: of the operation alone, without any secret. */
  readonly toString = (): string => {
    const { handle, rest } = this.#setup;
    const config = {
      // The engine of 1.5.0 needs it to go on with an operation.
      metadata: { mode: "OperationLocation" },
      operationLocation: relativeLink(handle.url, rest),
      ...(this.#resultUrl && {
        resourceLocation: relativeLink(this.#resultUrl, rest),
      }),
    };
    const { operationId, status } = this.#state;
    return JSON.stringify({ state: { config, isStarted: true, operationId, status } });
  };

  #traced<R>(
    what: string,
    work: (traced: Pick<OperationOptions, "tracingOptions">) => Promise<R>,
  ): Promise<R> {
    const { tracingOptions } = this.#setup.options;
    const options = tracingOptions ? { tracingOptions } : {};
    return tracingClient.withSpan(`${this.#setup.name}.${what}`, options, (updated) =>
      work(updated),
    );
  }

  async #pollToEnd(traced: OperationOptions, signal: AbortSignal): Promise<void> {
    for (;;) {
      await this.#pollShared(traced, [signal]);
      if (this.#isOver()) return;
      logger.info(`${this.#state.operationId}: next poll in ${this.#intervalInMs} ms`);
      await this.#pause(signal);
      if (this.#isOver()) return;
    }
  }

  /** The pause before the next poll, which the end of the operation ends: another poll may find it. */
  async #pause(signal: AbortSignal): Promise<void> {
    this.#pauses += 1;
    if (this.#intervalInMs === 0 && this.#pauses % PAUSES_PER_TURN !== 0) return;
    const pause = new AbortController();
    this.#endPause = () => pause.abort();
    signal.addEventListener("abort", this.#endPause);
    if (signal.aborted) pause.abort();
    try {
      await delay(Math.min(this.#intervalInMs, LONGEST_TIMER_MS), { abortSignal: pause.signal });
    } catch (error) {
      if (!this.#isOver()) throw error;
    } finally {
      signal.removeEventListener("abort", this.#endPause);
    }
  }

  #pollShared(traced: OperationOptions, signals: (AbortSignalLike | undefined)[]): Promise<void> {
    return this.#polling.join(async (signal) => {
      try {
        await this.#pollOnce(traced, signal);
      } catch (error) {
        // The service may have forgotten an operation whose cancellation is not confirmed yet.
        await this.#cancellation?.catch(() => undefined);
        throw this.#state.isCancelled ? this.#cancelled() : error;
      }
    }, signals);
  }

  async #pollOnce(traced: OperationOptions, abortSignal: AbortSignal): Promise<void> {
    const { rest, handle, options, result } = this.#setup;
    const common: OperationOptions = { ...options, ...traced, abortSignal };
    const asked = await rest.ask(READ_STATE, { operationId: handle.id }, common, {
      url: handle.url,
    });
    const { result: operation, response: raw } = asked;
    if (typeof operation.status !== "string") throw malformed(", but its status is no text", raw);
    // One of 0, or a date that has passed, does not ask for polls without a pause.
    this.#intervalInMs = retryAfterMs(raw) || (options.updateIntervalInMs ?? DEFAULT_INTERVAL_MS);
    this.#resultUrl =
      this.#acceptedLink(operation.resourceLocation) ??
      this.#acceptedLink(operation.location) ??
      this.#resultUrl;
    const read = (): Promise<TResult> => result.read(handle, this.#resultUrl, common);
    const end = await this.#endOf(operation, raw, read);
    // What a poll found out after a cancellation or its caller's leave does not count.
    if (abortSignal.aborted) return;
    Object.assign(this.#state, { status: operation.status }, end);
    if (this.#isOver()) this.#endPause?.();
    // All hear of it, also where one of them throws; that one's error is what the poll rejects with.
    const [failure] = [...this.#callbacks].flatMap((callback) => failureOf(callback, this.#state));
    if (failure) throw failure;
  }

  async #endOf(
    operation: PhoneNumberOperation,
    raw: FullOperationResponse,
    readResult: () => Promise<TResult>,
  ): Promise<Partial<PhoneNumberOperationState<TResult>>> {
    switch (operation.status.toLowerCase()) {
      case "succeeded":
        return { result: await readResult(), isCompleted: true };
      case "failed":
        return { error: operationFailed(this.#setup.handle.id, operation, raw) };
      case "canceled":
      case "cancelled":
        return { isCancelled: true };
      default:
        // Whatever else the service says, now or in a later version, is no end.
        return {};
    }
  }

  /** The URL of a link that leads to a result on the endpoint; others are neither followed nor handed on. */
  #acceptedLink(link: string | null | undefined): string | undefined {
    const { rest, result } = this.#setup;
    if (typeof link !== "string" || !result.isAt) return undefined;
    // Each answer has the same one, mostly.
    if (link !== this.#lastLink?.text) {
      this.#lastLink = { text: link, url: resolveLink(link, rest, result.isAt) };
    }
    return this.#lastLink.url;
  }

  #throwIfUnsuccessful(): void {
    if (this.#state.error) throw this.#state.error;
    if (this.#state.isCancelled) throw this.#cancelled();
  }

  #cancelled(): PollerCancelledError {
    return new PollerCancelledError(`The operation ${this.#state.operationId} was cancelled.`);
  }
}

/** Calls a callback; what it throws, if anything. What it returns is not waited for. */
function failureOf<S>(callback: (state: S) => void, state: S): Error[] {
  try {
    callback(state);
    return [];
  } catch (error) {
    return [asError(error)];
  }
}
