import { Agent, get } from "node:http";
import { AzureKeyCredential } from "@azure/core-auth";
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineRequest,
} from "@azure/core-rest-pipeline";
import * as ours from "@azure/communication-phone-numbers";
import * as published from "published-phone-numbers";
import type { Figure } from "./figures.js";
import { startProgram } from "./programs.js";
import { sideBySide, type Work } from "./rounds.js";
import { signedHeaders } from "./signing.js";
import { KEY, NUMBER } from "./wire.js";

/** Requests in each round. */
const REQUESTS = 1_000;

/** Does so much work in all, so many at a time. */
const atOnce = (lanes: number, work: Work) => async (): Promise<void> => {
  const lane = async (): Promise<void> => {
    for (let left = REQUESTS / lanes; left > 0; left -= 1) await work();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};

/** The headers of any request of Azure's clients, but for those that sign it. */
const COMMON_HEADERS = {
  Accept: "application/json",
  "Accept-Encoding": "gzip,deflate",
  "User-Agent": `azsdk-js-communication-phone-numbers Node/${process.version}`,
};

/** The same request without any client: by `node:http`, and by core's HTTP client with all that ours gives it. */
function byHand(port: number): { node: Work; core: Work } {
  const host = `127.0.0.1:${port}`;
  const path = `/phoneNumbers/${encodeURIComponent(NUMBER)}?api-version=2025-06-01`;
  const signed = (): Record<string, string> => signedHeaders(KEY, "GET", host, path);
  const agent = new Agent({ keepAlive: true });
  const core = createDefaultHttpClient();
  return {
    node: () =>
      new Promise((resolve, reject) => {
        get({ agent, host: "127.0.0.1", port, path, headers: signed() }, (response) => {
          let text = "";
          response.setEncoding("utf8");
          response.on("data", (part: string) => (text += part));
          response.on("end", () => resolve(JSON.parse(text)));
          response.on("error", reject);
        }).on("error", reject);
      }),
    core: async () => {
      const url = `http://${host}${path}`;
      const request = createPipelineRequest({
        url,
        headers: createHttpHeaders({ ...COMMON_HEADERS, Host: host, ...signed() }),
        allowInsecureConnection: true,
        // What a time limit needs.
        abortSignal: new AbortController().signal,
      });
      request.headers.set("x-ms-client-request-id", request.requestId);
      const answer = core.sendRequest(request);
      delete request.abortSignal;
      return JSON.parse((await answer).bodyAsText!) as unknown;
    },
  };
}

/** A purchased number over HTTP; the floor is `node:http` with connections that are kept, signed by hand. */
export async function overHttp(): Promise<Figure[]> {
  const { child: server, said: port } = await startProgram<number>("./server.ts");
  const endpoint = `http://127.0.0.1:${port}`;
  const credential = new AzureKeyCredential(KEY);
  const insecure = { allowInsecureConnection: true };
  const clients = {
    ours: new ours.PhoneNumbersClient(endpoint, credential),
    published: new published.PhoneNumbersClient(endpoint, credential, insecure),
  };
  const hand = byHand(port);
  const figures: Figure[] = [];
  for (const lanes of [1, 50]) {
    const works = [
      () => clients.ours.getPurchasedPhoneNumber(NUMBER),
      () => clients.published.getPurchasedPhoneNumber(NUMBER),
      hand.node,
      hand.core,
    ].map((work) => atOnce(lanes, work));
    const rates = (await sideBySide(works, { times: 1 })).map((ms) => (REQUESTS / ms) * 1000);
    const [own, theirs, floor, core] = rates as [number, number, number, number];
    const common = { unit: "requests/s", floor };
    figures.push(
      {
        ...common,
        name: `the same over HTTP on this machine, ${lanes} at a time`,
        ours: own,
        published: theirs,
        targets: { published: { atLeast: 1.15 }, floor: { atLeast: 0.7 } },
      },
      {
        ...common,
        name: `in the place of ours: core's HTTP client alone, same headers and a signal, ${lanes} at a time`,
        ours: core,
      },
    );
  }
  server.disconnect();
  return figures;
}
