import { PollerCancelledError } from "@azure/core-lro";
import { describe, expect, it, vi } from "vitest";
import { RestError } from "@azure/communication-phone-numbers";
import {
  begun,
  BEGIN_CASES,
  operation,
  operationTarget,
  PURCHASE_CASE as PURCHASE,
  SEARCH_CASE as SEARCH,
  sent,
  succeeded,
} from "../support/longRunning.js";
import type { Step } from "../support/scriptedHttpClient.js";
import { advance, requestsOverTime, useFakeClock } from "../support/fakeClock.js";
import { forbidUnhandledRejections } from "../support/unhandled.js";

forbidUnhandledRejections();
useFakeClock();

const running = operation(PURCHASE, "running");
const done = succeeded(PURCHASE);

describe("The pace of polls", () => {
  it.each([
    ["every 2000 ms without an option", {}, [0, 1999, 2000, 3999, 4000], [2, 2, 3, 3, 4]],
    ["every updateIntervalInMs", { updateIntervalInMs: 50 }, [0, 49, 50, 99, 100], [2, 2, 3, 3, 4]],
    ["one after another with an interval of 0", { updateIntervalInMs: 0 }, [10], [4]],
  ])("is at once and then %s", async (_, options, times, counts) => {
    const { poller, http } = await begun(PURCHASE, [running, running, ...done], options);
    const result = poller.pollUntilDone();
    expect(await requestsOverTime(http, times)).toEqual(counts);
    await expect(result).resolves.toEqual(PURCHASE.result);
  });

  it("lets timers have their turn with an interval of 0, whatever the HTTP client does", async () => {
    const endless = Array<Step>(1000).fill(running);
    const { poller, http } = await begun(PURCHASE, endless, { updateIntervalInMs: 0 });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 5);
    const result = poller.pollUntilDone({ abortSignal: controller.signal });
    const outcome = expect(result).rejects.toMatchObject({ name: "AbortError" });
    await advance(5);
    await outcome;
    expect(http.requests.length).toBeLessThan(100);
  });

  it.each([
    ["retry-after", "7", 7000],
    ["retry-after", "0", 2000],
    ["Retry-After", "Sun, 01 Jun 2025 10:00:09 GMT", 9000],
    ["Retry-After", "Sun, 01 Jun 2025 09:00:00 GMT", 2000],
    ["retry-after-ms", "1234", 1234],
    ["x-ms-retry-after-ms", "4321", 4321],
    ["retry-after", "90000", 90_000_000],
    ["retry-after", "soon", 2000],
  ])("follows %s: %s", async (name, value, wait) => {
    const asksToWait = operation(PURCHASE, "running", {}, { [name]: value });
    const { poller, http } = await begun(PURCHASE, [asksToWait, ...done]);
    const result = poller.pollUntilDone();
    expect(await requestsOverTime(http, [wait - 1])).toEqual([2]);
    await advance(1);
    await expect(result).resolves.toEqual(PURCHASE.result);
  });

  it("goes back to the interval after an answer without Retry-After", async () => {
    const slow = operation(PURCHASE, "running", {}, { "retry-after": "5" });
    const { poller, http } = await begun(PURCHASE, [slow, running, ...done]);
    const result = poller.pollUntilDone();
    expect(await requestsOverTime(http, [4999, 5000, 6999, 7000])).toEqual([2, 3, 3, 4]);
    await result;
  });

  it("is not rushed by a Retry-After longer than a timer can run", async () => {
    const slow = operation(PURCHASE, "running", {}, { "retry-after": "3000000" });
    const { poller, http } = await begun(PURCHASE, [slow, ...done]);
    const abort = new AbortController();
    const result = poller.pollUntilDone({ abortSignal: abort.signal });
    const refused = expect(result).rejects.toMatchObject({ name: "AbortError" });
    expect(await requestsOverTime(http, [60_000])).toEqual([2]);
    abort.abort();
    await refused;
  });

  it("is the caller's own with poll(): one request each", async () => {
    const { poller, http } = await begun(PURCHASE, [running, running]);
    await poller.poll();
    await poller.poll();
    await advance(100_000);
    expect(http.requests).toHaveLength(3);
  });
});

