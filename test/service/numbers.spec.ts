import { describe, expect, it } from "vitest";
import { all, AT_ONCE, buy, ownedBy, TOLL_FREE } from "./target.js";
import { TARGETS } from "./targets.js";

describe.each(TARGETS)("telephone numbers, %s", (_name, open) => {
  it("are searched, purchased, read, listed, changed and released", async () => {
    const client = (await open()).phoneNumbers();
    const [first, second] = await buy(client, 2);
    expect((await ownedBy(client)).sort()).toEqual([first, second].sort());
    await expect(client.getPurchasedPhoneNumber(first!)).resolves.toMatchObject({
      id: first!.slice(1),
      phoneNumber: first,
      capabilities: { calling: "inbound+outbound" },
      purchaseDate: expect.any(Date) as Date,
    });

    const update = await client.beginUpdatePhoneNumberCapabilities(
      first!,
      { sms: "outbound" },
      AT_ONCE,
    );
    const updated = await update.pollUntilDone();
    expect(updated.capabilities).toEqual({ calling: "inbound+outbound", sms: "outbound" });

    const release = await client.beginReleasePhoneNumber(first!, AT_ONCE);
    await expect(release.pollUntilDone()).resolves.toMatchObject({
      operationId: expect.stringMatching(/^release_/) as string,
    });
    await expect(ownedBy(client)).resolves.toEqual([second]);
    await expect(client.getPurchasedPhoneNumber(first!)).rejects.toMatchObject({
      name: "RestError",
      statusCode: 404,
      code: "NotFound",
    });
  });

  it("show the progress of a search, and its result again by id", async () => {
    const client = (await open()).phoneNumbers();
    const poller = await client.beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
    const statuses: (string | undefined)[] = [];
    poller.onProgress(({ status }) => statuses.push(status));
    const result = await poller.pollUntilDone();
    expect(statuses.length).toBeGreaterThan(1);
    expect(statuses.at(-1)).toBe("succeeded");
    await expect(client.getSearchResult(result.searchId)).resolves.toEqual(result);
    await expect(client.getOperation(`search_${result.searchId}`)).resolves.toMatchObject({
      operationType: "search",
      status: "succeeded",
      createdDateTime: expect.any(Date) as Date,
    });
  });

  it("are browsed, reserved, read and purchased", async () => {
    const client = (await open()).phoneNumbers();
    const { phoneNumbers } = await client.browseAvailablePhoneNumbers(
      { countryCode: "US", phoneNumberType: "geographic" },
      { assignmentType: "application" },
    );
    const [first, second] = phoneNumbers;
    const reservationId = crypto.randomUUID();
    const made = await client.createOrUpdateReservation({ reservationId }, { add: [first!] });
    expect(made).toMatchObject({ id: reservationId, status: "active" });
    await client.createOrUpdateReservation({ reservationId }, { add: [second!] });
    await client.createOrUpdateReservation({ reservationId }, { remove: [first!.id!] });
    const read = await client.getReservation(reservationId);
    expect(Object.keys(read.phoneNumbers ?? {})).toEqual([second!.id]);
    expect((await all(client.listReservations())).map(({ id }) => id)).toEqual([reservationId]);

    const purchase = await client.beginReservationPurchase(reservationId, AT_ONCE);
    await expect(purchase.pollUntilDone()).resolves.toMatchObject({
      reservationPurchaseId: reservationId,
    });
    await expect(ownedBy(client)).resolves.toEqual([second!.phoneNumber]);
  });

  it("give a reservation back when it is deleted", async () => {
    const client = (await open()).phoneNumbers();
    const reservationId = crypto.randomUUID();
    await client.createOrUpdateReservation({ reservationId });
    await client.deleteReservation(reservationId);
    await expect(client.getReservation(reservationId)).rejects.toMatchObject({
      statusCode: 404,
      code: "ReservationNotFound",
    });
  });

  it("tell countries, localities over several pages, area codes and offerings", async () => {
    const client = (await open()).phoneNumbers({ acceptLanguage: "de" });
    const countries = await all(client.listAvailableCountries());
    expect(countries).toHaveLength(42);
    expect(countries).toContainEqual({ localizedName: "Deutschland", countryCode: "DE" });

    const localities = await all(client.listAvailableLocalities("US"));
    expect(localities.length).toBeGreaterThanOrEqual(218);
    const pages = await all(client.listAvailableLocalities("US").byPage({ maxPageSize: 50 }));
    expect(pages.flat()).toEqual(localities);
    expect(pages[0]).toHaveLength(50);

    const codes = client.listAvailableGeographicAreaCodes("US", {
      locality: "Anchorage",
      administrativeDivision: "AK",
    });
    await expect(all(codes)).resolves.toEqual([{ areaCode: "907" }]);
    await expect(all(client.listAvailableTollFreeAreaCodes("US"))).resolves.not.toEqual([]);
    await expect(all(client.listAvailableMobileAreaCodes("IE"))).resolves.not.toEqual([]);
    const offerings = client.listAvailableOfferings("US", { phoneNumberType: "tollFree" });
    await expect(all(offerings)).resolves.toMatchObject([{ cost: { amount: 2 } }]);
  });

  it("are looked up one at a time", async () => {
    const client = (await open()).phoneNumbers();
    const details = { includeAdditionalOperatorDetails: true };
    const { values } = await client.searchOperatorInformation(["+18335550100"], details);
    expect(values).toMatchObject([{ phoneNumber: "+18335550100", isoCountryCode: "US" }]);
    await expect(
      client.searchOperatorInformation(["+18335550100", "+18335550101"]),
    ).rejects.toMatchObject({ statusCode: 400, message: "Can only accept one phoneNumber" });
  });
});
