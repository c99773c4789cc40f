import { describe, expect, it } from "vitest";
import { PhoneNumbersClient, type AvailablePhoneNumber } from "@azure/communication-phone-numbers";
import { deepFreeze } from "./support/deepFreeze.js";
import { all, LIST_CASES } from "./support/listings.js";
import {
  accepted,
  BEGIN_CASES,
  begun,
  CAPABILITIES_CASE as CAPABILITIES,
  NUMBER,
  operation,
  operationTarget,
  phoneNumbers,
  PURCHASE_CASE as PURCHASE,
  RESERVATION_CASE as RESERVATION,
  SEARCH,
  SEARCH_CASE,
  sent,
  succeeded,
} from "./support/longRunning.js";
import { CONNECTION_STRING, ENDPOINT, scriptedHttpClient } from "./support/scriptedHttpClient.js";
import { forbidUnhandledRejections } from "./support/unhandled.js";

forbidUnhandledRejections();

const ID = "301b8ba7-5a35-4e4c-b1a5-0b5cb2b6a4d1";
const API = "api-version=2025-06-01";
const bodyOf = (request: { body: string | undefined } | undefined): unknown =>
  JSON.parse(request?.body ?? "null") as unknown;

describe("The result of an operation", () => {
  it.each(BEGIN_CASES)("of $name is typed, and nothing else is sent", async (begin) => {
    const { poller, http } = await begun(begin, succeeded(begin));
    await expect(poller.pollUntilDone()).resolves.toStrictEqual(begin.result);
    expect(sent(http)).toEqual([
      begin.start.join(" "),
      `GET ${operationTarget(begin.operationId)}`,
      ...(begin.read ? [`GET ${begin.read.target}`] : []),
    ]);
  });

  const noLocation = (headers: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "location"));
  const searchAt = (id: string): string => `/availablePhoneNumbers/searchResults/${id}`;
  const evil = "https://evil.example";
  const searches: [string, unknown, Record<string, string>, string | undefined, string][] = [
    [
      "the newest link, of the operation",
      searchAt("1"),
      { location: searchAt("2") },
      searchAt("3"),
      searchAt("1"),
    ],
    ["the Location of the poll", null, { location: searchAt("2") }, searchAt("3"), searchAt("2")],
    ["the Location of the start", null, {}, searchAt("3"), searchAt("3")],
    ["the id, where there is no link", null, {}, undefined, searchAt(ID)],
    [
      "the id, where no link is good",
      `${evil}${searchAt("1")}`,
      { location: `//evil.example${searchAt("2")}` },
      "/sip",
      searchAt(ID),
    ],
    [
      "the next link, where one is refused",
      `${evil}${searchAt("1")}`,
      {},
      searchAt("3"),
      searchAt("3"),
    ],
    ["the next link, where one is no text", 5, {}, searchAt("3"), searchAt("3")],
    ["an absolute link", `${ENDPOINT}${searchAt("1")}`, {}, undefined, searchAt("1")],
  ];
  it.each(searches)(
    "of a search is read at %s",
    async (_, resourceLocation, headers, start, path) => {
      const { client, http } = phoneNumbers([
        accepted(SEARCH_CASE, {
          ...noLocation(SEARCH_CASE.startHeaders),
          ...(start && { location: start }),
        }),
        operation(SEARCH_CASE, "succeeded", { resourceLocation }, headers),
        { body: { searchId: ID } },
      ]);
      const poller = await client.beginSearchAvailablePhoneNumbers(SEARCH);
      await expect(poller.pollUntilDone()).resolves.toEqual({ searchId: ID });
      expect(http.requests[2]?.url.href).toBe(`${ENDPOINT}${path}?${API}`);
    },
  );

  it("of a search remembers a link that an earlier poll gave", async () => {
    const { client, http } = phoneNumbers([
      accepted(SEARCH_CASE, noLocation(SEARCH_CASE.startHeaders)),
      operation(SEARCH_CASE, "running", { resourceLocation: searchAt("1") }),
      operation(SEARCH_CASE, "succeeded", { resourceLocation: null }),
      { body: { searchId: ID } },
    ]);
    const poller = await client.beginSearchAvailablePhoneNumbers(SEARCH, { updateIntervalInMs: 0 });
    await poller.pollUntilDone();
    expect(http.requests[3]?.url.pathname).toBe(searchAt("1"));
  });

  const own = `/phoneNumbers/%2B14255550123?${API}`;
  it.each([
    ["a link to its capabilities", `/phoneNumbers/${NUMBER}/capabilities?${API}`, own],
    ["a link to an operation", operationTarget(CAPABILITIES.operationId), own],
    ["a link to a foreign host", `${evil}/phoneNumbers/${NUMBER}`, own],
    ["no link", null, own],
    ["a raw plus in the link", `/phoneNumbers/${NUMBER}?${API}`, `/phoneNumbers/${NUMBER}?${API}`],
    ["a link without a version", `/phoneNumbers/${NUMBER}`, `/phoneNumbers/${NUMBER}?${API}`],
  ])("of a capability update is the number, with %s", async (_, link, target) => {
    const { client, http } = phoneNumbers([
      accepted(CAPABILITIES, {
        ...noLocation(CAPABILITIES.startHeaders),
        ...(link && { location: link }),
      }),
      operation(CAPABILITIES, "succeeded", { resourceLocation: link }),
      { body: { id: "14255550123", purchaseDate: "2025-01-02T03:04:05.1234567+00:00" } },
    ]);
    const poller = await client.beginUpdatePhoneNumberCapabilities("%2B14255550123", {
      sms: "none",
    });
    await expect(poller.pollUntilDone()).resolves.toEqual({
      id: "14255550123",
      purchaseDate: new Date("2025-01-02T03:04:05.123Z"),
    });
    expect(sent(http).slice(2)).toEqual([`GET ${target}`]);
  });

  it.each([PURCHASE, RESERVATION])("of $name is the same after resuming", async (begin) => {
    const { client } = phoneNumbers(succeeded(begin));
    const poller = await begin.begin(client, { resumeFrom: begin.operationId });
    await expect(poller.pollUntilDone()).resolves.toStrictEqual(begin.result);
  });
});

