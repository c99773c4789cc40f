import { describe, expect, it } from "vitest";
import type { RestError } from "@azure/communication-phone-numbers";
import { resolveLink, samePath } from "../../../src/internal/links.js";
import { listings, named, RESERVATION_ID, starts } from "../support/calls.js";
import { rejectionOf, withConnectionString, withTokenCredential } from "../support/clients.js";
import { collect, hostile, onlyOurs, sameForms } from "../support/linkForms.js";
import {
  ENDPOINT,
  scriptedHttpClient,
  type ScriptedHttpClient,
  type Step,
} from "../support/scriptedHttpClient.js";

const GATEWAY = "https://gateway.example/acs/v1";
const VERSION = "api-version=2025-06-01";

const pathOf = (sends: string): string => sends.split(" ")[1]!;

describe.each(named(listings))("A next link of %s", (_name, call) => {
  const path = pathOf(call.sends);
  const first = (nextLink: string): Step => ({ body: { [call.items]: [{ id: 1 }], nextLink } });
  const last: Step = { body: { [call.items]: [{ id: 2 }] } };

  it.each([
    ...sameForms,
    ["only a query", (link: string) => link.slice(link.indexOf("?"))] as const,
  ])("is followed with %s", async (_, link) => {
    const httpClient = scriptedHttpClient(first(link(`${path}?skip=1&${VERSION}`)), last);

    const items = await collect(call.all(withConnectionString({ httpClient })));

    expect(items).toEqual([{ id: 1 }, { id: 2 }]);
    expect(httpClient.requests[1]?.target).toBe(`${path}?skip=1&${VERSION}`);
    expect(httpClient.requests[1]?.method).toBe("GET");
    onlyOurs(httpClient);
  });

  it.each(hostile)("is refused with %s, after the items before it", async (_, link) => {
    const httpClient = scriptedHttpClient(first(link(`${path}?skip=1`)), last);
    const iterator = call.all(withTokenCredential({ httpClient }))[Symbol.asyncIterator]();

    await expect(iterator.next()).resolves.toEqual({ done: false, value: { id: 1 } });
    await expect(iterator.next()).rejects.toMatchObject({ name: "RestError", code: "LinkRefused" });
    expect(httpClient.requests).toHaveLength(1);
  });

  it("gets the API version of the client where it names none", async () => {
    const httpClient = scriptedHttpClient(first(`${path}?token=a%3Db`), last);

    await collect(call.all(withConnectionString({ httpClient, apiVersion: "2099-01-01" })));

    expect(httpClient.requests[1]?.target).toBe(`${path}?token=a%3Db&api-version=2099-01-01`);
  });

  it("keeps equals signs in its query, and the API version that it names", async () => {
    const httpClient = scriptedHttpClient(first(`${path}?token=a=b==&api-version=7`), last);

    await collect(call.all(withConnectionString({ httpClient })));

    const { searchParams } = httpClient.requests[1]!.url;
    expect([...searchParams]).toEqual([
      ["token", "a=b=="],
      ["api-version", "7"],
    ]);
  });

  it.each<[string, string]>([
    ["with the base path", `/acs/v1${path}?skip=1&${VERSION}`],
    ["without the base path", `${path}?skip=1&${VERSION}`],
    ["without a slash", `${path.slice(1)}?skip=1&${VERSION}`],
    ["with the whole URL", `${GATEWAY}${path}?skip=1&${VERSION}`],
    ["with only a query", `?skip=1&${VERSION}`],
  ])("keeps the base path of the endpoint, given %s", async (_, link) => {
    const httpClient = scriptedHttpClient(first(link), last);

    await collect(call.all(withConnectionString({ httpClient }, GATEWAY)));

    expect(httpClient.requests.map(({ url }) => url.pathname)).toEqual([
      `/acs/v1${path}`,
      `/acs/v1${path}`,
    ]);
    onlyOurs(httpClient, GATEWAY);
  });

  it("is refused where it was followed before", async () => {
    const httpClient = scriptedHttpClient(...Array<Step>(9).fill(first(`${path}?skip=1`)));

    const error = await rejectionOf<RestError>(
      collect(call.all(withConnectionString({ httpClient }))),
    );

    expect(error.code).toBe("LinkRefused");
    expect(httpClient.requests.length).toBeLessThanOrEqual(3);
  });
});

const OPERATION = "/phoneNumbers/operations/op_1";
const succeeded: Step = { body: { id: "op_1", status: "succeeded" } };
const startedAt = (link: string | undefined, id?: string): Step => ({
  status: 202,
  headers: {
    ...(link !== undefined && { "operation-location": link }),
    ...(id !== undefined && { "operation-id": id }),
  },
});

