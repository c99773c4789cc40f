import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { createEmulator } from "@azure/communication-phone-numbers/emulator";
import { AzureKeyCredential } from "@azure/core-auth";
import { afterEach, describe, expect, it, vi } from "vitest";
import { commands } from "vitest/browser";
import { isSignedWith, keyOf } from "../service/resources.js";
import { all, AT_ONCE, buy, openInProcess, ownedBy, TOLL_FREE } from "../service/target.js";

afterEach(() => void vi.useRealTimers());

it("a page loads the package as it was built, and no sources", () => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  expect(loaded).toContain("/dist/esm/index.js");
  expect(loaded).toContain("/dist/esm/emulator/index.js");
  expect(loaded.filter((path) => path.includes("/src/"))).toEqual([]);
});

describe("a request from a browser", () => {
  it("is signed by Web Crypto with the signature that Node makes of it", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 21, 12) });
    const { endpoint, httpClient, requests } = createEmulator({ authentication: "off" });
    const credential = new AzureKeyCredential(keyOf("contoso"));
    const client = new PhoneNumbersClient(endpoint, credential, { httpClient });
    await client.searchOperatorInformation(["+18335550100"]);
    expect(requests[0]?.headers).toMatchObject({
      "x-ms-date": "Sat, 21 Nov 2026 12:00:00 GMT",
      "x-ms-content-sha256": "EaD4Zk7R1gIINZtJibAKjqCIkQH6Nsc11Q7jlgErNcw=",
      authorization:
        "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=oebvIK7U/9Zlvoo/1IN3kqVmkZFcN9hJjsguoAFmqFI=",
    });
  });

  it("is refused when another key has signed it", async () => {
    const { endpoint, httpClient } = createEmulator();
    const credential = new AzureKeyCredential(keyOf("stranger"));
    const client = new PhoneNumbersClient(endpoint, credential, { httpClient });
    await expect(ownedBy(client)).rejects.toMatchObject({ statusCode: 401, code: "Denied" });
  });

  it("names the library in x-ms-useragent, since browsers keep User-Agent to themselves", async () => {
    const { emulator, phoneNumbers } = await openInProcess();
    await ownedBy(phoneNumbers({ userAgentOptions: { userAgentPrefix: "shop/1" } }));
    const { headers } = emulator.requests[0]!;
    expect(headers["x-ms-useragent"]).toMatch(
      /^shop\/1 azsdk-js-communication-phone-numbers\/1\.6\.0 core-rest-pipeline\//,
    );
    expect(headers).not.toHaveProperty("user-agent");
  });
});

