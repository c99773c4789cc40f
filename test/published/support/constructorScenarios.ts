import { AzureKeyCredential, type AccessToken, type TokenCredential } from "@azure/core-auth";
import { RestError } from "@azure/core-rest-pipeline";
import { ENDPOINT } from "../../unit/support/scriptedHttpClient.js";
import { sipConfiguration } from "./answers.js";
import { items, type Clients, type Package, type Scenario } from "./sideBySide.js";
import { KEY } from "./wire.js";

type ClientName = keyof Package;
export const CLIENT_NAMES: ClientName[] = ["PhoneNumbersClient", "SipRoutingClient"];
export const keyCredential = (): AzureKeyCredential => new AzureKeyCredential(KEY);

/** Makes a client of whatever arguments, and a request with it. */
export async function requestOf(
  name: ClientName,
  { classes }: Clients,
  args: unknown[],
): Promise<unknown> {
  const Client = classes[name] as new (...args: unknown[]) => object;
  const client = new Client(...args);
  return "listTrunks" in client
    ? items((client as Clients["sipRouting"]).listTrunks())
    : (client as Clients["phoneNumbers"]).getPurchasedPhoneNumber("+1");
}

/** A request of both clients, made of these arguments. */
export const made = (
  what: string,
  args: (options: Clients["options"]) => unknown[],
  more: Partial<Scenario> = {},
): Scenario[] =>
  CLIENT_NAMES.map((name) => ({
    name: `${name} made of ${what}`,
    call: (clients) => requestOf(name, clients, args(clients.options)),
    answers: [{ body: name === "PhoneNumbersClient" ? { id: "1" } : sipConfiguration }],
    allHeaders: true,
    clock: true,
    ...more,
  }));

export const madeOfText = (text: string): Scenario[] =>
  made(JSON.stringify(text), (options) => [text, options]);

/** A token credential that lists what it was asked for. */
export const listingCredential = (
  asked: unknown[],
  lifetimeMs = 3_600_000,
): TokenCredential & { getToken(): Promise<AccessToken> } => ({
  async getToken(scopes?: unknown, options?: { claims?: string }) {
    // Its signal is a difference of its own.
    const names = Object.keys({ ...options }).filter((name) => name !== "abortSignal");
    asked.push({ scopes, options: names.sort(), claims: options?.claims });
    return { token: `token-${asked.length}`, expiresOnTimestamp: Date.now() + lifetimeMs };
  },
});

const failing = (error: Error): TokenCredential => ({ getToken: () => Promise.reject(error) });

const GOOD_TEXTS = [
  `endpoint=${ENDPOINT}/;accesskey=${KEY}`,
  `endpoint=${ENDPOINT};accesskey=${KEY}`,
  `Endpoint=${ENDPOINT};AccessKey=${KEY}`,
  `ENDPOINT=${ENDPOINT};ACCESSKEY=${KEY}`,
  `endpoint=${ENDPOINT}/;accesskey=${KEY};`,
  `endpoint=${ENDPOINT}/;accesskey=${KEY}==`,
  ` endpoint=${ENDPOINT}/;accesskey=${KEY} `,
  `\nendpoint= ${ENDPOINT}/ ;accesskey= ${KEY}\n`,
  `name=contoso;endpoint=${ENDPOINT}/;accesskey=${KEY}`,
  `endpoint=https://CONTOSO.communication.azure.com:443/;accesskey=${KEY}`,
  `endpoint=${ENDPOINT}:8443/;accesskey=${KEY}`,
  `endpoint=http://127.0.0.1:8080/;accesskey=${KEY}`,
  `endpoint=http://localhost;accesskey=${KEY}`,
  `endpoint=${ENDPOINT}/;accesskey=no base64!`,
];

const GOOD_URLS = [
  ENDPOINT,
  `${ENDPOINT}/`,
  ` ${ENDPOINT} `,
  "HTTPS://CONTOSO.communication.azure.com",
  "http://localhost:8080",
];

const insecure = (options: Clients["options"]): object => ({
  ...options,
  allowInsecureConnection: true,
});
const text = GOOD_TEXTS[0]!;

/** Ways to make a client that both packages take, or refuse, alike. */
export const constructorScenarios: Scenario[] = [
  ...GOOD_TEXTS.flatMap(madeOfText),
  ...GOOD_URLS.flatMap((url) =>
    made(`the URL "${url}"`, (options) => [url, keyCredential(), options]),
  ),
  ...made("a text, undefined and options", (options) => [text, undefined, options]),
  ...made("a text, null and options", (options) => [text, null, options]),
  ...made("a text, options and more options", (options) => [
    text,
    options,
    { userAgentOptions: { userAgentPrefix: "ignored" } },
  ]),
  ...made("frozen options", (options) => [ENDPOINT, keyCredential(), Object.freeze(options)]),
  ...made("an http: URL with leave", (options) => [
    "http://contoso.example",
    keyCredential(),
    insecure(options),
  ]),
  ...made("a key in an object", (options) => [ENDPOINT, { key: KEY }, options]),
  ...made("a key beside an absent getToken", (options) => [
    ENDPOINT,
    { key: KEY, getToken: undefined },
    options,
  ]),
  ...made("a key that a getter gives", (options) => [
    ENDPOINT,
    new (class {
      get key(): string {
        return KEY;
      }
    })(),
    options,
  ]),
  ...made("an empty key", (options) => [ENDPOINT, { key: "" }, options]),
  ...made("a key and a getToken", (options) => [
    ENDPOINT,
    { key: KEY, ...listingCredential([]) },
    options,
  ]),
  ...made("a token credential", (options) => [ENDPOINT, listingCredential([]), options]),
  ...made("a token credential and an http: URL", (options) => [
    "http://localhost",
    listingCredential([]),
    insecure(options),
  ]),
  ...made("a credential without a token", (options) => [
    ENDPOINT,
    { getToken: () => Promise.resolve(null) },
    options,
  ]),
  ...[new Error("no token"), new RestError("no token", { statusCode: 400, code: "Bad" })].flatMap(
    (error) =>
      made(`a credential that fails with a ${error.name}`, (options) => [
        ENDPOINT,
        failing(error),
        options,
      ]),
  ),
  ...made("a credential that throws", (options) => [
    ENDPOINT,
    {
      getToken: () => {
        throw new Error("no token");
      },
    },
    options,
  ]),
  ...CLIENT_NAMES.flatMap(shapes),
];

/** What a client and its class look like to who goes through them. */
function shapes(name: ClientName): Scenario[] {
  const shape = (what: string, call: (Client: new (...args: unknown[]) => object) => unknown) => ({
    name: `${name}: ${what}`,
    call: async ({ classes }: Clients) => call(classes[name] as new (...args: unknown[]) => object),
    answers: [],
  });
  return [
    shape("its names", (Client) => {
      const client = new Client(text);
      return [Client.name, client.constructor.name, Object.prototype.toString.call(client)];
    }),
    shape("its class", (Client) => [
      Object.getPrototypeOf(Client) === Function.prototype,
      Object.keys(Client),
      Object.keys(Client.prototype as object),
    ]),
    shape("a subclass", (Client) => {
      const client = new (class Special extends Client {
        readonly more = 1;
      })(text);
      return [client instanceof Client, client.constructor.name, client.more];
    }),
    shape("a method in place of its own", (Client) => {
      const client = Object.assign(new Client(text), {
        getTrunk: () => 1,
        getReservation: () => 2,
      });
      return [client.getTrunk(), client.getReservation()];
    }),
    shape("a call without new", (Client) => (Client as unknown as (text: string) => object)(text)),
  ];
}
