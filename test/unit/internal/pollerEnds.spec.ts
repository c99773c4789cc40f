import { PollerCancelledError, PollerStoppedError } from "@azure/core-lro";
import { describe, expect, it, vi } from "vitest";
import { advance, useFakeClock } from "../support/fakeClock.js";
import {
  begun,
  BEGIN_CASES,
  heldAnswer,
  operation,
  operationTarget,
  PURCHASE_CASE as PURCHASE,
  SEARCH_CASE as SEARCH,
  sent,
  succeeded,
} from "../support/longRunning.js";
import { forbidUnhandledRejections } from "../support/unhandled.js";

forbidUnhandledRejections();
useFakeClock();

const running = operation(PURCHASE, "running");
const done = succeeded(PURCHASE);
const ABORTED = { name: "AbortError" };

describe("stopPolling", () => {
  it.each([
    ["a request", 0],
    ["the wait", 1000],
  ])("during %s rejects all pending waits, and a later one goes on", async (_, time) => {
    const held = heldAnswer(running);
    const { poller, http } = await begun(PURCHASE, [time === 0 ? held.step : running, ...done]);
    const waits = [poller.pollUntilDone(), poller.pollUntilDone()].map((wait) =>
      expect(wait).rejects.toBeInstanceOf(PollerStoppedError),
    );
    await advance(time);
    poller.stopPolling();
    await Promise.all(waits);
    expect([poller.isStopped(), poller.isDone(), held.aborted]).toEqual([true, false, time === 0]);
    expect(vi.getTimerCount()).toBe(0);
    await advance(100_000);
    expect(http.requests).toHaveLength(2);
    await expect(poller.pollUntilDone()).resolves.toEqual(PURCHASE.result);
  });

  it("does nothing before a wait, after one, or to poll()", async () => {
    const held = heldAnswer(running);
    const { poller } = await begun(PURCHASE, [held.step, ...done]);
    poller.stopPolling();
    const poll = poller.poll();
    await advance(0);
    poller.stopPolling();
    held.release();
    await poll;
    await expect(poller.pollUntilDone()).resolves.toEqual(PURCHASE.result);
    poller.stopPolling();
    await expect(poller.pollUntilDone()).resolves.toEqual(PURCHASE.result);
  });
});

describe("cancelOperation", () => {
  const cancelled = { status: 204 };

  it.each(BEGIN_CASES)("of $name sends one DELETE and rejects pending waits", async (begin) => {
    const { poller, http } = await begun(begin, [operation(begin, "running"), cancelled]);
    const wait = expect(poller.pollUntilDone()).rejects.toBeInstanceOf(PollerCancelledError);
    await advance(100);
    await poller.cancelOperation();
    await wait;
    expect(vi.getTimerCount()).toBe(0);
    expect([poller.isDone(), poller.isStopped()]).toEqual([true, true]);
    expect(poller.getOperationState().isCancelled).toBe(true);
    await poller.cancelOperation();
    await expect(poller.pollUntilDone()).rejects.toBeInstanceOf(PollerCancelledError);
    await expect(poller.poll()).rejects.toBeInstanceOf(PollerCancelledError);
    expect(sent(http).slice(2)).toEqual([`DELETE ${operationTarget(begin.operationId)}`]);
  });

  it("aborts a poll that is under way, whose answer no longer counts", async () => {
    const held = heldAnswer(operation(PURCHASE, "succeeded"));
    const { poller } = await begun(PURCHASE, [held.step, cancelled]);
    const waits = [poller.poll(), poller.pollUntilDone()].map((wait) =>
      expect(wait).rejects.toBeInstanceOf(PollerCancelledError),
    );
    await advance(0);
    await poller.cancelOperation();
    held.release();
    await Promise.all(waits);
    expect(held.aborted).toBe(true);
    expect(poller.getResult()).toBeUndefined();
    expect(poller.getOperationState().isCompleted).toBeUndefined();
  });

  it("makes a poll that meets its effect before its answer a cancellation", async () => {
    const held = heldAnswer(cancelled);
    const gone = { status: 404, body: { error: { code: "NotFound", message: "Not found." } } };
    const { poller, http } = await begun(SEARCH, [running, held.step, gone]);
    const wait = expect(poller.pollUntilDone()).rejects.toBeInstanceOf(PollerCancelledError);
    await advance(0);
    const cancel = poller.cancelOperation();
    await advance(10_000);
    expect(http.requests).toHaveLength(4);
    held.release();
    await Promise.all([cancel, wait]);
    expect(poller.isDone()).toBe(true);
  });

  it("that is refused leaves the failure of a poll meanwhile as it is", async () => {
    const refused = { status: 409, body: { error: { code: "TooLate", message: "Too late." } } };
    const held = heldAnswer(refused);
    const gone = { status: 404, body: { error: { code: "NotFound", message: "Not found." } } };
    const { poller } = await begun(SEARCH, [running, held.step, gone]);
    const wait = expect(poller.pollUntilDone()).rejects.toMatchObject({ code: "NotFound" });
    await advance(0);
    const cancel = expect(poller.cancelOperation()).rejects.toMatchObject({ code: "TooLate" });
    await advance(10_000);
    held.release();
    await Promise.all([cancel, wait]);
    expect(poller.isDone()).toBe(false);
  });

  it("is sent once for callers at the same time", async () => {
    const { poller, http } = await begun(PURCHASE, [cancelled]);
    await Promise.all([poller.cancelOperation(), poller.cancelOperation()]);
    expect(http.requests).toHaveLength(2);
  });

  it("gives the numbers of a finished search back", async () => {
    const { poller, http } = await begun(SEARCH, [...succeeded(SEARCH), cancelled]);
    await poller.pollUntilDone();
    await poller.cancelOperation();
    expect(sent(http).at(-1)).toBe(`DELETE ${operationTarget(SEARCH.operationId)}`);
    expect(poller.isDone()).toBe(true);
    await expect(poller.pollUntilDone()).rejects.toBeInstanceOf(PollerCancelledError);
  });

  it("that the service refuses rejects, and polling goes on", async () => {
    const refusal = { status: 409, body: { error: { code: "TooLate", message: "Too late." } } };
    const { poller } = await begun(PURCHASE, [running, refusal, ...done]);
    const wait = poller.pollUntilDone();
    await advance(100);
    await expect(poller.cancelOperation()).rejects.toMatchObject({
      name: "RestError",
      code: "TooLate",
      statusCode: 409,
    });
    expect([poller.isDone(), poller.isStopped()]).toEqual([false, false]);
    await advance(2000);
    await expect(wait).resolves.toEqual(PURCHASE.result);
  });

  it("ends with its own signal, and can be asked again", async () => {
    const held = heldAnswer(cancelled);
    const abort = new AbortController();
    const { poller } = await begun(PURCHASE, [held.step, cancelled]);
    const one = expect(poller.cancelOperation({ abortSignal: abort.signal })).rejects.toMatchObject(
      ABORTED,
    );
    await advance(0);
    abort.abort();
    await one;
    expect([held.aborted, poller.isDone()]).toEqual([true, false]);
    await poller.cancelOperation();
    expect(poller.isDone()).toBe(true);
  });
});