describe("The end of an operation", () => {
  it.each(BEGIN_CASES)("$name comes through statuses in any order", async (begin) => {
    const statuses = ["running", "notStarted", "someday", "Running", "", "notStarted", "running"];
    const steps = statuses.map((status) => operation(begin, status));
    const { poller, http } = await begun(begin, [...steps, ...succeeded(begin)], {
      updateIntervalInMs: 0,
    });
    const result = poller.pollUntilDone();
    await advance(100);
    await expect(result).resolves.toMatchObject(begin.result);
    const polls = Array<string>(8).fill(`GET ${operationTarget(begin.operationId)}`);
    expect(sent(http)).toEqual([
      begin.start.join(" "),
      ...polls,
      ...(begin.read ? [`GET ${begin.read.target}`] : []),
    ]);
  });

  it.each(["succeeded", "Succeeded", "SUCCEEDED"])("is success at %s", async (status) => {
    const { poller } = await begun(PURCHASE, [operation(PURCHASE, status)]);
    await expect(poller.pollUntilDone()).resolves.toEqual(PURCHASE.result);
  });

  it.each(["canceled", "cancelled", "Canceled"])("is a cancellation at %s", async (status) => {
    const { poller, http } = await begun(PURCHASE, [operation(PURCHASE, status)]);
    await expect(poller.pollUntilDone()).rejects.toBeInstanceOf(PollerCancelledError);
    expect(poller.isDone()).toBe(true);
    expect(poller.getOperationState().isCancelled).toBe(true);
    expect(poller.getResult()).toBeUndefined();
    await expect(poller.poll()).rejects.toBeInstanceOf(PollerCancelledError);
    await poller.cancelOperation();
    expect(http.requests).toHaveLength(2);
  });

  it.each(BEGIN_CASES)("$name fails with all that the service said", async (begin) => {
    const error = {
      code: "NumbersNotAvailable",
      message: "They are gone.",
      target: "searchid",
      details: [{ code: "Detail", message: "One.", target: "phonenumber" }],
      innererror: { code: "Inner", message: "Deep.", innererror: { code: "Deeper" } },
    };
    const { poller, http } = await begun(begin, [operation(begin, "failed", { error })]);
    const failure: unknown = await poller.pollUntilDone().catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(RestError);
    expect(failure).toMatchObject({
      name: "RestError",
      code: "NumbersNotAvailable",
      message: "They are gone.",
      details: {
        status: "failed",
        error: {
          target: "searchid",
          details: [{ code: "Detail", message: "One.", target: "phonenumber" }],
          innerError: { code: "Inner", message: "Deep.", innerError: { code: "Deeper" } },
        },
      },
    });
    await expect(poller.pollUntilDone()).rejects.toBe(failure);
    await expect(poller.poll()).rejects.toBe(failure);
    expect(poller.getOperationState().error).toBe(failure);
    expect(poller.isDone()).toBe(true);
    expect(http.requests).toHaveLength(2);
  });

  it.each([
    ["without an error", {}],
    ["with a null error", { error: null }],
    ["with an error that is empty", { error: {} }],
    ["with empty texts", { error: { code: "", message: "" } }],
  ])("is a failure that says something, also %s", async (_, more) => {
    const { poller } = await begun(PURCHASE, [operation(PURCHASE, "failed", more)]);
    await expect(poller.pollUntilDone()).rejects.toMatchObject({
      name: "RestError",
      code: "OperationFailed",
      message: expect.stringContaining(PURCHASE.operationId) as string,
    });
  });
});

describe("A poll that fails", () => {
  const reset = Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
  const unavailable = { status: 503, body: { error: { code: "Busy", message: "Later." } } };
  const failures = [
    ["503 after all retries", Array<Step>(4).fill(unavailable), { statusCode: 503, code: "Busy" }],
    ["a reset connection", Array<Step>(4).fill(reset), { code: "ECONNRESET" }],
    [
      "404",
      [{ status: 404, body: { error: { code: "NotFound", message: "?" } } }],
      { statusCode: 404 },
    ],
    ["a body cut short", [{ body: '{"status":"succ' }], { code: "PARSE_ERROR" }],
    ["a page of HTML", [{ body: "<html>" }], { code: "PARSE_ERROR" }],
    ["no body", [{}], { code: "PARSE_ERROR" }],
    ["a list", [{ body: [] }], { code: "PARSE_ERROR" }],
    ["no status", [{ body: { id: "x" } }], { code: "PARSE_ERROR" }],
    ["a status that is no text", [{ body: { status: 3 } }], { code: "PARSE_ERROR" }],
    [
      "a date that is none",
      [operation(PURCHASE, "running", { createdDateTime: "soon" })],
      { code: "PARSE_ERROR" },
    ],
  ] as const;

  it.each(failures)("with %s rejects, and the poller goes on later", async (_, steps, expected) => {
    const { poller, http } = await begun(PURCHASE, [...steps, running, ...done]);
    const first = poller.pollUntilDone();
    const refused = expect(first).rejects.toMatchObject({ name: "RestError", ...expected });
    await advance(10);
    await refused;
    expect(poller.isDone()).toBe(false);
    expect(poller.isStopped()).toBe(true);
    expect(poller.getOperationState().error).toBeUndefined();
    await advance(100_000);
    expect(http.requests).toHaveLength(1 + steps.length);

    const second = poller.pollUntilDone();
    await advance(2000);
    await expect(second).resolves.toEqual(PURCHASE.result);
  });

  it.each([
    ["a failed reading", { status: 400, body: { error: { code: "No", message: "no" } } }],
    ["a result that is no object", { body: "[]" }],
  ])("with %s of the result is repeated as a whole", async (_, step) => {
    const [poll, result] = succeeded(SEARCH);
    const { poller, http } = await begun(SEARCH, [poll!, step, poll!, result!]);
    await expect(poller.pollUntilDone()).rejects.toBeInstanceOf(RestError);
    expect(poller.isDone()).toBe(false);
    expect(poller.getResult()).toBeUndefined();
    await expect(poller.pollUntilDone()).resolves.toMatchObject(SEARCH.result);
    expect(http.requests).toHaveLength(5);
  });
});

