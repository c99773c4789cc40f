import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createDefaultHttpClient, createHttpHeaders } from "@azure/core-rest-pipeline";
import { setLogLevel } from "@azure/logger";
import { useInstrumenter } from "@azure/core-tracing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { RawResponseCallback } from "@azure/core-client";
import { calls, named, starts } from "../../unit/support/calls.js";
import { rejectionOf } from "../../unit/support/clients.js";
import { all, LIST_CASES } from "../../unit/support/listings.js";
import { accepted, BEGIN_CASES, operation, succeeded } from "../../unit/support/longRunning.js";
import {
  scriptedHttpClient,
  type Answer,
  type Step,
} from "../../unit/support/scriptedHttpClient.js";
import { KEY, TOKEN } from "./secrets.js";
import { CREDENTIALS, KeepingInstrumenter, Watched, watchStderr } from "./watched.js";

// For a machine under load.
vi.setConfig({ testTimeout: 60_000 });

const instrumenter = new KeepingInstrumenter();
let stderr: ReturnType<typeof watchStderr>;
beforeAll(() => {
  stderr = watchStderr();
  setLogLevel("verbose");
  useInstrumenter(instrumenter);
});
afterAll(() => {
  setLogLevel(undefined);
  stderr.end();
});

const error = { error: { code: "Denied", message: "No.", innererror: { code: "Inner" } } };
const BODIES: Answer[] = [
  { body: error },
  { body: "<html>", headers: { "content-type": "text/html" } },
  { body: '{"error":' },
  {},
];
/** All of them in a long run. */
const STATUSES = Array.from({ length: 300 }, (_, index) => 300 + index).filter(
  (status) => process.env["RUNS"] || status % 100 < 30,
);

