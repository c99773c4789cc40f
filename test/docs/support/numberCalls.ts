import type {
  PhoneNumberSearchResult,
  PhoneNumbersReservation,
} from "@azure/communication-phone-numbers";
import { expect } from "vitest";
import { connects, finished, listed, type Expectation } from "./documented.js";
import { browse, OWNED, owned, reserve, searched } from "./world.js";

const searches =
  (quantity: number): Expectation =>
  async (run) => {
    const { phoneNumbers } = (await finished(await run())) as PhoneNumberSearchResult;
    expect(phoneNumbers).toHaveLength(quantity);
  };

const resumesThePurchase: Expectation = async (run, world) => {
  await searched(world);
  const { given, emulator } = world;
  const purchase = await given.client.beginPurchasePhoneNumbers(given.searchId);
  given.text = purchase.toString();
  given.operationId = purchase.getOperationState().operationId!;
  await finished(await run());
  expect(await owned(world)).toHaveLength(2);
  const starts = emulator.requests.filter(({ path }) => path.endsWith(":purchase"));
  expect(starts).toHaveLength(1);
};

const continuesTheListing: Expectation = async (run, { given, emulator }) => {
  emulator.seed(150);
  const pages = given.client.listPurchasedPhoneNumbers().byPage({ maxPageSize: 100 });
  for await (const page of pages) given.continuationToken ||= page.continuationToken ?? "";
  expect((await listed(await run())).flat()).toHaveLength(51);
};

/** What the calls about operations and numbers do. */
export const numberCalls: Record<string, Expectation> = {
  "new PhoneNumbersClient(connectionString)": connects,
  "new SipRoutingClient(connectionString)": connects,
  "new PhoneNumbersClient(endpoint, new DefaultAzureCredential())": connects,
  "await client.beginSearchAvailablePhoneNumbers(search)": searches(1),
  "await client.beginSearchAvailablePhoneNumbers({ ...search, quantity: 1 })": searches(1),
  "await client.beginSearchAvailablePhoneNumbers({ ...search, quantity: 2 })": searches(2),

  "await poller.pollUntilDone()": async (run, world) => {
    await searched(world);
    const { value } = await run();
    expect(value).toHaveProperty("searchId", world.given.searchId);
  },
  "await poller.poll()": async (run, { given }) => {
    given.poller = await given.client.beginSearchAvailablePhoneNumbers(given.search);
    await run();
    expect(given.poller.isDone()).toBe(true);
  },
  "poller.isDone()": async (run, world) => {
    const { given } = world;
    given.poller = await given.client.beginSearchAvailablePhoneNumbers(given.search);
    expect((await run()).value).toBe(false);
    await searched(world);
    expect((await run()).value).toBe(true);
  },
  "poller.getResult()": async (run, world) => {
    await searched(world);
    expect((await run()).value).toHaveProperty("searchId", world.given.searchId);
  },
  "poller.getOperationState().operationId": async (run, world) => {
    await searched(world);
    expect((await run()).value).toBe(`search_${world.given.searchId}`);
  },
  "poller.getOperationState().status": async (run, world) => {
    await searched(world);
    expect((await run()).value).toBe("succeeded");
  },
  "poller.toString()": async (run, world) => {
    await searched(world);
    const { client, search, searchId } = world.given;
    const resumeFrom = (await run()).value as string;
    const resumed = await client.beginSearchAvailablePhoneNumbers(search, { resumeFrom });
    expect(await resumed.pollUntilDone()).toHaveProperty("searchId", searchId);
  },

  "await client.getSearchResult(searchId)": async (run, world) => {
    await searched(world);
    expect((await run()).value).toHaveProperty("searchId", world.given.searchId);
  },
  "await client.cancelOperation(`search_${searchId}`)": async (run, world) => {
    await searched(world);
    const { client, searchId } = world.given;
    await run();
    await expect(client.getSearchResult(searchId)).rejects.toMatchObject({ statusCode: 404 });
  },
  "await client.beginPurchasePhoneNumbers(searchId)": async (run, world) => {
    await searched(world);
    await finished(await run());
    expect(await owned(world)).toHaveLength(2);
  },
  "await client.beginPurchasePhoneNumbers(searchId, { resumeFrom: text })": resumesThePurchase,
  "await client.beginPurchasePhoneNumbers(searchId, { resumeFrom: operationId })":
    resumesThePurchase,

  "await client.getPurchasedPhoneNumber(phoneNumber)": async (run) => {
    expect((await run()).value).toHaveProperty("phoneNumber", OWNED);
  },
  "client.listPurchasedPhoneNumbers()": async (run) => {
    expect(await listed(await run())).toEqual([expect.objectContaining({ phoneNumber: OWNED })]);
  },
  "client.listPurchasedPhoneNumbers().byPage({ continuationToken })": continuesTheListing,
  "client.listPurchasedPhoneNumbers().byPage({ continuationToken, maxPageSize: 50 })":
    continuesTheListing,
  "await client.beginReleasePhoneNumber(phoneNumber)": async (run, world) => {
    await finished(await run());
    expect(await owned(world)).toEqual([]);
  },
  'await client.beginUpdatePhoneNumberCapabilities(phoneNumber, { calling: "inbound" })': async (
    run,
  ) => {
    expect(await finished(await run())).toHaveProperty("capabilities.calling", "inbound");
  },
  'await client.beginUpdatePhoneNumberCapabilities(phoneNumber, { sms: "none" })': async (run) => {
    expect(await finished(await run())).toHaveProperty("capabilities.sms", "none");
  },

  'await client.browseAvailablePhoneNumbers({ countryCode: "US", phoneNumberType: "tollFree" })':
    async (run) => {
      const { value } = await run();
      expect(value).toHaveProperty("phoneNumbers.length", 25);
    },
  "await client.createOrUpdateReservation({ reservationId }, { add: numbers })": async (
    run,
    world,
  ) => {
    await browse(world);
    const { phoneNumbers } = (await run()).value as PhoneNumbersReservation;
    expect(Object.keys(phoneNumbers!)).toEqual(world.given.numbers.map(({ id }) => id));
  },
  'Object.values(reservation.phoneNumbers ?? {}).filter((number) => number?.status === "error")':
    async (run, world) => {
      world.emulator.fail("PhoneNumbers_CreateOrUpdateReservation", { kind: "numberUnavailable" });
      await reserve(world);
      const { id } = world.given.numbers[0]!;
      expect((await run()).value).toEqual([expect.objectContaining({ id, status: "error" })]);
    },
  "await client.beginReservationPurchase(reservationId)": async (run, world) => {
    await reserve(world);
    await finished(await run());
    expect(await owned(world)).toHaveLength(3);
  },
};