describe("over the network, from a page of another origin", () => {
  const open = async () => {
    const { url, connectionString } = await commands.openEmulator();
    opened.push(url);
    const retryOptions = { retryDelayInMs: 1, maxRetryDelayInMs: 5 };
    const client = new PhoneNumbersClient(connectionString, { retryOptions });
    return { url, client, sip: new SipRoutingClient(connectionString, { retryOptions }) };
  };
  const opened: string[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((url) => commands.closeEmulator(url)));
  });

  it("a number is searched, purchased and listed, with every request signed", async () => {
    const { url, client } = await open();
    const bought = await buy(client, 2);
    expect((await ownedBy(client)).sort()).toEqual(bought.sort());
    const requests = await commands.requestsOfEmulator(url);
    const { key } = createEmulator();
    const signed = await Promise.all(requests.map((request) => isSignedWith(key, request)));
    expect(signed).toEqual(requests.map(() => true));
    expect(new Set(requests.map(({ headers }) => headers["origin"]))).toEqual(
      new Set([location.origin]),
    );
  });

  it("a query and a body that are not ASCII are signed as the browser sends them", async () => {
    const { url, client, sip } = await open();
    const locality = "Zürich, 東京 + 'Ōsaka' (50 %) ~*!";
    const codes = client.listAvailableGeographicAreaCodes("US", { locality });
    await expect(all(codes)).resolves.toEqual([]);
    const route = { name: "Zürich", description: "東京 ☎", numberPattern: "^\\+41.*$", trunks: [] };
    await expect(sip.setRoutes([route])).resolves.toEqual([route]);
    const [request] = await commands.requestsOfEmulator(url);
    expect(request!.url).toContain(`&${new URLSearchParams({ locality }).toString()}&`);
  });

  it("Retry-After is heard: a read is repeated after it, and without it a 429 is not", async () => {
    const { url, client } = await open();
    await commands.failAtEmulator(url, "PhoneNumbers_ListPhoneNumbers", {
      status: 429,
      retryAfter: 0,
      times: 2,
    });
    await expect(ownedBy(client)).resolves.toEqual([]);
    await commands.failAtEmulator(url, "PhoneNumbers_ListPhoneNumbers", { status: 429 });
    await expect(ownedBy(client)).rejects.toMatchObject({ statusCode: 429 });
    expect(await commands.requestsOfEmulator(url)).toHaveLength(4);
  });

  it("an abort ends a request that is under way, and the client goes on", async () => {
    const { url, client } = await open();
    await commands.failAtEmulator(url, "PhoneNumbers_ListPhoneNumbers", { latencyMs: 60_000 });
    const controller = new AbortController();
    const reading = all(client.listPurchasedPhoneNumbers({ abortSignal: controller.signal }));
    reading.catch(() => undefined);
    await expect.poll(() => commands.requestsOfEmulator(url)).toHaveLength(1);
    controller.abort();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    await expect(ownedBy(client)).resolves.toEqual([]);
  });

  it("an abort ends the wait for an operation, which goes on when it is awaited again", async () => {
    const { url, client } = await open();
    const poller = await client.beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
    await commands.failAtEmulator(url, "PhoneNumbers_GetOperation", { latencyMs: 60_000 });
    const controller = new AbortController();
    const waiting = poller.pollUntilDone({ abortSignal: controller.signal });
    waiting.catch(() => undefined);
    await expect.poll(() => commands.requestsOfEmulator(url)).toHaveLength(2);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
    await expect(poller.pollUntilDone()).resolves.toMatchObject({ error: "NoError" });
  });

  it("a start whose answer is lost is of unknown outcome, and the library makes no second one", async () => {
    const { url, client } = await open();
    const search = await client.beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
    const { searchId, phoneNumbers } = await search.pollUntilDone();
    await commands.failAtEmulator(url, "PhoneNumbers_PurchasePhoneNumbers", {
      kind: "drop",
      times: 100,
    });
    await expect(client.beginPurchasePhoneNumbers(searchId)).rejects.toMatchObject({
      code: "OutcomeUnknown",
      operationId: `purchase_${searchId}`,
    });
    const resumeFrom = `purchase_${searchId}`;
    const resumed = await client.beginPurchasePhoneNumbers(searchId, { ...AT_ONCE, resumeFrom });
    await resumed.pollUntilDone();
    await expect(ownedBy(client)).resolves.toEqual(phoneNumbers);
    const requests = await commands.requestsOfEmulator(url);
    const starts = requests.filter(({ path }) => path.endsWith("/:purchase"));
    // Chromium sends a request again, as it is, when a connection that it had kept breaks before any answer.
    expect(new Set(starts.map(({ headers }) => headers["x-ms-client-request-id"])).size).toBe(1);
  });

  it("a server that cannot be reached is an error that says so", async () => {
    const { url } = await open();
    await commands.closeEmulator(opened.pop()!);
    const client = new PhoneNumbersClient(`endpoint=${url};accesskey=${keyOf("any")}`, {
      retryOptions: { maxRetries: 0 },
    });
    await expect(ownedBy(client)).rejects.toMatchObject({
      name: "RestError",
      code: "REQUEST_SEND_ERROR",
      message: "Error sending request: Failed to fetch",
    });
  });
});
