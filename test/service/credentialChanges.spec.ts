import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { createEmulator, type Emulator } from "@azure/communication-phone-numbers/emulator";
import { AzureKeyCredential, type TokenCredential } from "@azure/core-auth";
import type { HttpClient } from "@azure/core-rest-pipeline";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keyOf, numberOf, openResources, signersOf, times } from "./resources.js";
import { all, AT_ONCE, ownedBy, TOLL_FREE } from "./target.js";

const QUICK = { retryOptions: { retryDelayInMs: 1 } };

describe("an access key that is changed", () => {
  const keys = { old: keyOf("old"), new: keyOf("new") };
  type Front = (emulator: Emulator, update: () => void) => HttpClient;
  const setUp = (front: Front = ({ httpClient }) => httpClient) => {
    const credential = new AzureKeyCredential(keys.old);
    const emulator = createEmulator({ authentication: "off" });
    emulator.seed(times(200, numberOf));
    const update = () => credential.update(keys.new);
    const options = { ...QUICK, httpClient: front(emulator, update) };
    const { endpoint } = emulator;
    return {
      emulator,
      update,
      signers: () => signersOf(emulator, keys),
      numbers: () => new PhoneNumbersClient(endpoint, credential, options),
      sip: () => new SipRoutingClient(endpoint, credential, options),
    };
  };

  it("counts from the next page of a listing on", async () => {
    const { numbers, update, signers } = setUp();
    const pages = numbers().listPurchasedPhoneNumbers().byPage({ maxPageSize: 70 });
    await pages.next();
    update();
    await all(pages);
    expect(await signers()).toEqual(["old", "new", "new"]);
  });

  it("counts from the next poll of an operation on", async () => {
    const { numbers, update, signers } = setUp();
    const poller = await numbers().beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
    await poller.poll();
    update();
    await poller.pollUntilDone();
    expect(await signers()).toEqual(["old", "old", "new", "new", "new", "new"]);
  });

  it("counts for all clients that share its credential", async () => {
    const { numbers, sip, update, signers } = setUp();
    const clients = [numbers(), numbers()];
    const trunks = sip();
    const read = () =>
      Promise.all([...clients.map((client) => ownedBy(client)), all(trunks.listTrunks())]);
    await read();
    update();
    await read();
    // Two pages for each of the two clients, and the trunks.
    expect(await signers()).toEqual([...times(5, () => "old"), ...times(5, () => "new")]);
  });

  it.each([
    ["an error", { status: 500 }],
    ["a throttling answer", { status: 429, retryAfter: 0 }],
    ["a broken connection", { kind: "drop" as const }],
  ])("signs the next try after %s", async (_failure, fault) => {
    const { emulator, numbers, signers } = setUp(({ httpClient }, update) => ({
      sendRequest: (request) => httpClient.sendRequest(request).finally(update),
    }));
    emulator.fail("PhoneNumbers_GetByNumber", fault);
    await numbers().getPurchasedPhoneNumber(numberOf(7));
    expect(await signers()).toEqual(["old", "new"]);
  });

  it("leaves calls under way signed with the old key, and signs their next try with the new one", async () => {
    let sent = 0;
    const [allSent, areSent] = gate();
    const [answered, answer] = gate();
    const { emulator, numbers, update, signers } = setUp(({ httpClient }) => ({
      async sendRequest(request) {
        const response = await httpClient.sendRequest(request);
        sent += 1;
        if (sent === 100) areSent();
        await answered;
        return response;
      },
    }));
    emulator.fail("PhoneNumbers_GetByNumber", { status: 500, times: 100 });
    const client = numbers();
    const read = async (at: number) =>
      (await client.getPurchasedPhoneNumber(numberOf(at))).phoneNumber;
    const before = times(100, read);
    await allSent;
    update();
    const after = times(100, (at) => read(100 + at));
    answer();
    await expect(Promise.all([...before, ...after])).resolves.toEqual(times(200, numberOf));
    expect(await signers()).toEqual([...times(100, () => "old"), ...times(200, () => "new")]);
  });
});

