import { describe, expect, it } from "vitest";
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import {
  CONNECTION_STRING,
  ENDPOINT,
  scriptedHttpClient,
  type Step,
} from "../support/scriptedHttpClient.js";
import { all, LIST_CASES, tokenOf, type ListCase } from "../support/listings.js";
import { phoneNumbers, sent } from "../support/longRunning.js";
import { forbidUnhandledRejections } from "../support/unhandled.js";

forbidUnhandledRejections();

const A = { name: "a" };
const B = { name: "b" };
const C = { name: "c" };
const pageOf = (list: ListCase, items: unknown, nextLink?: unknown): Step => ({
  body: { [list.property]: items, ...(nextLink !== undefined && { nextLink }) },
});
const API = "api-version=2025-06-01";
const next = (list: ListCase, skip: number): string => `${list.path}?skip=${skip}&top=1&${API}`;
const LOCALIZED = LIST_CASES.filter(({ localized }) => localized);

describe.each(LIST_CASES)("$name", (list) => {
  it("sends nothing before the first next(), and each page once", async () => {
    const { client, http } = phoneNumbers([
      pageOf(list, [A, B], next(list, 2)),
      pageOf(list, [], next(list, 3)),
      pageOf(list, [C]),
    ]);
    const items = list.list(client);
    items.byPage();
    await Promise.resolve();
    expect(http.requests).toHaveLength(0);
    expect(await all(items)).toEqual([A, B, C]);
    expect(sent(http).map((line) => line.split("?")[0])).toEqual(Array(3).fill(`GET ${list.path}`));
    expect(sent(http).slice(1)).toEqual([`GET ${next(list, 2)}`, `GET ${next(list, 3)}`]);
    expect(http.requests[0]?.url.searchParams.get(list.sizeParameter)).toBe("100");
  });

  it("asks for the page size of its options, or that of byPage", async () => {
    const empty = pageOf(list, []);
    const { client, http } = phoneNumbers([empty, empty, empty]);
    await all(list.list(client, { maxPageSize: 7 }));
    await all(list.list(client).byPage({ maxPageSize: 8 }));
    await all(list.list(client, { maxPageSize: 7 }).byPage({ maxPageSize: 9 }));
    const sizes = http.requests.map(({ url }) => url.searchParams.getAll(list.sizeParameter));
    expect(sizes).toEqual([["7"], ["8"], ["9"]]);
    const other = list.sizeParameter === "top" ? "maxPageSize" : "top";
    expect(http.requests.map(({ url }) => url.searchParams.has(other))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("goes on from a token in a new client", async () => {
    const first = phoneNumbers([pageOf(list, [A], next(list, 1))]);
    const { value } = (await list.list(first.client).byPage({ maxPageSize: 1 }).next()) as {
      value: unknown[];
    };
    const continuationToken = tokenOf(value) as string;
    expect(typeof continuationToken).toBe("string");
    const { client, http } = phoneNumbers([pageOf(list, [B], next(list, 2)), pageOf(list, [C])]);
    expect(await all(list.list(client).byPage({ continuationToken }))).toEqual([[B], [C]]);
    expect(sent(http)[0]).toBe(`GET ${next(list, 1)}`);
  });

  it("asks for a failed page again, without losing or doubling items", async () => {
    const failure = { status: 400, body: { error: { code: "Bad", message: "no" } } };
    const { client } = phoneNumbers([
      failure,
      pageOf(list, [A], next(list, 1)),
      failure,
      { body: "<html>" },
      pageOf(list, [B]),
    ]);
    const items = list.list(client);
    await expect(items.next()).rejects.toMatchObject({ name: "RestError", code: "Bad" });
    expect(await items.next()).toEqual({ done: false, value: A });
    await expect(items.next()).rejects.toMatchObject({ code: "Bad" });
    await expect(items.next()).rejects.toMatchObject({ code: "PARSE_ERROR" });
    expect(await all(items)).toEqual([B]);
  });

  it("takes links that are relative, absolute or a query alone", async () => {
    const { client, http } = phoneNumbers([
      pageOf(list, [A], `?skip=1&${API}`),
      pageOf(
        list,
        [A],
        `${ENDPOINT.replace("contoso", "CONTOSO")}${list.path}?skip=2&a=b=c&${API}`,
      ),
      pageOf(list, [A], `${list.path.slice(1)}?skip=3`),
      pageOf(list, [A], `${ENDPOINT}:443${list.path}?skip=4&${API}`),
      pageOf(list, [A]),
    ]);
    expect(await all(list.list(client))).toHaveLength(5);
    expect(http.requests.slice(1).map(({ url }) => url.href)).toEqual([
      `${ENDPOINT}${list.path}?skip=1&${API}`,
      // Form encoding, which is what is signed.
      `${ENDPOINT}${list.path}?skip=2&a=b%3Dc&${API}`,
      `${ENDPOINT}${list.path}?skip=3&${API}`,
      `${ENDPOINT}${list.path}?skip=4&${API}`,
    ]);
  });

  it.each([
    "https://contoso.communication.azure.com.evil.example/x",
    "https://evil.example",
    "//evil.example",
    "http://contoso.communication.azure.com",
    "https://a:b@contoso.communication.azure.com",
    "/phoneNumbers/operations/purchase_1",
    "/sip",
    "/",
  ])("does not follow a link to %s", async (link) => {
    const absolute = /^(https?:)?\/\/[^/]+$/.test(link) ? link + list.path : link;
    const { client, http } = phoneNumbers([pageOf(list, [A], absolute)]);
    const items = list.list(client);
    await items.next();
    await expect(items.next()).rejects.toMatchObject({ name: "RestError", code: "LinkRefused" });
    const byToken = list.list(client).byPage({ continuationToken: absolute });
    await expect(byToken.next()).rejects.toBeInstanceOf(TypeError);
    expect(http.requests).toHaveLength(1);
  });

  it.each([[5], [{}], [true], [["/x"]]])(
    "refuses the token %j, which is no text",
    async (token) => {
      const { client, http } = phoneNumbers([]);
      const pages = list.list(client).byPage({ continuationToken: token as never });
      const page = pages.next();
      await expect(page).rejects.toBeInstanceOf(TypeError);
      await expect(page).rejects.toThrow("continuationToken");
      expect(http.requests).toHaveLength(0);
    },
  );

  it.each([
    ["an object", {}],
    ["a text", "a"],
  ])("rejects where its list is %s", async (_, items) => {
    const { client } = phoneNumbers([pageOf(list, items)]);
    await expect(list.list(client).next()).rejects.toMatchObject({
      name: "RestError",
      code: "PARSE_ERROR",
    });
  });

  it.each([null, ""])("ends at the nextLink %j", async (link) => {
    const { client } = phoneNumbers([pageOf(list, [A], link)]);
    expect(await all(list.list(client))).toEqual([A]);
  });

  it.each([[5], [true], [{}], [["/x"]], [0], [false]])(
    "rejects at the nextLink %j",
    async (link) => {
      const { client } = phoneNumbers([pageOf(list, [A], link)]);
      await expect(list.list(client).next()).rejects.toMatchObject({
        name: "RestError",
        code: "PARSE_ERROR",
        statusCode: 200,
      });
    },
  );

  it("ends at once with the signal of its options", async () => {
    const abort = new AbortController();
    const { client } = phoneNumbers([pageOf(list, [A], next(list, 1)), pageOf(list, [B])]);
    const items = list.list(client, { abortSignal: abort.signal });
    await items.next();
    abort.abort();
    await expect(items.next()).rejects.toMatchObject({ name: "AbortError" });
  });

  it("sends its headers with each page and tells onResponse of each", async () => {
    const statuses: number[] = [];
    const { client, http } = phoneNumbers([pageOf(list, [A], next(list, 1)), pageOf(list, [B])]);
    const options = {
      requestOptions: { customHeaders: { "x-mine": "1" } },
      onResponse: ({ status }: { status: number }) => void statuses.push(status),
    };
    await all(list.list(client, options));
    expect(http.requests.map(({ headers }) => headers["x-mine"])).toEqual(["1", "1"]);
    expect(statuses).toEqual([200, 200]);
  });
});

describe.each(LOCALIZED)("The language of $name", (list) => {
  const languagesOf = async (client?: string, call?: string): Promise<unknown[]> => {
    const http = scriptedHttpClient(pageOf(list, [A], next(list, 1)), pageOf(list, [B]));
    const options = { httpClient: http, ...(client && { acceptLanguage: client }) };
    const listed = new PhoneNumbersClient(CONNECTION_STRING, options);
    await all(list.list(listed, call ? { acceptLanguage: call } : {}));
    return http.requests.map(({ headers }) => headers["accept-language"]);
  };
  it("is that of the client, or of the call, on each page", async () => {
    expect(await languagesOf()).toEqual([undefined, undefined]);
    expect(await languagesOf("de")).toEqual(["de", "de"]);
    expect(await languagesOf("de", "fr-CA")).toEqual(["fr-CA", "fr-CA"]);
    expect(await languagesOf(undefined, "it")).toEqual(["it", "it"]);
  });
});

describe("A listing of a country", () => {
  it.each([undefined, null, "", ".", "..", 5, "\ud800"])(
    "%j rejects at the first next()",
    async (country) => {
      const { client, http } = phoneNumbers([]);
      for (const list of LIST_CASES.filter(({ path }) => path.includes("/countries/"))) {
        const items = list.list(client, {}, country as string);
        await expect(items.next()).rejects.toBeInstanceOf(TypeError);
        await expect(items.byPage().next()).rejects.toBeInstanceOf(TypeError);
      }
      expect(http.requests).toHaveLength(0);
    },
  );
});

describe.each(["listTrunks", "listRoutes"] as const)("SIP %s", (method) => {
  const body = {
    trunks: { "a.example": { sipSignalingPort: 1 }, "b.example": { sipSignalingPort: 2 } },
    routes: [
      { name: "r1", numberPattern: "1" },
      { name: "r2", numberPattern: "2" },
    ],
  };
  const sip = (...steps: Step[]) => {
    const http = scriptedHttpClient(...steps);
    const retryOptions = { retryDelayInMs: 0 };
    return {
      http,
      client: new SipRoutingClient(CONNECTION_STRING, { httpClient: http, retryOptions }),
    };
  };

  it("is one page, whatever size is asked for, read at the first next()", async () => {
    const { client, http } = sip({ body }, { body });
    const items = client[method]();
    const pages = await all<unknown>(items.byPage({ maxPageSize: 1 }));
    expect(pages).toHaveLength(1);
    expect(tokenOf(pages[0])).toBeUndefined();
    expect(http.requests).toHaveLength(1);
    expect(await all<unknown>(items)).toHaveLength(2);
    expect(sent(http)).toEqual(Array(2).fill("GET /sip?api-version=2023-03-01"));
  });

  it("refuses a continuation token", async () => {
    const { client, http } = sip();
    const pages = client[method]().byPage({ continuationToken: "/sip?skip=1" });
    await expect(pages.next()).rejects.toBeInstanceOf(TypeError);
    expect(http.requests).toHaveLength(0);
  });

  it("can be read again after a failure, and afresh after its end", async () => {
    const { client } = sip({ status: 403, body: {} }, { body }, { body });
    const items = client[method]();
    await expect(items.next()).rejects.toMatchObject({ name: "RestError", statusCode: 403 });
    expect(await all<unknown>(items)).toHaveLength(2);
    expect(await all<unknown>(items)).toHaveLength(2);
  });
});
