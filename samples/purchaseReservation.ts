/**
 * Buys the numbers of a reservation, all in one operation.
 * They are released again at the end; each month of them costs money.
 */
import { randomUUID } from "node:crypto";
import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { releaseAll, type Purchase } from "./support/cleanUp.js";
import { openTarget } from "./support/target.js";

const MOST_A_MONTH = 3;

const target = await openTarget({ consequence: "buys 2 numbers, and releases them again" });
const client = new PhoneNumbersClient(target.connectionString);
const reservationId = randomUUID();
let bought: Purchase | undefined;
try {
  const { phoneNumbers: offered } = await client.browseAvailablePhoneNumbers(
    { countryCode: "US", phoneNumberType: "geographic" },
    { assignmentType: "application" },
  );
  await client.createOrUpdateReservation({ reservationId }, { add: offered.slice(0, 2) });

  // Read again: numbers that could not be had are left out of the purchase, and there may be none at all.
  const reservation = await client.getReservation(reservationId);
  const reserved = Object.values(reservation.phoneNumbers ?? {}).flatMap((number) =>
    number?.status === "reserved" ? [number] : [],
  );
  const price = reserved.reduce((sum, { cost }) => sum + (cost?.amount ?? Infinity), 0);
  console.log(`${reserved.length} numbers, ${price} ${reserved[0]?.cost?.currencyCode} a month`);
  if (price > MOST_A_MONTH) throw new Error(`That is more than ${MOST_A_MONTH}; nothing is bought`);

  const phoneNumbers = reserved.flatMap(({ phoneNumber }) => phoneNumber ?? []);
  bought = { operationId: `reservationPurchase_${reservationId}`, phoneNumbers };
  // Some countries demand the option agreeToNotResell, also where the numbers do not say so.
  const purchase = await client.beginReservationPurchase(reservationId);
  purchase.onProgress(({ status }) => console.log(`purchase: ${status}`));
  await purchase.pollUntilDone();
  console.log(`the reservation is ${(await client.getReservation(reservationId)).status}`);
} finally {
  // A reservation that is not bought expires by itself.
  if (bought) await releaseAll(client, bought);
  await target.close();
}
