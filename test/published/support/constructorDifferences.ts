import type { TokenCredential } from "@azure/core-auth";
import { RestError } from "@azure/core-rest-pipeline";
import { ENDPOINT } from "../../unit/support/scriptedHttpClient.js";
import { sipConfiguration } from "./answers.js";
import {
  CLIENT_NAMES,
  keyCredential,
  made,
  madeOfText,
  requestOf,
} from "./constructorScenarios.js";
import { refusedBefore, withHeaders, withValue, type Difference } from "./difference.js";
import { outcomeOf } from "./pollerSteps.js";
import type { Clients, Observed, Scenario } from "./sideBySide.js";
import { KEY } from "./wire.js";

type MakeArguments = (options: Clients["options"]) => unknown[];
const usual: MakeArguments = (options) => [`endpoint=${ENDPOINT};accesskey=${KEY}`, options];
const ofUrl =
  (url: unknown): MakeArguments =>
  (options) => [url, keyCredential(), options];
const ofText =
  (text: string): MakeArguments =>
  (options) => [text, options];

/** A request of a client made as usual, and one of a client made otherwise. */
const besideTheUsual = (what: string, otherwise: MakeArguments): Scenario[] =>
  CLIENT_NAMES.map((name) => {
    const answer = { body: name === "PhoneNumbersClient" ? { id: "1" } : sipConfiguration };
    return {
      name: `${name} made as usual and of ${what}`,
      call: async (clients) => [
        await requestOf(name, clients, usual(clients.options)),
        await outcomeOf(() => requestOf(name, clients, otherwise(clients.options))),
      ],
      answers: [answer, answer],
      allHeaders: true,
      clock: true,
    };
  });

/** The client made otherwise does the same, but for its path. */
const sameAsUsual = ({ requests: [request], value }: Observed, basePath = ""): Observed => {
  const [usually] = value as [unknown];
  return {
    requests: [request!, { ...request!, path: basePath + request!.path }],
    value: [usually, { value: usually }],
  };
};

