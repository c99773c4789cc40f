import { createHttpHeaders, createPipelineRequest } from "@azure/core-rest-pipeline";
import type {
  PipelinePolicy,
  PipelineRequest,
  PipelineResponse,
  RestError,
} from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import { rejectionOf, withConnectionString, type Clients } from "../support/clients.js";
import { scriptedHttpClient } from "../support/scriptedHttpClient.js";

const ID = "301b8ba7-5a35-4e4c-b1a5-0b5cb2b6a4d1";
const RAW = { requestOptions: { shouldDeserialize: false } };
const REFUSAL = { status: 403, body: { error: { code: "No", message: "You may not." } } };

const calls: [string, (clients: Clients) => Promise<unknown>][] = [
  ["listPurchasedPhoneNumbers", ({ numbers }) => numbers.listPurchasedPhoneNumbers(RAW).next()],
  ["cancelOperation", ({ numbers }) => numbers.cancelOperation("search_1", RAW)],
  ["listTrunks", ({ sip }) => sip.listTrunks(RAW).next()],
  ["getTrunk", ({ sip }) => sip.getTrunk("sbc.contoso.com", RAW)],
  ["setTrunks", ({ sip }) => sip.setTrunks([], RAW)],
  ["setRoutes", ({ sip }) => sip.setRoutes([], RAW)],
  ["deleteTrunk", ({ sip }) => sip.deleteTrunk("sbc.contoso.com", RAW)],
];

describe("A refusal is no result, also where the caller wants raw answers:", () => {
  it.each(calls)("%s", async (_, call) => {
    const clients = withConnectionString({ httpClient: scriptedHttpClient(REFUSAL) });
    await expect(call(clients)).rejects.toMatchObject({ statusCode: 403, code: "No" });
  });
});

describe("An answer is read once, whatever a policy of the user's does with its request:", () => {
  const at = "2030-01-02T03:04:05Z";
  const owned = { body: { id: "1", purchaseDate: at } };
  const read = { id: "1", purchaseDate: new Date(at) };
  const refused = { status: 404, body: { error: { code: "NotFound", message: "Gone." } } };
  const ways: [string, PipelinePolicy["sendRequest"]][] = [
    ["it passes it on", (request, next) => next(request)],
    ["it copies it", (request, next) => next({ ...request })],
    ["it copies it with another id", (request, next) => next({ ...request, requestId: "mine" })],
    [
      "it makes another one",
      ({ url, method, headers }, next) => next(createPipelineRequest({ url, method, headers })),
    ],
    ["it copies the answer", async (request, next) => ({ ...(await next(request)) })],
  ];
  const withPolicy = (sendRequest: PipelinePolicy["sendRequest"], ...answers: object[]) =>
    withConnectionString({
      httpClient: scriptedHttpClient(...answers),
      additionalPolicies: [{ policy: { name: "mine", sendRequest }, position: "perCall" }],
    }).numbers;

  it.each(ways)("%s", async (_, sendRequest) => {
    const client = withPolicy(sendRequest, owned, refused);
    await expect(client.getPurchasedPhoneNumber("1")).resolves.toEqual(read);
    await expect(client.getPurchasedPhoneNumber("1")).rejects.toMatchObject({
      statusCode: 404,
      code: "NotFound",
      message: "Gone.",
      details: { error: { code: "NotFound" } },
    });
  });

  it("it answers itself, as the service would", async () => {
    const answering = (status: number, body: object): PipelinePolicy["sendRequest"] => {
      const bodyAsText = JSON.stringify(body);
      return async (request) => ({ request, status, headers: createHttpHeaders(), bodyAsText });
    };
    const owning = withPolicy(answering(200, owned.body));
    await expect(owning.getPurchasedPhoneNumber("1")).resolves.toEqual(read);
    const refusing = withPolicy(answering(404, refused.body));
    await expect(refusing.getPurchasedPhoneNumber("1")).rejects.toMatchObject({ code: "NotFound" });
  });

  it("it answers itself with a body that it has parsed", async () => {
    const parsedBody = { id: "mine" };
    const client = withPolicy(async (request) =>
      Object.assign({ request, status: 200, headers: createHttpHeaders() }, { parsedBody }),
    );
    await expect(client.getPurchasedPhoneNumber("1")).resolves.toEqual(parsedBody);
  });

  it("it sees a refusal as a failure", async () => {
    const seen: unknown[] = [];
    const client = withPolicy(async (request, next) => {
      try {
        return await next(request);
      } catch (error) {
        seen.push(error);
        throw error;
      }
    }, refused);
    const error = await rejectionOf(client.getPurchasedPhoneNumber("1"));
    expect(error).toMatchObject({ name: "RestError", code: "NotFound" });
    expect(seen).toEqual([error]);
  });

  it("it throws an error that cannot be changed", async () => {
    const frozen = Object.freeze(
      Object.assign(new Error("Mine."), { response: { status: 400, parsedBody: { a: 1 } } }),
    );
    const client = withPolicy(() => Promise.reject(frozen));
    const seen: unknown[] = [];
    const onResponse = (_raw: unknown, flat: unknown): void => void seen.push(flat);
    await expect(client.getPurchasedPhoneNumber("1", { onResponse })).rejects.toBe(frozen);
    expect(seen).toEqual([{ a: 1 }]);
  });

  it("it takes a refusal for good", async () => {
    const forgiving: PipelinePolicy["sendRequest"] = async (request, next) => {
      try {
        return await next(request);
      } catch (error) {
        return (error as RestError).response!;
      }
    };
    const client = withPolicy(forgiving, { status: 404 });
    await expect(client.getPurchasedPhoneNumber("1")).resolves.toEqual({});
  });
});

