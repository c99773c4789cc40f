import { describe, expect, it } from "vitest";
import { PhoneNumbersClient, RestError } from "@azure/communication-phone-numbers";
import {
  accepted,
  BEGIN_CASES,
  CAPABILITIES_CASE,
  begun,
  CAPABILITIES_CASE as CAPABILITIES,
  operation,
  operationTarget,
  phoneNumbers,
  PURCHASE_CASE as PURCHASE,
  RESERVATION_CASE as RESERVATION,
  SEARCH_CASE as SEARCH,
  sent,
  succeeded,
  type BeginCase,
} from "../support/longRunning.js";
import { ENDPOINT, scriptedHttpClient } from "../support/scriptedHttpClient.js";
import { forbidUnhandledRejections } from "../support/unhandled.js";

forbidUnhandledRejections();

const { "operation-id": _, ...WITHOUT_ID } = PURCHASE.startHeaders;
const without = (begin: BeginCase, ...names: string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(begin.startHeaders).filter(([name]) => !names.includes(name)));
const pollsOf = (requests: string[]): string[] =>
  requests.filter((line) => line.includes("/operations/"));

describe("The start of an operation", () => {
  it.each(BEGIN_CASES)("$name is one request, whose answer names the operation", async (begin) => {
    const { poller, http } = await begun(begin, []);
    expect(sent(http)).toEqual([begin.start.join(" ")]);
    expect(poller.getOperationState().operationId).toBe(begin.operationId);
  });

  it.each(BEGIN_CASES)(
    "$name without Operation-Location is followed by its operation-id",
    async (begin) => {
      const { client, http } = phoneNumbers([
        accepted(begin, without(begin, "operation-location")),
        ...succeeded(begin),
      ]);
      const poller = await begin.begin(client);
      await expect(poller.pollUntilDone()).resolves.toMatchObject(begin.result);
      expect(sent(http)[1]).toBe(`GET ${operationTarget(begin.operationId)}`);
    },
  );

  it.each(BEGIN_CASES)("$name without both rejects", async (begin) => {
    const headers = without(begin, "operation-location", "operation-id");
    const { client, http } = phoneNumbers([accepted(begin, headers)]);
    const start = begin.begin(client);
    await expect(start).rejects.toBeInstanceOf(RestError);
    // A change of capabilities may be sent again.
    const code = begin === CAPABILITIES_CASE ? "PARSE_ERROR" : "OutcomeUnknown";
    await expect(start).rejects.toMatchObject({ code });
    expect(http.requests).toHaveLength(1);
  });

  it.each([
    [PURCHASE.name, PURCHASE],
    [RESERVATION.name, RESERVATION],
  ])("%s without both still tells the operation's id", async (_name, begin) => {
    const { client } = phoneNumbers([accepted(begin, {})]);
    await expect(begin.begin(client)).rejects.toMatchObject({ operationId: begin.operationId });
  });

  const refused = [
    "https://evil.example/phoneNumbers/operations/purchase_x",
    "//evil.example/phoneNumbers/operations/purchase_x",
    `${ENDPOINT}.evil.example/phoneNumbers/operations/purchase_x`,
    "https://user:pass@contoso.communication.azure.com/phoneNumbers/operations/purchase_x",
    "http://contoso.communication.azure.com/phoneNumbers/operations/purchase_x",
    "/phoneNumbers/%2B14255550123",
    "/phoneNumbers/operations/",
    "/phoneNumbers/operations/..%2f..%2fsip",
    "/phoneNumbers/operations/../%2B14255550123",
    "/phoneNumbers/operations/purchase_%E0%A4%A",
    "javascript:alert(1)",
    "http://[",
    "",
  ];
  it.each(refused)("follows the operation-id where the Operation-Location is %j", async (link) => {
    const headers = { ...PURCHASE.startHeaders, "operation-location": link };
    const { client, http } = phoneNumbers([accepted(PURCHASE, headers), ...succeeded(PURCHASE)]);
    const poller = await PURCHASE.begin(client);
    await expect(poller.pollUntilDone()).resolves.toMatchObject({
      purchaseId: PURCHASE.result["purchaseId"],
    });
    expect(http.requests[1]?.url.href).toBe(ENDPOINT + operationTarget(PURCHASE.operationId));
  });

  it.each(refused)("is OutcomeUnknown where it is %j and there is no id", async (link) => {
    const { client, http } = phoneNumbers([
      accepted(PURCHASE, { ...WITHOUT_ID, "operation-location": link }),
    ]);
    await expect(PURCHASE.begin(client)).rejects.toMatchObject({ code: "OutcomeUnknown" });
    expect(http.requests).toHaveLength(1);
  });

  it("takes the id from the Operation-Location where there is no other", async () => {
    const { client } = phoneNumbers([accepted(PURCHASE, WITHOUT_ID), ...succeeded(PURCHASE)]);
    const poller = await PURCHASE.begin(client);
    expect(poller.getOperationState().operationId).toBe(PURCHASE.operationId);
    await expect(poller.pollUntilDone()).resolves.toEqual(PURCHASE.result);
  });

  it.each([undefined, null, "", ".", 5, Symbol("id"), Object.create(null)])(
    "with the argument %o rejects and throws nothing",
    async (argument) => {
      const { client, http } = phoneNumbers([]);
      const bad = argument as string;
      const starts = [
        () => client.beginSearchAvailablePhoneNumbers(bad as never),
        () => client.beginSearchAvailablePhoneNumbers({ ...{ countryCode: bad } } as never),
        () => client.beginPurchasePhoneNumbers(argument === "." ? "" : bad),
        () => client.beginReservationPurchase(bad),
        () => client.beginReleasePhoneNumber(bad),
        () => client.beginUpdatePhoneNumberCapabilities(bad, {}),
      ];
      for (const start of starts) {
        const started = start();
        await expect(started).rejects.toBeInstanceOf(TypeError);
      }
      expect(http.requests).toHaveLength(0);
    },
  );

  it.each(BEGIN_CASES)("$name with null as options throws nothing", async (begin) => {
    const { client } = phoneNumbers([accepted(begin)]);
    const started = begin.begin(client, null as never);
    await Promise.allSettled([started]);
    expect(started).toBeInstanceOf(Promise);
  });
});

