// The HTTP door on 127.0.0.1: hands requests to the service and its answers back.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { mostBytes, readBody, type WireAnswer, type WireRequest } from "../messages.js";
import type { Service } from "../service.js";

/** Headers a browser page may read besides those the service exposes itself. */
const exposedHeaders =
  "Location,Operation-Location,operation-id,search-id,purchase-id,release-id,capabilities-id," +
  "reservation-purchase-id,api-supported-versions,MS-CV,Retry-After,Date";

/** How long a server that ends waits for answers that are under way. */
const graceInMs = 1000;

/** Runs before an answer is sent; if it throws, the client hears that the emulator failed. */
type BeforeAnswer = (request: WireRequest, answer: WireAnswer) => void;

/** A server that hands its requests to the service. */
export interface HttpDoor {
  server: Server;
  /** Ends the server when the answers under way have gone out, or are too slow; late ones are not waited for. */
  close(): Promise<void>;
}

export function createHttpDoor(service: Service, beforeAnswer: BeforeAnswer): HttpDoor {
  const late = new Set<ServerResponse>();
  /** By connection, when all its requests up to the newest have been answered. */
  const turns = new WeakMap<Socket, Promise<void>>();
  const server = createServer((request, response) => {
    response.on("close", () => {
      late.delete(response);
      // A server that ends closes idle connections once; this one became idle later.
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
    if (request.method === "OPTIONS") {
      answerPreflight(request, response);
      return;
    }
    // One after the other, also when a client does not wait for answers.
    const turn = (turns.get(request.socket) ?? Promise.resolve())
      .then(() => serve(service, beforeAnswer, request, response, late))
      .catch((error: unknown) => fail(response, error));
    turns.set(request.socket, turn);
  });
  // Longer than clients keep a connection for the next request, so that none is closed under their hands.
  server.keepAliveTimeout = 120_000;
  return {
    server,
    close: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), graceInMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        for (const response of late) response.destroy();
      }),
  };
}

async function serve(
  service: Service,
  beforeAnswer: BeforeAnswer,
  request: IncomingMessage,
  response: ServerResponse,
  late: Set<ServerResponse>,
): Promise<void> {
  const wireRequest = await toWire(request);
  const answer = await service.answer(wireRequest);
  beforeAnswer(wireRequest, answer);
  if (answer.latencyMs === 0) {
    send(request, response, answer);
    return;
  }
  late.add(response);
  const timer = setTimeout(() => send(request, response, answer), answer.latencyMs);
  response.once("close", () => clearTimeout(timer));
}

async function toWire(request: IncomingMessage): Promise<WireRequest> {
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name, [value].flat().join(", ")] as const,
  );
  // Clients behind a proxy may send the whole address.
  const target = (request.url ?? "").replace(/^https?:\/\/[^/?]*/i, "");
  return {
    method: request.method ?? "GET",
    target: target.startsWith("/") ? target : `/${target}`,
    host: request.headers.host ?? "",
    headers: Object.fromEntries(headers),
    ...readBody(await readBytes(request)),
  };
}

async function readBytes(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    // What is too much is read and dropped, so that the client gets to see the answer.
    if (size <= mostBytes) chunks.push(chunk);
    size += chunk.length;
  }
  return Buffer.concat(chunks);
}

function send(request: IncomingMessage, response: ServerResponse, answer: WireAnswer): void {
  if (answer.ending === "drop" || answer.ending === "reset") {
    if (answer.ending === "drop") request.socket.destroy();
    else request.socket.resetAndDestroy();
    return;
  }
  const headers = new Map(Object.entries(answer.headers));
  // Node writes chunks by itself when there is no length.
  headers.delete("Transfer-Encoding");
  headers.set("Access-Control-Allow-Origin", "*");
  if (request.headers.origin !== undefined)
    headers.set("Access-Control-Expose-Headers", exposedHeaders);
  response.statusCode = answer.status;
  for (const [name, value] of headers) response.setHeader(name, value);
  if (answer.ending !== "truncate" || answer.body === "") {
    if (answer.headers["Transfer-Encoding"] === "chunked") response.write(answer.body);
    response.end(answer.headers["Transfer-Encoding"] === "chunked" ? undefined : answer.body);
    return;
  }
  const bytes = Buffer.from(answer.body);
  response.setHeader("Content-Length", bytes.length);
  response.flushHeaders();
  response.write(bytes.subarray(0, bytes.length / 2), () => request.socket.destroy());
}

/** A mistake of the emulator itself, or a state file that cannot be written: said, not hidden. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const message = `The emulator failed: ${error instanceof Error ? error.message : String(error)}`;
  response.writeHead(500, {
    "Content-Type": "application/json",
    "Access-Control-Allow-Origin": "*",
  });
  response.end(JSON.stringify({ error: { code: "EmulatorError", message } }));
}

/** Lets pages of any origin, also public ones, send any of the service's requests. */
function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(204, {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, PATCH, DELETE",
    "Access-Control-Allow-Headers": request.headers["access-control-request-headers"] ?? "*",
    "Access-Control-Allow-Private-Network": "true",
    "Access-Control-Max-Age": "600",
  });
  response.end();
}
