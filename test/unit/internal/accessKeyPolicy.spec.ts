import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AzureKeyCredential } from "@azure/core-auth";
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { calls, named } from "../support/calls.js";
import {
  countingCredential,
  KEY,
  rejectionOf,
  TOKEN,
  withConnectionString,
  withKeyCredential,
  withTokenCredential,
} from "../support/clients.js";
import { expectSigned } from "../support/signatures.js";
import { ENDPOINT, scriptedHttpClient, type Step } from "../support/scriptedHttpClient.js";

const ok: Step = { body: { id: "1" } };
const busy: Step = { status: 503, headers: { "retry-after": "5" } };

describe.each(named(calls))("%s", (_name, call) => {
  it("signs what it sends with the key of the connection string", async () => {
    const httpClient = scriptedHttpClient(call.answer, call.answer);

    await call.run(withConnectionString({ httpClient }));

    const [first] = httpClient.requests;
    expect(`${first?.method} ${first?.url.pathname}`).toBe(call.sends);
    for (const request of httpClient.requests) expectSigned(request, KEY);
  });

  it("signs below a base path of the endpoint, and with its port", async () => {
    const httpClient = scriptedHttpClient(call.answer, call.answer);

    await call.run(withKeyCredential({ httpClient }, "https://gateway.example:8443/acs/v1/"));

    const [first] = httpClient.requests;
    expect(first?.url.pathname).toBe(`/acs/v1${call.sends.split(" ")[1]}`);
    expect(first?.headers["host"]).toBe("gateway.example:8443");
    for (const request of httpClient.requests) expectSigned(request, KEY);
  });

  it("carries a token and no signature with a token credential", async () => {
    const httpClient = scriptedHttpClient(call.answer, call.answer);

    await call.run(withTokenCredential({ httpClient }));

    for (const { headers } of httpClient.requests) {
      expect(headers["authorization"]).toBe(`Bearer ${TOKEN}-1`);
      expect(headers).not.toHaveProperty("x-ms-date");
      expect(headers).not.toHaveProperty("x-ms-content-sha256");
    }
  });
});

describe("A signature", () => {
  it.each([
    "New York",
    "a+b",
    "~*'()!",
    "100%",
    "%20%2B",
    "a&b=c;d,e/f?g#h",
    "São Paulo",
    "東京",
    "😀",
    "\t\r\n",
    '"<>\\^`{|}[]@:$',
  ])("covers the query as it is sent, with the locality %j", async (locality) => {
    const httpClient = scriptedHttpClient({ body: { areaCodes: [] } });
    const { numbers } = withKeyCredential({ httpClient });

    await numbers.listAvailableGeographicAreaCodes("US", { locality }).next();

    const [request] = httpClient.requests;
    expectSigned(request!, KEY);
    expect(request!.url.searchParams.get("locality")).toBe(locality);
    // Under either reading of the service: what was sent, and its rewrite in form encoding.
    expect(request!.url.search.slice(1)).toBe(request!.url.searchParams.toString());
  });

  it("covers a body in UTF-8", async () => {
    const httpClient = scriptedHttpClient({ body: { trunks: {}, routes: [] } });
    const { sip } = withKeyCredential({ httpClient });

    await sip.setRoutes([{ name: "東京 😀 ü", numberPattern: "^\\+1", trunks: [] }]);

    expect(httpClient.requests[0]?.body).toContain("東京 😀 ü");
    expectSigned(httpClient.requests[0]!, KEY);
  });

  it("covers a link's query as it is sent", async () => {
    const nextLink = "/phoneNumbers?t=a=b==&q='~*(%20)+%C3%BC&api-version=1";
    const httpClient = scriptedHttpClient(
      { body: { phoneNumbers: [], nextLink } },
      { body: { phoneNumbers: [] } },
    );
    const { numbers } = withKeyCredential({ httpClient });

    await numbers.listPurchasedPhoneNumbers().next();

    const [, second] = httpClient.requests;
    expectSigned(second!, KEY);
    expect([...second!.url.searchParams]).toEqual([
      ["t", "a=b=="],
      ["q", "'~*( ) ü"],
      ["api-version", "1"],
    ]);
  });

  it("covers any query in form encoding", async () => {
    const parts = [
      "a",
      "b-c.d_e*",
      "=",
      "&",
      "+",
      "%20",
      "%2B",
      "%zz",
      " ",
      "~",
      "'",
      "(",
      "é",
      "?",
    ];
    const queries = parts.flatMap((one) =>
      parts.flatMap((two) => parts.map((three) => `?${one}${two}${three}&api-version=1`)),
    );
    const httpClient = scriptedHttpClient(...queries.map(() => ({ body: { phoneNumbers: [] } })));
    const { numbers } = withKeyCredential({ httpClient });
    for (const continuationToken of queries) {
      await numbers.listPurchasedPhoneNumbers().byPage({ continuationToken }).next();
    }
    const encoded = queries.map((query) => `?${String(new URL(query, ENDPOINT).searchParams)}`);
    expect(httpClient.requests.map(({ url }) => url.search)).toEqual(encoded);
    for (const request of httpClient.requests) expectSigned(request, KEY);
  });

  it("uses a changed key from the next request on", async () => {
    const httpClient = scriptedHttpClient(ok, ok);
    const credential = new AzureKeyCredential(KEY);
    const numbers = new PhoneNumbersClient(ENDPOINT, credential, { httpClient });
    const newKey = Buffer.from("another key").toString("base64");

    await numbers.getPurchasedPhoneNumber("+1");
    credential.update(newKey);
    await numbers.getPurchasedPhoneNumber("+1");

    expectSigned(httpClient.requests[0]!, KEY);
    expectSigned(httpClient.requests[1]!, newKey);
  });

  it("is not overwritten by the headers of a caller", async () => {
    const httpClient = scriptedHttpClient(ok);
    const { numbers } = withKeyCredential({ httpClient });
    const customHeaders = { "x-ms-date": "yesterday", Host: "evil.example", "x-mine": "1" };

    await numbers.getPurchasedPhoneNumber("+1", { requestOptions: { customHeaders } });

    expectSigned(httpClient.requests[0]!, KEY);
    expect(httpClient.requests[0]?.headers["x-mine"]).toBe("1");
  });
});

