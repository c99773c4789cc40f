import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { AzureKeyCredential } from "@azure/core-auth";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { calls, listings, named } from "../support/calls.js";
import { KEY, overloads, rejectionOf, TOKEN } from "../support/clients.js";
import {
  CONNECTION_STRING,
  ENDPOINT,
  scriptedHttpClient,
  type Step,
} from "../support/scriptedHttpClient.js";

const number: Step = { body: { id: "1" } };
const sip: Step = { body: { trunks: {}, routes: [] } };
const busy: Step = { status: 500 };

describe.each(overloads)("Made with %s, a client", (_name, make) => {
  const sendBoth = async (options: Parameters<typeof make>[0] = {}, endpoint?: string) => {
    const httpClient = scriptedHttpClient(number, sip);
    const clients = make({ httpClient, ...options }, endpoint);
    await clients.numbers.getPurchasedPhoneNumber("+1");
    await clients.sip.getConfiguration();
    return httpClient.requests;
  };

  it("asks for the newest stable versions of the API", async () => {
    const requests = await sendBoth();

    expect(requests.map(({ url }) => url.search)).toEqual([
      "?api-version=2025-06-01",
      "?api-version=2023-03-01",
    ]);
  });

  it.each(named(calls))("asks for the API version that it was given in %s", async (_, call) => {
    const httpClient = scriptedHttpClient(call.answer, call.answer);

    await call.run(make({ httpClient, apiVersion: "2099-12-31-preview" }));

    for (const { url } of httpClient.requests) {
      expect(url.searchParams.getAll("api-version")).toEqual(["2099-12-31-preview"]);
    }
    expect(httpClient.requests.length).toBeGreaterThan(0);
  });

  it.each(named(listings.slice(2)))("sends its acceptLanguage in %s", async (_, call) => {
    const httpClient = scriptedHttpClient(
      { body: { [call.items]: [], nextLink: `${call.sends.split(" ")[1]}?skip=1` } },
      call.answer,
    );

    await call.run(make({ httpClient, acceptLanguage: "de-AT" }));

    const languages = httpClient.requests.map(({ headers }) => headers["accept-language"]);
    expect(languages).toEqual(["de-AT", "de-AT"]);
  });

  it("gives way to the acceptLanguage of a call, and sends none unasked", async () => {
    const countries: Step = { body: { countries: [] } };
    const httpClient = scriptedHttpClient(countries, countries);

    const { numbers } = make({ httpClient, acceptLanguage: "de" });
    await numbers.listAvailableCountries({ acceptLanguage: "fr" }).next();
    await make({ httpClient }).numbers.listAvailableCountries().next();

    const languages = httpClient.requests.map(({ headers }) => headers["accept-language"]);
    expect(languages).toEqual(["fr", undefined]);
  });

  it("names itself and its user in the user agent", async () => {
    const plain = await sendBoth();
    const prefixed = await sendBoth({ userAgentOptions: { userAgentPrefix: "my-app/7" } });

    for (const { headers } of plain) {
      expect(headers["user-agent"]).toMatch(/^azsdk-js-communication-phone-numbers\/1\.\d+\.\d+ /);
    }
    for (const { headers } of prefixed) {
      expect(headers["user-agent"]).toMatch(/^my-app\/7 azsdk-js-communication-phone-numbers\//);
    }
  });

  it("runs additional policies per call and per try, the latter after signing", async () => {
    const seen: string[] = [];
    const policy = (name: string): PipelinePolicy => ({
      name,
      sendRequest: (request, next) => {
        seen.push(`${name}:${request.headers.has("authorization")}`);
        return next(request);
      },
    });
    const httpClient = scriptedHttpClient(busy, number, busy, sip);
    const clients = make({
      httpClient,
      retryOptions: { retryDelayInMs: 0 },
      additionalPolicies: [
        { policy: policy("call"), position: "perCall" },
        { policy: policy("try"), position: "perRetry" },
      ],
    });

    await clients.numbers.getPurchasedPhoneNumber("+1");
    await clients.sip.getConfiguration();

    const each = ["call:false", "try:true", "try:true"];
    expect(seen).toEqual([...each, ...each]);
  });

  it("keeps to its retryOptions", async () => {
    const httpClient = scriptedHttpClient(busy, busy, busy, busy);
    const clients = make({ httpClient, retryOptions: { maxRetries: 1, retryDelayInMs: 0 } });

    await rejectionOf(clients.numbers.getPurchasedPhoneNumber("+1"));
    await rejectionOf(clients.sip.getConfiguration());

    expect(httpClient.requests).toHaveLength(4);
  });

  it("logs to the logger of its loggingOptions", async () => {
    const lines: string[] = [];
    const logger = Object.assign((...parts: string[]) => void lines.push(parts.join()), {
      enabled: true,
    });

    await sendBoth({ loggingOptions: { logger: logger as never } });

    expect(lines.filter((line) => line.startsWith("Request:"))).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith("Response status code: 200"))).toHaveLength(2);
  });

  it("keeps a base path of the endpoint, and cuts slashes at its end", async () => {
    const requests = await sendBoth({}, "https://Gateway.Example/acs/v1//");

    expect(requests.map(({ url }) => url.origin + url.pathname)).toEqual([
      "https://gateway.example/acs/v1/phoneNumbers/%2B1",
      "https://gateway.example/acs/v1/sip",
    ]);
  });

  it("leaves the options that it was given as they are", () => {
    const options = Object.freeze({
      apiVersion: "1",
      userAgentOptions: Object.freeze({ userAgentPrefix: "x" }),
      loggingOptions: Object.freeze({ additionalAllowedHeaderNames: Object.freeze(["x"]) }),
      retryOptions: Object.freeze({ maxRetries: 1 }),
      additionalPolicies: Object.freeze([]),
    });

    expect(() => make(options as never)).not.toThrow();
  });

  it("shows no secret when it is printed", () => {
    const { numbers, sip: routing } = make();

    const clients: unknown[] = [numbers, routing];
    for (const client of clients) {
      const shown = [
        inspect(client, { depth: 20, showHidden: true, getters: true }),
        JSON.stringify(client),
        String(client),
        JSON.stringify(Object.getOwnPropertyDescriptors(client)),
      ].join();
      expect(shown).not.toContain(KEY);
      expect(shown).not.toContain(TOKEN);
      expect(Object.keys(client as object)).toEqual([]);
      expect(Reflect.ownKeys(client as object)).toEqual([
        client === numbers ? "_phoneNumbers" : "_sipRouting",
      ]);
    }
  });

  it("makes pollers that show no secret when they are printed", async () => {
    const started = { status: 202, headers: { "operation-id": "purchase_1" } };
    const running = { body: { id: "purchase_1", status: "running" } };
    const httpClient = scriptedHttpClient(started, running);
    const { numbers } = make({ httpClient });

    const poller = await numbers.beginPurchasePhoneNumbers("1");
    await poller.poll();

    const shown = [
      inspect(poller, { depth: 20, showHidden: true }),
      JSON.stringify(poller),
      String(poller),
      inspect(poller.getOperationState(), { depth: 20, showHidden: true }),
      JSON.stringify(poller.getOperationState()),
    ].join();
    expect(shown).toContain("purchase_1");
    expect(shown).not.toMatch(new RegExp(`${KEY}|${TOKEN}|Signature|Bearer`));
  });

  it("makes errors that show no secret, unknown outcomes included", async () => {
    const httpClient = scriptedHttpClient(busy, { body: "[]" }, new Error("broken"));
    const { numbers, sip: routing } = make({ httpClient, retryOptions: { maxRetries: 0 } });

    const errors = [
      await rejectionOf(numbers.beginPurchasePhoneNumbers("1")),
      await rejectionOf(routing.getConfiguration()),
      await rejectionOf(numbers.beginPurchasePhoneNumbers("1")),
    ];

    const shown = errors.map((error) =>
      [
        inspect(error, { depth: 20 }),
        inspect(error.cause, { depth: 20 }),
        JSON.stringify(error),
        JSON.stringify(error.cause),
        String(error),
        error.stack,
      ].join(),
    );
    expect(httpClient.requests.every(({ headers }) => headers["authorization"])).toBe(true);
    expect(shown.join()).not.toMatch(new RegExp(`${KEY}|${TOKEN}|Signature=|Bearer`));
  });
});

