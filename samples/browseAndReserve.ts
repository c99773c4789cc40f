/**
 * Chooses numbers and reserves them, and replaces those that somebody else was faster to take.
 * The reservation is deleted at the end. Costs nothing.
 */
import { randomUUID } from "node:crypto";
import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import type { AvailablePhoneNumber } from "@azure/communication-phone-numbers";
import { openTarget } from "./support/target.js";

const WANTED = 3;

const target = await openTarget({ consequence: "holds 3 numbers for a moment" });
const client = new PhoneNumbersClient(target.connectionString);
// Write it down where it outlives the process: who has it can read, change, buy and delete the reservation.
const reservationId = randomUUID();
try {
  const { phoneNumbers } = await client.browseAvailablePhoneNumbers(
    { countryCode: "US", phoneNumberType: "tollFree" },
    { assignmentType: "application", capabilities: { calling: "outbound" } },
  );
  console.log(`${phoneNumbers.length} to choose from, held for nobody`);
  target.emulator?.fail("PhoneNumbers_CreateOrUpdateReservation", { kind: "numberUnavailable" });

  const others = [...phoneNumbers];
  let held = await reserve(others.splice(0, WANTED), []);
  try {
    while (held.failed.length > 0 && others.length > 0) {
      // A number that failed stays in the reservation, with its error, until it is removed.
      held = await reserve(others.splice(0, held.failed.length), held.failed);
    }
    const { expiresAt, status } = await client.getReservation(reservationId);
    console.log(`${held.reserved} numbers, ${status} until ${expiresAt?.toISOString()}`);
  } finally {
    // Otherwise they are free when it expires.
    await client.deleteReservation(reservationId);
    console.log("given back");
  }
} finally {
  await target.close();
}

/** Adds and removes numbers, and tells how many are held and which failed. The same call again changes nothing. */
async function reserve(
  add: AvailablePhoneNumber[],
  remove: string[],
): Promise<{ reserved: number; failed: string[] }> {
  const reservation = await client.createOrUpdateReservation({ reservationId }, { add, remove });
  const numbers = Object.values(reservation.phoneNumbers ?? {}).filter((number) => number !== null);
  const failed = numbers.filter(({ status }) => status === "error");
  for (const { id, error } of failed) console.log(`${id}: ${error?.message}`);
  return { reserved: numbers.length - failed.length, failed: failed.flatMap(({ id }) => id ?? []) };
}