describe("An Operation-Location", () => {
  const poll = async (step: Step, endpoint?: string) => {
    const httpClient = scriptedHttpClient(step, succeeded);
    const { numbers } = withConnectionString({ httpClient }, endpoint);
    const poller = await numbers.beginPurchasePhoneNumbers("search-1");
    await poller.poll();
    return httpClient;
  };

  it.each(sameForms)("is followed with %s", async (_, link) => {
    const httpClient = await poll(startedAt(link(`${OPERATION}?a=1&${VERSION}`)));

    expect(httpClient.requests[1]?.target).toBe(`${OPERATION}?a=1&${VERSION}`);
    onlyOurs(httpClient);
  });

  it.each(hostile)("gives way to the operation's id with %s", async (_, link) => {
    const httpClient = await poll(startedAt(link(OPERATION), "purchase_7"));

    expect(httpClient.requests[1]?.target).toBe(`/phoneNumbers/operations/purchase_7?${VERSION}`);
    onlyOurs(httpClient);
  });

  it.each(["", "?x=1", undefined])("gives way to the operation's id if it is %j", async (link) => {
    const httpClient = await poll(startedAt(link, "purchase_7"), GATEWAY);

    expect(httpClient.requests[1]?.url.pathname).toBe("/acs/v1/phoneNumbers/operations/purchase_7");
  });

  it.each(["..", ".", "purchase/7", "..\\x", "search_7"])(
    "is an unknown outcome where all there is is the id %j",
    async (id) => {
      const httpClient = scriptedHttpClient(startedAt(undefined, id), succeeded);
      const { numbers } = withConnectionString({ httpClient });

      await expect(numbers.beginPurchasePhoneNumbers("search-1")).rejects.toMatchObject({
        code: "OutcomeUnknown",
        operationId: "purchase_search-1",
      });
    },
  );

  it.each(named(starts))("of %s is an unknown outcome elsewhere without an id", async (_, call) => {
    for (const [name, link] of hostile) {
      const httpClient = scriptedHttpClient(startedAt(link(OPERATION)), succeeded);

      const error = await rejectionOf<RestError>(call.run(withTokenCredential({ httpClient })));

      expect(error.code, name).toBe("OutcomeUnknown");
      expect(httpClient.requests).toHaveLength(1);
    }
  });

  it("keeps the base path of the endpoint", async () => {
    const httpClient = await poll(startedAt(`/acs/v1${OPERATION}`), GATEWAY);

    expect(httpClient.requests[1]?.target).toBe(`/acs/v1${OPERATION}?${VERSION}`);
  });
});

const search = {
  countryCode: "US",
  phoneNumberType: "tollFree",
  assignmentType: "application",
  capabilities: { calling: "none", sms: "none" },
} as const;

describe.each(["location of the start", "location of the poll", "resourceLocation"])(
  "A link to a result in the %s",
  (place) => {
    const stepsFor = (link: string, id: string): Step[] => [
      {
        status: 202,
        headers: {
          "operation-location": OPERATION,
          "operation-id": id,
          ...(place === "location of the start" && { location: link }),
        },
      },
      {
        headers: place === "location of the poll" ? { location: link } : {},
        body: {
          id,
          status: "succeeded",
          ...(place === "resourceLocation" && { resourceLocation: link }),
        },
      },
      { body: { id: "result", searchId: "result" } },
    ];
    const resultPath = "/availablePhoneNumbers/searchResults/abc";
    const numberPath = "/phoneNumbers/%2B14255550123";

    it.each(sameForms)("is followed with %s", async (_, link) => {
      const httpClient = scriptedHttpClient(...stepsFor(link(`${resultPath}?${VERSION}`), "op"));
      const { numbers } = withConnectionString({ httpClient });

      await (await numbers.beginSearchAvailablePhoneNumbers(search)).pollUntilDone();

      expect(httpClient.requests[2]?.target).toBe(`${resultPath}?${VERSION}`);
      onlyOurs(httpClient);
    });

    it.each(hostile)("gives way to what the client knows with %s", async (_, link) => {
      const found = scriptedHttpClient(...stepsFor(link(resultPath), "search_77"));
      const changed = scriptedHttpClient(...stepsFor(link(numberPath), "capabilities_77"));

      const one = withTokenCredential({ httpClient: found }).numbers;
      await (await one.beginSearchAvailablePhoneNumbers(search)).pollUntilDone();
      const other = withTokenCredential({ httpClient: changed }).numbers;
      const update = await other.beginUpdatePhoneNumberCapabilities("+14255550123", {});
      await update.pollUntilDone();

      expect(found.requests[2]?.target).toBe(`/availablePhoneNumbers/searchResults/77?${VERSION}`);
      expect(changed.requests[2]?.target).toBe(`${numberPath}?${VERSION}`);
      onlyOurs(found);
      onlyOurs(changed);
    });
  },
);

