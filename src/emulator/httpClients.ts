// HTTP clients that lead to the emulator, in process and over HTTP.
import {
  createDefaultHttpClient,
  createHttpHeaders,
  RestError,
  type HttpClient,
  type PipelineRequest,
  type PipelineResponse,
} from "@azure/core-rest-pipeline";
import { readBody, type WireRequest } from "./messages.js";
import type { Service } from "./service.js";
import { abortError, wait } from "./waiting.js";

/** Takes requests for `endpoint` straight to the service, without a network; any other host cannot be reached. */
export function createInProcessClient(service: Service, endpoint: string): HttpClient {
  return {
    async sendRequest(request: PipelineRequest): Promise<PipelineResponse> {
      throwIfAborted(request);
      const wireRequest = await toWire(request, endpoint);
      const answer = await service.answer(wireRequest);
      await wait(answer.latencyMs, request.abortSignal, request.timeout);
      throwIfAborted(request);
      if (answer.ending === "drop" || answer.ending === "reset") {
        const message = answer.ending === "drop" ? "socket hang up" : "read ECONNRESET";
        throw new RestError(message, { code: "ECONNRESET", request });
      }
      const cut = answer.ending === "truncate" ? Math.floor(answer.body.length / 2) : undefined;
      return {
        request,
        status: answer.status,
        headers: createHttpHeaders(answer.headers),
        bodyAsText: answer.body.slice(0, cut),
      };
    },
  };
}

function throwIfAborted({ abortSignal }: PipelineRequest): void {
  if (abortSignal?.aborted === true) throw abortError();
}

async function toWire(request: PipelineRequest, endpoint: string): Promise<WireRequest> {
  const url = new URL(request.url);
  if (url.origin !== endpoint) {
    const message = `The emulator in this process is at ${endpoint}; it cannot reach ${url.origin}.`;
    throw new RestError(message, { code: "ENOTFOUND", request });
  }
  return {
    method: request.method,
    target: url.pathname + url.search,
    host: request.headers.get("host") ?? url.host,
    headers: Object.fromEntries(
      [...request.headers].map(([name, value]) => [name.toLowerCase(), value]),
    ),
    ...readBody(await bytesOf(request)),
  };
}

async function bytesOf({ body }: PipelineRequest): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer());
  if (ArrayBuffer.isView(body)) {
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  }
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  throw new TypeError("The emulator takes bodies of text, bytes or Blob; no streams and no forms.");
}

/**
 * Takes requests for `endpoint` to `url` on this machine, over HTTP, with their Host header kept. So a token client,
 * which speaks to `https:` only, reaches an emulator on a loopback port. Other requests go where they say.
 */
export function createForwardingClient(endpoint: string, url: string): HttpClient {
  const client = createDefaultHttpClient();
  const { host } = new URL(endpoint);
  return {
    async sendRequest(request: PipelineRequest): Promise<PipelineResponse> {
      const asked = new URL(request.url);
      if (asked.origin !== endpoint) return client.sendRequest(request);
      const headers = createHttpHeaders(request.headers.toJSON({ preserveCase: true }));
      if (!headers.has("host")) headers.set("Host", host);
      // A proxy or client certificate is meant for the network, not for this machine.
      const { agent: _agent, proxySettings: _proxy, tlsSettings: _tls, ...rest } = request;
      const forwarded: PipelineRequest = {
        ...rest,
        url: url + asked.pathname + asked.search,
        headers,
        allowInsecureConnection: true,
      };
      const response = await client.sendRequest(forwarded);
      return { ...response, request };
    },
  };
}