it("An HTTP client need not say which request it answers", async () => {
  const httpClient = {
    sendRequest: async () =>
      ({ status: 404, headers: createHttpHeaders(), bodyAsText: "" }) as PipelineResponse,
  };
  const { numbers } = withConnectionString({ httpClient });
  await expect(numbers.getPurchasedPhoneNumber("1")).rejects.toMatchObject({
    message: "GET /phoneNumbers/1 was answered 404 without a body.",
    request: { method: "GET" },
  });
});

it.each([
  [true, new Date(0)],
  [false, "1970-01-01T00:00:00Z"],
])("shouldDeserialize may be a function of the answer: %s", async (wanted, purchaseDate) => {
  const answer = { status: 200, body: { purchaseDate: "1970-01-01T00:00:00Z" } };
  const { numbers } = withConnectionString({ httpClient: scriptedHttpClient(answer) });
  const shouldDeserialize = ({ status }: { status: number }): boolean =>
    status === 200 ? wanted : !wanted;
  const options = { requestOptions: { shouldDeserialize } };
  await expect(numbers.getPurchasedPhoneNumber("1", options)).resolves.toEqual({ purchaseDate });
});

it.each(["text/json", "application/json; charset=utf-8", "Application/JSON", ""])(
  'A body of the type "%s" is JSON',
  async (type) => {
    const httpClient = scriptedHttpClient({
      body: '{"id":"1"}',
      headers: { "content-type": type },
    });
    const { numbers } = withConnectionString({ httpClient });
    await expect(numbers.getPurchasedPhoneNumber("1")).resolves.toEqual({ id: "1" });
  },
);

it.each(["application/json-seq", "application/problem+json", "text/plain"])(
  'A body of the type "%s" is not',
  async (type) => {
    const httpClient = scriptedHttpClient({
      body: '{"id":"1"}',
      headers: { "content-type": type },
    });
    const { numbers } = withConnectionString({ httpClient });
    await expect(numbers.getPurchasedPhoneNumber("1")).rejects.toMatchObject({
      code: "PARSE_ERROR",
      message: "GET /phoneNumbers/1 was answered 200, but it has no JSON body.",
    });
  },
);

