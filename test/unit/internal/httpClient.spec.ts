import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { withConnectionString, rejectionOf, type Clients } from "../support/clients.js";
import { starts } from "../support/calls.js";

const NUMBER = "+14255550123";
const settled = vi.fn();

/** Clients of a server on this machine, whose requests are counted. */
async function clientsOf(
  answer: RequestListener,
  policy?: PipelinePolicy,
): Promise<Clients & { requests: () => number }> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const options = {
    retryOptions: { retryDelayInMs: 1000 },
    additionalPolicies: policy ? [{ policy, position: "perRetry" as const }] : [],
  };
  return {
    ...withConnectionString(options, `http://127.0.0.1:${port}`),
    requests: () => requests,
  };
}

/** Lets what is not a timer happen, sockets above all. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

const silence: RequestListener = () => undefined;
const halfAnAnswer: RequestListener = (_request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
  response.write('{"id":');
};
const ZIPPED = gzipSync(JSON.stringify({ id: "1".repeat(2000) }));
const halfAZip =
  (end: (response: ServerResponse) => void): RequestListener =>
  (_request, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    response.write(ZIPPED.subarray(0, ZIPPED.length / 2), () => end(response));
  };

beforeEach(() => {
  settled.mockReset();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe.each([
  ["before the headers", silence],
  ["in the middle of the body", halfAnAnswer],
  ["in the middle of a compressed body", halfAZip(() => undefined)],
  ["with its connection, in the middle of a compressed body", halfAZip((r) => r.destroy())],
])("An answer that stops %s", (_place, answer) => {
  it("ends a call after its requestOptions.timeout", async () => {
    const { numbers, requests } = await clientsOf(answer);
    const call = numbers.getPurchasedPhoneNumber(NUMBER, { requestOptions: { timeout: 700 } });
    const failure = rejectionOf(call);
    failure.then(settled, settled);
    await until(() => requests() === 1);

    vi.advanceTimersByTime(699);
    await turn();
    expect(settled).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);

    expect(await failure).toMatchObject({
      name: "AbortError",
      message: "GET /phoneNumbers/%2B14255550123 was not answered within 700 ms.",
    });
    expect(requests()).toBe(1);
  });

  it("ends a try after 100 seconds, and is followed by another", async () => {
    const { numbers, requests } = await clientsOf(answer);
    const failure = rejectionOf(numbers.getPurchasedPhoneNumber(NUMBER));
    for (const tries of [1, 2, 3, 4]) {
      await until(() => requests() === tries);
      vi.advanceTimersByTime(100_000);
      if (tries === 4) break;
      // The pause before the next try.
      await until(() => vi.getTimerCount() === 1);
      vi.advanceTimersToNextTimer();
    }
    expect(await failure).toMatchObject({
      name: "RestError",
      code: "ETIMEDOUT",
      message: "GET /phoneNumbers/%2B14255550123 was not answered within 100000 ms.",
    });
    expect(requests()).toBe(4);
  });

  it.each(starts.map((call) => [call.name, call] as const))(
    "leaves it unknown whether %s acted",
    async (_name, call) => {
      const { requests, ...clients } = await clientsOf(answer);
      const failure = rejectionOf(call.run(clients));
      await until(() => requests() === 1);
      vi.advanceTimersByTime(100_000);
      expect(await failure).toMatchObject({
        code: "OutcomeUnknown",
        message: expect.stringContaining("was not answered within 100000 ms") as string,
      });
      expect(requests()).toBe(1);
    },
  );

  it("ends a call at its signal", async () => {
    const { numbers, requests } = await clientsOf(answer);
    const caller = new AbortController();
    const call = numbers.getPurchasedPhoneNumber(NUMBER, { abortSignal: caller.signal });
    const failure = rejectionOf(call);
    await until(() => requests() === 1);
    caller.abort();
    expect(await failure).toMatchObject({ name: "AbortError" });
  });
});

it("An answer that stops while its progress is told ends a call after its time limit", async () => {
  const { numbers, requests } = await clientsOf(halfAnAnswer);
  const requestOptions = { timeout: 700, onDownloadProgress: () => undefined };
  const failure = rejectionOf(numbers.getPurchasedPhoneNumber(NUMBER, { requestOptions }));
  await until(() => requests() === 1);
  vi.advanceTimersByTime(700);
  expect(await failure).toMatchObject({ name: "AbortError" });
});

it("No timer is left of a call that could not connect", async () => {
  const { numbers } = withConnectionString(
    { retryOptions: { maxRetries: 0 } },
    // Nothing listens on the port for discarded data.
    "http://127.0.0.1:9",
  );
  const options = { requestOptions: { timeout: 60_000 } };
  const failure = await rejectionOf(numbers.getPurchasedPhoneNumber(NUMBER, options));
  expect(failure).toMatchObject({ code: "ECONNREFUSED" });
  expect(vi.getTimerCount()).toBe(0);
});

it("No timer is left of a request that a policy has frozen", async () => {
  const frozen: PipelinePolicy = {
    name: "frozen",
    sendRequest: (request, next) => next(Object.freeze({ ...request })),
  };
  const { numbers } = await clientsOf(silence, frozen);
  expect(await rejectionOf(numbers.getPurchasedPhoneNumber(NUMBER))).toBeInstanceOf(Error);
  expect(vi.getTimerCount()).toBe(0);
});

it("A request says what the caller set, whatever the time limit needs", async () => {
  const seen: unknown[] = [];
  const looking: PipelinePolicy = {
    name: "looking",
    sendRequest: (request, next) => {
      const answer = next(request);
      seen.push([request.timeout, request.abortSignal]);
      return answer;
    },
  };
  const { numbers } = await clientsOf((_request, response) => response.end('{"id":"1"}'), looking);
  const caller = new AbortController();
  await numbers.getPurchasedPhoneNumber(NUMBER, {
    abortSignal: caller.signal,
    requestOptions: { timeout: 5000 },
    onResponse: ({ request }) => void seen.push([request.timeout, request.abortSignal]),
  });
  expect(seen).toEqual([
    [5000, caller.signal],
    [5000, caller.signal],
  ]);
});

describe.each(["onUploadProgress", "onDownloadProgress"])("A %s that throws", (name) => {
  // What looks like a failure of the connection says nothing about the request.
  const failure = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const report = (): void => {
    throw failure;
  };

  it("leaves it unknown whether a purchase was started, at the latest after the time limit", async () => {
    const { numbers, requests } = await clientsOf((request, response) => {
      // Once it has all of it, as the service does.
      request.resume().once("end", () => {
        response.writeHead(202, { "content-type": "application/json" });
        response.end("{}");
      });
    });
    const requestOptions = { timeout: 700, [name]: report };
    const outcome = rejectionOf(numbers.beginPurchasePhoneNumbers("1", { requestOptions }));
    outcome.then(settled, settled);
    while (settled.mock.calls.length === 0) {
      await turn();
      vi.advanceTimersByTime(10);
    }
    expect(await outcome).toMatchObject({ code: "OutcomeUnknown", operationId: "purchase_1" });
    expect(requests()).toBeLessThan(2);
  });
});
