import type { AvailablePhoneNumber, PhoneNumbersReservation } from "published-phone-numbers";
import { expect } from "vitest";
import { AT_ONCE, browse, RESERVATION, search, TOLL_FREE, type Story } from "./emulatorStory.js";
import { items } from "./sideBySide.js";

const OTHER = "7a1b2c3d-0000-4000-8000-000000000002";
const OWNED = "+18335550100";
const TAKEN = "NumberNotAvailable";

/** What became of each number of a reservation, in its order. */
const fates = ({ phoneNumbers }: PhoneNumbersReservation): (string | undefined)[] =>
  Object.values(phoneNumbers ?? {}).map((number) => number?.error?.code ?? number?.status);

/** A number as somebody who knows its digits alone would ask for it. */
const numbered = (phoneNumber: string): AvailablePhoneNumber => ({
  ...TOLL_FREE,
  id: phoneNumber.slice(1),
});

/** Reservations beyond the usual: what is taken, what is sent back, many of them. */
export const emulatorReservationStories: Story[] = [
  {
    name: "gets a part of a reservation, and buys that part",
    tell: async (world) => {
      const { phoneNumbers, emulator } = world;
      emulator.fail("PhoneNumbers_CreateOrUpdateReservation", { kind: "numberUnavailable" });
      const add = await browse(world, 3);
      const made = await phoneNumbers.createOrUpdateReservation(
        { reservationId: RESERVATION },
        { add },
      );
      expect([made.status, ...fates(made)]).toEqual(["active", TAKEN, "reserved", "reserved"]);
      const purchase = await phoneNumbers.beginReservationPurchase(RESERVATION, AT_ONCE);
      await purchase.pollUntilDone();
      const bought = await phoneNumbers.getReservation(RESERVATION);
      expect([bought.status, ...fates(bought)]).toEqual([
        "completed",
        TAKEN,
        "purchased",
        "purchased",
      ]);
      const owned = await items(phoneNumbers.listPurchasedPhoneNumbers());
      expect(owned.map(({ id }) => id)).toEqual(add.slice(1).map(({ id }) => id));
      return [made.phoneNumbers, bought.phoneNumbers];
    },
  },
  {
    name: "cannot reserve what is owned, on hold or reserved, nor buy nothing",
    options: { numbers: [OWNED] },
    tell: async (world) => {
      const { phoneNumbers, emulator } = world;
      const [first] = await browse(world, 1);
      await phoneNumbers.createOrUpdateReservation({ reservationId: OTHER }, { add: [first!] });
      const found = await search(world);
      const add = [first!, ...[OWNED, ...found.phoneNumbers].map(numbered)];
      const made = await phoneNumbers.createOrUpdateReservation(
        { reservationId: RESERVATION },
        { add },
      );
      expect(fates(made)).toEqual([TAKEN, TAKEN, TAKEN]);
      await expect(phoneNumbers.beginReservationPurchase(RESERVATION)).rejects.toMatchObject({
        statusCode: 400,
        code: "ReservationIsEmpty",
      });
      // The search lets go, the reservation does too, and what is owned stays so.
      emulator.clock.advance(16 * 60_000);
      const reservationId = "7a1b2c3d-0000-4000-8000-000000000003";
      const later = await phoneNumbers.createOrUpdateReservation({ reservationId }, { add });
      expect(fates(later).sort()).toEqual([TAKEN, "reserved", "reserved"]);
      return [made.phoneNumbers, later.phoneNumbers];
    },
  },
  {
    name: "sends back what it got",
    tell: async (world) => {
      const { phoneNumbers } = world;
      const request = { reservationId: RESERVATION };
      // Properties of the user's own come along with the service's.
      const add = (await browse(world, 2)).map((number) => ({ ...number, note: "mine" }));
      await phoneNumbers.createOrUpdateReservation(request, { add });
      const got = await phoneNumbers.getReservation(RESERVATION);
      const numbers = Object.values(got.phoneNumbers!) as AvailablePhoneNumber[];
      const again = await phoneNumbers.createOrUpdateReservation(request, { add: numbers });
      expect(again.phoneNumbers).toEqual(got.phoneNumbers);
      const whole = { ...got, remove: ["19995550100"] };
      const unchanged = await phoneNumbers.createOrUpdateReservation(request, whole);
      expect(unchanged.phoneNumbers).toEqual(got.phoneNumbers);
      const upper = await phoneNumbers.getReservation(RESERVATION.toUpperCase());
      expect(upper.id).toBe(RESERVATION);
      const remove = numbers.map(({ id }) => id!);
      const emptied = await phoneNumbers.createOrUpdateReservation(request, { remove });
      expect(emptied).toMatchObject({ status: "active", phoneNumbers: {} });
      return got.phoneNumbers;
    },
  },
  {
    name: "extends a reservation by changing it, for two hours at most",
    tell: async (world) => {
      const { phoneNumbers, emulator } = world;
      const request = { reservationId: RESERVATION };
      const left = ({ expiresAt }: PhoneNumbersReservation): number =>
        Math.round((expiresAt!.getTime() - emulator.clock.now().getTime()) / 60_000);
      const add = await browse(world, 1);
      const minutes = [left(await phoneNumbers.createOrUpdateReservation(request, { add }))];
      for (let change = 0; change < 9; change += 1) {
        emulator.clock.advance(13 * 60_000);
        minutes.push(left(await phoneNumbers.createOrUpdateReservation(request, {})));
      }
      expect(minutes).toEqual([15, 15, 15, 15, 15, 15, 15, 15, 15, 3]);
      emulator.clock.advance(3 * 60_000);
      const late = phoneNumbers.createOrUpdateReservation(request, {});
      await expect(late).rejects.toMatchObject({ statusCode: 400, code: "ReservationNotActive" });
      return minutes;
    },
  },
  {
    name: "cannot change, delete or buy again what it has bought",
    tell: async (world) => {
      const { phoneNumbers } = world;
      const request = { reservationId: RESERVATION };
      const [one, two] = await browse(world, 2);
      await phoneNumbers.createOrUpdateReservation(request, { add: [one!] });
      const purchase = await phoneNumbers.beginReservationPurchase(RESERVATION, AT_ONCE);
      await purchase.pollUntilDone();
      const refusal = { statusCode: 400, code: "ReservationNotActive" };
      for (const call of [
        () => phoneNumbers.createOrUpdateReservation(request, { add: [two!] }),
        () => phoneNumbers.deleteReservation(RESERVATION),
        () => phoneNumbers.beginReservationPurchase(RESERVATION),
      ]) {
        await expect(call()).rejects.toMatchObject(refusal);
      }
      const owned = await items(phoneNumbers.listPurchasedPhoneNumbers());
      expect(owned.map(({ id }) => id)).toEqual([one!.id]);
    },
  },
  {
    name: "pages through 130 reservations",
    tell: async ({ phoneNumbers }) => {
      const ids = Array.from(
        { length: 130 },
        (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
      );
      for (const reservationId of ids) {
        await phoneNumbers.createOrUpdateReservation({ reservationId }, { add: [] });
      }
      const pages = await items(phoneNumbers.listReservations().byPage());
      expect(pages.map((page) => page.length)).toEqual([100, 30]);
      const listed = pages.flat().map(({ id }) => id!);
      expect([...listed].sort()).toEqual(ids);
      await phoneNumbers.deleteReservation(ids[7]!);
      const rest = await items(phoneNumbers.listReservations());
      expect(rest.map(({ id }) => id)).not.toContain(ids[7]);
      expect(rest).toHaveLength(129);
      return listed;
    },
  },
];
