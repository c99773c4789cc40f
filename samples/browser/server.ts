/**
 * The server of the sample: the built page, a token for it, and where to use that. Without COMMUNICATION_ENDPOINT it
 * starts an emulator and costs nothing; with it, it uses the service with the identity of whoever runs it.
 */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { startEmulator, type HttpEmulator } from "@azure/communication-phone-numbers/emulator/node";
import type { TokenCredential } from "@azure/core-auth";
import type { ConnectionInfo } from "./connection.js";

/** What the page is connected to. */
export interface Resource {
  info: ConnectionInfo;
  credential: TokenCredential;
  /** Says in a line what it is, and what it costs. */
  description: string;
  close(): Promise<void>;
}

const SCOPE = "https://communication.azure.com//.default";

/** The resource of the environment, or an emulator with some numbers. */
export async function openResource(): Promise<Resource> {
  const given = process.env["COMMUNICATION_ENDPOINT"];
  if (!given) return emulated(await startEmulator({ numbers: 12, pollsUntilDone: 4 }), 1000);
  // What is wrong is not shown: it may be a connection string, which holds the key.
  if (!/^https:\/\/[\w.-]+\/?$/.test(given)) {
    throw new Error(
      "COMMUNICATION_ENDPOINT must look like https://<resource>.communication.azure.com.",
    );
  }
  const endpoint = new URL(given).origin;
  const { DefaultAzureCredential } = await import("@azure/identity");
  return {
    info: { endpoint, updateIntervalInMs: 2000 },
    credential: new DefaultAzureCredential(),
    description: `It works with ${endpoint}: NUMBERS THAT YOU BUY COST MONEY.`,
    close: async () => {},
  };
}

export const emulated = (emulator: HttpEmulator, updateIntervalInMs: number): Resource => ({
  info: { endpoint: emulator.endpoint, emulatorUrl: emulator.url, updateIntervalInMs },
  credential: emulator.credential,
  description: `It works with an emulator at ${emulator.url}: nothing is bought.`,
  close: () => emulator.close(),
});

/**
 * Answers the page's own requests; whether it did.
 *
 * The token opens the whole resource: it buys numbers. An application must know who is asking, and that they may, before
 * it gives one out. This server listens on this machine alone, and answers only the page that it served.
 */
export async function answerApi(
  { info, credential }: Resource,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = request.url?.split("?", 1)[0];
  if (path !== "/api/connection" && path !== "/api/token") return false;
  if (!isOwnPage(request)) {
    response.writeHead(403).end();
    return true;
  }
  try {
    const answer = path === "/api/token" ? await credential.getToken(SCOPE) : info;
    const headers = { "Content-Type": "application/json", "Cache-Control": "no-store" };
    response.writeHead(200, headers).end(JSON.stringify(answer));
  } catch (error) {
    console.error(`No token: ${error instanceof Error ? error.message : String(error)}`);
    response
      .writeHead(502, { "Content-Type": "application/json" })
      .end(JSON.stringify({ error: "It got no token: is it signed in? Its output says more." }));
  }
  return true;
}

/** Whether a request comes from the page itself: neither from another site, nor by a name that leads to this machine. */
function isOwnPage({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"];
  return (
    (site === undefined || site === "same-origin") &&
    /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(headers.host ?? "")
  );
}

/** The page may run its own scripts and styles, and speak to its server and the resource; nothing else. */
const securityPolicy = ({ info }: Resource): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src data:",
    `connect-src 'self' ${info.emulatorUrl ?? new URL(info.endpoint).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".map": "application/json",
};

/** The port that PORT names. */
export function portOfEnvironment(): number {
  const { PORT = "8080" } = process.env;
  const port = Number(PORT);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new Error(`PORT must be a number from 0 to 65535, but is "${PORT}".`);
}

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a built page on 127.0.0.1.
 * @param folder - What the bundler wrote.
 * @param port - 0 takes a free one.
 */
export async function startServer(
  folder: string,
  resource: Resource,
  port: number,
): Promise<RunningServer> {
  const server = createServer((request, response) => {
    answerApi(resource, request, response)
      .then(async (isAnswered) => {
        if (!isAnswered) await answerFile(folder, resource, request, response);
      })
      .catch((error: unknown) => {
        console.error(error);
        response.destroy();
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => {
      const message = `Port ${port} cannot be used (${cause.message}). Set PORT to another one.`;
      reject(new Error(message, { cause }));
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await resource.close();
    },
  };
}

async function answerFile(
  folder: string,
  resource: Resource,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url?.split("?", 1)[0] ?? "/";
  const name = path === "/" ? "/index.html" : path;
  // Names without "..", which would lead out of the folder.
  const type = /^(\/[\w-][\w.-]*)+$/.test(name) ? TYPES[extname(name)] : undefined;
  const content = type && (await readFile(join(folder, name)).catch(() => undefined));
  if (!content) return void response.writeHead(404).end("Not found");
  response
    .writeHead(200, {
      "Content-Type": type,
      "Content-Security-Policy": securityPolicy(resource),
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
    })
    .end(content);
}
