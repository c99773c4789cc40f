import { createHttpHeaders, createPipelineRequest, RestError } from "@azure/core-rest-pipeline";
import type { PipelinePolicy, PipelineRequest } from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import { accepted, BEGIN_CASES, CAPABILITIES_CASE, phoneNumbers } from "../support/longRunning.js";
import { withConnectionString, rejectionOf } from "../support/clients.js";
import { scriptedHttpClient, type Step } from "../support/scriptedHttpClient.js";

interface StartError extends Error {
  code?: string;
  operationId?: string;
}

const STARTS = BEGIN_CASES.filter((begin) => begin !== CAPABILITIES_CASE);

/** A client whose requests go through a policy of the user's. */
function through(
  sendRequest: PipelinePolicy["sendRequest"],
  steps: Step[],
  position: "perCall" | "perRetry" = "perCall",
) {
  const httpClient = scriptedHttpClient(...steps);
  const policy = { name: "users", sendRequest };
  const { numbers } = withConnectionString({
    httpClient,
    additionalPolicies: [{ policy, position }],
    retryOptions: { retryDelayInMs: 0 },
  });
  return { numbers, httpClient };
}

const toGateway = (request: PipelineRequest): void => {
  const url = new URL(request.url);
  url.pathname = "/gateway/start";
  request.url = url.toString();
};