describe("toString and resumeFrom", () => {
  it.each(BEGIN_CASES)("carry $name over to a new client in every phase", async (begin) => {
    const running = operation(begin, "running");
    const { poller } = await begun(begin, [running, ...succeeded(begin)]);
    const texts = [poller.toString()];
    await poller.poll();
    texts.push(poller.toString());
    await poller.poll();
    texts.push(poller.toString());

    for (const resumeFrom of texts) {
      const { client, http } = phoneNumbers([running, ...succeeded(begin)]);
      const resumed = await begin.begin(client, { resumeFrom, updateIntervalInMs: 0 });
      expect(http.requests).toHaveLength(0);
      expect(resumed.getOperationState()).toMatchObject({
        isStarted: true,
        operationId: begin.operationId,
      });
      expect(resumed.isDone()).toBe(false);
      await expect(resumed.pollUntilDone()).resolves.toMatchObject(begin.result);
      expect(sent(http)[0]).toBe(`GET ${operationTarget(begin.operationId)}`);
      expect(sent(http)).not.toContain(begin.start.join(" "));
    }
  });

  it.each(BEGIN_CASES)("of $name hold neither the key nor the host", async (begin) => {
    const { poller } = await begun(begin, []);
    expect(`${poller.toString()} ${JSON.stringify(poller)}`).not.toMatch(
      /c2VjcmV0|secret|contoso|HMAC/,
    );
    expect(String(poller)).toBe(poller.toString());
  });

  it.each(BEGIN_CASES)("of $name take the form of version 1.5.0", async (begin) => {
    const state = {
      config: {
        metadata: { mode: "OperationLocation" },
        operationLocation: operationTarget(begin.operationId),
        ...(begin.read && { resourceLocation: begin.read.target }),
      },
      isStarted: true,
    };
    const more = [{}, { isCompleted: true, result: { stale: true } }, { isCancelled: true }];
    for (const ending of more) {
      const { client } = phoneNumbers(succeeded(begin));
      const resumeFrom = JSON.stringify({ state: { ...state, ...ending } });
      const poller = await begin.begin(client, { resumeFrom });
      await expect(poller.pollUntilDone()).resolves.toMatchObject(begin.result);
    }
  });

  it.each(BEGIN_CASES)("of $name take the operation's id", async (begin) => {
    for (const resumeFrom of [begin.operationId, ` ${begin.operationId}\n`]) {
      const { client, http } = phoneNumbers(succeeded(begin));
      const poller = await begin.begin(client, { resumeFrom });
      await expect(poller.pollUntilDone()).resolves.toMatchObject(begin.result);
      expect(sent(http)[0]).toBe(`GET ${operationTarget(begin.operationId)}`);
    }
  });

  it("hold on an endpoint with a base path", async () => {
    const endpoint = "https://gateway.example/base/";
    const connection = `endpoint=${endpoint};accesskey=c2VjcmV0`;
    const http = scriptedHttpClient(
      accepted(PURCHASE),
      operation(PURCHASE, "running"),
      ...succeeded(PURCHASE),
    );
    const client = new PhoneNumbersClient(connection, { httpClient: http });
    const poller = await PURCHASE.begin(client);
    const resumed = await PURCHASE.begin(client, {
      resumeFrom: poller.toString(),
      updateIntervalInMs: 0,
    });
    await resumed.pollUntilDone();
    expect(pollsOf(sent(http))).toEqual(
      Array(2).fill(`GET /base${operationTarget(PURCHASE.operationId)}`),
    );
  });

  it("give a 404 where the purchase was not started", async () => {
    const { client } = phoneNumbers([
      { status: 404, body: { error: { code: "NotFound", message: "?" } } },
    ]);
    const poller = await PURCHASE.begin(client, { resumeFrom: PURCHASE.operationId });
    await expect(poller.pollUntilDone()).rejects.toMatchObject({
      name: "RestError",
      statusCode: 404,
    });
  });
});

