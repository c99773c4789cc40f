import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { expect, vi } from "vitest";
import { accepted, BEGIN_CASES, type BeginCase } from "../../unit/support/longRunning.js";
import { CONNECTION_STRING } from "../../unit/support/scriptedHttpClient.js";
import type { Story } from "./anySteps.js";
import { callerSignal, type CallerSignal } from "./callerSignal.js";
import { HeldService } from "./heldService.js";
import { PollerModel } from "./pollerModel.js";
import { serviceAnswer, type AnswerChoice, type Purpose } from "./serviceAnswer.js";
import { WatchedPoller } from "./watchedPoller.js";

/** Of the platform, before a test takes the clock. */
const nextTurn = setImmediate;
/** Lets everything happen that needs no time. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => nextTurn(resolve));
  vi.advanceTimersByTime(0);
  await new Promise((resolve) => nextTurn(resolve));
}

interface Pair {
  real: WatchedPoller;
  model: PollerModel;
  result?: unknown;
}

/** Pollers of one operation beside their models. */
export class World {
  readonly pairs: Pair[] = [];
  readonly signals: CallerSignal[];
  readonly aborted = new Set<number>();
  readonly begin: BeginCase;
  #serial = 0;

  constructor(readonly story: Story) {
    this.begin = BEGIN_CASES[story.begin]!;
    this.signals = story.olderSignals.map((isOlder) => callerSignal(isOlder ? "older" : "native"));
  }

  /** Begins the operation, or resumes it with a client of its own. */
  async addPoller(resumeFrom?: string, resultTarget?: string): Promise<void> {
    const { begin, story } = this;
    const { intervalMs, maxRetries, beginSignal } = story;
    const service = new HeldService(resumeFrom ? [] : [accepted(begin)], story.isDeaf);
    const { httpClient } = service;
    const retryOptions = { maxRetries, retryDelayInMs: 1000 };
    const client = new PhoneNumbersClient(CONNECTION_STRING, { httpClient, retryOptions });
    const poller = await begin.begin(client, {
      ...(resumeFrom && { resumeFrom }),
      ...(intervalMs !== null && { updateIntervalInMs: intervalMs }),
      ...(beginSignal !== null && { abortSignal: this.signals[beginSignal]!.signal }),
    });
    const options = {
      intervalMs: intervalMs ?? 2000,
      maxRetries,
      isAborted: (signal: number) => this.aborted.has(signal),
      signals: beginSignal === null ? [] : [beginSignal],
    };
    const model = new PollerModel(begin, options, Date.now(), resultTarget);
    this.pairs.push({ real: new WatchedPoller(poller, service), model });
  }

  pair(index: number): Pair {
    return this.pairs[index % this.pairs.length]!;
  }

  async advance(ms: number): Promise<void> {
    for (const { model } of this.pairs) model.sendRequests();
    await vi.advanceTimersByTimeAsync(ms);
    for (const { model } of this.pairs) model.advance(Date.now());
  }

  abort(signal: number): void {
    this.aborted.add(signal);
    for (const { model } of this.pairs) model.aborted();
    this.signals[signal]!.abort();
  }

  /** Answers one of the requests that a poller waits for; whether there was one. */
  answer({ real, model }: Pair, which: number, choice: AnswerChoice): boolean {
    const lines = real.service.held();
    if (!lines.length) return false;
    const index = which % lines.length;
    const line = lines[index]!;
    const alike = lines.filter((other) => other === line).length;
    const skip = lines.slice(0, index).filter((other) => other === line).length;
    // Of those alike, all but the last are requests that were aborted.
    const exchange = model
      .exchanges()
      .find((one) => one.line === line && one.until === undefined && !one.isOver);
    const purpose = exchange?.purpose ?? purposeOf(line);
    this.#serial += 1;
    const answer = serviceAnswer(choice, purpose, this.begin, this.#serial);
    if (exchange && skip === alike - 1) model.answered(exchange, answer);
    real.service.answer(line, skip, answer.answer);
    return true;
  }

  expectAgreement(): void {
    for (const { real, model } of this.pairs) expectSame(real, model, this.begin);
    const timers = this.pairs.reduce((sum, { model }) => sum + model.timers(), 0);
    expect(vi.getTimerCount(), "timers").toBe(timers);
    const used = new Set(
      this.pairs.flatMap(({ model }) =>
        [...model.calls.values()].flatMap(({ end, signals }) => (end ? [] : signals)),
      ),
    );
    const left = this.signals.flatMap(({ listeners }, index) =>
      !used.has(index) && listeners() > 0 ? [index] : [],
    );
    expect(left, "signals with a listener that nobody needs").toEqual([]);
  }
}

export const purposeOf = (line: string): Purpose =>
  line.startsWith("DELETE") ? "cancel" : line.includes("/operations/") ? "state" : "result";

function expectSame(real: WatchedPoller, model: PollerModel, begin: BeginCase): void {
  const { poller, service } = real;
  expect([...service.log].sort(), "requests").toEqual([...model.log].sort());
  expect(real.progress, "progress").toEqual(model.progress);
  const ends = (calls: Map<string, { end?: unknown }>): unknown =>
    Object.fromEntries([...calls].map(([key, { end }]) => [key, end]));
  expect(ends(real.calls), "what became of the calls").toEqual(ends(model.calls));
  const state = poller.getOperationState();
  expect([poller.isDone(), poller.isStopped(), state.isStarted, state.operationId]).toEqual([
    model.isDone(),
    model.isStopped(),
    true,
    begin.operationId,
  ]);
  const { isCompleted = false, isCancelled = false, status, error, result } = state;
  expect({ isCompleted, isCancelled, status }).toEqual({
    isCompleted: model.isCompleted,
    isCancelled: model.isCancelled,
    status: model.status,
  });
  expect(error !== undefined).toBe(model.failure !== undefined);
  expect(poller.getResult()).toBe(result);
  expect(result).toEqual(model.result);
  for (const [key, { value, end, error: thrown }] of real.calls) {
    if (value !== undefined) expect(value, key).toBe(result);
    if (end?.told === model.failure && thrown) expect(thrown, key).toBe(error);
  }
}
