// From the arguments of a constructor to a client that can send.
import { isKeyCredential, isTokenCredential } from "@azure/core-auth";
import type { HttpClient, PipelinePolicy } from "@azure/core-rest-pipeline";
import { accessKeyPolicy } from "./accessKeyPolicy.js";
import { looksLikeConnectionString, parseConnectionString } from "./connectionString.js";
import { authenticationFor, onlyAt } from "./credentials.js";
import { createHttpClient } from "./httpClient.js";
import { createPipeline, type PipelineOptions } from "./pipeline.js";
import { createRestClient, type RestClient } from "./restClient.js";

/**
 * Keeps what a client works with where nothing that prints it looks. A `#private` field would do so too, but a method that
 * is called through a proxy of the client, as Vue makes them, could not reach it.
 */
export function keep(client: object, name: string, value: object): void {
  // Vue gives objects that cannot be extended as they are; other proxies may wrap what can be configured.
  Object.defineProperty(client, name, {
    value: Object.preventExtensions(value),
    configurable: true,
  });
}

/** What both clients' options have. */
export interface ClientOptions extends PipelineOptions {
  apiVersion?: string;
}

/** What sends the requests of either public client, and what its constructor was given. */
export interface ClientSetup<O> {
  rest: RestClient;
  options: O;
}

/** Keeps connections, for all clients together. */
let defaultHttpClient: HttpClient | undefined;

/** Makes sense of the three forms of constructor arguments and builds the pipeline. */
export function setUpClient<O extends ClientOptions>(
  apiVersion: string,
  connectionStringOrUrl: unknown,
  credentialOrOptions: unknown,
  maybeOptions: O | undefined,
): ClientSetup<O> {
  const isCredential =
    isKeyCredential(credentialOrOptions) || isTokenCredential(credentialOrOptions);
  const options = ((isCredential ? maybeOptions : (credentialOrOptions ?? maybeOptions)) ??
    {}) as O;
  const { endpoint, authentication } = isCredential
    ? {
        endpoint: requireEndpoint(connectionStringOrUrl),
        authentication: authenticationFor(credentialOrOptions),
      }
    : fromConnectionString(connectionStringOrUrl);
  const rest = createRestClient(
    { endpoint, apiVersion: options.apiVersion || apiVersion },
    createPipeline(options, onlyAt(endpoint, authentication)),
    options.httpClient ?? (defaultHttpClient ??= createHttpClient()),
    options.allowInsecureConnection ?? isLoopback(endpoint),
  );
  return { rest, options };
}

function fromConnectionString(text: unknown): { endpoint: string; authentication: PipelinePolicy } {
  if (typeof text !== "string" || !looksLikeConnectionString(text)) {
    const isUrl = typeof text === "string" && /^https?:\/\//i.test(text);
    throw new TypeError(
      isUrl
        ? "An endpoint needs a credential: a KeyCredential or a TokenCredential (for example of @azure/identity)."
        : 'Expected a connection string ("endpoint=...;accesskey=...") or an endpoint and a credential.',
    );
  }
  const { endpoint, accessKey } = parseConnectionString(text);
  // The key lives in this closure alone, where nothing that prints objects finds it.
  return { endpoint: requireEndpoint(endpoint), authentication: accessKeyPolicy(() => accessKey) };
}

/** What may be shown of a wrong endpoint: a host name, with or without scheme. A key in its place looks different. */
const SHOWABLE = /^(\w{2,10}:\/\/[\w.-]{1,40}|[\w-]{1,40}(\.[\w-]{1,40}){1,5})(:\d+)?\/?$/;

/** The endpoint without a slash at its end. */
function requireEndpoint(text: unknown): string {
  let url: URL | undefined;
  try {
    url = new URL(String(text));
  } catch {
    // Said below.
  }
  const isPlain =
    url &&
    !url.username &&
    !url.password &&
    !url.search &&
    !url.hash &&
    !/[;=]/.test(url.host + url.pathname);
  if (!url || !isPlain || !/^https?:$/.test(url.protocol)) {
    const mayShow = typeof text === "string" && SHOWABLE.test(text);
    throw new TypeError(
      `The endpoint must be a URL like https://<resource>.communication.azure.com, without query or user name${mayShow ? `, but is "${text}"` : ""}.`,
    );
  }
  return (url.origin + url.pathname).replace(/\/+$/, "");
}

function isLoopback(endpoint: string): boolean {
  const { protocol, hostname } = new URL(endpoint);
  return protocol === "http:" && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
