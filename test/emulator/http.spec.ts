import { request as httpRequest } from "node:http";
import { Agent } from "node:https";
import { createPipelineRequest } from "@azure/core-rest-pipeline";
import { afterEach, describe, expect, it } from "vitest";
import { startEmulator, type HttpEmulator } from "../../src/emulator/node/index.js";
import {
  mediaTypeOf,
  reply,
  searchNumbers,
  send,
  signedHeaders,
  versioned,
  type Reply,
} from "./harness.js";

const running: HttpEmulator[] = [];

async function start(...options: Parameters<typeof startEmulator>): Promise<HttpEmulator> {
  const emulator = await startEmulator(...options);
  running.push(emulator);
  return emulator;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
});

/** A signed request over HTTP, without any Azure package. */
async function fetchSigned(
  emulator: HttpEmulator,
  method: string,
  path: string,
  body = "",
  headers: Record<string, string> = {},
): Promise<Reply> {
  const target = versioned(path);
  const { host } = new URL(emulator.url);
  const response = await fetch(emulator.url + target, {
    method,
    headers: {
      ...signedHeaders({ key: emulator.key, method, host, target, body }),
      ...(body === "" ? {} : { "Content-Type": mediaTypeOf(method) }),
      ...headers,
    },
    ...(body === "" ? {} : { body }),
  });
  const text = await response.text();
  return reply(response.status, text, (name) => response.headers.get(name) ?? undefined);
}

const routes = '{"routes":[{"name":"r","numberPattern":"a"}]}';

