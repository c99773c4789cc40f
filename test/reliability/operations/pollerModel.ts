import type { BeginCase } from "../../unit/support/longRunning.js";
import { operationTarget } from "../../unit/support/longRunning.js";
import type { Caller, ModelOptions, Reaction } from "./caller.js";
import { ExchangeModel } from "./exchangeModel.js";
import type { ServiceAnswer } from "./serviceAnswer.js";

/** A timer for longer fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface Poll {
  /** The wait for the end is one of those who share a poll. */
  joined: Set<Caller | "wait">;
  exchange: ExchangeModel;
  /** A failure that is not told before a cancellation is answered: it may come of that. */
  failure?: string;
}

/** What a poller should do, in the words of its documentation: no requests, no promises, no timers. */
export class PollerModel {
  now: number;
  /** Requests with their times. */
  readonly log: string[] = [];
  readonly progress: string[] = [];
  readonly calls = new Map<string, Caller>();
  readonly subscribers = new Map<string, { reaction: Reaction; told: number }>();
  status: string | undefined;
  result: unknown;
  isCompleted = false;
  isCancelled = false;
  failure: string | undefined;
  resultTarget: string | undefined;
  #isStopped = true;
  #pauseMs = 0;
  #poll: Poll | undefined;
  #wait: { callers: Set<Caller>; until?: number } | undefined;
  #cancellation: { callers: Set<Caller>; exchange: ExchangeModel } | undefined;

  constructor(
    private readonly begin: BeginCase,
    private readonly options: ModelOptions,
    now: number,
    resultTarget: string | undefined,
  ) {
    this.now = now;
    this.resultTarget = resultTarget;
  }

  isDone(): boolean {
    return this.isCompleted || this.isCancelled || this.failure !== undefined;
  }

  isStopped(): boolean {
    return this.#isStopped || (!this.#wait && !this.isCompleted);
  }

