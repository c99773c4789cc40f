import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import type { PhoneNumbersClientOptions } from "@azure/communication-phone-numbers";
import { AzureKeyCredential } from "@azure/core-auth";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../unit/support/deepFreeze.js";
import { manyCalls } from "./manyCalls.js";
import { expectOwnOutcome } from "./ownOutcome.js";
import { isSignedWith, numberOf, openResources, times, type Resource } from "./resources.js";
import { all, AT_ONCE, buy, openInProcess, ownedBy, TOLL_FREE } from "./target.js";
import { TARGETS } from "./targets.js";

const trunkOf = (at: number) => ({ fqdn: `sbc${at}.contoso.com`, sipSignalingPort: 5000 + at });

describe.each(TARGETS)("one client for many calls at once, %s", (_name, open) => {
  it("gives each of 1,000 its own answer, headers, signal and callback", async () => {
    expectOwnOutcome(await manyCalls(await open()));
  }, 20_000);

  it("adds every trunk that is set by a call of its own", async () => {
    const { emulator, sip } = await open();
    const client = sip();
    const trunks = times(60, trunkOf);
    const set = trunks.map((trunk) => client.setTrunk(trunk));
    await expect(Promise.all(set)).resolves.toEqual(trunks);
    const reads = trunks.map(({ fqdn }) => client.getTrunk(fqdn));
    await expect(Promise.all(reads)).resolves.toEqual(trunks);
    const stored = await all(client.listTrunks());
    stored.sort((one, other) => one.sipSignalingPort - other.sipSignalingPort);
    expect(stored).toEqual(trunks);
    expect(emulator.requests.filter(({ method }) => method === "PATCH")).toHaveLength(60);
  });
});

describe("many clients at once", () => {
  it("keep to their own endpoint and key or token, with options that they share and leave as they are", async () => {
    const { resources, httpClient } = openResources(48, () => ({ pollsUntilDone: 1 }));
    const origins: string[] = [];
    const policy: PipelinePolicy = {
      name: "origins",
      sendRequest(request, next) {
        origins.push(new URL(request.url).origin);
        return next(request);
      },
    };
    const options = deepFreeze({
      httpClient,
      additionalPolicies: [{ policy, position: "perRetry" as const }],
      retryOptions: { retryDelayInMs: 1 },
      redirectOptions: { maxRetries: 2 },
      userAgentOptions: { userAgentPrefix: "shared" },
      loggingOptions: { additionalAllowedHeaderNames: ["x-shared"] },
      acceptLanguage: "de",
    });
    await Promise.all(resources.map((resource, at) => useResource(resource, at, options)));

    for (const [at, { endpoint, emulator }] of resources.entries()) {
      const { requests, key } = emulator;
      const isOwn = async (request: (typeof requests)[number]) =>
        formOf(at) === "token"
          ? request.headers["authorization"]?.startsWith("Bearer ")
          : `https://${request.headers["host"]}` === endpoint && isSignedWith(key, request);
      const own = await Promise.all(requests.map(isOwn));
      expect(own).toEqual(requests.map(() => true));
      expect(origins.filter((origin) => origin === endpoint)).toHaveLength(requests.length);
    }
    const [one, other] = resources;
    const stranger = new AzureKeyCredential(other!.emulator.key);
    const refused = ownedBy(new PhoneNumbersClient(one!.endpoint, stranger, options));
    await expect(refused).rejects.toMatchObject({ statusCode: 401 });
  });
});

const formOf = (at: number) => (["connection string", "key", "token"] as const)[at % 3]!;

function clientsOf(
  { endpoint, emulator: { key, credential } }: Resource,
  at: number,
  options: PhoneNumbersClientOptions,
): { numbers: PhoneNumbersClient; sip: SipRoutingClient } {
  const form = formOf(at);
  if (form === "connection string") {
    const text = `endpoint=${endpoint};accesskey=${key}`;
    const numbers = new PhoneNumbersClient(text, options);
    return { numbers, sip: new SipRoutingClient(text, options) };
  }
  // Either kind of credential fits, by overloads of their own.
  const given = (form === "key" ? new AzureKeyCredential(key) : credential) as AzureKeyCredential;
  const numbers = new PhoneNumbersClient(endpoint, given, options);
  return { numbers, sip: new SipRoutingClient(endpoint, given, options) };
}

/** Does a bit of everything with a resource, and looks whether it sees what belongs to that resource, and no more. */
async function useResource(
  resource: Resource,
  at: number,
  options: PhoneNumbersClientOptions,
): Promise<void> {
  // As many other numbers, so that the emulators' draws of numbers differ from here on.
  resource.emulator.seed(at);
  resource.emulator.seed([numberOf(at)]);
  const call = deepFreeze({ ...AT_ONCE, requestOptions: { customHeaders: { "x-shared": "1" } } });
  const { numbers, sip } = clientsOf(resource, at, options);
  const quantity = 1 + (at % 4);
  const [bought] = await Promise.all([
    buy(numbers, quantity),
    sip.setTrunk(trunkOf(at), call),
    numbers.beginSearchAvailablePhoneNumbers(TOLL_FREE, call).then((poller) => poller.poll()),
    numbers.getPurchasedPhoneNumber(numberOf(at), call),
  ]);
  await expect(all(sip.listTrunks(call))).resolves.toEqual([trunkOf(at)]);
  const owned = (await all(numbers.listPurchasedPhoneNumbers(call))).map(({ id }) => `+${id}`);
  expect(owned.filter((number) => /^\+12065551\d{3}$/.test(number))).toEqual([numberOf(at)]);
  expect(bought).toHaveLength(quantity);
  expect(owned).toEqual(expect.arrayContaining(bought));
  expect(owned).toHaveLength(at + 1 + quantity);
}

