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
export const keyOf = (name: string): string => btoa(`access key of ${name}`);

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
export async function isSignedWith(
  key: string,
  { method, url, headers }: Logged,
): Promise<boolean> {
  const { "x-ms-date": date, host, "x-ms-content-sha256": hash, authorization } = headers;
  const signature = await hmacOf(key, `${method}\n${url}\n${date};${host};${hash}`);
  return (
    authorization ===
    `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`
  );
}

/** HMAC-SHA256 of a text, in base64 like its key. */
async function hmacOf(key: string, text: string): Promise<string> {
  const bytes = Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", bytes, algorithm, false, ["sign"]);
  const signed = await crypto.subtle.sign("HMAC", imported, new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(signed)));
}

/** The names of the keys that the requests were signed with, in order; undefined where none fits. */
export function signersOf(
  { requests }: Emulator,
  keys: Record<string, string>,
): Promise<(string | undefined)[]> {
  const signerOf = async (request: Logged) => {
    const names = Object.keys(keys);
    const fits = await Promise.all(names.map((name) => isSignedWith(keys[name]!, request)));
    return names.find((_, at) => fits[at]);
  };
  return Promise.all(requests.map(signerOf));
}

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