  timers(): number {
    const pauses = this.exchanges().filter(({ until }) => until !== undefined).length;
    return pauses + (this.#wait?.until === undefined ? 0 : 1);
  }

  /** The requests on their way, and those between two tries. */
  exchanges(): ExchangeModel[] {
    return [this.#poll?.exchange, this.#cancellation?.exchange].flatMap((one) => one ?? []);
  }

  // ---- what callers do

  call(key: string, what: "poll" | "wait" | "cancel", signals: number[]): void {
    const caller: Caller = { signals: [...this.options.signals, ...signals] };
    this.calls.set(key, caller);
    if (what === "wait") this.#isStopped = false;
    const isOver = what === "cancel" ? this.isCancelled : this.isDone();
    if (isOver) return this.#settle([caller], what === "cancel" ? "ok" : this.#outcome());
    if (caller.signals.some(this.options.isAborted)) return this.#settle([caller], "aborted");
    if (what === "poll") this.#joinPoll(caller);
    if (what === "wait") this.#joinWait(caller);
    if (what === "cancel") this.#joinCancellation(caller);
  }

  stop(): void {
    this.#isStopped = true;
    this.#endWait("stopped");
  }

  aborted(): void {
    const left = [...this.calls.values()].filter(
      ({ end, signals }) => !end && signals.some(this.options.isAborted),
    );
    this.#settle(left, "aborted");
    for (const caller of left) {
      this.#leavePoll(caller);
      if (this.#wait?.callers.delete(caller) && !this.#wait.callers.size) this.#endWait("aborted");
      const { callers } = this.#cancellation ?? {};
      if (callers?.delete(caller) && !callers.size) this.#cancellationIsOver();
    }
  }

  // ---- what happens

  /** Lets time pass, up to a moment. */
  advance(to: number): void {
    for (;;) {
      const times = [this.#wait?.until, ...this.exchanges().map(({ until }) => until)];
      const next = Math.min(...times.map((time) => time ?? Infinity));
      if (next > to) break;
      this.now = Math.max(this.now, next);
      for (const exchange of this.exchanges()) {
        if (exchange.until === next) exchange.until = undefined;
      }
      if (this.#wait?.until === next) this.#pollForWait();
      this.sendRequests();
    }
    this.now = to;
  }

  answered(exchange: ExchangeModel, answer: ServiceAnswer): void {
    if (!this.exchanges().includes(exchange)) return;
    if (exchange.willRetry(answer, this.now)) return;
    exchange.isOver = true;
    const { fault } = answer;
    if (exchange.purpose === "cancel") {
      const isGone = fault?.told.startsWith("404") && exchange.mayHaveActed;
      return this.#cancelAnswered(isGone ? undefined : fault?.told);
    }
    if (fault) return this.#pollFailed(fault.told);
    if (exchange.purpose === "result") return this.#found("succeeded", answer);
    this.#pauseMs = answer.retryAfterMs || this.options.intervalMs;
    this.resultTarget = answer.resultTarget ?? this.resultTarget;
    const isSuccess = answer.status.toLowerCase() === "succeeded";
    if (!isSuccess || !this.begin.read) return this.#found(answer.status, answer);
    this.#poll!.exchange = this.#ask("result", `GET ${this.resultTarget}`);
    this.#poll!.exchange.status = answer.status;
  }

  /** A request that is left in the moment in which it was made is never sent. */
  sendRequests(): void {
    for (const exchange of this.exchanges()) {
      if (exchange.isSent || exchange.until !== undefined) continue;
      exchange.isSent = true;
      this.log.push(`${this.now} ${exchange.line}`);
    }
  }

  // ---- polls

  #ask(purpose: ExchangeModel["purpose"], line: string): ExchangeModel {
    return new ExchangeModel(purpose, line, this.options.maxRetries);
  }

  #joinPoll(caller: Caller | "wait"): void {
    const target = operationTarget(this.begin.operationId);
    this.#poll ??= { joined: new Set(), exchange: this.#ask("state", `GET ${target}`) };
    this.#poll.joined.add(caller);
  }

  #leavePoll(caller: Caller | "wait"): void {
    if (this.#poll?.joined.delete(caller) && !this.#poll.joined.size) this.#poll = undefined;
  }

  #found(status: string, answer: ServiceAnswer): void {
    const poll = this.#poll!;
    this.status = poll.exchange.status ?? status;
    const end = this.status.toLowerCase();
    if (end === "succeeded") {
      this.isCompleted = true;
      this.result = answer.result ?? this.begin.result;
    }
    if (end === "failed") this.failure = "- OutOfStock";
    if (end === "canceled" || end === "cancelled") this.isCancelled = true;
    const mishap = this.#tellProgress();
    if (this.isDone() && this.#wait?.until !== undefined) this.#endWait(this.#outcome());
    // That the operation is cancelled is more than what a callback throws.
    if (mishap) return this.#pollFailed(this.isCancelled ? "cancelled" : mishap, poll);
    this.#endPoll(poll, undefined);
  }

  /** What the first callback throws that does. */
  #tellProgress(): string | undefined {
    let mishap: string | undefined;
    for (const [key, subscriber] of [...this.subscribers]) {
      subscriber.told += 1;
      this.progress.push(`${key}: ${this.status} ${this.isDone()}`);
      const { reaction } = subscriber;
      const call = `${key}.${subscriber.told}`;
      if (reaction === "throw") mishap ??= `thrown by ${key}`;
      if (reaction === "leave") this.subscribers.delete(key);
      if (reaction === "stop" || reaction === "restart") this.stop();
      if (reaction === "restart") this.call(call, "wait", []);
      if (reaction === "cancel" || reaction === "poll" || reaction === "wait")
        this.call(call, reaction, []);
    }
    return mishap;
  }

  #pollFailed(told: string, poll = this.#poll!): void {
    if (this.#cancellation) poll.failure = told;
    else this.#endPoll(poll, told);
  }

  #endPoll(poll: Poll, failure: string | undefined): void {
    if (this.#poll === poll) this.#poll = undefined;
    const callers = [...poll.joined].filter((one) => one !== "wait");
    this.#settle(callers, failure ?? this.#outcome());
    if (poll.joined.has("wait") && failure) this.#endWait(failure);
    else if (poll.joined.has("wait") && this.isDone()) this.#endWait(this.#outcome());
    else if (poll.joined.has("wait")) this.#pause();
  }

  // ---- waits

  #joinWait(caller: Caller): void {
    if (!this.#wait) {
      this.#wait = { callers: new Set() };
      this.#pollForWait();
    }
    this.#wait.callers.add(caller);
  }

  #pollForWait(): void {
    delete this.#wait!.until;
    this.#joinPoll("wait");
  }

  #pause(): void {
    if (this.#wait) this.#wait.until = this.now + Math.min(this.#pauseMs, LONGEST_TIMER_MS);
  }

  #endWait(told: string): void {
    const callers = [...(this.#wait?.callers ?? [])];
    this.#wait = undefined;
    this.#leavePoll("wait");
    this.#settle(callers, told);
  }

  // ---- cancellation

  #joinCancellation(caller: Caller): void {
    const line = `DELETE ${operationTarget(this.begin.operationId)}`;
    this.#cancellation ??= { callers: new Set(), exchange: this.#ask("cancel", line) };
    this.#cancellation.callers.add(caller);
  }

  #cancelAnswered(failure: string | undefined): void {
    const { callers } = this.#cancellation!;
    this.#settle([...callers], failure ?? "ok");
    // A search gives its numbers back; what was bought or changed stays so.
    const isKept = this.isCompleted && !this.begin.operationId.startsWith("search");
    if (!failure && !isKept) {
      this.isCancelled = true;
      this.#endWait("cancelled");
      const joined = [...(this.#poll?.joined ?? [])].filter((one) => one !== "wait");
      this.#settle(joined, "cancelled");
      this.#poll = undefined;
    }
    this.#cancellationIsOver();
  }

  #cancellationIsOver(): void {
    this.#cancellation = undefined;
    const poll = this.#poll;
    if (poll?.failure) this.#endPoll(poll, poll.failure);
  }

  // ---- ends

  #outcome(): string {
    return this.failure ?? (this.isCancelled ? "cancelled" : "ok");
  }

  #settle(callers: Caller[], told: string): void {
    for (const caller of callers) caller.end ??= { told, at: this.now };
  }
}