describe("The options of a begin call", () => {
  it.each(BEGIN_CASES)("of $name apply to its polls and its result", async (begin) => {
    const refusal = { status: 400, body: { error: { code: "Bad", message: "no" } } };
    const { client, http } = phoneNumbers([
      accepted(begin),
      operation(begin, "running"),
      refusal,
      ...succeeded(begin),
      { status: 204 },
    ]);
    const seen: unknown[] = [];
    const poller = await begin.begin(client, {
      updateIntervalInMs: 0,
      requestOptions: { customHeaders: { "x-mine": "1" } },
      onResponse: ({ status }, _flat, error) =>
        seen.push([status, (error as Error | undefined)?.message]),
    });
    await expect(poller.pollUntilDone()).rejects.toMatchObject({ code: "Bad" });
    await poller.pollUntilDone();
    await poller.cancelOperation();
    expect(http.requests.map(({ headers }) => headers["x-mine"])).toEqual(
      http.requests.map(() => "1"),
    );
    const good = (status: number) => [status, undefined];
    const results = begin.read ? [good(200)] : [];
    expect(seen).toEqual([good(202), good(200), [400, "no"], good(200), ...results, good(204)]);
  });

  it.each(BEGIN_CASES)("of $name hear of a start that is refused", async (begin) => {
    const { client } = phoneNumbers([
      { status: 400, body: { error: { code: "Bad", message: "no" } } },
    ]);
    const seen: unknown[] = [];
    const onResponse = ({ status }: { status: number }, _: unknown, error?: unknown): void =>
      void seen.push([status, error instanceof Error]);
    await expect(begin.begin(client, { onResponse })).rejects.toMatchObject({ code: "Bad" });
    expect(seen).toEqual([[400, true]]);
  });

  it.each([
    [undefined, { searchId: ID }, null],
    [false, { searchId: ID, agreeToNotResell: false }, { agreeToNotResell: false }],
    [true, { searchId: ID, agreeToNotResell: true }, { agreeToNotResell: true }],
  ])("send agreeToNotResell as %s", async (agreeToNotResell, purchase, reservation) => {
    const { client, http } = phoneNumbers([accepted(PURCHASE), accepted(RESERVATION)]);
    const options = agreeToNotResell === undefined ? {} : { agreeToNotResell };
    await client.beginPurchasePhoneNumbers(ID, options);
    await client.beginReservationPurchase(ID, options);
    expect(http.requests.map(bodyOf)).toEqual([purchase, reservation]);
  });
});

describe("A search", () => {
  it.each([
    [{}, 1],
    [{ quantity: 5 }, 5],
    [{ quantity: 0 }, 0],
  ])("with %j asks for %d", async (more, quantity) => {
    const { client, http } = phoneNumbers([accepted(SEARCH_CASE)]);
    await client.beginSearchAvailablePhoneNumbers({ ...SEARCH, ...more });
    const { countryCode: _, ...request } = SEARCH;
    expect(bodyOf(http.requests[0])).toEqual({ ...request, quantity });
  });
});

