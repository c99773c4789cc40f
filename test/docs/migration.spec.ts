import type {
  Listing,
  PhoneNumberLocality,
  PhoneNumberOffering,
  PhoneNumberSearchResult,
  PhoneNumbersClient,
  PhoneNumbersPoller,
  PhoneNumbersReservation,
  SipRoutingClient,
} from "@azure/communication-phone-numbers";
import { describe, expect, it } from "vitest";
import { runsAsDocumented, type Expectation } from "./support/documented.js";
import {
  all,
  browse,
  OLD_CONFIGURATION,
  OWNED,
  owned,
  reserve,
  searched,
} from "./support/world.js";
import { callsOf, snippetsOf } from "./support/markdown.js";

/** A value with a poller, followed to its end. */
const finished = ({ value }: { value: unknown }): Promise<unknown> =>
  (value as PhoneNumbersPoller<unknown>).pollUntilDone();
/** A value with a listing, to its end. */
const listed = <T = unknown>({ value }: { value: unknown }): Promise<T[]> =>
  all(value as Listing<T>);

const connects: Expectation = async (run) => {
  const { value } = await run();
  const client = value as Partial<PhoneNumbersClient & SipRoutingClient>;
  const answer =
    (await client.getPurchasedPhoneNumber?.(OWNED)) ?? (await client.getConfiguration?.());
  expect(answer).toHaveProperty(client.getTrunk ? "routes" : "purchaseDate");
};

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

/** What each call of the tables does. */
const CALLS: Record<string, Expectation> = {
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

  "sip.listTrunks()": async (run, { given }) => {
    await given.sip.setConfiguration(OLD_CONFIGURATION);
    expect(await listed(await run())).toEqual(OLD_CONFIGURATION.trunks);
  },
  "sip.listRoutes()": async (run, { given }) => {
    await given.sip.setConfiguration(OLD_CONFIGURATION);
    expect(await listed(await run())).toEqual(OLD_CONFIGURATION.routes);
  },
  "await sip.setTrunks(trunks)": async (run, { given }) => {
    await run();
    expect(await all(given.sip.listTrunks())).toEqual(given.trunks);
  },
  "await sip.setRoutes(routes)": async (run, { given }) => {
    await given.sip.setTrunks(given.trunks);
    await run();
    expect(await all(given.sip.listRoutes())).toEqual(given.routes);
  },
  "await sip.setConfiguration({ trunks, routes })": async (run, { given }) => {
    await given.sip.setConfiguration(OLD_CONFIGURATION);
    await run();
    const { trunks, routes } = given;
    expect(await given.sip.getConfiguration()).toEqual({ trunks, routes });
  },
  "await sip.getTrunk(fqdn)": async (run, { given }) => {
    await given.sip.setTrunk(given.trunk);
    expect((await run()).value).toEqual(given.trunk);
  },
  "await sip.setTrunk({ fqdn, sipSignalingPort: 5061 })": async (run, { given }) => {
    await run();
    expect(await given.sip.getTrunk(given.fqdn)).toHaveProperty("sipSignalingPort", 5061);
  },
  "await sip.setTrunk(trunk)": async (run, { given }) => {
    await run();
    expect(await given.sip.getTrunk(given.fqdn)).toEqual(given.trunk);
  },
  "await sip.deleteTrunk(fqdn)": async (run, { given }) => {
    await given.sip.setTrunks(given.trunks);
    await run();
    expect(await all(given.sip.listTrunks())).toEqual([]);
  },

  "client.listAvailableCountries()": async (run) => {
    expect(await listed(await run())).toContainEqual({
      localizedName: "Germany",
      countryCode: "DE",
    });
  },
  'client.listAvailableOfferings("US")': async (run) => {
    const offerings = await listed<PhoneNumberOffering>(await run());
    const kinds = offerings.map(({ phoneNumberType }) => phoneNumberType);
    expect(new Set(kinds)).toEqual(new Set(["geographic", "tollFree"]));
  },
  'client.listAvailableOfferings("US", { phoneNumberType: "tollFree" })': async (run) => {
    const offerings = await listed<PhoneNumberOffering>(await run());
    const kinds = offerings.map(({ phoneNumberType }) => phoneNumberType);
    expect(new Set(kinds)).toEqual(new Set(["tollFree"]));
  },
  'client.listAvailableLocalities("US")': async (run) => {
    const places = await listed<PhoneNumberLocality>(await run());
    const states = new Set(places.map(({ administrativeDivision: state }) => state?.localizedName));
    expect(states.size).toBeGreaterThan(40);
  },
  'client.listAvailableLocalities("US", { administrativeDivision: "WA" })': async (run) => {
    const places = await listed<PhoneNumberLocality>(await run());
    expect(places.map(({ localizedName }) => localizedName)).toContain("Seattle");
  },
  'client.listAvailableGeographicAreaCodes("US", { locality: "Seattle", administrativeDivision: "WA" })':
    async (run) => {
      expect(await listed(await run())).toContainEqual({ areaCode: "206" });
    },
  'client.listAvailableTollFreeAreaCodes("US")': async (run) => {
    expect(await listed(await run())).toContainEqual({ areaCode: "833" });
  },
};

describe("the calls of the tables do what they stand beside", () => {
  const calls = callsOf("docs/migration.md");

  it("in all three tables", () => {
    const headings = calls.map(({ heading }) => heading);
    expect([...new Set(headings)]).toEqual([
      "From Python",
      "From .NET",
      "From the Administration package",
    ]);
    expect(calls.length).toBeGreaterThan(50);
  });

  runsAsDocumented(
    calls.map(({ code, line }) => ({ name: code, code, line })),
    CALLS,
  );
});

describe("the blocks", () => {
  runsAsDocumented(snippetsOf("docs/migration.md"), {
    accessTheResponse: async (run) => {
      expect((await run()).printed).toEqual(["200 application/json; charset=utf-8"]);
    },
    testWithTheEmulator: async (run) => {
      expect((await run()).printed).toEqual(["Forbidden +14255550100 2"]);
    },
    fakeTheClient: async (run) => {
      expect((await run()).printed).toEqual(["2"]);
    },
  });
});