describe("Each try", () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-03-01T12:00:00Z") }));
  afterEach(() => void vi.useRealTimers());

  it.each(named(calls))("of %s gets a fresh date and signature", async (_, call) => {
    const httpClient = scriptedHttpClient(busy, call.answer, call.answer);
    const done = call.run(withConnectionString({ httpClient }));

    await vi.advanceTimersByTimeAsync(5_000);
    await done;

    const [first, second] = httpClient.requests;
    expect(first?.headers["x-ms-date"]).toBe("Sun, 01 Mar 2026 12:00:00 GMT");
    expect(second?.headers["x-ms-date"]).toBe("Sun, 01 Mar 2026 12:00:05 GMT");
    expectSigned(first!, KEY);
    expectSigned(second!, KEY);
    expect(second?.target).toBe(first?.target);
    expect(second?.body).toBe(first?.body);
  });

  it.each(named(calls))("of %s gets a fresh token where the old one expired", async (_, call) => {
    const httpClient = scriptedHttpClient(busy, call.answer, call.answer);
    const credential = countingCredential(2_000);
    const done = call.run({
      numbers: new PhoneNumbersClient(ENDPOINT, credential, { httpClient }),
      sip: new SipRoutingClient(ENDPOINT, credential, { httpClient }),
    });

    await vi.advanceTimersByTimeAsync(5_000);
    await done;

    const [first, second] = httpClient.requests.map(({ headers }) => headers["authorization"]);
    expect(first).toBe(`Bearer ${TOKEN}-1`);
    expect(second).toMatch(/^Bearer /);
    expect(second).not.toBe(first);
  });

  it("asks for a token of the service, again only where the old one expired", async () => {
    const httpClient = scriptedHttpClient(busy, busy, ok, ok);
    const credential = countingCredential(7_000);
    const numbers = new PhoneNumbersClient(ENDPOINT, credential, { httpClient });
    const done = numbers.getPurchasedPhoneNumber("+1");

    await vi.advanceTimersByTimeAsync(10_000);
    await done;

    const tokens = httpClient.requests.map(({ headers }) => headers["authorization"]);
    expect(new Set(credential.scopes.flat())).toEqual(
      new Set(["https://communication.azure.com//.default"]),
    );
    expect(tokens[0]).toBe(`Bearer ${TOKEN}-1`);
    expect(tokens[2]).not.toBe(`Bearer ${TOKEN}-1`);
  });

  it("shares one token among many requests while it lasts", async () => {
    const httpClient = scriptedHttpClient(ok, ok, ok);
    const credential = countingCredential();
    const numbers = new PhoneNumbersClient(ENDPOINT, credential, { httpClient });

    for (const number of ["+1", "+2", "+3"]) await numbers.getPurchasedPhoneNumber(number);

    expect(credential.scopes).toHaveLength(1);
  });
});