describe("resumeFrom", () => {
  const stateOf = (operationLocation: unknown, resourceLocation?: string): string =>
    JSON.stringify({ state: { config: { operationLocation, resourceLocation }, isStarted: true } });
  const resume = (httpClient: ScriptedHttpClient, resumeFrom: string, endpoint?: string) =>
    withTokenCredential({ httpClient }, endpoint).numbers.beginPurchasePhoneNumbers("search-1", {
      resumeFrom,
    });

  it.each(sameForms)("is followed with %s", async (_, link) => {
    const httpClient = scriptedHttpClient(succeeded);

    await (await resume(httpClient, stateOf(link(`${OPERATION}?${VERSION}`)))).poll();

    expect(httpClient.requests[0]?.target).toBe(`${OPERATION}?${VERSION}`);
    onlyOurs(httpClient);
  });

  it.each(hostile.filter(([name]) => name !== "backslashes for slashes"))(
    "is refused with %s before any request",
    async (_, link) => {
      const httpClient = scriptedHttpClient();

      await expect(resume(httpClient, stateOf(link(OPERATION)))).rejects.toThrow(TypeError);
      await expect(resume(httpClient, link(OPERATION))).rejects.toThrow(TypeError);
      expect(httpClient.requests).toEqual([]);
    },
  );

  it.each([
    "",
    " ",
    "{}",
    "{",
    '{"state":{}}',
    '{"state":{"config":{}}}',
    '{"state":{"config":{"operationLocation":5}}}',
    ".",
    "..",
    "...",
    "purchase_1\\..?a#b",
    "\ud800",
    "/phoneNumbers/operations/%zz",
    "release_1",
    `reservationPurchase_${RESERVATION_ID}`,
  ])("is refused as TypeError if it is %j", async (text) => {
    const httpClient = scriptedHttpClient();

    await expect(resume(httpClient, text)).rejects.toThrow(TypeError);
    expect(httpClient.requests).toEqual([]);
  });

  it("takes an operation's id", async () => {
    const httpClient = scriptedHttpClient(succeeded);

    await (await resume(httpClient, " purchase_a.b~c-1 ", GATEWAY)).poll();

    expect(httpClient.requests[0]?.target).toBe(
      `/acs/v1/phoneNumbers/operations/purchase_a.b~c-1?${VERSION}`,
    );
  });

  it("follows no link to a result elsewhere", async () => {
    const httpClient = scriptedHttpClient(succeeded, { body: { searchId: "1" } });
    const { numbers } = withTokenCredential({ httpClient });
    const resumeFrom = stateOf(
      OPERATION,
      "https://evil.example/availablePhoneNumbers/searchResults/1",
    );

    const poller = await numbers.beginSearchAvailablePhoneNumbers(search, { resumeFrom });
    await poller.pollUntilDone();

    expect(httpClient.requests).toHaveLength(2);
    onlyOurs(httpClient);
  });
});

describe("resolveLink", () => {
  const base = { endpoint: ENDPOINT, apiVersion: "1" };

  it("compares paths however they are encoded and cased", () => {
    const belongs = samePath("/phoneNumbers");

    expect(resolveLink("/phone%4eumbers?a=1", base, belongs)).toBe(
      `${ENDPOINT}/phone%4eumbers?a=1&api-version=1`,
    );
    expect(resolveLink("/PHONENUMBERS", base, belongs)).toBe(
      `${ENDPOINT}/PHONENUMBERS?api-version=1`,
    );
    expect(resolveLink("/%zz", base, belongs)).toBeUndefined();
  });

  it.each([
    ["?api-version=2", "?api-version=2"],
    ["?skip=5&api-version=", "?skip=5&api-version="],
    ["?skip=5?api-version=2", "?skip=5%3Fapi-version%3D2&api-version=1"],
    ["?my-api-version=2", "?my-api-version=2&api-version=1"],
    ["?API-version=2", "?API-version=2&api-version=1"],
  ])(
    "keeps the version of the API that %s names, and adds one where there is none",
    (link, query) => {
      const url = resolveLink(link, base, () => true, "/phoneNumbers");

      expect(url).toBe(`${ENDPOINT}/phoneNumbers${query}`);
    },
  );
});
