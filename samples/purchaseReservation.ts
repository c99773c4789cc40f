/**
 * Buys the numbers of a reservation, all in one operation.
 * They are released again at the end; each month of them costs money.
 */
import { randomUUID } from "node:crypto";
import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { releaseAll } from "./support/cleanUp.js";
import { openTarget } from "./support/target.js";

const target = await openTarget({ consequence: "buys 2 numbers, and releases them again" });
const client = new PhoneNumbersClient(target.connectionString);
const bought: string[] = [];
try {
  const { phoneNumbers } = await client.browseAvailablePhoneNumbers(
    { countryCode: "US", phoneNumberType: "geographic" },
    { assignmentType: "application" },
  );
  const reservationId = randomUUID();
  await client.createOrUpdateReservation({ reservationId }, { add: phoneNumbers.slice(0, 2) });

  // Read again: numbers that could not be had are left out of the purchase, and there may be none at all.
  const reservation = await client.getReservation(reservationId);
  for (const number of Object.values(reservation.phoneNumbers ?? {})) {
    if (number?.status !== "reserved") continue;
    const { phoneNumber, cost, isAgreementToNotResellRequired } = number;
    console.log(`${phoneNumber}: ${cost?.amount} ${cost?.currencyCode} a month`);
    if (isAgreementToNotResellRequired) console.log("(it takes the option agreeToNotResell)");
    bought.push(phoneNumber!);
  }

  const purchase = await client.beginReservationPurchase(reservationId);
  purchase.onProgress(({ status }) => console.log(`purchase: ${status}`));
  await purchase.pollUntilDone();
  console.log(`the reservation is ${(await client.getReservation(reservationId)).status}`);
} finally {
  await releaseAll(client, bought);
  await target.close();
}
