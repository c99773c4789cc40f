import { describe, expect, it } from "vitest";
import { AzureKeyCredential } from "@azure/core-auth";
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { KEY } from "../support/clients.js";
import { expectSigned } from "../support/signatures.js";
import { CONNECTION_STRING, ENDPOINT, scriptedHttpClient } from "../support/scriptedHttpClient.js";

/** A key as newer resources have them: 84 characters and no equals sign. */
const LONG_KEY = `${"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".repeat(2).slice(0, 76)}JQQJ99AB`;

const accepted: [name: string, text: string][] = [
  ["the portal's form", `endpoint=${ENDPOINT}/;accesskey=${KEY}`],
  ["its parts turned round", `accesskey=${KEY};endpoint=${ENDPOINT}/`],
  ["a semicolon at its end", `endpoint=${ENDPOINT}/;accesskey=${KEY};`],
  ["semicolons in excess", `;;endpoint=${ENDPOINT};;accesskey=${KEY};;`],
  ["capitals", `Endpoint=${ENDPOINT};AccessKey=${KEY}`],
  ["only capitals", `ENDPOINT=${ENDPOINT};ACCESSKEY=${KEY}`],
  ["white space", ` endpoint = ${ENDPOINT} ; accesskey = ${KEY} `],
  ["a line break at its end", `endpoint=${ENDPOINT};accesskey=${KEY}\n`],
  ["no slash at the endpoint's end", `endpoint=${ENDPOINT};accesskey=${KEY}`],
  ["several slashes there", `endpoint=${ENDPOINT}//;accesskey=${KEY}`],
  ["capitals in the endpoint", `endpoint=HTTPS://Contoso.Communication.Azure.Com;accesskey=${KEY}`],
  ["other parts", `name=contoso;endpoint=${ENDPOINT};accesskey=${KEY};region=eu`],
  ["other parts twice", `a=1;endpoint=${ENDPOINT};a=2;accesskey=${KEY};`],
  ["parts without a name", `=x;endpoint=${ENDPOINT};junk;accesskey=${KEY}`],
];

const refused: [name: string, text: string, says: RegExp][] = [
  ["no key", `endpoint=${ENDPOINT}/`, /no accesskey/],
  ["an empty key", `endpoint=${ENDPOINT}/;accesskey=`, /no accesskey/],
  ["a blank key", `endpoint=${ENDPOINT}/;accesskey=  ;`, /no accesskey/],
  ["no endpoint", `accesskey=${KEY}`, /no endpoint/],
  ["an empty endpoint", `endpoint=;accesskey=${KEY}`, /no endpoint/],
  ["an endpoint that is no URL", `endpoint=contoso;accesskey=${KEY}`, /must be a URL/],
  ["an endpoint without scheme", `endpoint=contoso.azure.com;accesskey=${KEY}`, /must be a URL/],
  ["another scheme", `endpoint=ftp://contoso;accesskey=${KEY}`, /must be a URL/],
  ["an endpoint with a query", `endpoint=${ENDPOINT}/?a=1;accesskey=${KEY}`, /without query/],
  ["an endpoint with a fragment", `endpoint=${ENDPOINT}/#a;accesskey=${KEY}`, /must be a URL/],
  ["an endpoint with a user", `endpoint=https://${KEY}@contoso;accesskey=${KEY}`, /user name/],
  ["two endpoints", `endpoint=${ENDPOINT};accesskey=${KEY};Endpoint=https://x`, /two parts/],
  ["two keys", `endpoint=${ENDPOINT};accesskey=${KEY};AccessKey=${KEY}`, /two parts/],
  ["colons for equals signs", `endpoint:${ENDPOINT};accesskey:${KEY}`, /connection string/],
  ["commas for semicolons", `endpoint=${ENDPOINT},accesskey=${KEY}`, /no accesskey/],
  ["the key as endpoint", `endpoint=${KEY};accesskey=${KEY}`, /must be a URL/],
  ["a long key as endpoint", `endpoint=${LONG_KEY};accesskey=${LONG_KEY}`, /must be a URL/],
  ["only the key", KEY, /connection string/],
  ["only a long key", LONG_KEY, /connection string/],
  ["nothing", "", /connection string/],
  ["an endpoint alone", ENDPOINT, /needs a credential/],
];

const clients = [
  ["PhoneNumbersClient", PhoneNumbersClient],
  ["SipRoutingClient", SipRoutingClient],
] as const;

