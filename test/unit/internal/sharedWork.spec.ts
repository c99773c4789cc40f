import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { SharedWork } from "../../../src/internal/sharedWork.js";
import { advance, useFakeClock } from "../support/fakeClock.js";
import {
  accepted,
  begun,
  BEGIN_CASES,
  heldAnswer,
  operation,
  phoneNumbers,
  PURCHASE_CASE as PURCHASE,
  SEARCH_CASE as SEARCH,
  succeeded,
} from "../support/longRunning.js";
import { forbidUnhandledRejections } from "../support/unhandled.js";

forbidUnhandledRejections();
useFakeClock();

const running = operation(PURCHASE, "running");
const done = succeeded(PURCHASE);
const ABORTED = { name: "AbortError" };

describe("Work that is shared", () => {
  it("is done once for all who join, and again for who joins later", async () => {
    const shared = new SharedWork<number>();
    const work = vi.fn(() => Promise.resolve(work.mock.calls.length));
    const all = [shared.join(work, []), shared.join(work, [undefined]), shared.join(work, [])];
    expect(shared.isUnderWay()).toBe(true);
    await expect(Promise.all(all)).resolves.toEqual([1, 1, 1]);
    expect(shared.isUnderWay()).toBe(false);
    await expect(shared.join(work, [])).resolves.toBe(2);
  });

  it("rejects all with the error of the work, and starts afresh", async () => {
    const shared = new SharedWork<void>();
    const error = new Error("no");
    const all = [0, 1].map(() => shared.join(() => Promise.reject(error), []));
    await expect(Promise.allSettled(all)).resolves.toEqual([
      { status: "rejected", reason: error },
      { status: "rejected", reason: error },
    ]);
    await expect(shared.join(() => Promise.resolve(), [])).resolves.toBeUndefined();
  });

  it("aborts its signal when all have left, and not when it is done", async () => {
    const signals: AbortSignal[] = [];
    const work = (end: Promise<void>) => (signal: AbortSignal) => {
      signals.push(signal);
      return end;
    };
    const caller = new AbortController();
    const left = new SharedWork<void>().join(work(new Promise(() => undefined)), [caller.signal]);
    caller.abort();
    await expect(left).rejects.toMatchObject(ABORTED);
    await new SharedWork<void>().join(work(Promise.resolve()), []);
    const failed = new SharedWork<void>().join(work(Promise.reject(new Error("no"))), []);
    await expect(failed).rejects.toThrow("no");
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false, false]);
  });

  it("is not begun for a caller whose signal is aborted already", async () => {
    const work = vi.fn(() => Promise.resolve());
    const shared = new SharedWork<void>();
    await expect(shared.join(work, [undefined, AbortSignal.abort()])).rejects.toMatchObject(
      ABORTED,
    );
    expect(work).not.toHaveBeenCalled();
    expect(shared.isUnderWay()).toBe(false);
  });

  it("leaves no listener on a caller's signal", async () => {
    const { signal } = new AbortController();
    await new SharedWork<void>().join(() => Promise.resolve(), [signal]);
    const failing = new SharedWork<void>().join(() => Promise.reject(new Error("no")), [signal]);
    await expect(failing).rejects.toThrow("no");
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("A signal", () => {
  it.each(BEGIN_CASES)("of $name aborts its start", async (begin) => {
    const held = heldAnswer(accepted(begin));
    const abort = new AbortController();
    const { client } = phoneNumbers([held.step]);
    const start = begin.begin(client, { abortSignal: abort.signal });
    const refused = expect(start).rejects.toMatchObject(ABORTED);
    await advance(0);
    abort.abort();
    await refused;
    expect(held.aborted).toBe(true);
  });

  it.each(BEGIN_CASES)("of $name that is aborted before sends nothing", async (begin) => {
    const { client, http } = phoneNumbers([]);
    const start = begin.begin(client, { abortSignal: AbortSignal.abort() });
    await expect(start).rejects.toMatchObject(ABORTED);
    expect(http.requests).toHaveLength(0);
  });

  it.each(BEGIN_CASES)("of $name ends its polls", async (begin) => {
    const abort = new AbortController();
    const { poller, http } = await begun(begin, [operation(begin, "running")], {
      abortSignal: abort.signal,
    });
    const refused = expect(poller.pollUntilDone()).rejects.toMatchObject(ABORTED);
    await advance(100);
    abort.abort();
    await refused;
    expect(vi.getTimerCount()).toBe(0);
    await expect(poller.poll()).rejects.toMatchObject(ABORTED);
    await expect(poller.pollUntilDone()).rejects.toMatchObject(ABORTED);
    expect(http.requests).toHaveLength(2);
    expect(getEventListeners(abort.signal, "abort")).toHaveLength(0);
  });

  const waits = ["poll", "pollUntilDone"] as const;
  it.each(waits)("of %s that is aborted before sends nothing", async (method) => {
    const { poller, http } = await begun(PURCHASE, done);
    const wait = poller[method]({ abortSignal: AbortSignal.abort() });
    await expect(wait).rejects.toMatchObject(ABORTED);
    expect(http.requests).toHaveLength(1);
    await expect(poller.pollUntilDone()).resolves.toEqual(PURCHASE.result);
  });

  it.each(waits)("of %s ends it during a request, which is aborted", async (method) => {
    const held = heldAnswer(running);
    const abort = new AbortController();
    const { poller } = await begun(PURCHASE, [held.step, ...done]);
    const refused = expect(poller[method]({ abortSignal: abort.signal })).rejects.toMatchObject(
      ABORTED,
    );
    await advance(0);
    abort.abort();
    await refused;
    expect(held.aborted).toBe(true);
    expect(poller.isStopped()).toBe(true);
    await expect(poller.pollUntilDone()).resolves.toEqual(PURCHASE.result);
  });

  it.each([
    ["between two polls", [running], 1000],
    [
      "during a long Retry-After",
      [operation(PURCHASE, "running", {}, { "retry-after": "9999" })],
      60_000,
    ],
    ["between two tries of one poll", [{ status: 503, headers: { "retry-after": "30" } }], 1000],
  ])("of pollUntilDone ends it at once %s", async (_, steps, time) => {
    const abort = new AbortController();
    const { poller, http } = await begun(PURCHASE, [...steps, ...done]);
    const refused = expect(
      poller.pollUntilDone({ abortSignal: abort.signal }),
    ).rejects.toMatchObject(ABORTED);
    await advance(time);
    expect(http.requests).toHaveLength(2);
    abort.abort();
    await refused;
    expect(vi.getTimerCount()).toBe(0);
    await advance(100_000_000);
    expect(http.requests).toHaveLength(2);
    await expect(poller.pollUntilDone()).resolves.toEqual(PURCHASE.result);
    expect(getEventListeners(abort.signal, "abort")).toHaveLength(0);
  });

  it("that comes during the reading of the result leaves an operation that can be read again", async () => {
    const [poll, result] = succeeded(SEARCH);
    const held = heldAnswer(result!);
    const abort = new AbortController();
    const { poller } = await begun(SEARCH, [poll!, held.step, poll!, result!]);
    const refused = expect(
      poller.pollUntilDone({ abortSignal: abort.signal }),
    ).rejects.toMatchObject(ABORTED);
    await advance(0);
    abort.abort();
    await refused;
    expect(held.aborted).toBe(true);
    expect(poller.isDone()).toBe(false);
    await expect(poller.pollUntilDone()).resolves.toMatchObject(SEARCH.result);
  });

  it("does nothing after the end", async () => {
    const { poller } = await begun(PURCHASE, done);
    await poller.pollUntilDone();
    const abortSignal = AbortSignal.abort();
    await expect(poller.pollUntilDone({ abortSignal })).resolves.toEqual(PURCHASE.result);
    await expect(poller.poll({ abortSignal })).resolves.toBeUndefined();
  });
});

describe("Several callers", () => {
  it("share the polls", async () => {
    const held = heldAnswer(running);
    const { poller, http } = await begun(PURCHASE, [held.step, ...done]);
    const waits = [poller.pollUntilDone(), poller.pollUntilDone()];
    const polls = [poller.poll(), poller.poll()];
    await advance(0);
    held.release();
    await expect(Promise.all(polls)).resolves.toEqual([undefined, undefined]);
    expect(http.requests).toHaveLength(2);
    await advance(2000);
    await expect(Promise.all(waits)).resolves.toEqual([PURCHASE.result, PURCHASE.result]);
    expect(http.requests).toHaveLength(3);
  });

  it.each([
    ["during a request", 0],
    ["during the wait", 1000],
  ])("leave without disturbing each other %s; the last ends the work", async (_, time) => {
    const held = heldAnswer(running);
    const steps = time === 0 ? [held.step] : [running];
    const { poller, http } = await begun(PURCHASE, [...steps, ...done]);
    const [first, second] = [new AbortController(), new AbortController()];
    const one = expect(poller.pollUntilDone({ abortSignal: first.signal })).rejects.toMatchObject(
      ABORTED,
    );
    const two = expect(poller.pollUntilDone({ abortSignal: second.signal })).rejects.toMatchObject(
      ABORTED,
    );
    await advance(time);
    first.abort();
    await one;
    expect([held.aborted, poller.isStopped()]).toEqual([false, false]);
    second.abort();
    await two;
    expect([held.aborted, poller.isStopped()]).toEqual([time === 0, true]);
    expect(vi.getTimerCount()).toBe(0);
    await expect(poller.pollUntilDone()).resolves.toEqual(PURCHASE.result);
    expect(http.requests).toHaveLength(3);
  });

  it("go on when the one leaves who began", async () => {
    const held = heldAnswer(running);
    const abort = new AbortController();
    const { poller, http } = await begun(PURCHASE, [held.step, ...done]);
    const one = expect(poller.poll({ abortSignal: abort.signal })).rejects.toMatchObject(ABORTED);
    const two = poller.pollUntilDone();
    await advance(0);
    abort.abort();
    await one;
    expect(held.aborted).toBe(false);
    held.release();
    await advance(2000);
    await expect(two).resolves.toEqual(PURCHASE.result);
    expect(http.requests).toHaveLength(3);
  });

  it("can begin anew in the same moment in which the last has left", async () => {
    const held = heldAnswer(running);
    const abort = new AbortController();
    const { poller } = await begun(PURCHASE, [held.step, ...done]);
    const one = expect(poller.pollUntilDone({ abortSignal: abort.signal })).rejects.toMatchObject(
      ABORTED,
    );
    await advance(0);
    abort.abort();
    const two = poller.pollUntilDone();
    await one;
    await expect(two).resolves.toEqual(PURCHASE.result);
  });
});