it("A header that did not come is no property of the result", async () => {
  const httpClient = scriptedHttpClient({ body: { status: "running" } });
  const { numbers } = withConnectionString({ httpClient });
  await expect(numbers.getOperation("search_1")).resolves.toStrictEqual({ status: "running" });
});

it("An abort between two tries says that it is one", async () => {
  const controller = new AbortController();
  const httpClient = scriptedHttpClient(() => {
    controller.abort();
    return { status: 500 };
  });
  const { numbers } = withConnectionString({ httpClient });
  await expect(
    numbers.getPurchasedPhoneNumber("1", { abortSignal: controller.signal }),
  ).rejects.toMatchObject({ name: "AbortError", message: "The operation was aborted." });
});

describe("An HTTP client that gives a parsed body and no text", () => {
  const at = "2030-01-02T03:04:05Z";
  const giving = (status: number, parsedBody: object) => ({
    sendRequest: async (request: PipelineRequest) =>
      Object.assign({ request, status, headers: createHttpHeaders() }, { parsedBody }),
  });

  it("is believed, however often it gives the same one", async () => {
    const parsedBody = Object.freeze({ id: "1", purchaseDate: at });
    const { numbers } = withConnectionString({ httpClient: giving(200, parsedBody) });
    const read = { id: "1", purchaseDate: new Date(at) };
    await expect(numbers.getPurchasedPhoneNumber("1")).resolves.toEqual(read);
    await expect(numbers.getPurchasedPhoneNumber("1")).resolves.toEqual(read);
  });

  it("is believed in what it refuses", async () => {
    const error = { code: "NotFound", message: "Gone." };
    const { numbers } = withConnectionString({ httpClient: giving(404, { error }) });
    await expect(numbers.getPurchasedPhoneNumber("1")).rejects.toMatchObject(error);
  });
});

describe("A policy that answers after it has asked", () => {
  const REFUSED = { status: 500, body: { error: { code: "Bad", message: "Bad." } } };
  const client = (sendRequest: PipelinePolicy["sendRequest"], ...answers: object[]) =>
    withConnectionString({
      httpClient: scriptedHttpClient(...answers),
      retryOptions: { maxRetries: 0 },
      additionalPolicies: [{ policy: { name: "mine", sendRequest }, position: "perCall" }],
    }).numbers;

  it("by itself is read, a refusal as one", async () => {
    const instead = (status: number, bodyAsText: string) =>
      client(async (request, next) => {
        await next(request).catch(() => undefined);
        return { request, status, headers: createHttpHeaders(), bodyAsText };
      }, REFUSED);
    await expect(instead(200, '{"id":"mine"}').getPurchasedPhoneNumber("1")).resolves.toEqual({
      id: "mine",
    });
    await expect(instead(404, "").deleteReservation(ID)).rejects.toMatchObject({ statusCode: 404 });
  });

  it("with the answer to another request is read, a refusal as one", async () => {
    const failOver: PipelinePolicy["sendRequest"] = async (request, next) => {
      try {
        return await next(request);
      } catch {
        const { url, method, headers } = request;
        return next(createPipelineRequest({ url, method, headers }));
      }
    };
    const better = client(failOver, REFUSED, { body: { id: "1" } });
    await expect(better.getPurchasedPhoneNumber("1")).resolves.toEqual({ id: "1" });
    const worse = client(failOver, REFUSED, { status: 404 });
    await expect(worse.deleteReservation(ID)).rejects.toMatchObject({ statusCode: 404 });
  });
});

it.each([
  ['{"a":1}', { a: 1 }],
  ['"abc"', "abc"],
])("A refusal that the caller wants as it came is no result: %s", async (body, parsed) => {
  const { numbers } = withConnectionString({
    httpClient: scriptedHttpClient({ status: 404, body }),
  });
  const flat: unknown[] = [];
  const onResponse = (_raw: unknown, seen: unknown): void => void flat.push(seen);
  const result = await numbers.getPurchasedPhoneNumber("1", { ...RAW, onResponse });
  expect([result, ...flat]).toEqual([{ body: parsed }, { body: parsed }]);
});
