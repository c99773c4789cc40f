import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isRestError, PhoneNumbersClient, RestError } from "@azure/communication-phone-numbers";
import type { PhoneNumbersClientOptions } from "@azure/communication-phone-numbers";
import { deletions, named, repeatable, starts, type Call } from "../support/calls.js";
import { rejectionOf, withConnectionString } from "../support/clients.js";
import {
  ENDPOINT,
  scriptedHttpClient,
  type ScriptedHttpClient,
  type Step,
} from "../support/scriptedHttpClient.js";

type Failing = Error & { operationId?: string; statusCode?: number; code?: string };

const soon = { "retry-after": "0" };
const busy = (status: number, headers: Record<string, string> = {}): Step => ({
  status,
  headers,
  body: { error: { code: `Code${status}`, message: `Message ${status}.` } },
});
const broken = (code: string): Error => Object.assign(new Error(`it is ${code}`), { code });

function failing(
  call: Call,
  step: Step,
  options: PhoneNumbersClientOptions = {},
): { httpClient: ScriptedHttpClient; failure: Promise<Failing> } {
  const httpClient = scriptedHttpClient(...Array<Step>(30).fill(step));
  const retryOptions = { retryDelayInMs: 0, ...options.retryOptions };
  const clients = withConnectionString({ ...options, httpClient, retryOptions });
  return { httpClient, failure: rejectionOf<Failing>(call.run(clients)) };
}

/** Failures after which a call that may be repeated is sent again. */
const passing: [string, Step][] = [
  ...[408, 500, 502, 503, 504, 599].map((status): [string, Step] => [`${status}`, busy(status)]),
  ["429 with Retry-After", busy(429, soon)],
  ["503 with Retry-After", busy(503, soon)],
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ECONNRESET", "ETIMEDOUT", "ENOENT"].map(
    (code): [string, Step] => [code, broken(code)],
  ),
];
const lasting: [string, Step][] = [
  ...[400, 401, 403, 404, 409, 412, 422, 429, 501, 505].map((status): [string, Step] => [
    `${status}`,
    busy(status),
  ]),
  ["a Retry-After of an hour", busy(429, { "retry-after": "3600" })],
  ["400 with Retry-After", busy(400, soon)],
  ["an unknown failure of the connection", new Error("the cable is broken")],
];

describe.each(named(repeatable))("%s", (_name, call) => {
  it.each(passing)("is sent four times where each ends with %s", async (_, step) => {
    const { httpClient, failure } = failing(call, step);

    const error = await failure;

    expect(error).toSatisfy(isRestError);
    expect(error.code).not.toBe("OutcomeUnknown");
    expect(httpClient.requests).toHaveLength(4);
  });

  it.each(lasting)("is sent once where it ends with %s", async (_, step) => {
    const { httpClient, failure } = failing(call, step);

    expect(await failure).toSatisfy(isRestError);
    expect(httpClient.requests).toHaveLength(1);
  });
});