function failureOf(construct: () => unknown): Error {
  try {
    construct();
  } catch (error) {
    return error as Error;
  }
  throw new Error("It was expected to throw, but did not.");
}

describe.each(clients)("%s", (_name, Client) => {
  it.each(refused)("refuses a connection string with %s", (_, text, says) => {
    const error = failureOf(() => new Client(text));

    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(says);
    expect(`${error.message}${error.stack}${String(error.cause)}`).not.toContain(KEY);
    expect(`${error.message}${error.stack}`).not.toContain(LONG_KEY);
  });

  it.each([
    ["a connection string", CONNECTION_STRING],
    ["a connection string without endpoint", `accesskey=${KEY}`],
    ["a key", KEY],
    ["a key without equals sign", LONG_KEY],
    ["a host with a key after it", `${ENDPOINT};accesskey=${LONG_KEY}`],
    ["a connection string without its first name", `${ENDPOINT}/;accesskey=${LONG_KEY}`],
    ["an endpoint with a user", `https://${LONG_KEY}@contoso`],
    ["an endpoint with a key in its query", `${ENDPOINT}?accesskey=${LONG_KEY}`],
    ["nothing", ""],
    ["undefined", undefined],
    ["an object", { endpoint: ENDPOINT }],
  ])("refuses %s beside a credential, and shows no key", (_, text) => {
    const error = failureOf(() => new Client(text as never, new AzureKeyCredential(KEY)));

    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain("https://<resource>.communication.azure.com");
    for (const secret of [KEY, LONG_KEY, "c2VjcmV0"]) {
      expect(`${error.message}${error.stack}`).not.toContain(secret);
    }
  });

  it.each([
    ["undefined", undefined],
    ["null", null],
    ["an empty object", {}],
    ["a credential of another kind", { sasToken: "x" }],
    ["the key as text", KEY],
  ])("refuses an endpoint with %s for a credential", (_, credential) => {
    const error = failureOf(() => new Client(ENDPOINT, credential as never));

    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain("needs a credential");
    expect(error.message).not.toContain(KEY);
  });

  it.each([undefined, null, 5, {}, [], CONNECTION_STRING.split(";")])(
    "refuses %j for a connection string",
    (value) => {
      expect(() => new Client(value as string)).toThrow(TypeError);
    },
  );
});

describe("A connection string", () => {
  it.each(accepted)("is accepted with %s", async (_, text) => {
    const answer = { body: { trunks: {}, routes: [] } };
    const httpClient = scriptedHttpClient({ body: { id: "1" } }, answer);

    await new PhoneNumbersClient(text, { httpClient }).getPurchasedPhoneNumber("+1");
    await new SipRoutingClient(text, { httpClient }).getConfiguration();

    expect(httpClient.requests.map(({ url }) => url.origin)).toEqual([ENDPOINT, ENDPOINT]);
    expect(httpClient.requests.map(({ url }) => url.pathname)).toEqual([
      "/phoneNumbers/%2B1",
      "/sip",
    ]);
    for (const request of httpClient.requests) expectSigned(request, KEY);
  });

  it("may hold a key with equals signs in it and at its end", async () => {
    const httpClient = scriptedHttpClient({ body: { id: "1" } });
    const numbers = new PhoneNumbersClient(`accesskey=YWI=;endpoint=${ENDPOINT}`, { httpClient });

    await numbers.getPurchasedPhoneNumber("+1");

    expectSigned(httpClient.requests[0]!, "YWI=");
  });

  it.each([`${ENDPOINT}/?`, `${ENDPOINT}/#`, `${ENDPOINT}?#`])(
    "may hold the endpoint %s, whose query and fragment are empty",
    async (endpoint) => {
      const httpClient = scriptedHttpClient(
        { status: 202, headers: { "operation-id": "purchase_1" } },
        { body: { id: "purchase_1", status: "running" } },
      );
      const text = `endpoint=${endpoint};accesskey=${KEY}`;

      const poller = await new PhoneNumbersClient(text, { httpClient }).beginPurchasePhoneNumbers(
        "1",
      );
      await poller.poll();

      expect(httpClient.requests.map(({ url }) => url.pathname)).toEqual([
        "/availablePhoneNumbers/:purchase",
        "/phoneNumbers/operations/purchase_1",
      ]);
    },
  );
});
