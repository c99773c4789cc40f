import type { FullOperationResponse, OperationOptions } from "@azure/core-client";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { ENDPOINT } from "../../unit/support/scriptedHttpClient.js";
import { refusal } from "./answers.js";
import type { Call } from "./call.js";
import { CALLS } from "./calls.js";
import { keyCredential, listingCredential } from "./constructorScenarios.js";
import { outcomeOf } from "./pollerSteps.js";
import { seenError, type Clients, type Scenario } from "./sideBySide.js";

/** An update of capabilities that names none is a difference by itself. */
const optionsOf = ({ method, options }: Call): OperationOptions | undefined =>
  method === "beginUpdatePhoneNumberCapabilities" ? options[0] : undefined;

/** Both clients of a URL and a credential. */
function connected(
  { classes, options }: Clients,
  credential: ReturnType<typeof keyCredential> | ReturnType<typeof listingCredential>,
): Clients {
  const [phoneNumbers, sipRouting] =
    "key" in credential
      ? [
          new classes.PhoneNumbersClient(ENDPOINT, credential, options),
          new classes.SipRoutingClient(ENDPOINT, credential, options),
        ]
      : [
          new classes.PhoneNumbersClient(ENDPOINT, credential, options),
          new classes.SipRoutingClient(ENDPOINT, credential, options),
        ];
  return { phoneNumbers, sipRouting, classes, options };
}

/** What `onResponse` is told of one answer. */
const told = (raw: FullOperationResponse, flat: unknown, error: unknown): object => ({
  request: `${raw.request.method} ${decodeURIComponent(new URL(raw.request.url).pathname)}`,
  status: raw.status,
  headers: raw.headers.toJSON(),
  text: raw.bodyAsText,
  parsedBody: raw.parsedBody as unknown,
  parsedHeaders: raw.parsedHeaders,
  flat,
  error: error && seenError(error),
});

/** A call whose `onResponse` is listened to. */
export interface HeardScenario extends Scenario {
  method: string;
}

/** A call, and all that its `onResponse` is told. */
const listened = (call: Call, name: string, answers: Call["answers"]): HeardScenario => ({
  method: call.method,
  name: `what onResponse is told of ${name} ${call.method}`,
  answers,
  call: async (clients) => {
    const heard: object[] = [];
    const options: OperationOptions = {
      ...optionsOf(call),
      onResponse: (...args) => void heard.push(told(...(args as Parameters<typeof told>))),
    };
    const { error } = await outcomeOf(() => call.run(clients, options));
    return { heard, outcome: { error } };
  },
});

export const heardScenarios = CALLS.map((call) => listened(call, "an answered", call.answers));
export const heardRefusals = CALLS.map((call) => listened(call, "a refused", [refusal(409)]));

/** Every call with a key, and all of its headers. */
export const keyedScenarios: Scenario[] = CALLS.map((call) => ({
  name: `all headers of ${call.method} with a key`,
  of: call,
  call: (clients: Clients) => call.run(connected(clients, keyCredential()), optionsOf(call)),
  answers: call.answers,
  clock: true,
  allHeaders: true,
}));

/** Every call with each credential, and all that its `onResponse` is told. */
export const callbackScenarios: Scenario[] = [
  ...keyedScenarios,
  ...CALLS.map((call) => ({
    name: `all headers of ${call.method} with a token, and what the credential is asked for`,
    call: async (clients: Clients) => {
      const asked: unknown[] = [];
      await call.run(connected(clients, listingCredential(asked)), optionsOf(call));
      return { asked };
    },
    answers: call.answers,
    clock: true,
    allHeaders: true,
  })),
  ...CALLS.map((call) => ({
    name: `${call.method} with serializerOptions`,
    of: call,
    call: (clients: Clients) =>
      call.run(clients, {
        ...optionsOf(call),
        serializerOptions: { ignoreUnknownProperties: true, xml: {} },
      }),
    answers: call.answers,
  })),
  ...CALLS.map((call) => ({
    name: `what the HTTP client gets of the requestOptions of ${call.method}`,
    call: forwarded(call),
    answers: call.answers,
  })),
  ...heardScenarios,
  ...heardRefusals,
];

/** What reaches the HTTP client of the options of a call. */
function forwarded(call: Call): Scenario["call"] {
  return async (clients) => {
    const seen: object[] = [];
    const policy: PipelinePolicy = {
      name: "seeing",
      sendRequest: (request, next) => {
        const { timeout, allowInsecureConnection, onUploadProgress, onDownloadProgress } = request;
        const progress = [onUploadProgress, onDownloadProgress].map(
          (given) => given === onProgress,
        );
        seen.push({ timeout, allowInsecureConnection, progress });
        return next(request);
      },
    };
    const onProgress = (): void => undefined;
    const options = {
      ...clients.options,
      additionalPolicies: [{ policy, position: "perRetry" as const }],
    };
    await call.run(connected({ ...clients, options }, keyCredential()), {
      ...optionsOf(call),
      requestOptions: {
        timeout: 1234,
        allowInsecureConnection: true,
        onUploadProgress: onProgress,
        onDownloadProgress: onProgress,
      },
    });
    return seen;
  };
}