describe("The state of a poller", () => {
  it.each(BEGIN_CASES)("$name knows its operation in every phase", async (begin) => {
    const { poller, http } = await begun(begin, [operation(begin, "running"), ...succeeded(begin)]);
    const { operationId } = begin;
    expect(poller.getOperationState()).toEqual({ isStarted: true, operationId });
    expect([poller.isDone(), poller.isStopped(), poller.getResult()]).toEqual([
      false,
      true,
      undefined,
    ]);

    const result = poller.pollUntilDone();
    await advance(0);
    expect(poller.getOperationState()).toEqual({ isStarted: true, operationId, status: "running" });
    expect([poller.isDone(), poller.isStopped(), poller.getResult()]).toEqual([
      false,
      false,
      undefined,
    ]);

    await advance(2000);
    const value = await result;
    expect(value).toMatchObject(begin.result);
    expect(poller.getResult()).toBe(value);
    expect(poller.getOperationState()).toMatchObject({
      isCompleted: true,
      status: "succeeded",
      result: value,
    });
    expect([poller.isDone(), poller.isStopped()]).toEqual([true, false]);

    const { length } = http.requests;
    await expect(poller.pollUntilDone()).resolves.toBe(value);
    await poller.poll();
    expect(http.requests).toHaveLength(length);
  });

  it.each(BEGIN_CASES)("$name gives a poller that is not thenable", async (begin) => {
    const { poller } = await begun(begin, []);
    expect(poller).not.toHaveProperty("then");
    expect(await Promise.resolve(poller)).toBe(poller);
  });
});

describe("Progress", () => {
  it("is reported after each poll, with the state, until the subscription ends", async () => {
    const { poller } = await begun(PURCHASE, [running, running, ...done]);
    const statuses: unknown[] = [];
    const twice = vi.fn();
    poller.onProgress((state) => statuses.push(state.status));
    const end = poller.onProgress(twice);
    poller.onProgress(twice);
    await poller.poll();
    expect(twice).toHaveBeenCalledTimes(2);
    expect(twice).toHaveBeenLastCalledWith(poller.getOperationState());
    end();
    end();
    await poller.poll();
    await poller.poll();
    await poller.poll();
    expect(twice).toHaveBeenCalledTimes(4);
    expect(statuses).toEqual(["running", "running", "succeeded"]);
  });

  it("can be subscribed to within a callback, which then hears of the next poll", async () => {
    const { poller } = await begun(PURCHASE, [running, running]);
    const calls: number[] = [];
    const listen = (generation: number) => (): void => {
      calls.push(generation);
      if (generation < 5) poller.onProgress(listen(generation + 1));
    };
    poller.onProgress(listen(1));
    await poller.poll();
    expect(calls).toEqual([1]);
  });

  it("does not wait for what a callback returns", async () => {
    const { poller } = await begun(PURCHASE, done);
    const results: unknown[] = [];
    const waits: () => unknown = async () => results.push(await poller.pollUntilDone());
    poller.onProgress(waits);
    void poller.pollUntilDone().then((result) => results.push(result));
    await advance(10_000);
    expect(results).toEqual([PURCHASE.result, PURCHASE.result]);
  });

  it("of a callback that throws rejects that wait alone; others hear of it all the same", async () => {
    const { poller, http } = await begun(PURCHASE, [running, ...done]);
    const other = vi.fn();
    const mishap = new Error("callback");
    const end = poller.onProgress(() => {
      throw mishap;
    });
    poller.onProgress(other);
    await expect(poller.pollUntilDone()).rejects.toBe(mishap);
    expect(other).toHaveBeenCalledTimes(1);
    end();
    await expect(poller.pollUntilDone()).resolves.toEqual(PURCHASE.result);
    expect(http.requests).toHaveLength(3);
  });
});
