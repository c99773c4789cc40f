import type { OperationOptions } from "@azure/core-client";
import { createHttpHeaders, createPipelineRequest } from "@azure/core-rest-pipeline";
import { createTracingClient, useInstrumenter } from "@azure/core-tracing";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { requestTracingPolicy, tracingClient } from "../../../src/internal/tracing.js";
import { all, LIST_CASES } from "../support/listings.js";
import {
  accepted,
  BEGIN_CASES,
  heldAnswer,
  operation,
  phoneNumbers,
  PURCHASE_CASE as PURCHASE,
  succeeded,
} from "../support/longRunning.js";
import { RecordingInstrumenter } from "../support/recordingInstrumenter.js";
import {
  CONNECTION_STRING,
  scriptedHttpClient,
  type Answer,
  type Step,
} from "../support/scriptedHttpClient.js";
import { forbidUnhandledRejections } from "../support/unhandled.js";

forbidUnhandledRejections();

let instrumenter: RecordingInstrumenter;
beforeEach(() => {
  instrumenter = new RecordingInstrumenter();
  useInstrumenter(instrumenter);
});

const ID = "301b8ba7-5a35-4e4c-b1a5-0b5cb2b6a4d1";
const REFUSAL: Step = { status: 400, body: { error: { code: "Bad", message: "no" } } };
const sip = (...steps: Step[]): SipRoutingClient =>
  new SipRoutingClient(CONNECTION_STRING, { httpClient: scriptedHttpClient(...steps) });

interface Call {
  method: string;
  http: string;
  answer: Answer;
  call: (client: PhoneNumbersClient) => Promise<unknown>;
}
const CALLS: Call[] = [
  {
    method: "getSearchResult",
    http: "GET",
    answer: { body: {} },
    call: (c) => c.getSearchResult(ID),
  },
  {
    method: "browseAvailablePhoneNumbers",
    http: "POST",
    answer: { body: {} },
    call: (c) => c.browseAvailablePhoneNumbers({ countryCode: "US", phoneNumberType: "tollFree" }),
  },
  {
    method: "createOrUpdateReservation",
    http: "PATCH",
    answer: { body: {} },
    call: (c) => c.createOrUpdateReservation({ reservationId: ID }),
  },
  {
    method: "getReservation",
    http: "GET",
    answer: { body: {} },
    call: (c) => c.getReservation(ID),
  },
  {
    method: "deleteReservation",
    http: "DELETE",
    answer: { status: 204 },
    call: (c) => c.deleteReservation(ID),
  },
  {
    method: "getPurchasedPhoneNumber",
    http: "GET",
    answer: { body: {} },
    call: (c) => c.getPurchasedPhoneNumber("+1425"),
  },
  { method: "getOperation", http: "GET", answer: { body: {} }, call: (c) => c.getOperation("x") },
  {
    method: "cancelOperation",
    http: "DELETE",
    answer: { status: 204 },
    call: (c) => c.cancelOperation("x"),
  },
  {
    method: "searchOperatorInformation",
    http: "POST",
    answer: { body: {} },
    call: (c) => c.searchOperatorInformation(["+1425"]),
  },
];

