import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { expect } from "vitest";
import type { Story } from "./emulatorStory.js";
import type { OnEmulator } from "./onEmulator.js";
import { items, type ClientOptions } from "./sideBySide.js";

const OWNED = "+18335550100";
const numbers = [OWNED];
const OTHER_KEY = Buffer.from("another key").toString("base64");

/** Options with which a key reaches the emulator, in process and over HTTP. */
const byKey = ({ httpClient, connectionString }: OnEmulator["emulator"]) =>
  connectionString.startsWith("endpoint=https:")
    ? { httpClient }
    : { allowInsecureConnection: true };

/** Where a key reaches the emulator. */
const urlOf = ({ connectionString }: OnEmulator["emulator"]): string =>
  /^endpoint=([^;]+)/.exec(connectionString)![1]!;

/** How a client gets to the emulator. */
export const emulatorReachStories: Story[] = [
  {
    name: "takes a connection string in other letter case, with slashes and a last semicolon",
    options: { numbers },
    tell: async ({ classes, emulator }) => {
      // Not the key first: 1.5.0 refuses such a connection string.
      for (const text of [
        `ENDPOINT=${urlOf(emulator)};ACCESSKEY=${emulator.key}`,
        `Endpoint=${urlOf(emulator)}/;AccessKey=${emulator.key}`,
        `endpoint=${urlOf(emulator)}/;accesskey=${emulator.key};`,
      ]) {
        const client = new classes.PhoneNumbersClient(text, byKey(emulator));
        expect((await client.getPurchasedPhoneNumber(OWNED)).phoneNumber).toBe(OWNED);
        const sip = new classes.SipRoutingClient(text, byKey(emulator));
        expect(await items(sip.listTrunks())).toEqual([]);
      }
    },
  },
  {
    name: "takes an endpoint with a slash, with a key that is rotated and with tokens",
    options: { numbers },
    tell: async ({ classes, emulator }) => {
      const { credential, endpoint, httpClient, key } = emulator;
      const withTokens = new classes.PhoneNumbersClient(`${endpoint}/`, credential, { httpClient });
      expect(await items(withTokens.listPurchasedPhoneNumbers())).toHaveLength(1);
      const rotated = { key };
      const url = `${urlOf(emulator)}/`;
      const client = new classes.PhoneNumbersClient(url, rotated, byKey(emulator));
      const read = (): Promise<unknown> => client.getPurchasedPhoneNumber(OWNED);
      await expect(read()).resolves.toMatchObject({ phoneNumber: OWNED });
      rotated.key = OTHER_KEY;
      await expect(read()).rejects.toMatchObject({ statusCode: 401, code: "Denied" });
      rotated.key = key;
      await expect(read()).resolves.toMatchObject({ phoneNumber: OWNED });
    },
  },
  {
    name: "is let in with a key of the emulator's own",
    options: { numbers, key: OTHER_KEY },
    tell: async ({ phoneNumbers, sipRouting, emulator }) => {
      expect(emulator.key).toBe(OTHER_KEY);
      expect(await items(phoneNumbers.listPurchasedPhoneNumbers())).toHaveLength(1);
      expect(await items(sipRouting.listTrunks())).toEqual([]);
    },
  },
  {
    name: "is let in with any key where none is looked at",
    options: { numbers, authentication: "off" },
    tell: async ({ classes, emulator }) => {
      const text = `endpoint=${urlOf(emulator)};accesskey=${OTHER_KEY}`;
      const client = new classes.PhoneNumbersClient(text, byKey(emulator));
      expect(await items(client.listPurchasedPhoneNumbers())).toHaveLength(1);
    },
  },
  {
    name: "sends headers of a call, and sees the answer",
    options: { numbers },
    tell: async ({ phoneNumbers, emulator }) => {
      const seen: unknown[] = [];
      await phoneNumbers.getPurchasedPhoneNumber(OWNED, {
        requestOptions: { customHeaders: { "x-ms-client-request-id": "mine", "X-Test": "a b" } },
        onResponse: ({ status, headers, parsedBody }) => {
          const { id } = parsedBody as { id: string };
          seen.push(status, headers.get("content-type"), headers.has("ms-cv"), id);
        },
      });
      expect(seen).toEqual([200, "application/json; charset=utf-8", true, OWNED.slice(1)]);
      expect(emulator.requests[0]!.headers).toMatchObject({
        "x-ms-client-request-id": "mine",
        "x-test": "a b",
      });
    },
  },
  {
    name: "speaks older versions of the service, as far as those go",
    options: { numbers },
    tell: async ({ reach }) => {
      const served: Record<string, unknown[]> = {};
      const code = (error: { statusCode: number; code: string }) => [error.statusCode, error.code];
      for (const apiVersion of ["2022-12-01", "2025-02-11", "2025-04-01", "1999-01-01"]) {
        const { phoneNumbers } = reach({ apiVersion });
        const lists = [
          items(phoneNumbers.listPurchasedPhoneNumbers()),
          items(phoneNumbers.listReservations()),
        ];
        served[apiVersion] = await Promise.all(
          lists.map((list) => (list as Promise<unknown[]>).then(({ length }) => length, code)),
        );
      }
      const none = [400, "UnsupportedApiVersion"];
      // Reservations are younger than numbers.
      expect(served).toEqual({
        "2022-12-01": [1, none],
        "2025-02-11": [1, none],
        "2025-04-01": [1, 0],
        "1999-01-01": [none, none],
      });
    },
  },
  {
    name: "names countries in the language of a client with tokens",
    tell: async ({ classes, emulator }) => {
      const { credential, endpoint, httpClient } = emulator;
      const names: (string | undefined)[] = [];
      // With a connection string 1.5.0 drops the language of its options.
      for (const acceptLanguage of ["de", "fr-FR", "pt-BR", "xx-klingon"]) {
        const options = { httpClient, acceptLanguage };
        const client = new classes.PhoneNumbersClient(endpoint, credential, options);
        const all = await items(client.listAvailableCountries());
        names.push(all.find(({ countryCode }) => countryCode === "DE")?.localizedName);
      }
      expect(names).toEqual(["Deutschland", "Allemagne", "Alemanha", "Germany"]);
    },
  },
  {
    name: "lists with a parameter that a policy of its own adds",
    options: { numbers: 150 },
    tell: async ({ reach, emulator }) => {
      // What 1.5.0 signs is another spelling of this query than what it sends.
      const sendRequest: PipelinePolicy["sendRequest"] = (request, next) => {
        request.url += "&my%20note=a~b%20(c+d)'";
        return next(request);
      };
      const additionalPolicies: ClientOptions["additionalPolicies"] = [
        { position: "perCall", policy: { name: "note", sendRequest } },
      ];
      const { phoneNumbers } = reach({ additionalPolicies });
      expect(await items(phoneNumbers.listPurchasedPhoneNumbers())).toHaveLength(150);
      expect(emulator.requests.map(({ url }) => /note/.test(url))).toEqual([true, true]);
    },
  },
  {
    name: "goes on from a page's token",
    options: { numbers: 250 },
    tell: async ({ phoneNumbers }) => {
      const continuationToken = "/phoneNumbers?skip=100&top=100&api-version=2025-06-01";
      const pages = phoneNumbers.listPurchasedPhoneNumbers().byPage({ continuationToken });
      expect((await items(pages)).map((page) => page.length)).toEqual([100, 50]);
    },
  },
  {
    name: "makes sixty calls at once",
    options: { numbers },
    tell: async ({ phoneNumbers, sipRouting }) => {
      const calls = Array.from({ length: 60 }, (_, at) =>
        at % 3 > 0
          ? phoneNumbers.getPurchasedPhoneNumber(OWNED).then(({ phoneNumber }) => phoneNumber)
          : sipRouting
              .setTrunk({ fqdn: `sbc${at}.contoso.com`, sipSignalingPort: 5060 + at })
              .then(({ sipSignalingPort }) => sipSignalingPort),
      );
      const outcomes = await Promise.all(calls);
      expect(outcomes).toEqual(outcomes.map((_, at) => (at % 3 > 0 ? OWNED : 5060 + at)));
      expect(await items(sipRouting.listTrunks())).toHaveLength(20);
    },
  },
];