describe("the HTTP door", () => {
  it("listens on a free loopback port, named in url and connection string", async () => {
    const emulator = await start();
    expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(emulator.connectionString).toBe(`endpoint=${emulator.url};accesskey=${emulator.key}`);
    expect(emulator.endpoint).toBe("https://emulator.communication.azure.com");
  });

  it("rejects when its port is taken", async () => {
    const { url } = await start();
    await expect(startEmulator({ port: Number(new URL(url).port) })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });

  it("verifies signatures over its host and port", async () => {
    const emulator = await start({ numbers: 2 });
    const good = await fetchSigned(emulator, "GET", "/phoneNumbers");
    expect(good.status).toBe(200);
    expect(good.json.phoneNumbers).toHaveLength(2);
    expect(good.header("content-length")).toBe(String(good.text.length));
    const bad = await fetchSigned(emulator, "GET", "/phoneNumbers", "", {
      authorization: "HMAC-SHA256 x",
    });
    expect(bad.status).toBe(401);
    expect(bad.header("transfer-encoding")).toBe("chunked");
    expect(bad.header("content-type")).toBe("application/json");
  });

  it("sends status answers in chunks and empty ones with their length", async () => {
    const emulator = await start({ numbers: ["+12065550100"] });
    const started = await fetchSigned(emulator, "DELETE", "/phoneNumbers/+12065550100");
    expect(started.status).toBe(202);
    expect(started.header("content-length")).toBe("0");
    const poll = await fetchSigned(emulator, "GET", started.header("operation-location") ?? "");
    expect(poll.header("transfer-encoding")).toBe("chunked");
    expect(poll.header("content-length")).toBeUndefined();
  });

  it("takes https requests for the endpoint through its httpClient, with a token or a signature", async () => {
    const emulator = await start({ numbers: 1 });
    const token = await emulator.credential.getToken("https://communication.azure.com//.default");
    const credentials = { authorization: `Bearer ${token?.token}` };
    const listed = await send(emulator, "GET", "/phoneNumbers", undefined, { credentials });
    expect(listed.json.phoneNumbers).toHaveLength(1);
    const found = await searchNumbers(emulator);
    expect(found.json.error).toBe("NoError");
    expect(emulator.requests[0]?.headers["host"]).toBe("emulator.communication.azure.com");
  });

  it("does not take requests for the endpoint through a proxy", async () => {
    const emulator = await start({ authentication: "off" });
    const request = createPipelineRequest({
      url: `${emulator.endpoint}/sip?api-version=2023-03-01`,
      agent: new Agent({
        lookup: () => {
          throw new Error("The proxy was asked.");
        },
      }),
      proxySettings: { host: "http://proxy.invalid", port: 1 },
    });
    const response = await emulator.httpClient.sendRequest(request);
    expect(response.status).toBe(200);
    expect(response.request).toBe(request);
  });

  it("refuses malformed JSON and bodies over 1 MiB", async () => {
    const emulator = await start();
    const malformed = await fetchSigned(emulator, "PATCH", "/sip", "{");
    expect(malformed.status).toBe(400);
    const large = await fetchSigned(emulator, "PATCH", "/sip", "x".repeat(1024 * 1024 + 1));
    expect(large.status).toBe(413);
  });

  it("ends every connection when it is closed, also one that waits for a late answer", async () => {
    const emulator = await start();
    emulator.fail("*", { latencyMs: 60_000 });
    const late = fetchSigned(emulator, "GET", "/sip");
    const ended = expect(late).rejects.toThrow();
    await expect.poll(() => emulator.requests.length, { interval: 2 }).toBe(1);
    await emulator.close();
    running.length = 0;
    await ended;
    await expect(fetch(emulator.url)).rejects.toThrow();
  });
});

describe("a fault over HTTP", () => {
  it("of kind drop resets the connection after the request has acted", async () => {
    const emulator = await start();
    emulator.fail("SipRouting_Update", { kind: "drop" });
    await expect(fetchSigned(emulator, "PATCH", "/sip", routes)).rejects.toThrow();
    expect((await fetchSigned(emulator, "GET", "/sip")).json.routes).toHaveLength(1);
  });

  it("of kind truncate sends the whole length and half the body", async () => {
    const emulator = await start({ authentication: "off" });
    emulator.fail("SipRouting_Update", { kind: "truncate" });
    const { port } = new URL(emulator.url);
    const headers = { "content-type": "application/merge-patch+json" };
    const options = { port, method: "PATCH", path: "/sip?api-version=2023-03-01", headers };
    const seen = await new Promise<{ length: number; text: string; code: unknown }>(
      (resolve, reject) => {
        const sent = httpRequest(options, (response) => {
          let text = "";
          response.setEncoding("utf8");
          response.on("data", (part: string) => (text += part));
          response.on("error", (error: NodeJS.ErrnoException) =>
            resolve({ length: Number(response.headers["content-length"]), text, code: error.code }),
          );
          response.on("end", () => reject(new Error("The whole answer came.")));
        });
        sent.on("error", reject);
        sent.end(routes);
      },
    );
    const whole = (await fetchSigned(emulator, "GET", "/sip")).text;
    expect(seen.code).toBe("ECONNRESET");
    expect(seen.length).toBe(whole.length);
    expect(seen.text).toBe(whole.slice(0, Math.floor(whole.length / 2)));
  });

  it("of kind error is answered like any other", async () => {
    const emulator = await start();
    emulator.fail("*", { status: 503, retryAfter: 1, latencyMs: 1 });
    const failed = await fetchSigned(emulator, "GET", "/sip");
    expect(failed.status).toBe(503);
    expect(failed.header("retry-after")).toBe("1");
  });
});

describe("a browser page", () => {
  it("may send any request of the service from any origin", async () => {
    const emulator = await start();
    const preflight = await fetch(`${emulator.url}/sip?api-version=2023-03-01`, {
      method: "OPTIONS",
      headers: {
        origin: "https://contoso.example",
        "access-control-request-method": "PATCH",
        "access-control-request-headers": "authorization,x-ms-date",
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-methods")).toContain("PATCH");
    expect(preflight.headers.get("access-control-allow-headers")).toBe("authorization,x-ms-date");
    expect(emulator.requests).toHaveLength(0);
  });

  it("may read the headers that a client needs, on errors too", async () => {
    const emulator = await start();
    const origin = { origin: "https://contoso.example" };
    for (const path of ["/sip", "/nothing"]) {
      const seen = await fetchSigned(emulator, "GET", path, "", origin);
      expect(seen.header("access-control-allow-origin")).toBe("*");
      expect(seen.header("access-control-expose-headers")).toMatch(
        /Operation-Location.*Retry-After/,
      );
    }
  });

  it("changes nothing about what other clients get to read", async () => {
    const emulator = await start({ numbers: ["+12065550100"] });
    const started = await fetchSigned(emulator, "DELETE", "/phoneNumbers/12065550100");
    expect(started.header("access-control-expose-headers")).toBe(
      "Operation-Location,operation-id,release-id",
    );
  });
});
