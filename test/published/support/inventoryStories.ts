import { expect } from "vitest";
import { AT_ONCE, browse, RESERVATION, type Story } from "./emulatorStory.js";
import type { OnEmulator } from "./onEmulator.js";
import { items } from "./sideBySide.js";

const FRENCH = "7a1b2c3d-0000-4000-8000-000000000001";

async function reserve({ phoneNumbers }: OnEmulator, add: Awaited<ReturnType<typeof browse>>) {
  return phoneNumbers.createOrUpdateReservation({ reservationId: RESERVATION }, { add });
}

/** What can be had, and reservations. */
export const inventoryStories: Story[] = [
  {
    name: "lists countries, in the client's language",
    tell: async ({ phoneNumbers, reach }) => {
      const countries = await items(phoneNumbers.listAvailableCountries());
      expect(countries).toHaveLength(42);
      expect(countries[0]).toEqual({ localizedName: "Argentina", countryCode: "AR" });
      // 1.5.0 ignores the language of its options here, and sends the header that a user adds.
      const names = await Promise.all(
        ["de", "fr-CA,fr;q=0.9"].map(async (language) => {
          const requestOptions = { customHeaders: { "accept-language": language } };
          const all = await items(phoneNumbers.listAvailableCountries({ requestOptions }));
          return all.find(({ countryCode }) => countryCode === "DE")?.localizedName;
        }),
      );
      expect(names).toEqual(["Deutschland", "Allemagne"]);
      expect(await items(reach().phoneNumbers.listAvailableCountries())).toEqual(countries);
      return countries;
    },
  },
  {
    name: "lists localities and narrows them",
    tell: async ({ phoneNumbers }) => {
      const all = await items(phoneNumbers.listAvailableLocalities("US"));
      expect(all.length).toBeGreaterThanOrEqual(218);
      const options = { administrativeDivision: "AK" };
      const alaska = await items(phoneNumbers.listAvailableLocalities("US", options));
      expect(alaska[0]).toEqual({
        localizedName: "Anchorage",
        administrativeDivision: { localizedName: "AK", abbreviatedName: "AK" },
      });
      expect(alaska.length).toBeLessThan(5);
      return [all, alaska];
    },
  },
  {
    name: "lists area codes of each type, and offerings",
    tell: async ({ phoneNumbers }) => {
      const codes = await Promise.all([
        items(
          phoneNumbers.listAvailableGeographicAreaCodes("US", {
            ...{ locality: "Anchorage", administrativeDivision: "AK" },
          }),
        ),
        items(phoneNumbers.listAvailableTollFreeAreaCodes("US")),
        items(phoneNumbers.listAvailableMobileAreaCodes("IE")),
      ]);
      expect(codes[0]).toEqual([{ areaCode: "907" }]);
      expect(codes[1]).toContainEqual({ areaCode: "833" });
      expect(codes[2]).toEqual([{ areaCode: "1" }]);
      const offerings = await items(phoneNumbers.listAvailableOfferings("US"));
      expect(offerings).toHaveLength(3);
      const wanted = { phoneNumberType: "tollFree", assignmentType: "application" } as const;
      const narrowed = await items(phoneNumbers.listAvailableOfferings("US", wanted));
      expect(narrowed).toEqual([offerings[2]]);
      return [codes, offerings];
    },
  },
  {
    name: "browses with its wishes",
    tell: async ({ phoneNumbers }) => {
      const { phoneNumbers: found } = await phoneNumbers.browseAvailablePhoneNumbers(
        { countryCode: "US", phoneNumberType: "geographic" },
        {
          ...{ assignmentType: "person", capabilities: { calling: "inbound" } },
          phoneNumberPrefixes: ["1425", "1206"],
        },
      );
      expect(found).toHaveLength(25);
      for (const { phoneNumber, status, assignmentType } of found) {
        expect(phoneNumber).toMatch(/^\+1(425|206)55501\d\d$/);
        expect({ status, assignmentType }).toEqual({
          status: "available",
          assignmentType: "person",
        });
      }
      const nowhere = { countryCode: "INVALID", phoneNumberType: "tollFree" } as const;
      await expect(phoneNumbers.browseAvailablePhoneNumbers(nowhere)).rejects.toMatchObject({
        ...{ statusCode: 400, code: "InvalidInput" },
      });
      return found;
    },
  },
  {
    name: "reserves numbers, changes the reservation, reads, lists and deletes it",
    tell: async (world) => {
      const { phoneNumbers } = world;
      const [one, two, three] = await browse(world, 3);
      const made = await reserve(world, [one!, two!]);
      expect(made.status).toBe("active");
      expect(Object.keys(made.phoneNumbers!)).toEqual([one!.id, two!.id]);
      const changed = await phoneNumbers.createOrUpdateReservation(
        { reservationId: RESERVATION },
        { add: [three!], remove: [one!.id!] },
      );
      expect(Object.keys(changed.phoneNumbers!)).toEqual([two!.id, three!.id]);
      const read = await phoneNumbers.getReservation(RESERVATION);
      expect(Object.values(read.phoneNumbers!).map((number) => number!.phoneNumber)).toEqual([
        two!.phoneNumber,
        three!.phoneNumber,
      ]);
      const list = await items(phoneNumbers.listReservations());
      expect(list.map(({ id, status }) => ({ id, status }))).toEqual([
        { id: RESERVATION, status: "active" },
      ]);
      const offered = await browse(world, 25);
      expect(offered.map(({ id }) => id)).not.toContain(two!.id);
      await phoneNumbers.deleteReservation(RESERVATION);
      await expect(phoneNumbers.getReservation(RESERVATION)).rejects.toMatchObject({
        ...{ statusCode: 404, code: "ReservationNotFound" },
      });
      return [made.phoneNumbers, changed.phoneNumbers, read.phoneNumbers];
    },
  },
  {
    name: "buys a reservation",
    tell: async (world) => {
      const { phoneNumbers } = world;
      const numbers = await browse(world, 2);
      await reserve(world, numbers);
      const poller = await phoneNumbers.beginReservationPurchase(RESERVATION, AT_ONCE);
      await poller.pollUntilDone();
      expect((await phoneNumbers.getReservation(RESERVATION)).status).toBe("completed");
      const owned = await items(phoneNumbers.listPurchasedPhoneNumbers());
      expect(owned.map(({ id }) => id)).toEqual(numbers.map(({ id }) => id));
      await expect(phoneNumbers.beginReservationPurchase(RESERVATION)).rejects.toMatchObject({
        ...{ statusCode: 400, code: "ReservationNotActive" },
      });
      return owned;
    },
  },
  {
    name: "hears which number of a reservation could not be had",
    tell: async (world) => {
      const { phoneNumbers, emulator } = world;
      const [one, two] = await browse(world, 2);
      emulator.fail("PhoneNumbers_CreateOrUpdateReservation", { kind: "numberUnavailable" });
      const made = await reserve(world, [one!, two!]);
      const states = Object.values(made.phoneNumbers!).map((n) => [n!.status, n!.error?.code]);
      expect(states).toEqual([
        ["error", "NumberNotAvailable"],
        ["reserved", undefined],
      ]);
      const remove = [two!.id!];
      await phoneNumbers.createOrUpdateReservation({ reservationId: RESERVATION }, { remove });
      await expect(phoneNumbers.beginReservationPurchase(RESERVATION)).rejects.toMatchObject({
        ...{ statusCode: 400, code: "ReservationIsEmpty" },
      });
      return made.phoneNumbers;
    },
  },
  {
    name: "buys a French reservation only with consent",
    tell: async (world) => {
      const { phoneNumbers } = world;
      const add = await browse(world, 1, "FR");
      await phoneNumbers.createOrUpdateReservation({ reservationId: FRENCH }, { add });
      await expect(phoneNumbers.beginReservationPurchase(FRENCH)).rejects.toMatchObject({
        ...{ statusCode: 400, code: "BadRequest" },
        message: expect.stringContaining("Consent not provided") as unknown,
      });
      const agreed = { ...AT_ONCE, agreeToNotResell: true };
      await (await phoneNumbers.beginReservationPurchase(FRENCH, agreed)).pollUntilDone();
      return items(phoneNumbers.listPurchasedPhoneNumbers());
    },
  },
  {
    name: "loses a reservation after 15 minutes, and its numbers are free",
    tell: async (world) => {
      const { phoneNumbers, emulator } = world;
      const numbers = await browse(world, 1);
      await reserve(world, numbers);
      emulator.clock.advance(15 * 60_000);
      const { status, phoneNumbers: its } = await phoneNumbers.getReservation(RESERVATION);
      expect([status, its?.[numbers[0]!.id!]?.status]).toEqual(["expired", "expired"]);
      const next = { reservationId: FRENCH };
      const { phoneNumbers: again } = await phoneNumbers.createOrUpdateReservation(next, {
        add: numbers,
      });
      expect(again?.[numbers[0]!.id!]?.status).toBe("reserved");
      await expect(phoneNumbers.deleteReservation(RESERVATION)).rejects.toMatchObject({
        statusCode: 400,
      });
    },
  },
];
