import { ENDPOINT } from "../../unit/support/scriptedHttpClient.js";
import { keyCredential, made, madeOfText } from "./constructorScenarios.js";
import { refusedBefore, type Difference } from "./difference.js";
import type { Clients, Scenario } from "./sideBySide.js";
import { KEY } from "./wire.js";

type MakeArguments = (options: Clients["options"]) => unknown[];
const ofUrl =
  (url: unknown): MakeArguments =>
  (options) => [url, keyCredential(), options];
const ofText =
  (text: string): MakeArguments =>
  (options) => [text, options];

const refused = (about: string, message: string, scenarios: Scenario[]): Difference => ({
  about,
  reason: "the error of 1.5.0 shows the whole connection string with its key, or says nothing",
  notices: "a TypeError that says what is wrong, and never a key",
  scenarios,
  change: refusedBefore(message),
});

const EXAMPLE = '"endpoint=https://<resource>.communication.azure.com;accesskey=<key>"';
const LIKE =
  "The endpoint must be a URL like https://<resource>.communication.azure.com, without query or user name";

const ODD_ENDPOINTS = ["?a=b", "#a"].map((end) => `${ENDPOINT}/${end}`);
ODD_ENDPOINTS.push("https://user:word@contoso.communication.azure.com");

/** Arguments of constructors that are refused, or refused in other words. */
export const refusedArgumentDifferences: Difference[] = [
  refused(
    "a connection string without a key is refused without being shown",
    `The connection string has no accesskey. It should look like ${EXAMPLE}.`,
    [`endpoint=${ENDPOINT}`, `endpoint=${ENDPOINT};accesskey=`].flatMap(madeOfText),
  ),
  refused(
    "a connection string without an endpoint is refused without being shown",
    `The connection string has no endpoint. It should look like ${EXAMPLE}.`,
    [`accesskey=${KEY}`, `endpoint=;accesskey=${KEY}`].flatMap(madeOfText),
  ),
  refused(
    "what is neither a connection string nor a URL is refused with what is expected",
    'Expected a connection string ("endpoint=...;accesskey=...") or an endpoint and a credential.',
    [
      ...madeOfText(""),
      ...madeOfText("contoso"),
      ...made("nothing", () => []),
      ...made("null", (options) => [null, options]),
      ...made("a number", (options) => [7, options]),
    ],
  ),
  refused(
    "a URL without a credential is refused with what is expected",
    "An endpoint needs a credential: a KeyCredential or a TokenCredential (for example of @azure/identity).",
    [
      ...made("a URL alone", () => [ENDPOINT]),
      ...[undefined, null, {}, KEY, { key: 7 }].flatMap((second) =>
        made(`a URL and ${JSON.stringify(second)}`, (options) => [ENDPOINT, second, options]),
      ),
    ],
  ),
  ...(["endpoint", "accesskey"] as const).map((part) =>
    refused(
      `a connection string with two parts called ${part} is refused`,
      `The connection string has two parts called ${part}.`,
      madeOfText(
        `endpoint=${ENDPOINT};${part}=${part === "endpoint" ? ENDPOINT : "b3RoZXI="};accesskey=${KEY}`,
      ),
    ),
  ),
  refused(
    "an endpoint that is no http: or https: URL is refused",
    `${LIKE}.`,
    ["", null, undefined, 7].flatMap((url) => made(`the URL ${JSON.stringify(url)}`, ofUrl(url))),
  ),
  ...["contoso.communication.azure.com", "ftp://contoso.example", "ws://contoso.example"].map(
    (endpoint) =>
      refused(`the endpoint ${endpoint} is refused and shown`, `${LIKE}, but is "${endpoint}".`, [
        ...made(`the endpoint ${endpoint}`, ofText(`endpoint=${endpoint};accesskey=${KEY}`)),
        ...made(`the URL ${endpoint}`, ofUrl(endpoint)),
      ]),
  ),
  {
    ...refused(
      "an endpoint has no query, fragment or user name",
      `${LIKE}.`,
      ODD_ENDPOINTS.flatMap((url) => [
        ...made(`the URL ${url}`, ofUrl(url)),
        ...made(`the endpoint ${url}`, ofText(`endpoint=${url};accesskey=${KEY}`)),
      ]),
    ),
    reason: "they would be in every request, or lost without a word",
  },
];