describe("A span", () => {
  it.each(CALLS)("of $method covers its request", async ({ method, http, answer, call }) => {
    const held = heldAnswer(answer);
    const { client } = phoneNumbers([held.step]);
    const result = call(client);
    while (held.asked === 0) await new Promise((turn) => setImmediate(turn));
    const name = `PhoneNumbersClient-${method}`;
    expect(instrumenter.lines()).toEqual([`${name}: open`, `${name} > HTTP ${http}: open`]);
    held.release();
    await result;
    expect(instrumenter.spans.map(({ ended }) => ended)).toEqual([true, true]);
    expect(instrumenter.spans[0]).toMatchObject({
      status: { status: "success" },
      attributes: { "az.namespace": "Microsoft.Communication" },
      packageName: "@azure/communication-phone-numbers",
    });
  });

  it.each(CALLS)("of $method sees its failure", async ({ method, call }) => {
    const { client } = phoneNumbers([REFUSAL]);
    const failure: unknown = await call(client).catch((error: unknown) => error);
    expect(instrumenter.spans[0]).toMatchObject({
      name: `PhoneNumbersClient-${method}`,
      ended: true,
    });
    expect(instrumenter.spans[0]?.status).toEqual({ status: "error", error: failure });
  });

  it("sees an argument that is refused", async () => {
    const { client } = phoneNumbers([]);
    await expect(client.getSearchResult("")).rejects.toBeInstanceOf(TypeError);
    expect(instrumenter.lines()).toEqual(["PhoneNumbersClient-getSearchResult: error"]);
  });

  it("is a child of the caller's span", async () => {
    const { client } = phoneNumbers([{ body: {} }]);
    const tracingContext = instrumenter.callerContext("mine");
    await client.getReservation(ID, { tracingOptions: { tracingContext } });
    expect(instrumenter.spans[0]?.parent).toBe("mine");
  });

  it("of createOrUpdateReservation is one too with the context in its request", async () => {
    const { client } = phoneNumbers([{ body: {} }]);
    const tracingOptions = { tracingContext: instrumenter.callerContext("mine") };
    await client.createOrUpdateReservation({ reservationId: ID, tracingOptions });
    expect(instrumenter.spans[0]?.parent).toBe("mine");
  });

  it("of the request gives its headers", async () => {
    const { client, http } = phoneNumbers([{ body: {} }]);
    await client.getReservation(ID);
    expect(http.requests[0]?.headers["x-span"]).toBe("HTTP GET");
  });
});

describe.each(BEGIN_CASES)("The spans of $name", (begin) => {
  const name = `PhoneNumbersClient-${begin.name}`;
  const get = "HTTP GET: unset";

  it("are one for the start and one for each poll() and pollUntilDone()", async () => {
    const running = operation(begin, "running");
    const { client } = phoneNumbers([accepted(begin), running, running, ...succeeded(begin)]);
    const tracingContext = instrumenter.callerContext("mine");
    const poller = await begin.begin(client, {
      updateIntervalInMs: 0,
      tracingOptions: { tracingContext },
    });
    await poller.poll();
    await poller.pollUntilDone();
    const whole = `${name}.pollUntilDone`;
    expect(instrumenter.lines()).toEqual([
      `mine > ${name}: success`,
      `${name} > HTTP ${begin.start[0]}: unset`,
      `mine > ${name}.poll: success`,
      `${name}.poll > ${get}`,
      `mine > ${whole}: success`,
      `${whole} > ${get}`,
      `${whole} > ${get}`,
      ...(begin.read ? [`${whole} > ${get}`] : []),
    ]);
  });

  it("see a start that is refused", async () => {
    const { client } = phoneNumbers([REFUSAL]);
    await expect(begin.begin(client)).rejects.toMatchObject({ code: "Bad" });
    expect(instrumenter.lines()[0]).toBe(`${name}: error`);
  });

  it("see a poll that fails, and an operation that fails", async () => {
    const { client } = phoneNumbers([accepted(begin), REFUSAL, operation(begin, "failed")]);
    const poller = await begin.begin(client);
    await expect(poller.poll()).rejects.toMatchObject({ code: "Bad" });
    await expect(poller.pollUntilDone()).rejects.toMatchObject({ code: "OperationFailed" });
    const polls = instrumenter.spans.filter((span) => span.name.includes(".poll"));
    expect(polls.map(({ status }) => status)).toMatchObject([
      { status: "error", error: { code: "Bad" } },
      { status: "error", error: { code: "OperationFailed" } },
    ]);
  });

  it("have one for a cancellation, and none that stays open", async () => {
    const { client } = phoneNumbers([
      accepted(begin),
      operation(begin, "running"),
      { status: 204 },
    ]);
    const poller = await begin.begin(client, { updateIntervalInMs: 60_000 });
    const wait = expect(poller.pollUntilDone()).rejects.toThrow("cancelled");
    await poller.poll();
    await poller.cancelOperation();
    await wait;
    expect(instrumenter.lines()).toContain(`${name}.cancelOperation: success`);
    expect(instrumenter.lines()).toContain(`${name}.cancelOperation > HTTP DELETE: unset`);
    expect(instrumenter.spans.filter(({ ended }) => !ended)).toEqual([]);
  });
});

