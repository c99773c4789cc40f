import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, get } from "node:http";
import { AzureKeyCredential } from "@azure/core-auth";
import * as ours from "@azure/communication-phone-numbers";
import * as published from "published-phone-numbers";
import type { Figure } from "./figures.js";
import { sideBySide, type Work } from "./rounds.js";
import { signedHeaders } from "./signing.js";
import { KEY, NUMBER } from "./wire.js";

/** Requests in each round. */
const REQUESTS = 1000;

/** Does so much work in all, so many at a time. */
const atOnce = (lanes: number, work: Work) => async (): Promise<void> => {
  const lane = async (): Promise<void> => {
    for (let left = REQUESTS / lanes; left > 0; left -= 1) await work();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};

/** A request by hand, on connections that are kept. */
function byHand(port: number): Work {
  const agent = new Agent({ keepAlive: true });
  const host = `127.0.0.1:${port}`;
  const path = `/phoneNumbers/${encodeURIComponent(NUMBER)}?api-version=2025-06-01`;
  return () =>
    new Promise((resolve, reject) => {
      const headers = signedHeaders(KEY, "GET", host, path);
      get({ agent, host: "127.0.0.1", port, path, headers }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => (text += part));
        response.on("end", () => resolve(JSON.parse(text)));
        response.on("error", reject);
      }).on("error", reject);
    });
}

/** `getPurchasedPhoneNumber` over HTTP; the floor is `node:http` with connections that are kept, signed by hand. */
export async function overHttp(): Promise<Figure[]> {
  const server = fork(new URL("./server.ts", import.meta.url));
  const [port] = (await once(server, "message")) as [number];
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
    const times = await sideBySide(
      [
        atOnce(lanes, () => clients.ours.getPurchasedPhoneNumber(NUMBER)),
        atOnce(lanes, () => clients.published.getPurchasedPhoneNumber(NUMBER)),
        atOnce(lanes, hand),
      ],
      { times: 1 },
    );
    const [mine, theirs, floor] = times.map((ms) => (REQUESTS / ms) * 1000) as [
      number,
      number,
      number,
    ];
    figures.push({
      name: `the same over HTTP on this machine, ${lanes} at a time`,
      unit: "requests/s",
      ours: mine,
      published: theirs,
      floor,
      targets: { published: { atLeast: 1.15 }, floor: { atLeast: 0.7 } },
    });
  }
  server.disconnect();
  return figures;
}