describe("pollers of one client", () => {
  it("follow their own operations when many do so at once", async () => {
    const { emulator, phoneNumbers } = await openInProcess();
    const client = phoneNumbers();
    const follow = async (at: number) => {
      const request = { ...TOLL_FREE, quantity: 1 + at };
      const poller = await client.beginSearchAvailablePhoneNumbers(request, AT_ONCE);
      const { operationId } = poller.getOperationState();
      const seen: (string | undefined)[] = [];
      poller.onProgress((state) => seen.push(state.operationId));
      const { searchId, phoneNumbers: found } = await poller.pollUntilDone();
      expect(operationId).toBe(`search_${searchId}`);
      expect(seen).toEqual(times(4, () => operationId));
      expect(found).toHaveLength(1 + at);
      return { searchId, found };
    };
    const results = await Promise.all(times(20, follow));
    const numbers = results.flatMap(({ found }) => found);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { searchId } of results) {
      const about = emulator.requests.filter(({ path }) => path.includes(searchId));
      expect(about.map(({ operation }) => operation)).toEqual([
        ...times(4, () => "PhoneNumbers_GetOperation"),
        "PhoneNumbers_GetSearchResult",
      ]);
    }
  });

  it("serve several waits by the same polls, and go on when one wait is given up", async () => {
    const { emulator, phoneNumbers } = await openInProcess();
    const poller = await phoneNumbers().beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
    const controller = new AbortController();
    const [first, second] = [poller.pollUntilDone(), poller.pollUntilDone()];
    const leaving = poller.pollUntilDone({ abortSignal: controller.signal });
    poller.onProgress(() => controller.abort());
    await expect(leaving).rejects.toMatchObject({ name: "AbortError" });
    expect(poller.isDone()).toBe(false);
    const result = await first;
    expect(result.phoneNumbers).toHaveLength(1);
    await expect(second).resolves.toEqual(result);
    // The start, four polls and the result.
    expect(emulator.requests).toHaveLength(6);
  });

  it("do not wait for a poll of another one", async () => {
    const { emulator, phoneNumbers } = await openInProcess();
    const client = phoneNumbers();
    const begin = () => client.beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
    const [slow, quick] = await Promise.all([begin(), begin()]);
    emulator.fail("PhoneNumbers_GetOperation", { latencyMs: 60_000 });
    const controller = new AbortController();
    const hanging = slow.pollUntilDone({ abortSignal: controller.signal });
    await expect(quick.pollUntilDone()).resolves.toMatchObject({ error: "NoError" });
    controller.abort();
    await expect(hanging).rejects.toMatchObject({ name: "AbortError" });
    await expect(slow.pollUntilDone()).resolves.toMatchObject({ error: "NoError" });
  });
});

describe("listings of one client", () => {
  const open = async () => {
    const target = await openInProcess();
    target.emulator.seed(times(60, numberOf));
    return { ...target, expected: times(60, numberOf) };
  };

  it("have their own place and page size when many are read at once", async () => {
    const { emulator, phoneNumbers, expected } = await open();
    const client = phoneNumbers();
    const listings = times(20, (at) => client.listPurchasedPhoneNumbers({ maxPageSize: 3 + at }));
    const found = await Promise.all(listings.map((listing) => all(listing)));
    for (const numbers of found) {
      expect(numbers.map(({ phoneNumber }) => phoneNumber)).toEqual(expected);
    }
    const sizes = emulator.requests.map(({ url }) =>
      new URLSearchParams(url.split("?")[1]).get("top"),
    );
    for (const size of times(20, (at) => 3 + at)) {
      expect(sizes.filter((top) => top === `${size}`)).toHaveLength(Math.ceil(60 / size));
    }
  });

  it("give each item to one of two loops over the same listing", async () => {
    const { emulator, phoneNumbers, expected } = await open();
    const listing = phoneNumbers().listPurchasedPhoneNumbers({ maxPageSize: 7 });
    const [one, other] = await Promise.all([all(listing), all(listing)]);
    expect(one.length).toBeGreaterThan(0);
    expect(other.length).toBeGreaterThan(0);
    const found = [...one, ...other].map(({ phoneNumber }) => phoneNumber);
    expect(found.sort()).toEqual(expected);
    expect(emulator.requests).toHaveLength(Math.ceil(60 / 7));
  });

  it("give all pages to each of several loops with a byPage of their own", async () => {
    const { phoneNumbers, expected } = await open();
    const listing = phoneNumbers().listPurchasedPhoneNumbers();
    const read = async (maxPageSize: number) => {
      const pages = await all(listing.byPage({ maxPageSize }));
      expect(pages).toHaveLength(60 / maxPageSize);
      return pages.flat().map(({ phoneNumber }) => phoneNumber);
    };
    const found = await Promise.all([read(5), read(6), read(20)]);
    expect(found).toEqual([expected, expected, expected]);
  });
});
