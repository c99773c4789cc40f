import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createDefaultHttpClient, createHttpHeaders } from "@azure/core-rest-pipeline";
import { createPipelineRequest, type HttpMethods } from "@azure/core-rest-pipeline";
import { withConnectionString } from "../../unit/support/clients.js";
import { changed, type Change, type RawAnswer } from "./changes.js";
import { NEVER_CONNECTED } from "./garbage.js";
import { endOf } from "./settling.js";
import { changeOf, type Exchange, type Plan, type Service } from "./tampering.js";
import { preparedService, type Play, type Played, type World } from "./world.js";

/** A service on a real socket, whose connections are kept from call to call. */
export interface Loopback {
  play: (play: Play & { wire?: Wire }) => Promise<Played>;
  close: () => Promise<void>;
}

/** What goes wrong with the bytes of an answer: a length that is not theirs, or a packing that is none. */
export type Wire = "as it is" | "too short" | "gzip that is none" | "chunks that are none";

/** What is answered at present. */
interface Scene {
  service: Service;
  plan: Plan;
  wire: Wire;
  exchanges: Exchange[];
}

export async function startLoopback(): Promise<Loopback> {
  let scene: Scene | undefined;
  const server = createServer((request, response) => {
    void answer(scene!, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const http = createDefaultHttpClient();
  return {
    async play({ call, wire = "as it is", ...plan }) {
      const service = await preparedService(call.name);
      const exchanges: Exchange[] = [];
      scene = { service, plan, wire, exchanges };
      let inFlight = 0;
      const httpClient: Service["httpClient"] = {
        sendRequest: async (request) => {
          inFlight++;
          const { method, url, headers } = request;
          const authorization = headers.get("authorization");
          const exchange: Exchange = { method, url: new URL(url), authorization };
          exchanges.push(exchange);
          try {
            return await http.sendRequest(request);
          } catch (error) {
            exchange.failure = (error as Error).message;
            throw error;
          } finally {
            inFlight--;
          }
        },
      };
      const world: World = {
        ...withConnectionString({ httpClient }, endpoint),
        ...{ searchId: service.searchId, abortSignal: new AbortController().signal },
      };
      const end = await endOf(
        () => call.run(world),
        () => inFlight,
      );
      return { end, exchanges, world };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  { service, plan, wire, exchanges }: Scene,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const change = changeOf(plan, exchanges.length - 1);
  const exchange = exchanges.at(-1)!;
  const body = Buffer.concat(chunks).toString();
  // Where nothing listens is tried elsewhere: here the connection breaks at once.
  const isHeard = !NEVER_CONNECTED.includes(change.failure ?? "");
  const real = isHeard ? await ask(service, request, body) : undefined;
  if (change.failure || !real) {
    request.socket.destroy();
    return;
  }
  exchange.answer = changed(real, onWire(change), request.url!);
  send(exchange.answer, wire, response);
}

async function ask(service: Service, request: IncomingMessage, body: string): Promise<RawAnswer> {
  const { status, headers, bodyAsText } = await service.httpClient.sendRequest(
    createPipelineRequest({
      url: service.endpoint + request.url!,
      method: request.method as HttpMethods,
      headers: createHttpHeaders({ "content-type": request.headers["content-type"] ?? "" }),
      ...(body && { body }),
    }),
  );
  return { status, headers: headers.toJSON(), body: bodyAsText ?? "" };
}

/** What a server can send: an answer of status 1xx is none yet. */
const onWire = (change: Change): Change =>
  change.status !== undefined && change.status < 200 ? { ...change, status: 500 } : change;

function send({ status, headers, body }: RawAnswer, wire: Wire, response: ServerResponse): void {
  for (const [name, value] of Object.entries(headers)) {
    const text = value.replace(/[^\x20-\x7e\x80-\xff]/g, "").slice(0, 8000);
    if (!/^(content-length|transfer-encoding|connection)$/i.test(name))
      response.setHeader(name, text);
  }
  if (wire === "gzip that is none") response.setHeader("content-encoding", "gzip");
  if (wire === "as it is" || wire === "gzip that is none") {
    response.writeHead(status).end(body);
    return;
  }
  const length =
    wire === "too short" ? `content-length: ${body.length + 10}` : "transfer-encoding: chunked";
  // The client may have gone by now.
  response.socket?.end(
    `HTTP/1.1 ${status} X\r\ncontent-type: application/json\r\n${length}\r\n\r\n${body}`,
  );
}
