import { inspect } from "node:util";
import { createHttpHeaders } from "@azure/core-rest-pipeline";
import type { PipelinePolicy, PipelineRequest } from "@azure/core-rest-pipeline";
import { expect, it } from "vitest";
import { KEY, overloads, rejectionOf, TOKEN, withConnectionString } from "../support/clients.js";
import { scriptedHttpClient } from "../support/scriptedHttpClient.js";

/** What those see who call each toJSON by themselves. */
function allJson(value: unknown): unknown {
  const { headers = value } = value as { headers?: unknown };
  return (headers as { toJSON: () => unknown }).toJSON();
}

const SHOWING: [name: string, show: (value: unknown) => string][] = [
  ["JSON.stringify", (value) => JSON.stringify(value)],
  ["util.inspect", (value) => inspect(value, { depth: Infinity })],
  ["toJSON", (value) => JSON.stringify(allJson(value))],
  ["String", (value) => String((value as { headers?: unknown }).headers ?? value)],
];

it.each(overloads.flatMap(([name, make]) => SHOWING.map((show) => [name, ...show, make] as const)))(
  "With %s, %s of a request shows its headers without the credential",
  async (_credential, _name, show, make) => {
    const httpClient = scriptedHttpClient({ body: { id: "1" } }, { status: 404 });
    const { numbers } = make({ httpClient });
    const requests: PipelineRequest[] = [];
    const onResponse = (raw: { request: PipelineRequest }): void => void requests.push(raw.request);
    await numbers.getPurchasedPhoneNumber("+1", { onResponse });
    const error = await rejectionOf<{ request: PipelineRequest }>(
      numbers.getPurchasedPhoneNumber("+1"),
    );
    requests.push(error.request);

    for (const request of requests) {
      // The others are shown as they are.
      const secret = request.headers.get("authorization")!;
      expect(secret).toMatch(/^(HMAC-SHA256|Bearer) .{10}/);
      const shown = show(request) + show(request.headers);
      expect(shown).toContain("x-ms-client-request-id");
      expect(shown).toContain("REDACTED");
      expect(shown).not.toContain(secret.slice(secret.indexOf(" ")));
      expect(shown).not.toContain(KEY);
      expect(shown).not.toContain(TOKEN);
    }
  },
);

it("Headers that a policy put in place show no credential either, nor does a copy of the request", async () => {
  const seen: unknown[] = [];
  const policy: PipelinePolicy = {
    name: "mine",
    sendRequest: (request, next) => {
      request.headers = createHttpHeaders(request.headers.toJSON({ preserveCase: true }));
      seen.push(request.headers, { ...request });
      return next(request);
    },
  };
  const { numbers } = withConnectionString({
    httpClient: scriptedHttpClient({ body: { id: "1" } }),
    additionalPolicies: [{ policy, position: "perRetry" }],
  });
  await numbers.getPurchasedPhoneNumber("+1");
  for (const [, show] of SHOWING) {
    expect(seen.map(show).join("\n")).not.toMatch(/Signature=/);
  }
});

it("Headers of a request can be read through a proxy that wraps what it gives, as Vue's do", async () => {
  const reactive = <T extends object>(object: T): T =>
    new Proxy(object, {
      get: (target, name, receiver) => {
        const value: unknown = Reflect.get(target, name, receiver);
        const isWrapped = typeof value === "object" && value !== null && !(value instanceof Map);
        return isWrapped && Object.isExtensible(value) ? reactive(value) : value;
      },
    });
  const { numbers } = withConnectionString({
    httpClient: scriptedHttpClient({ body: { id: "1" } }),
  });
  let seen: PipelineRequest | undefined;
  await numbers.getPurchasedPhoneNumber("+1", { onResponse: ({ request }) => (seen = request) });
  const { headers } = reactive(seen!);
  expect(headers.get("authorization")).toMatch(/^HMAC/);
  expect([headers.has("accept"), [...headers].length > 4]).toEqual([true, true]);
  expect(JSON.stringify({ headers })).toMatch(/"authorization":"REDACTED"/);
});

it("Headers of a request do what core's do", async () => {
  const httpClient = scriptedHttpClient({ body: { id: "1" } });
  const seen: unknown[] = [];
  const policy: PipelinePolicy = {
    name: "mine",
    sendRequest: ({ headers, ...request }, next) => {
      headers.set("X-One", 1);
      headers.set("x-two", "2");
      headers.delete("ACCEPT");
      seen.push(headers.get("x-one"), headers.has("X-Two"), headers.has("accept"));
      seen.push([...headers].filter(([name]) => /^x-(one|two)$/i.test(name)));
      return next({ ...request, headers });
    },
  };
  const { numbers } = withConnectionString({
    httpClient,
    additionalPolicies: [{ policy, position: "perCall" }],
  });
  await numbers.getPurchasedPhoneNumber("+1");
  expect(seen).toEqual([
    "1",
    true,
    false,
    [
      ["X-One", "1"],
      ["x-two", "2"],
    ],
  ]);
  expect(httpClient.requests[0]!.headers).toMatchObject({ "x-one": "1", "x-two": "2" });
  expect(httpClient.requests[0]!.headers).not.toHaveProperty("accept");
});

it("Headers that are copied or sent are whole", async () => {
  let copies: Record<string, string>[] = [];
  const httpClient = scriptedHttpClient(({ headers }) => {
    copies = [
      createHttpHeaders(headers.toJSON()).toJSON(),
      headers.toJSON({ preserveCase: true }),
      Object.fromEntries(headers),
    ];
    return { body: { id: "1" } };
  });
  await overloads[0]![1]({ httpClient }).numbers.getPurchasedPhoneNumber("+1");
  expect(copies.map((copy) => copy["authorization"] ?? copy["Authorization"])).toEqual(
    Array(3).fill(expect.stringMatching(/^HMAC-SHA256 SignedHeaders=/)),
  );
  expect(copies[1]).toHaveProperty("Accept");
});