describe("Calls by id", () => {
  it("read a search result, read an operation and cancel one", async () => {
    const { client, http } = phoneNumbers([
      { body: { searchId: ID, searchExpiresBy: "2025-06-01T10:16:00Z" } },
      operation(PURCHASE, "running"),
      { status: 204 },
    ]);
    await expect(client.getSearchResult(ID)).resolves.toEqual({
      searchId: ID,
      searchExpiresBy: new Date("2025-06-01T10:16:00Z"),
    });
    await expect(client.getOperation(PURCHASE.operationId)).resolves.toMatchObject({
      status: "running",
    });
    await expect(client.cancelOperation(PURCHASE.operationId)).resolves.toBeUndefined();
    expect(sent(http)).toEqual([
      `GET /availablePhoneNumbers/searchResults/${ID}?${API}`,
      `GET ${operationTarget(PURCHASE.operationId)}`,
      `DELETE ${operationTarget(PURCHASE.operationId)}`,
    ]);
  });

  it.each(["", ".", "..", null, undefined, 5])("refuse %j as an id", async (id) => {
    const { client, http } = phoneNumbers([]);
    const bad = id as string;
    for (const call of [
      client.getSearchResult(bad),
      client.getOperation(bad),
      client.cancelOperation(bad),
    ]) {
      await expect(call).rejects.toBeInstanceOf(TypeError);
    }
    expect(http.requests).toHaveLength(0);
  });
});

describe("What is passed to a call stays as it is", () => {
  const common = () =>
    deepFreeze({
      requestOptions: { customHeaders: { "x-mine": "1" } },
      tracingOptions: {},
      onResponse: () => undefined,
    });
  const number: AvailablePhoneNumber = deepFreeze({
    id: "1",
    countryCode: "US",
    phoneNumber: NUMBER,
    phoneNumberType: "tollFree",
    assignmentType: "application",
    capabilities: { calling: "inbound", sms: "none" },
    cost: { amount: 1, currencyCode: "USD", billingFrequency: "monthly" },
    status: "reserved",
  });

  it.each(BEGIN_CASES)("$name", async (begin) => {
    const { client } = phoneNumbers([accepted(begin), ...succeeded(begin), { status: 204 }]);
    const poller = await begin.begin(client, deepFreeze({ ...common(), updateIntervalInMs: 0 }));
    await expect(poller.pollUntilDone(deepFreeze({}))).resolves.toMatchObject(begin.result);
    await poller.cancelOperation(deepFreeze({}));
  });

  it.each(LIST_CASES)("$name", async (list) => {
    const page = { body: { [list.property]: [{}], nextLink: `${list.path}?skip=1` } };
    const { client } = phoneNumbers([
      page,
      { body: { [list.property]: [{}] } },
      { body: { [list.property]: [] } },
    ]);
    const items = list.list(
      client,
      deepFreeze({ ...common(), maxPageSize: 1, acceptLanguage: "de" }),
    );
    expect(await all(items)).toHaveLength(2);
    expect(await all(items.byPage(deepFreeze({ maxPageSize: 2 })))).toHaveLength(1);
  });

  const calls: [string, (client: PhoneNumbersClient) => Promise<unknown>][] = [
    [
      "beginSearchAvailablePhoneNumbers",
      (c) => c.beginSearchAvailablePhoneNumbers(deepFreeze({ ...SEARCH }), common()),
    ],
    [
      "beginUpdatePhoneNumberCapabilities",
      (c) => c.beginUpdatePhoneNumberCapabilities(NUMBER, deepFreeze({ sms: "none" }), common()),
    ],
    [
      "browseAvailablePhoneNumbers",
      (c) =>
        c.browseAvailablePhoneNumbers(
          deepFreeze({ countryCode: "US", phoneNumberType: "tollFree" }),
          deepFreeze({ ...common(), phoneNumberPrefixes: ["1"], capabilities: { sms: "none" } }),
        ),
    ],
    [
      "createOrUpdateReservation",
      (c) =>
        c.createOrUpdateReservation(
          deepFreeze({ reservationId: ID, ...common() }),
          deepFreeze({ ...common(), add: [number], remove: ["1", "2"] }),
        ),
    ],
    [
      "searchOperatorInformation",
      (c) =>
        c.searchOperatorInformation(
          deepFreeze([NUMBER]),
          deepFreeze({ ...common(), includeAdditionalOperatorDetails: true }),
        ),
    ],
    ["getReservation", (c) => c.getReservation(ID, common())],
    ["getPurchasedPhoneNumber", (c) => c.getPurchasedPhoneNumber(NUMBER, common())],
    ["getSearchResult", (c) => c.getSearchResult(ID, common())],
    ["getOperation", (c) => c.getOperation(ID, common())],
  ];
  it.each(calls)("%s", async (name, call) => {
    const isBegin = name.startsWith("begin");
    const { client, http } = phoneNumbers([isBegin ? accepted(SEARCH_CASE) : { body: {} }]);
    await expect(call(client)).resolves.toBeTypeOf("object");
    expect(http.requests[0]?.headers["x-mine"]).toBe("1");
  });

  it("the client's constructor", async () => {
    const http = scriptedHttpClient({ body: {} });
    const frozen = {
      acceptLanguage: "de",
      retryOptions: { maxRetries: 0 },
      userAgentOptions: { userAgentPrefix: "me" },
      loggingOptions: { additionalAllowedHeaderNames: ["x"] },
    };
    const options = Object.freeze({ ...deepFreeze(frozen), httpClient: http });
    await new PhoneNumbersClient(CONNECTION_STRING, options).getOperation("x");
    expect(http.requests).toHaveLength(1);
  });
});