describe.each(named(starts))("%s", (_name, call) => {
  const { knownId } = call;

  it.each([
    ...["400", "401", "403", "404", "409", "412", "422", "429"].map(
      (status): [string, number, Step] => [status, 1, busy(Number(status))],
    ),
    ["429 with Retry-After", 4, busy(429, soon)],
    ["503 with Retry-After", 4, busy(503, soon)],
    ["503 with a Retry-After of an hour", 1, busy(503, { "retry-after": "3600" })],
    ["ECONNREFUSED", 4, broken("ECONNREFUSED")],
    ["ENOTFOUND", 4, broken("ENOTFOUND")],
    ["EAI_AGAIN", 4, broken("EAI_AGAIN")],
  ])("rejects with what happened after %s, sent %i times", async (_, times, step) => {
    const { httpClient, failure } = failing(call, step);

    const error = await failure;

    expect(error).toSatisfy(isRestError);
    expect(error.code).toMatch(/^Code\d+$|^E[A-Z_]+$/);
    expect(httpClient.requests).toHaveLength(times);
  });

  it.each<[string, Step]>([
    ...[408, 500, 501, 502, 503, 504, 505].map((status): [string, Step] => [
      `${status}`,
      busy(status),
    ]),
    ["503 with a Retry-After that says nothing", busy(503, { "retry-after": "soon" })],
    ["503 with a Retry-After that only looks like a date", busy(503, { "retry-after": "soon 5" })],
    ["200 without a body", { status: 200 }],
    ["202 without a link", { status: 202 }],
    [
      "202 with a link elsewhere and no id",
      {
        status: 202,
        headers: { "operation-location": "https://evil.example/phoneNumbers/operations/1" },
      },
    ],
    [
      "202 with an unreadable link and no id",
      { status: 202, headers: { "operation-location": "/phoneNumbers/operations/%zz" } },
    ],
    ["204", { status: 204 }],
    ...["ECONNRESET", "ETIMEDOUT", "ENOENT", "EPIPE", "UND_ERR_SOCKET", "REQUEST_SEND_ERROR"].map(
      (code): [string, Step] => [code, broken(code)],
    ),
    ["a failure without a code", new Error("the cable is broken")],
    ["a failure without a message", new Error("")],
    ["a time-out", Object.assign(new Error("Too slow"), { name: "AbortError" })],
  ])("is sent once and has an unknown outcome after %s", async (_, step) => {
    const { httpClient, failure } = failing(call, step);

    const error = await failure;

    expect(error).toSatisfy(isRestError);
    expect(error.code).toBe("OutcomeUnknown");
    expect(error.cause).toBeInstanceOf(Error);
    expect(error.operationId).toBe(knownId);
    expect(error.message).toMatch(
      knownId ? `getOperation("${knownId}")` : /A new search costs nothing|Read the number/,
    );
    expect(httpClient.requests).toHaveLength(1);
  });

  it("keeps the status, the service's words and the details of an unknown outcome", async () => {
    const error = await failing(call, busy(500)).failure;

    expect(error).toMatchObject({
      statusCode: 500,
      cause: { code: "Code500", statusCode: 500 },
      details: { error: { code: "Code500" } },
    });
    expect(error.message).toContain("(Message 500)");
  });

  it("stays sent once whatever retryOptions say", async () => {
    const retryOptions = { maxRetries: 20, maxRetryDelayInMs: 1 };
    const { httpClient, failure } = failing(call, busy(500), { retryOptions });

    await expect(failure).resolves.toMatchObject({ code: "OutcomeUnknown" });
    expect(httpClient.requests).toHaveLength(1);
  });

  it.each<[string, Step[]]>([
    ["the connection was refused", [broken("ECONNREFUSED")]],
    ["the service was busy", [busy(429, soon), busy(503, soon)]],
  ])("succeeds with a later try where %s", async (_, steps) => {
    const httpClient = scriptedHttpClient(...steps, call.answer);
    const clients = withConnectionString({ httpClient, retryOptions: { retryDelayInMs: 0 } });

    await expect(call.run(clients)).resolves.toBeDefined();
    expect(httpClient.requests).toHaveLength(steps.length + 1);
  });

  it("has an unknown outcome where the last of several tries has", async () => {
    const httpClient = scriptedHttpClient(busy(503, soon), busy(500));
    const clients = withConnectionString({ httpClient });

    await expect(call.run(clients)).rejects.toMatchObject({ code: "OutcomeUnknown" });
    expect(httpClient.requests).toHaveLength(2);
  });
});

describe("What is deleted", () => {
  const lost = [500, 503, 504]
    .map((status): [string, Step] => [`${status}`, busy(status)])
    .concat([["ECONNRESET", broken("ECONNRESET")]]);
  const retryOptions = { retryDelayInMs: 0 };

  it.each(
    named(deletions).flatMap(([name, call]) => lost.map((step) => [name, ...step, call])) as [
      string,
      string,
      Step,
      Call,
    ][],
  )("by %s is gone where 404 comes after %s", async (_name, _first, step, call) => {
    const httpClient = scriptedHttpClient(step, busy(404));
    const clients = withConnectionString({ httpClient, retryOptions });
    await expect(call.run(clients)).resolves.toBeUndefined();
    expect(httpClient.requests).toHaveLength(2);
  });

  it.each(named(deletions))("by %s was not there where 404 comes first", async (_name, call) => {
    await expect(failing(call, busy(404)).failure).resolves.toMatchObject({ statusCode: 404 });
    const httpClient = scriptedHttpClient(broken("ECONNREFUSED"), busy(429, soon), busy(404));
    const clients = withConnectionString({ httpClient, retryOptions });
    await expect(call.run(clients)).rejects.toMatchObject({ statusCode: 404 });
  });

  it("stays there where the service refuses the second try", async () => {
    const httpClient = scriptedHttpClient(busy(500), busy(409));
    const clients = withConnectionString({ httpClient, retryOptions });
    await expect(deletions[0]!.run(clients)).rejects.toMatchObject({ statusCode: 409 });
  });
});

