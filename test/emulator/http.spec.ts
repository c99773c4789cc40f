import { once } from "node:events";
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent } from "node:https";
import { connect } from "node:net";
import { createPipelineRequest } from "@azure/core-rest-pipeline";
import { afterEach, describe, expect, it, vi } from "vitest";
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

  it("refuses malformed JSON, what is no text, and bodies over 16 MiB, and logs them", async () => {
    const lines: string[] = [];
    const emulator = await start({ log: (line) => void lines.push(line) });
    const malformed = await fetchSigned(emulator, "PATCH", "/sip", "{");
    expect(malformed.status).toBe(400);
    const large = await fetchSigned(emulator, "PATCH", "/sip", "x".repeat(16 * 1024 * 1024 + 1));
    expect(large.status).toBe(413);
    const noText = await fetch(`${emulator.url}/sip?api-version=2023-03-01`, {
      method: "PATCH",
      headers: { "content-type": "application/merge-patch+json" },
      body: new Uint8Array([0x22, 0xff, 0x22]),
    });
    expect(noText.status).toBe(400);
    expect(await noText.text()).toContain("not valid UTF-8");
    expect(lines).toHaveLength(3);
    expect(emulator.requests).toHaveLength(3);
  });

  it("answers requests in their order, also when they do not wait for each other", async () => {
    const emulator = await start({ authentication: "off" });
    const socket = connect(Number(new URL(emulator.url).port), "127.0.0.1");
    let answers = "";
    socket.on("data", (chunk) => (answers += chunk.toString()));
    socket.write(
      `PATCH /sip?api-version=2023-03-01 HTTP/1.1\r\nHost: a\r\nContent-Length: ${routes.length}\r\n` +
        `Content-Type: application/merge-patch+json\r\n\r\n${routes}` +
        "GET http://elsewhere.example/sip?api-version=2023-03-01 HTTP/1.1\r\nHost: a\r\n" +
        "Connection: close\r\n\r\n",
    );
    await once(socket, "close");
    const [, first, second] = answers.split("HTTP/1.1 200 OK");
    expect(first).toContain('"numberPattern":"a"');
    expect(second).toContain('"numberPattern":"a"');
  });

  it("lets an answer that is under way go out when it is closed", async () => {
    const emulator = await start({ authentication: "off" });
    let answer = "";
    const socket = connect(Number(new URL(emulator.url).port), "127.0.0.1");
    socket.on("data", (chunk) => (answer += chunk.toString()));
    socket.write(
      `PATCH /sip?api-version=2023-03-01 HTTP/1.1\r\nHost: a\r\nContent-Length: ${routes.length}\r\n` +
        `Content-Type: application/merge-patch+json\r\nExpect: 100-continue\r\n\r\n`,
    );
    // The request is known to be under way, and its body comes when the emulator is being closed.
    await once(socket, "data");
    const closed = emulator.close();
    socket.write(routes);
    await once(socket, "close");
    expect(answer).toMatch(/HTTP\/1\.1 200 OK\r\n[^]*"numberPattern":"a"/);
    await closed;
  });

  it("closes connections that are kept for later", async () => {
    const emulator = await start({ authentication: "off" });
    const agent = new HttpAgent({ keepAlive: true });
    const { port } = new URL(emulator.url);
    const [response] = (await once(
      httpRequest({ agent, port, path: "/sip?api-version=2023-03-01" }).end(),
      "response",
    )) as [IncomingMessage];
    response.resume();
    await once(response, "end");
    // Without timers it cannot wait for connections to end.
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    try {
      await emulator.close();
    } finally {
      vi.useRealTimers();
    }
    await expect(fetch(emulator.url)).rejects.toThrow();
    agent.destroy();
  });

  it("tells its log of each request, and never of headers", async () => {
    const lines: string[] = [];
    const emulator = await start({ log: (line) => void lines.push(line) });
    await fetchSigned(emulator, "GET", "/sip");
    await fetchSigned(emulator, "GET", "/phoneNumbers/12065550100");
    emulator.fail("*", { kind: "drop" });
    await expect(fetchSigned(emulator, "GET", "/sip")).rejects.toThrow();
    expect(lines).toEqual([
      "GET /sip?api-version=2023-03-01 200",
      expect.stringMatching(
        /^GET \/phoneNumbers\/12065550100\?\S+ 404 \{"error":.*cannot be found/,
      ),
      "GET /sip?api-version=2023-03-01 200, connection broken (drop)",
    ]);
    expect(lines.join()).not.toContain("HMAC");
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
  it.each([
    ["drop", "UND_ERR_SOCKET", true],
    ["reset", "ECONNRESET", true],
    ["drop", "UND_ERR_SOCKET", false],
    ["reset", "ECONNRESET", false],
  ] as const)("of kind %s is seen as %s, with effect: %s", async (kind, code, hasEffect) => {
    const emulator = await start();
    emulator.fail("SipRouting_Update", { kind, hasEffect });
    await expect(fetchSigned(emulator, "PATCH", "/sip", routes)).rejects.toMatchObject({
      cause: { code },
    });
    const { json } = await fetchSigned(emulator, "GET", "/sip");
    expect(json.routes).toHaveLength(hasEffect ? 1 : 0);
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
