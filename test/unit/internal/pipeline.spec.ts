import { Agent } from "node:http";
import type { PipelineRequest } from "@azure/core-rest-pipeline";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { PhoneNumbersClientOptions } from "@azure/communication-phone-numbers";
import { withConnectionString } from "../support/clients.js";
import { scriptedHttpClient, type Answer } from "../support/scriptedHttpClient.js";

/** The requests as an HTTP client gets them, of a call that a client with these options makes. */
async function sentWith(
  options: PhoneNumbersClientOptions,
  ...answers: Answer[]
): Promise<PipelineRequest[]> {
  const sent: PipelineRequest[] = [];
  const owned = { body: { id: "1" } };
  const steps = [...answers, owned].map((answer) => (request: PipelineRequest) => {
    sent.push({ ...request });
    return answer;
  });
  const { numbers } = withConnectionString({
    httpClient: scriptedHttpClient(...steps),
    ...options,
  });
  await numbers.getPurchasedPhoneNumber("1");
  return sent;
}

afterEach(() => vi.unstubAllEnvs());

describe("In Node.js, a request", () => {
  it("has the agent of the options", async () => {
    const agent = new Agent();
    const [request] = await sentWith({ agent });
    expect(request!.agent).toBe(agent);
  });

  it("has the certificate of the options", async () => {
    const tlsOptions = { pfx: "certificate", passphrase: "word" };
    const [request] = await sentWith({ tlsOptions });
    expect(request!.tlsSettings).toEqual(tlsOptions);
  });

  it("goes through the proxy of the options", async () => {
    const [request] = await sentWith({ proxyOptions: { host: "http://127.0.0.1", port: 3128 } });
    expect(request!.agent).toMatchObject({ proxy: { hostname: "127.0.0.1", port: "3128" } });
  });

  it("goes through the proxy of the environment", async () => {
    vi.stubEnv("HTTPS_PROXY", "http://127.0.0.1:3129");
    const [request] = await sentWith({});
    expect(request!.agent).toMatchObject({ proxy: { hostname: "127.0.0.1", port: "3129" } });
  });

  it("asks for an answer that is compressed", async () => {
    const [request] = await sentWith({});
    expect(request!.headers.get("accept-encoding")).toBe("gzip,deflate");
  });

  it("follows a redirect, signed anew, as often as the options say", async () => {
    const moved = { status: 307, headers: { location: "/elsewhere" } };
    const sent = await sentWith({}, moved);
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(["/phoneNumbers/1", "/elsewhere"]);
    await expect(sentWith({ redirectOptions: { maxRetries: 0 } }, moved)).rejects.toMatchObject({
      statusCode: 307,
    });
  });
});

describe("A request", () => {
  it("has its id in the header of the options, the same in each try", async () => {
    const telemetryOptions = { clientRequestIdHeaderName: "x-mine" };
    const retryOptions = { retryDelayInMs: 0 };
    const sent = await sentWith({ telemetryOptions, retryOptions }, { status: 500 });
    const [id, again] = sent.map(({ headers }) => headers.get("x-mine"));
    expect([id, again]).toEqual([sent[0]!.requestId, id]);
    expect(sent[0]!.headers.has("x-ms-client-request-id")).toBe(false);
  });

  it("tells the product after the prefix of the options", async () => {
    const [request] = await sentWith({ userAgentOptions: { userAgentPrefix: "mine/1" } });
    expect(request!.headers.get("user-agent")).toMatch(
      /^mine\/1 azsdk-js-communication-phone-numbers\/\d/,
    );
  });
});
