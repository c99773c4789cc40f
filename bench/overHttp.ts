import { AzureKeyCredential } from "@azure/core-auth";
import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { PhoneNumbersClient as PublishedClient } from "published-phone-numbers";
import type { Figure } from "./figures.js";
import { startProgram } from "./programs.js";
import { sideBySide, type Work } from "./rounds.js";
import { bareHttpClient, byCore, byNode } from "./transports.js";
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

/** A purchased number over HTTP, and what stands between ours and the floor. */
export async function overHttp(): Promise<Figure[]> {
  const { child: server, said: port } = await startProgram<number>("./server.ts");
  const endpoint = `http://127.0.0.1:${port}`;
  const credential = new AzureKeyCredential(KEY);
  const insecure = { allowInsecureConnection: true };
  const ours = new PhoneNumbersClient(endpoint, credential);
  const oursOnNode = new PhoneNumbersClient(endpoint, credential, { httpClient: bareHttpClient });
  const theirs = new PublishedClient(endpoint, credential, insecure);
  const works = [
    () => ours.getPurchasedPhoneNumber(NUMBER),
    () => theirs.getPurchasedPhoneNumber(NUMBER),
    byNode(port),
    byCore(port),
    () => oursOnNode.getPurchasedPhoneNumber(NUMBER),
  ] as const;
  const figures: Figure[] = [];
  for (const lanes of [1, 50]) {
    const times = await sideBySide(
      works.map((work) => atOnce(lanes, work)),
      { times: 1 },
    );
    const rates = times.map((time) => REQUESTS / (time / 1e6));
    const [own, published, floor, core, onNode] = rates as [number, number, number, number, number];
    const common = { unit: "requests/s", floor };
    const measured = `${lanes} at a time`;
    figures.push(
      {
        ...common,
        name: `the same over HTTP on this machine, ${measured}`,
        ours: own,
        published,
        targets: { published: { atLeast: 1.15 }, floor: { atLeast: 0.7 } },
      },
      { ...common, name: `... core's HTTP client alone in its place, ${measured}`, ours: core },
      { ...common, name: `... ours on a bare client of node:http, ${measured}`, ours: onNode },
    );
  }
  server.disconnect();
  return figures;
}
