import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { HttpClient } from "@azure/core-rest-pipeline";
import type { PhoneNumbersClientOptions } from "@azure/communication-phone-numbers";
import { tried } from "../properties.js";
import { named } from "../unit/support/calls.js";
import {
  overloads,
  TOKEN,
  withConnectionString,
  withTokenCredential,
} from "../unit/support/clients.js";
import { ENDPOINT, scriptedHttpClient, type Answer } from "../unit/support/scriptedHttpClient.js";
import { anyLink, elsewhere } from "./credentials/links.js";
import { openOrigins, withoutTls, type Origins } from "./credentials/origins.js";
import { linkPlaces, places, redirects, type Place } from "./credentials/places.js";

// For long runs, and a machine under load.
vi.setConfig({ testTimeout: 600_000 });

const FOLLOWING = { redirectOptions: { allowCrossOriginRedirects: true } };
const HOST = new URL(ENDPOINT).host;
const SIDES = { own: HOST, other: "evil.example" };
const CREDENTIAL = /^(authorization|x-ms-date|x-ms-content-sha256)\b|Signature=|Bearer/im;

/** Makes every call of a place; what it rejects with is the matter of other tests. */
async function visit(
  place: Place,
  make: (typeof overloads)[number][1],
  link: string,
  options: PhoneNumbersClientOptions,
  endpoint?: string,
): Promise<void> {
  const clients = make({ retryOptions: { maxRetries: 0 }, ...options }, endpoint);
  await place.run(clients, link).catch(() => undefined);
}

/** The same in process, with what was sent. */
async function sentAt(
  place: Place,
  make: (typeof overloads)[number][1],
  link: string,
  options: PhoneNumbersClientOptions = {},
) {
  const nothing: Answer = { body: {} };
  const rest = Array.from({ length: 25 }, () => nothing);
  const httpClient = scriptedHttpClient(...place.answers(link), ...rest);
  await visit(place, make, link, { httpClient, ...options });
  return httpClient.requests.map(({ url, headers, body = "" }) => ({
    origin: url.origin,
    isEndpoint: url.origin === ENDPOINT && headers["host"] !== "evil.example",
    text: `${url.href}\n${body}\n${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n")}`,
  }));
}

const somewhere = fc.constantFrom(...places).chain((place) =>
  fc.record({
    place: fc.constant(place),
    link: anyLink(SIDES, place.path),
    overload: fc.constantFrom(...overloads),
  }),
);

describe("A link of any form, wherever it stands", () => {
  it("leads to no request at another origin", async () => {
    const property = fc.asyncProperty(somewhere, async ({ place, link, overload: [, make] }) => {
      const sent = await sentAt(place, make, link);
      expect([place.name, ...sent.map(({ origin }) => origin)]).toEqual([
        place.name,
        ...sent.map(() => ENDPOINT),
      ]);
    });
    await fc.assert(property, tried(600));
  });

  it("takes no credential along where redirects may leave", async () => {
    const property = fc.asyncProperty(somewhere, async ({ place, link, overload: [, make] }) => {
      const sent = await sentAt(place, make, link, FOLLOWING);
      for (const { isEndpoint, text } of sent) {
        if (!isEndpoint) expect(text).not.toMatch(CREDENTIAL);
        if (!isEndpoint) expect(text).not.toContain(TOKEN);
      }
    });
    await fc.assert(property, tried(600));
  });
});

it("asks nobody whom a challenge names", async () => {
  const claims = btoa('{"access_token":{}}');
  const challenge = `Bearer authorization_uri="https://evil.example/", error="insufficient_claims", claims="${claims}"`;
  const denied = { status: 401, headers: { "www-authenticate": challenge } };
  const httpClient = scriptedHttpClient(denied, denied);
  const { numbers } = withTokenCredential({ httpClient, retryOptions: { maxRetries: 0 } });

  await expect(numbers.getPurchasedPhoneNumber("+1")).rejects.toMatchObject({ statusCode: 401 });

  expect(httpClient.requests.map(({ url }) => url.origin)).toEqual([ENDPOINT, ENDPOINT]);
});

describe("A link where the test puts it", () => {
  const make = withConnectionString;

  it.each(named(places))("is followed on the endpoint if it may be: %s", async (_, place) => {
    const marked = `${place.path}&mark=1`;
    const sent = await sentAt(place, make, marked);
    expect(sent.some(({ text }) => text.split("\n")[0]!.includes("mark=1"))).toBe(place.isFollowed);
  });

  it.each(named(redirects.filter(({ isFollowed }) => isFollowed)))(
    "leads away only where the application allows it: %s",
    async (_, place) => {
      const link = `https://evil.example${place.path}`;
      const sent = await sentAt(place, make, link, FOLLOWING);
      expect(sent.map(({ origin }) => origin)).toContain("https://evil.example");
      expect(await sentAt(place, make, link)).toHaveLength(1);
    },
  );
});

describe("Over sockets", () => {
  let origins: Origins;
  beforeAll(async () => void (origins = await openOrigins()));
  afterAll(() => origins.close());

  describe.each(overloads)("a client made with %s", (name, make) => {
    const scheme = name === "a token credential" ? "https:" : "http:";
    const transport = (): { httpClient?: HttpClient } =>
      scheme === "https:" ? { httpClient: withoutTls() } : {};
    const strangers = () =>
      origins.arrived.filter(
        ({ host, port }) => host !== origins.own || origins.own !== `127.0.0.1:${port}`,
      );
    /** A refused link is not followed on the endpoint either. */
    const marked = () => origins.arrived.filter(({ target }) => target.includes("mark=1"));
    const expectNoOther = (what: string): void => {
      const others = [...strangers(), ...marked()].map(({ host, target }) => `${host}${target}`);
      expect([what, ...others]).toEqual([what]);
    };
    const go = async (place: Place, form: number, options: PhoneNumbersClientOptions = {}) => {
      const link = elsewhere(scheme, origins)[form]!(`${place.path}&mark=1`);
      origins.answer(place.answers(link));
      await visit(place, make, link, { ...transport(), ...options }, `${scheme}//${origins.own}`);
    };
    const forms = elsewhere(scheme, { own: "a", other: "b" }).length;

    // Each place meets a few of the forms, and each form a few of the places.
    it.each([0, 1, 2, 3])("asks its endpoint alone, wherever a link stands (%i)", async (round) => {
      for (const [index, place] of linkPlaces.entries()) {
        await go(place, (index + round * 5) % forms);
        expectNoOther(`${place.name}, form ${(index + round * 5) % forms}`);
      }
    });

    it("asks its endpoint alone, whatever call is redirected", async () => {
      for (const [index, place] of redirects.entries()) {
        await go(place, index % forms);
        expect(origins.arrived.length).toBeGreaterThan(0);
        expectNoOther(`${place.name}, form ${index % forms}`);
      }
    });

    it("leaves the credential behind where a redirect may lead elsewhere", async () => {
      let left = 0;
      for (const place of redirects) {
        await go(place, 0, FOLLOWING);
        left += strangers().length;
        for (const { headers } of strangers()) expect(headers).not.toMatch(CREDENTIAL);
      }
      expect(left).toBe(redirects.filter(({ isFollowed }) => isFollowed).length);
    });
  });
});