describe("A look-up of an operator", () => {
  const lookUp = (includeAdditionalOperatorDetails: boolean): Call => ({
    ...repeatable[0]!,
    run: ({ numbers }) =>
      numbers.searchOperatorInformation(["+14255550123"], { includeAdditionalOperatorDetails }),
  });

  it.each<[string, Step, number]>([
    ["500", busy(500), 1],
    ["ECONNRESET", broken("ECONNRESET"), 1],
    ["503 with Retry-After", busy(503, soon), 4],
    ["ECONNREFUSED", broken("ECONNREFUSED"), 4],
  ])("whose details have a price is sent so often after %s", async (_name, step, times) => {
    const { httpClient, failure } = failing(lookUp(true), step);
    expect((await failure).code).toMatch(/^Code\d+$|^E[A-Z]+$/);
    expect(httpClient.requests).toHaveLength(times);
  });

  it("without details is repeated", async () => {
    const { httpClient, failure } = failing(lookUp(false), busy(500));
    await failure;
    expect(httpClient.requests).toHaveLength(4);
  });
});

describe("Failures that are none of the service", () => {
  const { run } = starts[1]!;

  it.each<[string, Error]>([
    ["any error", new Error("Sign in first.")],
    ["an error of a request of its own", new RestError("No.", { code: "X", statusCode: 500 })],
    ["a broken connection of its own", new RestError("No.", { code: "ECONNRESET" })],
  ])("are given as they are where the credential fails with %s", async (_, error) => {
    const httpClient = scriptedHttpClient();
    const numbers = new PhoneNumbersClient(
      ENDPOINT,
      { getToken: () => Promise.reject(error) },
      { httpClient, retryOptions: { retryDelayInMs: 0 } },
    );

    const failure = await rejectionOf<Failing>(numbers.beginPurchasePhoneNumbers("search-1"));

    expect(failure.message).toBe(error.message);
    expect(failure.code).not.toBe("OutcomeUnknown");
    expect(httpClient.requests).toEqual([]);
  });

  it("are an AbortError where the caller aborted the start", async () => {
    const controller = new AbortController();
    const httpClient = scriptedHttpClient(() => {
      controller.abort();
      throw Object.assign(new Error("The operation was aborted."), { name: "AbortError" });
    });
    const { numbers } = withConnectionString({ httpClient });
    const { signal: abortSignal } = controller;

    await expect(
      numbers.beginPurchasePhoneNumbers("search-1", { abortSignal }),
    ).rejects.toMatchObject({ name: "AbortError" });
    expect(httpClient.requests).toHaveLength(1);
  });

  it("are an unknown outcome where a redirected start fails elsewhere on the endpoint", async () => {
    const httpClient = scriptedHttpClient(
      { status: 307, headers: { location: "/v2/purchase?api-version=1" } },
      busy(500),
    );
    const clients = withConnectionString({ httpClient }, "https://gateway.example/acs");

    await expect(run(clients)).rejects.toMatchObject({ code: "OutcomeUnknown" });
    expect(httpClient.requests).toHaveLength(2);
  });
});

