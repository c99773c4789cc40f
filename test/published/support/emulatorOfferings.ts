import type { AvailablePhoneNumber, PhoneNumberOffering } from "published-phone-numbers";
import { expect } from "vitest";
import { AT_ONCE, search } from "./emulatorStory.js";
import type { OnEmulator } from "./onEmulator.js";

const agreed = { ...AT_ONCE, agreeToNotResell: true };

/** Buys four numbers of an offering, two by a search and two by a reservation, and gives them. */
export async function buyOffered(
  world: OnEmulator,
  countryCode: string,
  { phoneNumberType, assignmentType, availableCapabilities: capabilities }: PhoneNumberOffering,
): Promise<string[]> {
  const { phoneNumbers } = world;
  const kind = {
    countryCode,
    phoneNumberType: phoneNumberType!,
    assignmentType: assignmentType!,
    capabilities: capabilities!,
  };
  const found = await search(world, { ...kind, quantity: 2 });
  await (await phoneNumbers.beginPurchasePhoneNumbers(found.searchId, agreed)).pollUntilDone();
  for (const number of found.phoneNumbers) {
    expect(await phoneNumbers.getPurchasedPhoneNumber(number)).toMatchObject(kind);
  }
  const wishes = { assignmentType: kind.assignmentType, capabilities: kind.capabilities };
  const browsed = await phoneNumbers.browseAvailablePhoneNumbers(kind, wishes);
  const add = browsed.phoneNumbers.slice(0, 2);
  expect(add).toMatchObject([kind, kind]);
  const reserved = await reserve(world, add);
  return [...found.phoneNumbers, ...reserved];
}

async function reserve(
  { phoneNumbers }: OnEmulator,
  add: AvailablePhoneNumber[],
): Promise<string[]> {
  const reservationId = crypto.randomUUID();
  const made = await phoneNumbers.createOrUpdateReservation({ reservationId }, { add });
  expect(Object.values(made.phoneNumbers!)).toMatchObject(add.map(() => ({ status: "reserved" })));
  await (await phoneNumbers.beginReservationPurchase(reservationId, agreed)).pollUntilDone();
  return add.map(({ phoneNumber }) => phoneNumber!);
}
