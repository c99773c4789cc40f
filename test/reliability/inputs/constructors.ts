/** The constructors in each of their forms, with a first request of the clients that they make. */
import { AVAILABLE, get, method, path, type Method, type Values } from "./method.js";
import { ENDPOINT, httpClient, KEY, keyCredential, tokenCredential } from "./world.js";

const options = (): Values => ({
  apiVersion: "2025-06-01",
  acceptLanguage: "de",
  allowInsecureConnection: false,
  httpClient,
  loggingOptions: {
    logger: () => undefined,
    additionalAllowedHeaderNames: ["x-a"],
    additionalAllowedQueryParameters: ["skip"],
  },
  retryOptions: { maxRetries: 1, retryDelayInMs: 10, maxRetryDelayInMs: 100 },
  redirectOptions: { maxRetries: 1, allowCrossOriginRedirects: false },
  proxyOptions: { host: "https://proxy.example", port: 8080, username: "a", password: "b" },
  tlsOptions: { passphrase: "a" },
  agent: undefined,
  userAgentOptions: { userAgentPrefix: "me" },
  telemetryOptions: { clientRequestIdHeaderName: "x-ms-client-request-id" },
  additionalPolicies: [
    {
      policy: {
        name: "mine",
        sendRequest: (request: unknown, next: (sent: unknown) => unknown) => next(request),
      },
      position: "perRetry",
    },
  ],
});

const FORMS: [form: string, parameters: string[], args: () => unknown[]][] = [
  // The parts of a connection string, so that each can be changed.
  [
    "connection string",
    ["connectionString", "options"],
    () => [{ endpoint: ENDPOINT, accesskey: "" }],
  ],
  ["key", ["endpoint", "credential", "options"], () => [ENDPOINT, keyCredential()]],
  ["token", ["endpoint", "credential", "options"], () => [ENDPOINT, tokenCredential()]],
];

const NONE = Symbol();
const READ = get(path("sip"), { isMain: true });
const COUNTRIES = get(path(AVAILABLE, "countries"), {
  query: { skip: [NONE, "0"], maxPageSize: [NONE, "100"] },
  headers: { "accept-language": "acceptLanguage" },
  isMain: true,
});

const constructorOf = (client: Method["client"]): Method[] =>
  FORMS.map(([form, parameters, args]) =>
    method(`new ${client} with a ${form}`, {
      ...{ client, kind: "constructor", parameters },
      args: () => [...args(), options()],
      sends: [client === "sip" ? READ : COUNTRIES],
    }),
  );

export const CONSTRUCTORS: Method[] = [...constructorOf("numbers"), ...constructorOf("sip")];

/** The connection string of its parts; the key is always in it. */
export function connectionStringOf({ endpoint, accesskey }: Values): string | undefined {
  const isText = typeof endpoint === "string" && typeof accesskey === "string";
  return isText ? `endpoint=${endpoint};accesskey=${accesskey}${KEY}` : undefined;
}

/** Where the client of a constructor's arguments sends its requests, told without the library. */
export function endpointOf(args: readonly unknown[]): string {
  const text = typeof args[0] === "string" ? args[0] : String(args[0]);
  const parts = text.split(";").map((part) => part.trim());
  const endpoint = parts.find((part) => /^endpoint\s*=/i.test(part));
  const { origin, pathname } = new URL((endpoint ?? text).replace(/^endpoint\s*=/i, ""));
  return (origin + pathname).replace(/\/+$/, "");
}