describe("The waits between tries", () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-03-01T00:00:00Z") }));
  afterEach(() => void vi.useRealTimers());

  const inMs = (ms: number): string => new Date(Date.now() + ms).toUTCString();
  const waiting = (step: Step, retryOptions?: PhoneNumbersClientOptions["retryOptions"]) => {
    const httpClient = scriptedHttpClient(step, { body: { id: "1" } });
    const { numbers } = withConnectionString({ httpClient, ...(retryOptions && { retryOptions }) });
    const call = numbers.getPurchasedPhoneNumber("+1");
    call.catch(() => undefined);
    return { httpClient, call };
  };

  it.each<[string, () => Record<string, string>, number]>([
    ["seconds", () => ({ "retry-after": "7" }), 7_000],
    ["a date", () => ({ "retry-after": inMs(9_000) }), 9_000],
    ["milliseconds", () => ({ "retry-after-ms": "250" }), 250],
    ["the service's milliseconds", () => ({ "x-ms-retry-after-ms": "350" }), 350],
    ["exactly a minute", () => ({ "retry-after": "60" }), 60_000],
    ["a date of the past", () => ({ "retry-after": inMs(-9_000) }), 0],
    ["a negative time", () => ({ "retry-after": "-5" }), 0],
  ])("are what Retry-After says in %s", async (_, headers, ms) => {
    const { httpClient } = waiting(busy(429, headers()));

    await vi.advanceTimersByTimeAsync(Math.max(0, ms - 1));
    const before = httpClient.requests.length;
    await vi.advanceTimersByTimeAsync(1);

    expect([before, httpClient.requests.length]).toEqual([ms > 0 ? 1 : 2, 2]);
  });

  it.each<[string, number, Record<string, string>, object?]>([
    ["61 seconds", 429, { "retry-after": "61" }],
    ["a day", 503, { "retry-after": "86400" }],
    ["a date tomorrow", 429, { "retry-after": "Mon, 02 Mar 2026 00:00:00 GMT" }],
    ["more than maxRetryDelayInMs", 429, { "retry-after": "3" }, { maxRetryDelayInMs: 2_000 }],
  ])("are refused where they would be %s", async (_, status, headers, retryOptions) => {
    const { httpClient, call } = waiting(busy(status, headers), retryOptions);

    await expect(call).rejects.toMatchObject({ statusCode: status, code: `Code${status}` });
    expect(httpClient.requests).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("may be longer than a minute where maxRetryDelayInMs allows it", async () => {
    const step = busy(429, { "retry-after": "90" });
    const { httpClient, call } = waiting(step, { maxRetryDelayInMs: 100_000 });

    await vi.advanceTimersByTimeAsync(90_000);

    await expect(call).resolves.toEqual({ id: "1" });
    expect(httpClient.requests).toHaveLength(2);
  });

  it("ignore a Retry-After that is no time", async () => {
    const { httpClient } = waiting(busy(503, { "retry-after": "soon" }));

    await vi.advanceTimersByTimeAsync(64_000);

    expect(httpClient.requests).toHaveLength(2);
  });

  it.each([
    [0, 1],
    [1, 2],
    [6, 7],
  ])("are as many as maxRetries %i says", async (maxRetries, sent) => {
    const httpClient = scriptedHttpClient(...Array<Step>(10).fill(busy(500)));
    const retryOptions = { maxRetries, retryDelayInMs: 100 };
    const { numbers } = withConnectionString({ httpClient, retryOptions });
    const failure = rejectionOf(numbers.getPurchasedPhoneNumber("+1"));

    await vi.advanceTimersByTimeAsync(600_000);

    await expect(failure).resolves.toMatchObject({ statusCode: 500 });
    expect(httpClient.requests).toHaveLength(sent);
  });

  it("end with AbortError at once where the caller aborts", async () => {
    const controller = new AbortController();
    const httpClient = scriptedHttpClient(busy(429, { "retry-after": "30" }));
    const { numbers } = withConnectionString({ httpClient });
    const { signal: abortSignal } = controller;
    const failure = rejectionOf(numbers.getPurchasedPhoneNumber("+1", { abortSignal }));
    await vi.advanceTimersByTimeAsync(1_000);

    controller.abort();

    await expect(failure).resolves.toMatchObject({ name: "AbortError" });
    expect(vi.getTimerCount()).toBe(0);
  });
});

it("Retries keep to the options as they were when the client was made", async () => {
  const httpClient = scriptedHttpClient(busy(500), busy(500), busy(500));
  const retryOptions = { maxRetries: 1, retryDelayInMs: 0 };
  const { numbers } = withConnectionString({ httpClient, retryOptions });
  Object.assign(retryOptions, { maxRetries: 9, retryDelayInMs: 3_600_000 });

  await expect(numbers.getPurchasedPhoneNumber("1")).rejects.toMatchObject({ statusCode: 500 });
  expect(httpClient.requests).toHaveLength(2);
});

it("Retries keep to options that are inherited, and to a delay of 0 however many there are", async () => {
  const httpClient = scriptedHttpClient(...Array<Step>(1101).fill(busy(500)));
  const retryOptions = Object.create({ maxRetries: 1100, retryDelayInMs: 0 }) as object;
  const { numbers } = withConnectionString({ httpClient, retryOptions });

  await expect(numbers.getPurchasedPhoneNumber("1")).rejects.toMatchObject({ statusCode: 500 });
  expect(httpClient.requests).toHaveLength(1101);
});