const ODD_TEXTS = [
  `accesskey=${KEY};endpoint=${ENDPOINT}/`,
  `endpoint=${ENDPOINT}/; accesskey=${KEY}`,
  `endpoint = ${ENDPOINT}/;accesskey = ${KEY}`,
  `endpoint=${ENDPOINT}/;\naccesskey=${KEY}`,
  `endpoint=${ENDPOINT}/;name=contoso;accesskey=${KEY}`,
  `endpoint=${ENDPOINT}//;accesskey=${KEY}`,
];
/** What constructors take, and what clients show. */
export const constructorDifferences: Difference[] = [
  {
    about: "the parts of a connection string may come in any order, with blanks and other parts",
    reason: "that is what connection strings are; 1.5.0 rejects all forms but one",
    notices: "a client instead of an error",
    scenarios: ODD_TEXTS.flatMap((text) => besideTheUsual(JSON.stringify(text), ofText(text))),
    change: (published) => sameAsUsual(published),
  },
  {
    about: "a part after the key does not belong to the key",
    reason: "1.5.0 signs with the rest of the text as its key",
    notices: "signatures that the service takes",
    scenarios: madeOfText(`endpoint=${ENDPOINT}/;accesskey=${KEY};name=contoso`),
    change: (published) =>
      withHeaders(published, (headers) => ({
        ...headers,
        authorization: "HMAC-SHA256 <signature of what was sent>",
      })),
  },
  {
    about: "an endpoint may be a URL object, and end in slashes",
    reason: "it is clear what is meant; 1.5.0 takes it and fails in the first request, or throws",
    notices: "requests instead of errors",
    scenarios: [new URL(ENDPOINT), `${ENDPOINT}//`].flatMap((url) =>
      besideTheUsual(`the ${typeof url} ${String(url)}`, ofUrl(url)),
    ),
    change: (published) => sameAsUsual(published),
  },
  {
    about: "an endpoint may have a base path",
    reason: "gateways have one; 1.5.0 rejects it",
    notices: "a client instead of an error",
    scenarios: [
      ...besideTheUsual("a URL with a path", ofUrl(`${ENDPOINT}/base`)),
      ...besideTheUsual("a URL with a path and a slash", ofUrl(`${ENDPOINT}/base/`)),
      ...besideTheUsual(
        "an endpoint with a path",
        ofText(`endpoint=${ENDPOINT}/base;accesskey=${KEY}`),
      ),
    ],
    change: (published) => sameAsUsual(published, "/base"),
  },
  {
    about: "an http: endpoint elsewhere needs leave with any HTTP client",
    reason: "a signature is worth protecting; in 1.5.0 only the usual HTTP client looks at it",
    notices: "a TypeError that names the option allowInsecureConnection",
    scenarios: [
      ...made("an http: URL", ofUrl("http://contoso.example")),
      ...madeOfText(`endpoint=http://contoso.example;accesskey=${KEY}`),
    ],
    change: refusedBefore(
      "An http: endpoint that is not on this machine needs allowInsecureConnection: true in the client's options.",
    ),
  },
  {
    about: "an http: endpoint on this machine needs no leave",
    reason: "nothing leaves the machine, and emulators are there",
    notices: "no option is needed",
    scenarios: ["localhost", "127.0.0.1:8080", "[::1]"].map((host) => ({
      name: `whether requests to ${host} may be sent`,
      call: ({ classes, options }) =>
        new classes.PhoneNumbersClient(
          `http://${host}`,
          keyCredential(),
          options,
        ).getPurchasedPhoneNumber("1"),
      answers: [({ allowInsecureConnection }) => ({ body: { allowInsecureConnection } })],
    })),
    change: (published) => withValue(published, { allowInsecureConnection: true }),
  },
  {
    about: "options may be null",
    reason: "null is no option; 1.5.0 fails on it in one of its clients",
    notices: "a client instead of a TypeError",
    scenarios: [
      {
        name: "PhoneNumbersClient made of a URL, a credential and null",
        call: async ({ classes }) =>
          new classes.PhoneNumbersClient(
            ENDPOINT,
            keyCredential(),
            null as unknown as object,
          ) instanceof classes.PhoneNumbersClient,
        answers: [],
      },
    ],
    change: (published) => withValue(published, true),
  },
  {
    about: "a client shows nothing of its inside",
    reason: "what is inside holds the key, and prints it",
    notices: "Object.keys(client) is empty, and JSON.stringify(client) is {}",
    scenarios: CLIENT_NAMES.map((name) => ({
      name: `what ${name} shows`,
      call: async ({ classes, options }) => {
        const client = new (classes[name] as new (...args: unknown[]) => object)(...usual(options));
        const inherited: string[] = [];
        for (const key in client) inherited.push(key);
        const json = await outcomeOf(() => JSON.stringify(client));
        return [Object.keys(client), inherited, json.value];
      },
      answers: [],
    })),
    change: (published) => withValue(published, [[], [], "{}"]),
  },
  {
    about: "a token credential gets no signal",
    reason:
      "one token serves all calls that wait for it, and each leaves by its own signal; in 1.5.0 the abort of one ends all",
    notices:
      "an AbortError at once, though the credential goes on; calls that another one cannot abort",
    scenarios: [
      {
        name: "what a token credential is given",
        call: async ({ classes, options }) => {
          const given: object[] = [];
          const credential: TokenCredential = {
            getToken: async (_scopes, more) => {
              given.push(more ?? {});
              return { token: "a token", expiresOnTimestamp: Date.now() + 3_600_000 };
            },
          };
          const client = new classes.PhoneNumbersClient(ENDPOINT, credential, options);
          const { signal: abortSignal } = new AbortController();
          await client.getPurchasedPhoneNumber("1", { abortSignal });
          return given.map((more) => "abortSignal" in more);
        },
        answers: [{ body: { id: "1" } }],
      },
    ],
    change: (published) => withValue(published, [false]),
  },
  {
    about: "a credential whose failure may pass is asked again",
    reason: "it is asked for each try of a request; 1.5.0 asks before the first one alone",
    notices: "up to three further calls of getToken, with pauses, before the same error",
    scenarios: [
      {
        name: "how often a credential is asked that fails with ECONNRESET",
        call: async ({ classes, options }) => {
          let asked = 0;
          const getToken = (): Promise<null> => {
            asked++;
            return Promise.reject(new RestError("no answer", { code: "ECONNRESET" }));
          };
          const client = new classes.PhoneNumbersClient(
            ENDPOINT,
            { getToken },
            { ...options, retryOptions: {} },
          );
          const { error } = await outcomeOf(() => client.getPurchasedPhoneNumber("1"));
          return [asked, error];
        },
        answers: [],
        clock: true,
      },
    ],
    change: (published) => withValue(published, [4, (published.value as unknown[])[1]]),
  },
];