/** A promise, and what fulfils it. */
function gate(): [Promise<void>, () => void] {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return [opened, () => open()];
}

describe("a token", () => {
  const HOUR_IN_MS = 3_600_000;
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
  afterEach(() => void vi.useRealTimers());

  /** Gives tokens that are numbered, each for an hour, once `ready` lets it. */
  const numbered = (ready: () => Promise<void> = () => Promise.resolve()) => {
    let asked = 0;
    const credential: TokenCredential = {
      async getToken() {
        asked += 1;
        const token = `token-${asked}`;
        await ready();
        return { token, expiresOnTimestamp: Date.now() + HOUR_IN_MS };
      },
    };
    return { credential, asked: () => asked };
  };
  const tokensOf = ({ requests }: Emulator) =>
    requests.map(({ headers }) => headers["authorization"]?.replace("Bearer ", ""));
  const expire = (): void => void vi.setSystemTime(Date.now() + HOUR_IN_MS);

  it("is asked for once by 100 calls that need it, and again once it has expired", async () => {
    const [first, second] = [gate(), gate()];
    const gates = [first, second];
    const { credential, asked } = numbered(() => gates.shift()![0]);
    const emulator = createEmulator({ authentication: "off", numbers: times(100, numberOf) });
    const { endpoint, httpClient } = emulator;
    const client = new PhoneNumbersClient(endpoint, credential, { httpClient });
    for (const [round, [, open]] of [first, second].entries()) {
      const reads = times(100, (at) => client.getPurchasedPhoneNumber(numberOf(at)));
      await new Promise((resolve) => setTimeout(resolve));
      expect(emulator.requests).toHaveLength(round * 100);
      open();
      await Promise.all(reads);
      expire();
    }
    expect(asked()).toBe(2);
    expect(tokensOf(emulator)).toEqual([
      ...times(100, () => "token-1"),
      ...times(100, () => "token-2"),
    ]);
  });

  it("that has expired is not used for the next page, poll or try", async () => {
    const { credential } = numbered();
    const emulator = createEmulator({ authentication: "off", numbers: times(4, numberOf) });
    const { endpoint, httpClient } = emulator;
    const failing: HttpClient = {
      async sendRequest(request) {
        const response = await httpClient.sendRequest(request);
        if (response.status === 500) expire();
        return response;
      },
    };
    const client = new PhoneNumbersClient(endpoint, credential, { ...QUICK, httpClient: failing });
    const pages = client.listPurchasedPhoneNumbers().byPage({ maxPageSize: 2 });
    await pages.next();
    expire();
    await pages.next();
    const poller = await client.beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
    expire();
    await poller.poll();
    // After an hour the search is done: the poll has read its result as well.
    emulator.fail("PhoneNumbers_GetByNumber", { status: 500 });
    await client.getPurchasedPhoneNumber(numberOf(0));
    const expected = ["1", "2", "2", "3", "3", "3", "4"].map((count) => `token-${count}`);
    expect(tokensOf(emulator)).toEqual(expected);
  });

  it("is used by that client alone that asked for it, also where clients share a credential", async () => {
    const { credential, asked } = numbered();
    const { resources, httpClient } = openResources(20, () => ({ authentication: "off" }));
    const work = resources.map(({ endpoint }) => {
      const client = new PhoneNumbersClient(endpoint, credential, { httpClient });
      return Promise.all(times(5, () => ownedBy(client)));
    });
    await Promise.all(work);
    const used = resources.map(({ emulator }) => [...new Set(tokensOf(emulator))]);
    expect(used.map(({ length }) => length)).toEqual(times(20, () => 1));
    expect(new Set(used.flat()).size).toBe(20);
    expect(asked()).toBe(20);
  });
});
