/** Ways to send one request to a server on this machine without a client: the floor, and what a client stands on. */
import { Agent, get, type IncomingMessage, type RequestOptions } from "node:http";
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineRequest,
} from "@azure/core-rest-pipeline";
import type { HttpClient } from "@azure/core-rest-pipeline";
import type { Work } from "./rounds.js";
import { signedHeaders } from "./signing.js";
import { KEY, NUMBER_PATH } from "./wire.js";

const agent = new Agent({ keepAlive: true });

/** By `node:http`, with connections that are kept. */
const answerTo = (options: RequestOptions): Promise<{ response: IncomingMessage; text: string }> =>
  new Promise((resolve, reject) => {
    get({ ...options, agent }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => (text += part));
      response.on("end", () => resolve({ response, text }));
      response.on("error", reject);
    }).on("error", reject);
  });

/** The least that can stand in for core's HTTP client. */
export const bareHttpClient: HttpClient = {
  async sendRequest(request) {
    const { hostname, port, pathname, search } = new URL(request.url);
    const headers = request.headers.toJSON({ preserveCase: true });
    const { response, text } = await answerTo({ hostname, port, path: pathname + search, headers });
    return {
      request,
      status: response.statusCode!,
      headers: createHttpHeaders(response.headers as Record<string, string>),
      bodyAsText: text,
    };
  },
};

/** The floor: a request by hand, signed. */
export const byNode = (port: number): Work => {
  const host = `127.0.0.1:${port}`;
  return async () => {
    const headers = signedHeaders(KEY, "GET", host, NUMBER_PATH);
    const { text } = await answerTo({ host: "127.0.0.1", port, path: NUMBER_PATH, headers });
    return JSON.parse(text) as unknown;
  };
};

/** The headers of any request of Azure's clients, but for those that sign it. */
const COMMON_HEADERS = {
  Accept: "application/json",
  "Accept-Encoding": "gzip,deflate",
  "User-Agent": `azsdk-js-communication-phone-numbers Node/${process.version}`,
};

/** Core's HTTP client with all that a client gives it, signed by hand, and no pipeline. */
export const byCore = (port: number): Work => {
  const host = `127.0.0.1:${port}`;
  const core = createDefaultHttpClient();
  return async () => {
    const signed = signedHeaders(KEY, "GET", host, NUMBER_PATH);
    const request = createPipelineRequest({
      url: `http://${host}${NUMBER_PATH}`,
      headers: createHttpHeaders({ ...COMMON_HEADERS, Host: host, ...signed }),
      allowInsecureConnection: true,
      // What a time limit needs.
      abortSignal: new AbortController().signal,
    });
    request.headers.set("x-ms-client-request-id", request.requestId);
    const answer = core.sendRequest(request);
    delete request.abortSignal;
    return JSON.parse((await answer).bodyAsText!) as unknown;
  };
};
