import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { createEmulator } from "@azure/communication-phone-numbers/emulator";
import type { TokenCredential } from "@azure/core-auth";
import {
  createPipelineRequest,
  type PipelinePolicy,
  type PipelineRequest,
} from "@azure/core-rest-pipeline";
import { afterEach, describe, expect, it, vi } from "vitest";
import { all, AT_ONCE, ownedBy, TOLL_FREE } from "./target.js";

const abortError = () => Object.assign(new Error("Aborted."), { name: "AbortError" });

afterEach(() => {
  vi.useRealTimers();
});

describe("a call is its caller's own", () => {
  it("keeps the options that it was given when their object is used for the next listing", async () => {
    const { connectionString, httpClient, requests } = createEmulator();
    const numbers = new PhoneNumbersClient(connectionString, { httpClient });
    const sip = new SipRoutingClient(connectionString, { httpClient });
    const options: { requestOptions?: { customHeaders: Record<string, string> } } = {};
    const listings = ["a", "b", "c", "d"].map((mark, index) => {
      options.requestOptions = { customHeaders: { "x-mark": mark } };
      const listing: AsyncIterable<unknown> =
        index % 2 ? sip.listTrunks(options) : numbers.listPurchasedPhoneNumbers(options);
      return listing;
    });
    for (const listing of listings) await all(listing);
    expect(requests.map(({ headers }) => headers["x-mark"])).toEqual(["a", "b", "c", "d"]);
  });

  it("replaces the SIP configuration by the routes that it was given, whatever becomes of their list", async () => {
    const { connectionString, httpClient } = createEmulator();
    const client = new SipRoutingClient(connectionString, { httpClient });
    const trunks = [{ fqdn: "sbc.contoso.com", sipSignalingPort: 5061 }];
    const routes = [{ name: "all", numberPattern: ".*", trunks: ["sbc.contoso.com"] }];
    const stored = client.setConfiguration({ trunks, routes });
    routes[0]!.name = "changed";
    routes.pop();
    expect((await stored).routes.map(({ name }) => name)).toEqual(["all"]);
  });

  it("loses no items to a loop over the same listing that is broken off", async () => {
    const { connectionString, httpClient } = createEmulator({ numbers: 10 });
    const client = new PhoneNumbersClient(connectionString, { httpClient });
    const listing = client.listPurchasedPhoneNumbers();
    const going = all(listing);
    for await (const _ of listing) break;
    expect(await going).toHaveLength(9);
  });

  const CORRELATIONS: Record<string, (request: PipelineRequest) => PipelineRequest> = {
    "gives many requests one id": (request) => Object.assign(request, { requestId: "batch-7" }),
    "sends a copy with an id of its own": (request) => ({ ...request, requestId: "copy" }),
    "makes a request anew": (request) => createPipelineRequest({ ...request, requestId: "new" }),
  };
  it.each(Object.entries(CORRELATIONS))(
    "is a start of unknown outcome also where a policy %s",
    async (_, correlated) => {
      const emulator = createEmulator();
      const { connectionString, httpClient } = emulator;
      const policy: PipelinePolicy = {
        name: "correlate",
        sendRequest: (request, next) =>
          next(request.url.includes("/:purchase") ? correlated(request) : request),
      };
      const additionalPolicies = [{ policy, position: "perCall" as const }];
      const client = new PhoneNumbersClient(connectionString, { httpClient, additionalPolicies });
      const begin = () => client.beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
      const [first, second] = await Promise.all([begin(), begin()]);
      const [{ searchId }] = await Promise.all([first.pollUntilDone(), second.pollUntilDone()]);
      emulator.fail("PhoneNumbers_PurchasePhoneNumbers", { kind: "drop" });
      await expect(client.beginPurchasePhoneNumbers(searchId)).rejects.toMatchObject({
        code: "OutcomeUnknown",
        operationId: `purchase_${searchId}`,
      });
      const starts = emulator.requests.filter(({ path }) => path.endsWith("/:purchase"));
      expect(starts).toHaveLength(1);
    },
  );
});

describe("calls that wait for one token", () => {
  /** A credential that heeds the signal it is given, and answers when it is told to. */
  const slowToken = () => {
    const emulator = createEmulator();
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const slow: TokenCredential = {
      getToken: (scopes, options) =>
        new Promise((resolve, reject) => {
          options?.abortSignal?.addEventListener("abort", () => reject(abortError()));
          void gate.then(() => resolve(emulator.credential.getToken(scopes)));
        }),
    };
    const { endpoint, httpClient } = emulator;
    return { release, client: new PhoneNumbersClient(endpoint, slow, { httpClient }) };
  };

  it.each([0, 1])("end one by one: an abort of call %i leaves the others", async (aborted) => {
    const { client, release } = slowToken();
    const controllers = [new AbortController(), new AbortController()];
    const calls = controllers.map(({ signal }) =>
      all(client.listPurchasedPhoneNumbers({ abortSignal: signal })),
    );
    controllers[aborted]!.abort();
    await expect(calls[aborted]).rejects.toMatchObject({ name: "AbortError" });
    release();
    await expect(calls[1 - aborted]).resolves.toEqual([]);
  });

  it("get the one that is renewed in the background, whatever becomes of the call that asked for it", async () => {
    vi.useFakeTimers();
    const { endpoint, httpClient } = createEmulator({ authentication: "off" });
    let asked = 0;
    const credential: TokenCredential = {
      async getToken(_scopes, options) {
        asked += 1;
        if (asked > 1) await new Promise((resolve) => setTimeout(resolve, 100));
        if (options?.abortSignal?.aborted) throw abortError();
        return { token: `${asked}`, expiresOnTimestamp: Date.now() + 3_600_000 };
      },
    };
    const client = new PhoneNumbersClient(endpoint, credential, { httpClient });
    await ownedBy(client);
    vi.setSystemTime(Date.now() + 3_590_000);
    const controller = new AbortController();
    await all(client.listPurchasedPhoneNumbers({ abortSignal: controller.signal }));
    controller.abort();
    await vi.advanceTimersByTimeAsync(9_500);
    const later = ownedBy(client);
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(later).resolves.toEqual([]);
  });
});
