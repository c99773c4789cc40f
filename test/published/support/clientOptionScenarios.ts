import { createHttpHeaders, RestError, type PipelinePolicy } from "@azure/core-rest-pipeline";
import { ENDPOINT, type Answer, type Step } from "../../unit/support/scriptedHttpClient.js";
import { purchased, refusal, sipConfiguration } from "./answers.js";
import { keyCredential, listingCredential } from "./constructorScenarios.js";
import { items, type ClientOptions, type Clients, type Scenario } from "./sideBySide.js";
import { KEY } from "./wire.js";

const ok: Answer = { body: purchased };
export const refused = (status: number, headers: Record<string, string> = {}): Answer => ({
  ...refusal(status),
  headers,
});
/** The retries of users who do not set any. */
export const retrying: ClientOptions = { retryOptions: {} };

const read: Scenario["call"] = ({ phoneNumbers }) => phoneNumbers.getPurchasedPhoneNumber("+1");
const readSip: Scenario["call"] = ({ sipRouting }) => items(sipRouting.listTrunks());
const change: Scenario["call"] = ({ sipRouting }) => sipRouting.deleteTrunk("a.b");

/** A call of a client with these options, over time and with all headers. */
export const withOptions = (
  name: string,
  clientOptions: ClientOptions,
  answers: Step[] = [ok],
  call = read,
): Scenario => ({ name, call, answers, clientOptions, clock: true, allHeaders: true });

/** The client of the scenario's package with a credential of its own. */
export const clientWith = (
  { classes, options }: Clients,
  credential: ReturnType<typeof listingCredential> | { key: string },
  more: ClientOptions = {},
): Clients["phoneNumbers"] => {
  const all = { ...options, ...more };
  return "key" in credential
    ? new classes.PhoneNumbersClient(ENDPOINT, credential, all)
    : new classes.PhoneNumbersClient(ENDPOINT, credential, all);
};

const STATUSES = [408, 429, 500, 501, 502, 503, 504, 505];
const KINDS: [name: string, call: Scenario["call"]][] = [
  ["a read", read],
  ["a read of the SIP configuration", readSip],
  ["a change of the SIP configuration", change],
];
const tries = KINDS.flatMap(([name, call]) => [
  ...STATUSES.map((status) => {
    const answers = Array.from({ length: 5 }, () => refused(status));
    return withOptions(`${name} that is always refused with ${status}`, retrying, answers, call);
  }),
  withOptions(
    `${name} that is refused twice`,
    retrying,
    [refused(500), refused(503), call === read ? ok : { body: sipConfiguration }],
    call,
  ),
]);

const WAITS: [name: string, value: string][] = [
  ...["3", "0", "-1", "1.5", "soon", "", "60"].map((value): [string, string] => [
    "retry-after",
    value,
  ]),
  ["retry-after", "Sun, 01 Jun 2025 10:00:07 GMT"],
  ["retry-after", "Sun, 01 Jun 2025 09:00:07 GMT"],
  ["retry-after-ms", "250"],
  ["x-ms-retry-after-ms", "250"],
];
const waits = WAITS.flatMap(([name, value]) =>
  [429, 500, 503].map((status) =>
    withOptions(`a read refused with ${status} and ${name}: ${value}`, retrying, [
      refused(status, { [name]: value }),
      ok,
    ]),
  ),
);

const RETRY_OPTIONS: NonNullable<ClientOptions["retryOptions"]>[] = [
  ...[0, 1, 5].map((maxRetries) => ({ maxRetries })),
  ...[0, 10].map((retryDelayInMs) => ({ retryDelayInMs })),
  { maxRetryDelayInMs: 1500 },
  { maxRetries: 8, retryDelayInMs: 20_000 },
  { maxRetries: 8, retryDelayInMs: 20_000, maxRetryDelayInMs: 30_000 },
];
const retryOptions = RETRY_OPTIONS.map((options) =>
  withOptions(
    `tries with ${JSON.stringify(options)}`,
    { retryOptions: options },
    Array.from({ length: 9 }, () => refused(500)),
  ),
);

const CODES = ["ECONNRESET", "ENOTFOUND", "ECONNREFUSED", "ETIMEDOUT", "EPIPE"];
const failures = [...CODES, RestError.REQUEST_SEND_ERROR].map((code) =>
  withOptions(`a read that fails with ${code}`, retrying, [new RestError("failed", { code }), ok]),
);