describe("Options of a constructor", () => {
  const httpClient = scriptedHttpClient();

  it.each([
    ["undefined", undefined],
    ["null", null],
  ])("may stand in the third place after %s with a connection string", async (_, nothing) => {
    const client = scriptedHttpClient(number, sip);
    const options = { httpClient: client, apiVersion: "7" };
    const arguments_ = [CONNECTION_STRING, nothing, options] as unknown as [string];

    await new PhoneNumbersClient(...arguments_).getPurchasedPhoneNumber("+1");
    await new SipRoutingClient(...arguments_).getConfiguration();

    expect(client.requests.map(({ url }) => url.search)).toEqual([
      "?api-version=7",
      "?api-version=7",
    ]);
  });

  it("may be left out in every overload", () => {
    const credential = new AzureKeyCredential(KEY);
    const tokens = { getToken: () => Promise.resolve(null) };

    for (const Client of [PhoneNumbersClient, SipRoutingClient]) {
      expect(() => new Client(CONNECTION_STRING)).not.toThrow();
      expect(() => new Client(ENDPOINT, credential)).not.toThrow();
      expect(() => new Client(ENDPOINT, tokens)).not.toThrow();
    }
  });

  it("send nothing by themselves", () => {
    for (const [, make] of overloads) make({ httpClient });

    expect(httpClient.requests).toEqual([]);
  });

  it("refuse insecure connections, even to this machine, where the user does", async () => {
    const { numbers } = overloads[1]![1](
      { httpClient, allowInsecureConnection: false },
      "http://localhost:8080",
    );

    await expect(numbers.getPurchasedPhoneNumber("+1")).rejects.toThrow("allowInsecureConnection");
  });

  it("take clients of both kinds with options that are shared", async () => {
    const client = scriptedHttpClient(number, sip, number);
    const options = { httpClient: client };

    const numbers = new PhoneNumbersClient(CONNECTION_STRING, options);
    const routing = new SipRoutingClient(CONNECTION_STRING, options);
    const others = new PhoneNumbersClient(CONNECTION_STRING, options);

    await numbers.getPurchasedPhoneNumber("+1");
    await routing.getConfiguration();
    await expect(others.getPurchasedPhoneNumber("+1")).resolves.toEqual({ id: "1" });
  });
});
