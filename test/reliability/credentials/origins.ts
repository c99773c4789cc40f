import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createDefaultHttpClient, type HttpClient } from "@azure/core-rest-pipeline";
import type { Answer } from "../../unit/support/scriptedHttpClient.js";

/** A request as it came out of a socket. */
interface Arrived {
  port: number;
  host: string | undefined;
  target: string;
  headers: string;
}

/** An endpoint that answers as it is told, and another origin on the same machine. */
export interface Origins {
  own: string;
  other: string;
  /** What arrived at either since the last `answer`. */
  arrived: Arrived[];
  answer: (answers: Answer[]) => void;
  close: () => Promise<void>;
}

/** What no header can hold. */
const UNSENDABLE = /[^\t\x20-\x7e]/g;

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

export async function openOrigins(): Promise<Origins> {
  const arrived: Arrived[] = [];
  let answers: Answer[] = [];
  const open = (next: () => Answer): Promise<Server> =>
    new Promise((resolve) => {
      const server = createServer((request: IncomingMessage, response) => {
        const { host } = request.headers;
        const [sent, target] = [request.rawHeaders.join("\n"), request.url ?? ""];
        arrived.push({ port: portOf(server), host, target, headers: sent });
        const { status = 200, headers, body } = next();
        const text = body === undefined ? "" : JSON.stringify(body);
        request.resume().on("end", () => {
          response.statusCode = status;
          if (text) response.setHeader("content-type", "application/json");
          for (const [name, value] of Object.entries(headers ?? {})) {
            response.setHeader(name, value.replace(UNSENDABLE, ""));
          }
          response.end(text);
        });
      });
      server.listen(0, "127.0.0.1", () => resolve(server));
    });
  const own = await open(() => answers.shift() ?? { body: {} });
  const other = await open(() => ({ body: {} }));
  return {
    own: `127.0.0.1:${portOf(own)}`,
    other: `127.0.0.1:${portOf(other)}`,
    arrived,
    answer: (given) => {
      answers = [...given];
      arrived.length = 0;
    },
    close: async () => {
      for (const server of [own, other]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

/** Sends `https:` requests as `http:`, below the pipeline, for tokens go over `https:` alone. */
export function withoutTls(): HttpClient {
  const core = createDefaultHttpClient();
  return {
    async sendRequest(request) {
      const url = request.url.replace(/^https:/, "http:");
      const plain = { ...request, url, allowInsecureConnection: true };
      return { ...(await core.sendRequest(plain)), request };
    },
  };
}