it("The span of a wait stays open until the wait ends, and sees its abort", async () => {
  const abort = new AbortController();
  const { client } = phoneNumbers([accepted(PURCHASE), operation(PURCHASE, "running")]);
  const poller = await PURCHASE.begin(client, { updateIntervalInMs: 60_000 });
  const wait = expect(poller.pollUntilDone({ abortSignal: abort.signal })).rejects.toThrow();
  await poller.poll();
  const span = instrumenter.spans.find(({ name }) => name.endsWith(".pollUntilDone"));
  expect(span?.ended).toBe(false);
  abort.abort();
  await wait;
  expect(span).toMatchObject({
    ended: true,
    status: { status: "error", error: { name: "AbortError" } },
  });
});

describe.each(LIST_CASES)("The spans of $name", (list) => {
  it("are one for each request of a page, also one that fails", async () => {
    const nextLink = `${list.path}?skip=1`;
    const { client } = phoneNumbers([
      { body: { [list.property]: [{}, {}], nextLink } },
      REFUSAL,
      { body: { [list.property]: [] } },
    ]);
    const tracingOptions = { tracingContext: instrumenter.callerContext("mine") };
    const items = list.list(client, { tracingOptions });
    expect(instrumenter.spans).toEqual([]);
    await items.next();
    await items.next();
    await expect(items.next()).rejects.toMatchObject({ code: "Bad" });
    await all(items);
    const name = `PhoneNumbersClient-${list.name}`;
    const lines = instrumenter.lines().filter((line) => !line.includes("HTTP"));
    expect(lines).toEqual([
      `mine > ${name}: success`,
      `mine > ${name}: error`,
      `mine > ${name}: success`,
    ]);
    const requests = instrumenter.spans.filter((span) => span.name === "HTTP GET");
    expect(requests.map(({ parent }) => parent)).toEqual([name, name, name]);
  });
});

describe("The spans of SIP calls", () => {
  const trunk = { fqdn: "a.example", sipSignalingPort: 1 };
  const stored: Step = { body: { trunks: { "a.example": { sipSignalingPort: 1 } }, routes: [] } };
  const cases: [string, string[], (client: SipRoutingClient) => Promise<unknown>][] = [
    ["getTrunk", ["GET"], (c) => c.getTrunk("a.example")],
    ["setTrunk", ["PATCH"], (c) => c.setTrunk(trunk)],
    ["setTrunks", ["GET", "PATCH"], (c) => c.setTrunks([trunk])],
    ["setRoutes", ["PATCH"], (c) => c.setRoutes([])],
    ["deleteTrunk", ["PATCH"], (c) => c.deleteTrunk("a.example")],
    ["getConfiguration", ["GET"], (c) => c.getConfiguration()],
    [
      "setConfiguration",
      ["GET", "PATCH"],
      (c) => c.setConfiguration({ trunks: [trunk], routes: [] }),
    ],
    ["listTrunks", ["GET"], (c) => c.listTrunks().next()],
    ["listRoutes", ["GET"], (c) => c.listRoutes().next()],
  ];
  it.each(cases)("cover the requests of %s and see its failure", async (method, requests, call) => {
    const name = `SipRoutingClient-${method}`;
    await call(sip(stored, stored));
    expect(instrumenter.lines()).toEqual([
      `${name}: success`,
      ...requests.map((request) => `${name} > HTTP ${request}: unset`),
    ]);
    instrumenter.spans.length = 0;
    await expect(call(sip(REFUSAL))).rejects.toMatchObject({ code: "Bad" });
    expect(instrumenter.lines()[0]).toBe(`${name}: error`);
  });

  it("see a trunk that is missing", async () => {
    await expect(sip(stored).getTrunk("b.example")).rejects.toMatchObject({ code: "NotFound" });
    expect(instrumenter.lines()[0]).toBe("SipRoutingClient-getTrunk: error");
  });
});