describe("A redirect", () => {
  const to = (location: string): Step => ({ status: 307, headers: { location } });

  it.each(named(calls))("of %s on the same origin is signed anew", async (_, call) => {
    const httpClient = scriptedHttpClient(to("/moved/here?x=a%20b"), call.answer, call.answer);

    await call.run(withConnectionString({ httpClient }));

    const [first, second] = httpClient.requests;
    expect(second?.target).toBe("/moved/here?x=a+b");
    expect([second?.method, second?.body]).toEqual([first?.method, first?.body]);
    expectSigned(first!, KEY);
    expectSigned(second!, KEY);
  });

  it("on the same origin carries the token", async () => {
    const httpClient = scriptedHttpClient(to("/moved"), ok);
    const { numbers } = withTokenCredential({ httpClient });

    await numbers.getPurchasedPhoneNumber("+1");

    expect(httpClient.requests[1]?.headers["authorization"]).toBe(`Bearer ${TOKEN}-1`);
  });

  it.each([
    "https://evil.example/x",
    "//evil.example/x",
    "https://contoso.communication.azure.com:8443/x",
    "http://contoso.communication.azure.com/x",
  ])("to %s is not followed", async (location) => {
    const httpClient = scriptedHttpClient(to(location), ok);
    const { numbers } = withTokenCredential({ httpClient });

    await expect(numbers.getPurchasedPhoneNumber("+1")).rejects.toMatchObject({ statusCode: 307 });
    expect(httpClient.requests).toHaveLength(1);
  });

  it.each([
    ["a token", withTokenCredential],
    ["a signature", withKeyCredential],
  ])("to another origin that the user allowed goes without %s", async (_, make) => {
    const httpClient = scriptedHttpClient(to("https://other.example/x"), ok);
    const redirectOptions = { allowCrossOriginRedirects: true };
    const { numbers } = make({ httpClient, redirectOptions });

    await numbers.getPurchasedPhoneNumber("+1");

    expect(httpClient.requests[1]?.url.host).toBe("other.example");
    expect(httpClient.requests[1]?.headers).not.toHaveProperty("authorization");
  });
});

describe("An endpoint with http", () => {
  const http = "http://contoso.communication.azure.com";

  it.each([
    "http://localhost:8080",
    "http://LOCALHOST",
    "http://127.0.0.1:8080",
    "http://127.9.9.9",
    "http://[::1]:8080",
  ])("on this machine (%s) needs no leave with a key", async (endpoint) => {
    const httpClient = scriptedHttpClient(ok);
    const { numbers } = withKeyCredential({ httpClient }, endpoint);

    await numbers.getPurchasedPhoneNumber("+1");

    expectSigned(httpClient.requests[0]!, KEY);
  });

  it.each([
    http,
    "http://localhost.evil.example",
    "http://127.0.0.1.evil.example",
    "http://0.0.0.0",
    "http://10.0.0.1",
    "http://[::2]",
  ])("elsewhere (%s) is refused without leave", async (endpoint) => {
    const httpClient = scriptedHttpClient();
    const { numbers } = withConnectionString({ httpClient }, endpoint);

    await expect(numbers.getPurchasedPhoneNumber("+1")).rejects.toThrow("allowInsecureConnection");
    await expect(numbers.beginPurchasePhoneNumbers("1")).rejects.toThrow("allowInsecureConnection");
    expect(httpClient.requests).toEqual([]);
  });

  it.each([
    ["the client", { allowInsecureConnection: true }, {}],
    ["the call", {}, { requestOptions: { allowInsecureConnection: true } }],
  ])("elsewhere works with a key and leave of %s", async (_, clientOptions, callOptions) => {
    const httpClient = scriptedHttpClient(ok);
    const { numbers } = withKeyCredential({ httpClient, ...clientOptions }, http);

    await numbers.getPurchasedPhoneNumber("+1", callOptions);

    expectSigned(httpClient.requests[0]!, KEY);
  });

  it.each([http, "http://localhost:8080"])("never gets a token (%s)", async (endpoint) => {
    const httpClient = scriptedHttpClient();
    const { numbers, sip } = withTokenCredential(
      { httpClient, allowInsecureConnection: true },
      endpoint,
    );

    for (const call of [numbers.getPurchasedPhoneNumber("+1"), sip.getConfiguration()]) {
      expect((await rejectionOf(call)).message).toMatch(/https/i);
    }
    expect(httpClient.requests).toEqual([]);
  });
});
