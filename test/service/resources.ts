import { createHash, createHmac } from "node:crypto";
import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
} from "@azure/communication-phone-numbers/emulator";
import type { HttpClient, PipelineRequest } from "@azure/core-rest-pipeline";

/** A resource with an endpoint, an access key and numbers of its own. */
export interface Resource {
  endpoint: string;
  emulator: Emulator;
}

export const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

/** A number to own, by its place among them. */
export const numberOf = (at: number): string => `+1206555${1000 + at}`;

/** An access key that nothing else has. */
export const keyOf = (name: string): string => createHash("sha256").update(name).digest("base64");

/** Resources, and the one HTTP client that leads to all of them, each by its host name. */
export function openResources(
  count: number,
  options: (at: number) => EmulatorOptions = () => ({}),
): { resources: Resource[]; httpClient: HttpClient } {
  const resources = times(count, (at) => ({
    endpoint: `https://resource${at}.communication.azure.com`,
    emulator: createEmulator({ key: keyOf(`resource ${at}`), ...options(at) }),
  }));
  const byOrigin = new Map(resources.map(({ endpoint, emulator }) => [endpoint, emulator]));
  const httpClient: HttpClient = {
    async sendRequest(request) {
      const { origin, pathname, search } = new URL(request.url);
      const emulator = byOrigin.get(origin);
      if (!emulator) throw new Error(`No resource is at ${origin}.`);
      const forwarded: PipelineRequest = { ...request, url: emulator.endpoint + pathname + search };
      const response = await emulator.httpClient.sendRequest(forwarded);
      return { ...response, request };
    },
  };
  return { resources, httpClient };
}

type Logged = Emulator["requests"][number];

/** Whether a request was signed with a key, over what arrived. */
export function isSignedWith(key: string, { method, url, headers }: Logged): boolean {
  const { "x-ms-date": date, host, "x-ms-content-sha256": hash, authorization } = headers;
  const text = `${method}\n${url}\n${date};${host};${hash}`;
  const signature = createHmac("sha256", Buffer.from(key, "base64")).update(text).digest("base64");
  return (
    authorization ===
    `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`
  );
}

/** The names of the keys that the requests were signed with, in order; undefined where none fits. */
export const signersOf = (
  { requests }: Emulator,
  keys: Record<string, string>,
): (string | undefined)[] =>
  requests.map((request) => Object.keys(keys).find((name) => isSignedWith(keys[name]!, request)));

/** Puts no more requests on the network at a time: the server's queue of new connections holds 511, others wait 1 s. */
export function atMost(count: number, { sendRequest }: HttpClient): HttpClient {
  const waiting: (() => void)[] = [];
  let left = count;
  return {
    async sendRequest(request) {
      if (left > 0) left -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await sendRequest(request);
      } finally {
        const next = waiting.shift();
        if (next) next();
        else left += 1;
      }
    },
  };
}