const NO_OPTIONS: OperationOptions = {};

describe("The span of a request", () => {
  it("is there for a caller's context that core made before a tracer was registered", async () => {
    useInstrumenter(undefined!);
    const before = createTracingClient({ namespace: "mine", packageName: "mine" });
    const { updatedOptions } = before.startSpan("before", NO_OPTIONS);
    // A tracer that keeps its spans in the context that it is given, of whatever class that is.
    const keeping = new RecordingInstrumenter();
    useInstrumenter(keeping);
    vi.spyOn(keeping, "startSpan").mockImplementation((name, options) => {
      const { span } = RecordingInstrumenter.prototype.startSpan.call(keeping, name, {
        ...options,
        tracingContext: undefined,
      } as never);
      return { span, tracingContext: options.tracingContext!.setValue(Symbol.for("mine"), span) };
    });
    const httpClient = scriptedHttpClient({ body: { id: "1" } });
    const client = new PhoneNumbersClient(CONNECTION_STRING, { httpClient });
    await client.getPurchasedPhoneNumber("1", updatedOptions);
    expect(keeping.spans.map(({ name }) => name)).toEqual([
      "PhoneNumbersClient-getPurchasedPhoneNumber",
      "HTTP GET",
    ]);
  });

  it.each([
    [0, "nobody traces", undefined],
    [1, "somebody traces", new RecordingInstrumenter()],
  ])("is prepared %d times where %s", async (times, _who, tracer) => {
    useInstrumenter(tracer!);
    const policy = requestTracingPolicy({});
    await tracingClient.withSpan("a call", NO_OPTIONS, async ({ tracingOptions }) => {
      let looks = 0;
      const request = Object.defineProperty(
        Object.assign(createPipelineRequest({ url: "" }), { tracingOptions }),
        "url",
        { get: () => ((looks += 1), "https://a.example") },
      );
      const response = { request, status: 200, headers: createHttpHeaders() };
      await expect(policy.sendRequest(request, async () => response)).resolves.toBe(response);
      expect(looks).toBe(times);
    });
  });

  it("is one for each try, and names the product and what was answered", async () => {
    const httpClient = scriptedHttpClient({ status: 500 }, { body: { id: "1" } });
    const client = new PhoneNumbersClient(CONNECTION_STRING, {
      httpClient,
      retryOptions: { retryDelayInMs: 0 },
      userAgentOptions: { userAgentPrefix: "mine/1" },
      loggingOptions: { additionalAllowedQueryParameters: ["shown"] },
      additionalPolicies: [
        {
          position: "perCall",
          policy: {
            name: "mine",
            sendRequest: (request, next) => {
              request.url += "&shown=1&hidden=1";
              return next(request);
            },
          },
        },
      ],
    });
    await client.getPurchasedPhoneNumber("1");
    const spans = instrumenter.spans.filter(({ name }) => name === "HTTP GET");
    expect(spans.map(({ attributes }) => attributes["http.status_code"])).toEqual([500, 200]);
    for (const { attributes } of spans) {
      expect(attributes["http.user_agent"]).toMatch(
        /^mine\/1 azsdk-js-communication-phone-numbers/,
      );
      expect(attributes["http.url"]).toContain("shown=1");
      expect(attributes["http.url"]).not.toContain("hidden=1");
    }
  });
});