describe.each(STARTS)("A start, $name,", (begin) => {
  it.each<[string, PipelinePolicy["sendRequest"]]>([
    [
      "another path",
      (request, next) => {
        toGateway(request);
        return next(request);
      },
    ],
    [
      "another path in a copy",
      (request, next) => {
        const copy = { ...request };
        toGateway(copy);
        return next(copy);
      },
    ],
    [
      "another request with its values",
      (request, next) => next(createPipelineRequest({ ...request })),
    ],
    [
      "a request of its own",
      (request, next) =>
        next({ ...createPipelineRequest({ ...request }), requestId: crypto.randomUUID() }),
    ],
    [
      "a request of its own at another path",
      ({ url, method, headers }, next) => {
        const own = createPipelineRequest({ url, method, headers });
        toGateway(own);
        return next(own);
      },
    ],
  ])("is sent once where a policy sends it to %s", async (_, sendRequest) => {
    const { numbers, httpClient } = through(sendRequest, [{ status: 500 }, accepted(begin)]);
    await expect(begin.begin(numbers)).rejects.toMatchObject({ code: "OutcomeUnknown" });
    expect(httpClient.requests).toHaveLength(1);
  });

  it("has an unknown outcome where a policy fails after the service accepted it", async () => {
    const { numbers } = through(
      async (request, next) => {
        await next(request);
        throw new Error("No place for metrics.");
      },
      [accepted(begin)],
    );
    const error = await rejectionOf<StartError>(begin.begin(numbers));
    expect(error).toMatchObject({ code: "OutcomeUnknown", operationId: begin.operationId });
    expect(error.cause).toMatchObject({ message: "No place for metrics." });
  });

  it.each<[string, PipelinePolicy["sendRequest"]]>([
    [
      "says that the host was not found",
      async (request, next) => {
        await next(request);
        throw new RestError("Lost.", { code: "ENOTFOUND", request });
      },
    ],
    [
      "makes an answer that asks for another try",
      async (request, next) => ({
        ...(await next(request)),
        status: 429,
        headers: createHttpHeaders({ "retry-after": "0" }),
      }),
    ],
  ])("is sent once where a policy, after the acceptance, %s", async (_, sendRequest) => {
    const steps = [accepted(begin), accepted(begin)];
    const { numbers, httpClient } = through(sendRequest, steps, "perRetry");
    await expect(begin.begin(numbers)).rejects.toMatchObject({
      code: "OutcomeUnknown",
      operationId: begin.operationId,
    });
    expect(httpClient.requests).toHaveLength(1);
  });

  it.each(["perCall", "perRetry"] as const)(
    "is understood where a %s policy sends a copy",
    async (position) => {
      const copy: PipelinePolicy["sendRequest"] = (request, next) => next({ ...request });
      const refused = { status: 400, body: { error: { code: "NoMoney", message: "No money." } } };
      const { numbers } = through(copy, [accepted(begin), refused], position);
      const poller = await begin.begin(numbers);
      expect(poller.getOperationState().operationId).toBe(begin.operationId);
      await expect(begin.begin(numbers)).rejects.toMatchObject({
        statusCode: 400,
        code: "NoMoney",
      });
    },
  );

  it("has its own outcome where a policy throws one error for several", async () => {
    const error = new Error("circuit open");
    let calls = 0;
    const { numbers } = through(
      async (request, next) => {
        if (++calls === 1) {
          await next(request);
          await Promise.resolve();
        }
        throw error;
      },
      [accepted(begin)],
    );
    const outcomes = await Promise.allSettled([begin.begin(numbers), begin.begin(numbers)]);
    expect(outcomes).toMatchObject([{ reason: { code: "OutcomeUnknown" } }, { reason: error }]);
  });

  it.each([
    Object.freeze(new RestError("frozen", { code: "EPIPE" })),
    Object.create(null),
    { message: "closed", code: "ECONNRESET" },
    "closed",
    null,
  ])("has an unknown outcome where an HTTP client throws %o", async (thrown) => {
    const { client } = phoneNumbers([
      () => {
        throw thrown;
      },
    ]);
    await expect(begin.begin(client)).rejects.toMatchObject({ code: "OutcomeUnknown" });
  });

  it("fails with a policy's own error where it was never sent", async () => {
    const { numbers, httpClient } = through(async () => {
      throw new Error("Not today.");
    }, []);
    await expect(begin.begin(numbers)).rejects.toThrow(/^Not today\.$/);
    expect(httpClient.requests).toEqual([]);
  });

  it("has an unknown outcome where the caller's onResponse fails on its acceptance", async () => {
    const { client } = phoneNumbers([accepted(begin)]);
    const onResponse = (): void => {
      throw new Error("Nothing to see.");
    };
    await expect(begin.begin(client, { onResponse })).rejects.toMatchObject({
      code: "OutcomeUnknown",
      operationId: begin.operationId,
    });
  });

  it("says that the service may act where the caller aborts after it was sent", async () => {
    const controller = new AbortController();
    const { client } = phoneNumbers([
      () => {
        controller.abort();
        return accepted(begin);
      },
    ]);
    const start = begin.begin(client, { abortSignal: controller.signal });
    const error = await rejectionOf<StartError>(start);
    expect(error.name).toBe("AbortError");
    expect(error.message).toMatch(/service may act/);
    // It ends at once; what is known beforehand is known.
    const isKnown = /^(purchase|reservationPurchase)_/.test(begin.operationId);
    expect(error.operationId).toBe(isKnown ? begin.operationId : undefined);
  });

  it("ends at once with its signal where the HTTP client does not listen to it", async () => {
    const controller = new AbortController();
    const { client } = phoneNumbers([
      () => {
        queueMicrotask(() => controller.abort());
        return new Promise(() => undefined);
      },
    ]);
    const error = await rejectionOf<StartError>(
      begin.begin(client, { abortSignal: controller.signal }),
    );
    expect(error).toMatchObject({ name: "AbortError" });
    expect(error.message).toMatch(/service may act/);
  });

  it("keeps its own outcome beside another that a policy sent anew", async () => {
    const anew: PipelinePolicy["sendRequest"] = ({ url, method, body, headers }, next) =>
      next(createPipelineRequest({ url, method, body: body as string, headers }));
    const other = "99999999-5a35-4e4c-b1a5-0b5cb2b6a4d1";
    const { numbers } = through(anew, [
      () => new Promise((_resolve, reject) => setImmediate(() => reject(new Error("cut")))),
      accepted(begin),
    ]);
    const [mine] = await Promise.allSettled([
      numbers.beginPurchasePhoneNumbers(other),
      begin.begin(numbers),
    ]);
    expect(mine).toMatchObject({
      reason: { code: "OutcomeUnknown", operationId: `purchase_${other}` },
    });
  });

  it.each(["ECONNREFUSED", "ENOTFOUND"])(
    "is sent once where one policy sends it anew and another fails with %s after the answer",
    async (code) => {
      const httpClient = scriptedHttpClient(...Array<Step>(5).fill(accepted(begin)));
      const { numbers } = withConnectionString({
        httpClient,
        retryOptions: { retryDelayInMs: 0 },
        additionalPolicies: [
          {
            position: "perCall",
            policy: {
              name: "anew",
              sendRequest: ({ url, method, headers }, next) =>
                next(createPipelineRequest({ url, method, headers })),
            },
          },
          {
            position: "perRetry",
            policy: {
              name: "audit",
              sendRequest: async (request, next) => {
                await next(request);
                throw new RestError("The audit is down.", { code, request });
              },
            },
          },
        ],
      });
      await expect(begin.begin(numbers)).rejects.toMatchObject({ code: "OutcomeUnknown" });
      expect(httpClient.requests).toHaveLength(1);
    },
  );

  it.each(["perCall", "perRetry"] as const)(
    "has an unknown outcome where a %s policy answers by itself that it failed",
    async (position) => {
      const { numbers } = through(
        async (request) => ({ request, status: 500, headers: createHttpHeaders() }),
        [],
        position,
      );
      await expect(begin.begin(numbers)).rejects.toMatchObject({ code: "OutcomeUnknown" });
    },
  );

  it.each<[string, Error]>([
    ["a header that cannot be sent", Object.assign(new Error(), { code: "ERR_INVALID_CHAR" })],
    ["a host without trust", Object.assign(new Error(), { code: "CERT_HAS_EXPIRED" })],
    [
      "a connection that was never made",
      Object.assign(new Error("connect ETIMEDOUT 203.0.113.7:443"), { code: "EHOSTUNREACH" }),
    ],
  ])("was not sent to the service with %s", async (_name, failure) => {
    const { client, http } = phoneNumbers([failure]);
    const { code } = await rejectionOf<StartError>(begin.begin(client));
    expect(code).not.toBe("OutcomeUnknown");
    expect(http.requests).toHaveLength(1);
  });

  it("has an unknown outcome where a failure tells of an answer", async () => {
    const { numbers } = withConnectionString({
      httpClient: {
        sendRequest: async (request) => {
          const response = { request, status: 500, headers: createHttpHeaders() };
          throw new RestError("x", { code: "ECONNREFUSED", statusCode: 500, request, response });
        },
      },
      retryOptions: { maxRetries: 0 },
    });
    await expect(begin.begin(numbers)).rejects.toMatchObject({ code: "OutcomeUnknown" });
  });

  it("is followed where its answer has a body that nobody needs", async () => {
    const { client } = phoneNumbers([{ ...accepted(begin), body: "{oops" }]);
    const poller = await begin.begin(client);
    expect(poller.getOperationState().operationId).toBe(begin.operationId);
  });

  it("says nothing of the kind where the caller aborts before", async () => {
    const { client, http } = phoneNumbers([]);
    const error = await rejectionOf<StartError>(
      begin.begin(client, { abortSignal: AbortSignal.abort() }),
    );
    expect(error.name).toBe("AbortError");
    expect(error.message).not.toMatch(/may act/);
    expect(http.requests).toEqual([]);
  });

  it("has an unknown outcome after 303, which says that the service acted", async () => {
    const { client } = phoneNumbers([
      { status: 303, headers: { location: "https://elsewhere.example/" } },
    ]);
    await expect(begin.begin(client)).rejects.toMatchObject({ code: "OutcomeUnknown" });
  });

  it("is read by its poller even where the caller wants raw answers", async () => {
    const { client } = phoneNumbers([accepted(begin)]);
    const poller = await begin.begin(client, { requestOptions: { shouldDeserialize: false } });
    expect(poller.getOperationState().operationId).toBe(begin.operationId);
  });

  it("is not taken for started where a saved text was none", async () => {
    for (const resumeFrom of [
      "null",
      "undefined",
      "true",
      "abc",
      begin.operationId.toUpperCase(),
    ]) {
      const { client, http } = phoneNumbers([]);
      await expect(begin.begin(client, { resumeFrom })).rejects.toBeInstanceOf(TypeError);
      expect(http.requests).toEqual([]);
    }
  });

  it("leaves no link to another host in its poller's text", async () => {
    const headers = {
      ...begin.startHeaders,
      location: "https://evil.example/availablePhoneNumbers/searchResults/1",
    };
    const { client } = phoneNumbers([accepted(begin, headers)]);
    expect((await begin.begin(client)).toString()).not.toContain("evil");
  });
});
