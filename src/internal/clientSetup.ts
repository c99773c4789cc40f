import { isKeyCredential, isTokenCredential } from "@azure/core-auth";
import type { CommonClientOptions, ServiceClient, ServiceClientOptions } from "@azure/core-client";
import { logPolicyName } from "@azure/core-rest-pipeline";
import type { LogPolicyOptions, Pipeline, PipelinePolicy } from "@azure/core-rest-pipeline";
import { accessKeyPolicy } from "./accessKeyPolicy.js";
import { looksLikeConnectionString, parseConnectionString } from "./connectionString.js";
import { authenticationFor, onlyAt } from "./credentials.js";
import { errorPolicy } from "./errors.js";
import type { LinkBase } from "./links.js";
import { redactingLogPolicy } from "./logger.js";
import { originalRequestPolicy, requestPolicy } from "./requests.js";
import { safeRetryPolicy } from "./retries.js";
import { startPolicy } from "./starts.js";
import { transportPolicy } from "./transportPolicy.js";
import { SDK_VERSION } from "./version.js";

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

const DEFAULT_RETRY_POLICY = "defaultRetryPolicy";

/** What both clients' options have. */
export interface ClientOptions extends CommonClientOptions {
  apiVersion?: string;
  loggingOptions?: LogPolicyOptions;
}

type RestClient = new (options: ServiceClientOptions & { apiVersion?: string }) => ServiceClient & {
  apiVersion: string;
};

/** The REST client of either public client, with its pipeline, and what its constructor was given. */
export interface ClientSetup<R, O> {
  rest: R;
  options: O;
  base: LinkBase;
}

/** Makes sense of the three forms of constructor arguments and builds the pipeline. */
export function setUpClient<R extends RestClient, O extends ClientOptions>(
  Rest: R,
  connectionStringOrUrl: unknown,
  credentialOrOptions: unknown,
  maybeOptions: O | undefined,
): ClientSetup<InstanceType<R>, O> {
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

  const rest = new Rest(restOptions(options, endpoint)) as InstanceType<R>;
  addPolicies(rest.pipeline, options, onlyAt(endpoint, authentication));
  return { rest, options, base: { endpoint, apiVersion: rest.apiVersion } };
}

/** Adds what is ours to the pipeline, from its outside to its inside. */
function addPolicies(
  pipeline: Pipeline,
  { retryOptions, loggingOptions }: ClientOptions,
  authentication: PipelinePolicy,
): void {
  // Core's own of these two retry what must not be repeated, and log what must not be shown.
  pipeline.removePolicy({ name: DEFAULT_RETRY_POLICY });
  pipeline.removePolicy({ name: logPolicyName });
  pipeline.addPolicy(requestPolicy(), { phase: "Serialize" });
  pipeline.addPolicy(startPolicy(), { phase: "Serialize" });
  pipeline.addPolicy(errorPolicy());
  pipeline.addPolicy(originalRequestPolicy(), { phase: "Deserialize" });
  pipeline.addPolicy(safeRetryPolicy(retryOptions), { phase: "Retry" });
  // In this phase each try, and each redirect that core follows, is signed anew.
  pipeline.addPolicy(authentication, { phase: "Sign" });
  pipeline.addPolicy(redactingLogPolicy(loggingOptions), { afterPhase: "Sign" });
  pipeline.addPolicy(transportPolicy(), { afterPhase: "Sign" });
}

function restOptions(options: ClientOptions, endpoint: string): ServiceClientOptions {
  const product = `azsdk-js-communication-phone-numbers/${SDK_VERSION}`;
  const prefix = options.userAgentOptions?.userAgentPrefix;
  return {
    ...options,
    allowInsecureConnection: options.allowInsecureConnection ?? isLoopback(endpoint),
    userAgentOptions: {
      ...options.userAgentOptions,
      userAgentPrefix: prefix ? `${prefix} ${product}` : product,
    },
    endpoint,
  };
}

function fromConnectionString(text: unknown): { endpoint: string; authentication: PipelinePolicy } {
  if (typeof text !== "string" || !looksLikeConnectionString(text)) {
    const isUrl = typeof text === "string" && /^https?:\/\//i.test(text);
    throw new TypeError(
      isUrl
        ? "An endpoint needs a credential: pass a KeyCredential (AzureKeyCredential) or a TokenCredential (for example of @azure/identity) as second argument."
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