describe("A resumeFrom that cannot be followed", () => {
  const state = (operationLocation: unknown): string =>
    JSON.stringify({ state: { config: { operationLocation }, isStarted: true } });
  const bad: [string, unknown][] = [
    ["empty", ""],
    ["blank", " \n"],
    ["null", null],
    ["a number", 5],
    ["an object", { state: {} }],
    ["JSON without a state", "{}"],
    ["a state without an operation", '{"state":{}}'],
    ["a state that is null", '{"state":null}'],
    ["a configuration that is null", '{"state":{"config":null}}'],
    ["an empty operation", state("")],
    ["an operation that is no text", state(5)],
    ["JSON cut short", '{"state":{"config":'],
    ["a foreign host", state("https://evil.example/phoneNumbers/operations/purchase_1")],
    ["a foreign host without a scheme", state("//evil.example/phoneNumbers/operations/purchase_1")],
    ["userinfo", state("https://a:b@contoso.communication.azure.com/phoneNumbers/operations/x")],
    ["another path", state("/phoneNumbers/%2B14255550123")],
    ["a path that climbs", state("/phoneNumbers/operations/../%2B14255550123")],
    ["a separator in disguise", state("/phoneNumbers/operations/x%2f..%2fy")],
    ["a foreign link in place of an id", "https://evil.example/phoneNumbers/operations/purchase_1"],
    ["dots in place of an id", ".."],
    ["half a surrogate pair", "purchase_\ud800"],
    ["a broken escape", state("/phoneNumbers/operations/purchase_%E0%A4%A")],
    ["a list", "[]"],
    ["a JSON text", '"purchase_1"'],
    ["the print of an object", "[object Object]"],
  ];
  it.each(bad)("is refused and starts nothing: %s", async (_name, resumeFrom) => {
    for (const begin of BEGIN_CASES) {
      const { client, http } = phoneNumbers([accepted(begin)]);
      const start = begin.begin(client, { resumeFrom: resumeFrom as string });
      await expect(start).rejects.toBeInstanceOf(TypeError);
      await expect(start).rejects.toThrow(/resumeFrom/);
      expect(http.requests).toHaveLength(0);
    }
  });

  const pairs = BEGIN_CASES.flatMap((begin) =>
    BEGIN_CASES.filter((other) => other !== begin).map((other) => ({ begin, other })),
  );
  it.each(pairs)(
    "is refused: $begin.name with the id of $other.operationId",
    async ({ begin, other }) => {
      for (const resumeFrom of [other.operationId, state(operationTarget(other.operationId))]) {
        const { client, http } = phoneNumbers([]);
        const start = begin.begin(client, { resumeFrom });
        await expect(start).rejects.toBeInstanceOf(TypeError);
        await expect(start).rejects.toThrow(other.operationId);
        expect(http.requests).toHaveLength(0);
      }
    },
  );

  it.each([SEARCH, CAPABILITIES])(
    "$name ignores a foreign link to the result in a good one",
    async (begin) => {
      const config = {
        operationLocation: operationTarget(begin.operationId),
        resourceLocation: "https://evil.example/phoneNumbers/1",
      };
      const http = [
        operation(begin, "succeeded", { resourceLocation: null }),
        { body: begin.read!.body },
      ];
      const scripted = phoneNumbers(http);
      const resumeFrom = JSON.stringify({ state: { config } });
      const poller = await begin.begin(scripted.client, { resumeFrom });
      await expect(poller.pollUntilDone()).resolves.toMatchObject(begin.result);
      expect(scripted.http.requests.map(({ url }) => url.origin)).toEqual([ENDPOINT, ENDPOINT]);
    },
  );
});