const { userAgentPrefix, clientRequestIdHeaderName } = {
  userAgentPrefix: "my-app/1.0",
  clientRequestIdHeaderName: "x-my-request",
};
const HEADER_OPTIONS: ClientOptions[] = [
  {},
  { userAgentOptions: {} },
  { userAgentOptions: { userAgentPrefix } },
  { telemetryOptions: {} },
  { telemetryOptions: { clientRequestIdHeaderName } },
  { apiVersion: "2030-01-01" },
  { allowInsecureConnection: true },
];
const headers = HEADER_OPTIONS.flatMap((options) => [
  withOptions(`headers with ${JSON.stringify(options)}`, options),
  ...("apiVersion" in options
    ? []
    : [
        withOptions(
          `headers of the SIP client with ${JSON.stringify(options)}`,
          options,
          [{ body: sipConfiguration }],
          readSip,
        ),
      ]),
]);

/** Something that a policy of the user's does. */
type Act = (
  request: Parameters<PipelinePolicy["sendRequest"]>[0],
  next: Parameters<PipelinePolicy["sendRequest"]>[1],
  log: unknown[],
) => ReturnType<PipelinePolicy["sendRequest"]>;
const ACTS: Record<string, Act> = {
  "that looks": async (request, next, log) => {
    log.push([request.method, request.url, Object.keys(request.headers.toJSON()).sort()]);
    const response = await next(request);
    const { status, bodyAsText } = response;
    const { parsedBody } = response as { parsedBody?: unknown };
    log.push([status, bodyAsText, parsedBody]);
    return response;
  },
  "that adds a header": (request, next) => {
    request.headers.set("x-mine", "mine");
    return next(request);
  },
  "that changes what is sent": (request, next) => {
    request.url += "&mine=1";
    return next(request);
  },
  "that answers": async (request) => ({
    request,
    status: 200,
    headers: createHttpHeaders({ "content-type": "application/json" }),
    bodyAsText: '{"id":"mine"}',
  }),
  "that changes the answer": async (request, next) => {
    const response = await next(request);
    response.bodyAsText = '{"id":"changed"}';
    return response;
  },
  "that throws": () => Promise.reject(new Error("mine")),
};
const policies = (["perCall", "perRetry"] as const).flatMap((position) =>
  Object.entries(ACTS).map(([name, act]) =>
    withOptions(`a policy ${position} ${name}`, {}, [refused(500), ok], async (clients) => {
      const log: unknown[] = [];
      const policy: PipelinePolicy = {
        name: "mine",
        sendRequest: (request, next) => act(request, next, log),
      };
      const client = clientWith(clients, keyCredential(), {
        ...retrying,
        additionalPolicies: [{ policy, position }],
      });
      return [await client.getPurchasedPhoneNumber("1"), log];
    }),
  ),
);

const LIFETIMES = [3_600_000, 60_000, 100, 0];
const tokens = LIFETIMES.map((lifetimeMs) =>
  withOptions(`tokens that live ${lifetimeMs} ms`, {}, [ok, ok, ok], async (clients) => {
    const asked: unknown[] = [];
    const client = clientWith(clients, listingCredential(asked, lifetimeMs));
    await client.getPurchasedPhoneNumber("1");
    await client.getPurchasedPhoneNumber("1");
    await new Promise((resolve) => setTimeout(resolve, 50_000));
    await client.getPurchasedPhoneNumber("1");
    return asked;
  }),
);

const challenge = `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${btoa('{"access_token":{}}')}"`;
const withToken = async (clients: Clients): Promise<unknown> => {
  const asked: unknown[] = [];
  await clientWith(clients, listingCredential(asked), retrying).getPurchasedPhoneNumber("1");
  return asked;
};
const credentials = [
  ...tokens,
  withOptions(
    "a token that the service wants with claims",
    {},
    [{ status: 401, headers: { "www-authenticate": challenge } }, ok],
    withToken,
  ),
  withOptions("a token over several tries", {}, [refused(500), refused(500), ok], withToken),
  withOptions("a key that is changed", {}, [ok, ok], async (clients) => {
    const credential = keyCredential();
    credential.update("b3RoZXI=");
    const client = clientWith(clients, credential);
    await client.getPurchasedPhoneNumber("1");
    credential.update(KEY);
    await client.getPurchasedPhoneNumber("1");
  }),
];

/** Options of clients that do the same in both packages. */
export const clientOptionScenarios: Scenario[] = [
  ...tries,
  ...waits,
  ...retryOptions,
  ...failures,
  ...headers,
  ...policies,
  ...credentials,
];
