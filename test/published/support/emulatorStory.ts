import type { BeginReservationPurchaseOptions } from "published-phone-numbers";
import type { EmulatorOptions } from "@azure/communication-phone-numbers/emulator";
import type { OnEmulator } from "./onEmulator.js";

/** What a user does with a client, and has to see. */
export interface Story {
  name: string;
  /** What the emulator begins with. */
  options?: EmulatorOptions;
  /** Has expectations of its own; its value is compared between the packages and the ways to the emulator. */
  tell: (world: OnEmulator) => Promise<unknown>;
}

/** Milliseconds between polls; the emulator's operations move on with each. */
export const AT_ONCE: BeginReservationPurchaseOptions = { updateIntervalInMs: 0 };

export const TOLL_FREE = {
  countryCode: "US",
  phoneNumberType: "tollFree",
  assignmentType: "application",
  capabilities: { calling: "outbound", sms: "none" },
} as const;

export const RESERVATION = "6227aeb8-8086-4824-9586-05cafe96f37b";

/** A search to its end. */
export async function search(
  { phoneNumbers }: Pick<OnEmulator, "phoneNumbers">,
  wanted: Parameters<OnEmulator["phoneNumbers"]["beginSearchAvailablePhoneNumbers"]>[0] = TOLL_FREE,
) {
  return (await phoneNumbers.beginSearchAvailablePhoneNumbers(wanted, AT_ONCE)).pollUntilDone();
}

/** A search and a purchase to their ends; gives the numbers. */
export async function buy(world: OnEmulator, quantity = 1): Promise<string[]> {
  const { searchId, phoneNumbers } = await search(world, { ...TOLL_FREE, quantity });
  await (await world.phoneNumbers.beginPurchasePhoneNumbers(searchId, AT_ONCE)).pollUntilDone();
  return phoneNumbers;
}

/** The first toll-free numbers that browsing shows. */
export async function browse({ phoneNumbers }: OnEmulator, count: number, countryCode = "US") {
  const wanted = { countryCode, phoneNumberType: "tollFree" } as const;
  return (await phoneNumbers.browseAvailablePhoneNumbers(wanted)).phoneNumbers.slice(0, count);
}