/** Failures of a connection, as core's HTTP client and others throw them. */
const broken = (code: string): Error => Object.assign(new Error(`read ${code}`), { code });
const THROWN: Step[] = [
  ...["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "EPIPE"].map(broken),
  new Error(""),
  Object.assign(new Error("gone"), { name: "AbortError" }),
];

/** Every call with one of some values, in turns. */
const turns = <T>(values: T[]) =>
  named(calls).map(([name, call], index) => [name, call, values[index % values.length]!] as const);

describe.each(CREDENTIALS)("Of a %s, nothing is shown", (credential) => {
  const watch = (...steps: Step[]) => new Watched(credential, scriptedHttpClient(...steps));

  it("by clients, nor is a key or token anywhere in them", () => {
    const watched = watch();
    watched.expectHidden({ ...watched.clients });
    expect(reachable(watched.clients)).not.toContain(KEY);
    expect(reachable(watched.clients)).not.toContain(TOKEN);
  });

  it.each(LIST_CASES)("by listings, pages and items: $name", async ({ list, property }) => {
    const page = { body: { [property]: [{ id: "1" }] } };
    const watched = watch(page, page);
    const answers: unknown[] = [];
    const onResponse: RawResponseCallback = (raw) => void answers.push(raw);
    const listing = list(watched.clients.numbers, { onResponse });
    const items = await all(listing);
    const pages = await all(listing.byPage());
    expect(answers).toHaveLength(2);
    watched.expectHidden({ listing, items, pages, raw: answers[0], nextRaw: answers[1] });
    expect(reachable(listing)).not.toContain(KEY);
  });

  it.each(BEGIN_CASES)("by pollers, their states and texts: $name", async (begin) => {
    const watched = watch(accepted(begin), operation(begin, "running"), ...succeeded(begin));
    const answers: unknown[] = [];
    const states: unknown[] = [];
    const onResponse: RawResponseCallback = (raw) => void answers.push(raw);
    const poller = await begin.begin(watched.clients.numbers, { onResponse });
    poller.onProgress((state) => states.push(structuredClone(state)));
    watched.expectHidden({ poller, state: poller.getOperationState() });
    await poller.poll();
    await poller.poll();
    expect(answers).toHaveLength(begin.read ? 4 : 3);
    const [raw, polledRaw, endRaw, resultRaw] = answers;
    const state = poller.getOperationState();
    const result = poller.getResult();
    watched.expectHidden({ poller, state, states, result, raw, polledRaw, endRaw, resultRaw });
    expect(reachable(poller)).not.toContain(KEY);
  });

  it.each(BEGIN_CASES)("by operations that fail or are cancelled: $name", async (begin) => {
    const failed = operation(begin, "failed", error);
    const watched = watch(accepted(begin), failed, accepted(begin), { status: 204 });
    const poller = await begin.begin(watched.clients.numbers);
    const failure = await rejectionOf(poller.poll());
    const other = await begin.begin(watched.clients.numbers);
    const wait = rejectionOf(other.pollUntilDone({ abortSignal: AbortSignal.abort() }));
    const stopped = await wait;
    await other.cancelOperation();
    const cancelled = await rejectionOf(other.poll());
    watched.expectHidden({
      failure,
      stopped,
      cancelled,
      poller,
      state: poller.getOperationState(),
    });
  });

  it.each(turns(BODIES))("by refusals with a body of any kind: %s", async (_, call, answer) => {
    const watched = watch({ status: 403, ...answer });
    watched.expectHidden({ refusal: await rejectionOf(call.run(watched.clients)) });
    expect(watched.secrets.sent).toBe(1);
  });

  it("by refusals with any status", async () => {
    const turn = CREDENTIALS.indexOf(credential);
    for (const [index, status] of STATUSES.entries()) {
      if (index % CREDENTIALS.length !== turn) continue;
      const watched = watch({ status, ...BODIES[index % BODIES.length] });
      const refusal = rejectionOf(watched.clients.numbers.getPurchasedPhoneNumber("+1"));
      watched.expectHidden({ [status]: await refusal });
    }
  });

  it.each(named(calls))("by answers that cannot be right: %s", async (_, call) => {
    const watched = watch({ body: "no JSON", status: call.answer.status ?? 200 });
    const outcome = await call.run(watched.clients).catch((reason: unknown) => reason);
    watched.expectHidden({ outcome });
    expect(watched.secrets.sent).toBe(1);
  });

  it.each(turns(THROWN))("by failures of the connection: %s", async (_, call, thrown) => {
    const watched = watch(thrown);
    watched.expectHidden({ failure: await rejectionOf(call.run(watched.clients)) });
    expect(watched.secrets.sent).toBe(1);
  });

  it.each(named(starts))("by starts whose outcome is unknown: %s", async (_, call) => {
    for (const step of [{ status: 500, body: error }, broken("ECONNRESET"), { status: 202 }]) {
      const watched = watch(step);
      const failure = await rejectionOf(call.run(watched.clients));
      expect(failure).toMatchObject({ code: "OutcomeUnknown" });
      watched.expectHidden({ failure });
    }
  });

  it("by what onResponse hears of a refusal", async () => {
    const watched = watch({ status: 403, body: error });
    const heard: unknown[] = [];
    const onResponse: RawResponseCallback = (...args) => void heard.push(...args);
    await rejectionOf(watched.clients.numbers.getPurchasedPhoneNumber("+1", { onResponse }));
    const [raw, flat, failure] = heard;
    expect(failure).toBeInstanceOf(Error);
    watched.expectHidden({ raw, flat, failure });
  });

  it("by links that are refused, and arguments", async () => {
    const watched = watch({ body: { phoneNumbers: [], nextLink: "https://evil.example/" } });
    const { numbers, sip } = watched.clients;
    const link = await rejectionOf(all(numbers.listPurchasedPhoneNumbers()));
    const argument = await rejectionOf(numbers.getPurchasedPhoneNumber(""));
    const text = await rejectionOf(numbers.beginPurchasePhoneNumbers("1", { resumeFrom: "{}" }));
    const trunk = await rejectionOf(sip.setTrunk({ fqdn: "__proto__", sipSignalingPort: 1 }));
    watched.expectHidden({ link, argument, text, trunk });
  });
});

describe("Over sockets, nothing is shown", () => {
  let server: Server;
  let how: "break" | "stall" | "half" | "answer";
  const connect = () => {
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return new Watched("key credential", createDefaultHttpClient(), {}, endpoint);
  };
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (how === "break") request.socket.destroy();
      if (how === "half")
        response.writeHead(200, { "content-length": 99 }).write("{", () => response.destroy());
      if (how === "answer") response.end('{"id":"1"}');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => void server.closeAllConnections());

  it.each(["break", "half", "answer", "stall"] as const)("when it is told to %s", async (what) => {
    how = what;
    const watched = connect();
    const controller = new AbortController();
    let raw: unknown;
    const sent = watched.clients.numbers.getPurchasedPhoneNumber("+1", {
      abortSignal: controller.signal,
      onResponse: (response) => (raw = response),
    });
    if (what === "stall") server.once("request", () => controller.abort());
    const outcome = await sent.catch((reason: unknown) => reason);
    expect(outcome instanceof Error).toBe(what !== "answer");
    watched.expectHidden({ outcome, raw });
    expect(watched.secrets.sent).toBe(1);
  });
});

it("In spans and logs of all of that, nothing was shown", async () => {
  const watched = new Watched(
    "token credential",
    scriptedHttpClient({ body: { id: "1" }, headers: createHttpHeaders().toJSON() }),
    { loggingOptions: {} },
  );
  await watched.clients.numbers.getPurchasedPhoneNumber("+1");
  expect(stderr.text()).toMatch(/Request:[^]*"authorization": "REDACTED"/);
  expect(watched.secrets.shownIn(stderr.text())).toBeUndefined();
  expect(instrumenter.given.length).toBeGreaterThan(1000);
  watched.expectHidden({ first: instrumenter.given.slice(0, 200) });
  const errors = instrumenter.given.filter((given) => given instanceof Error);
  watched.expectHidden(Object.fromEntries(errors.slice(0, 50).entries()));
});

/** All texts that can be reached from a value by any of its properties, hidden ones too. */
function reachable(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value === "string") return `${value}\n`;
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return "";
  if (seen.has(value) || value === globalThis) return "";
  seen.add(value);
  const inside =
    value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)].flat() : [];
  const properties = Reflect.ownKeys(value).map(
    (key) => Reflect.getOwnPropertyDescriptor(value, key)?.value as unknown,
  );
  return [...inside, ...properties].map((part) => reachable(part, seen)).join("");
}
