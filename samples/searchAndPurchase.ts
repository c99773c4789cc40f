/**
 * Buys numbers of an area code with care: looks at what was found and at its price first.
 * The numbers are released again at the end; each month of them costs money.
 */
import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { releaseAll, type Purchase } from "./support/cleanUp.js";
import { openTarget } from "./support/target.js";

const MOST_A_MONTH = 3;
const QUANTITY = 2;

const target = await openTarget({ consequence: "buys up to 2 numbers, and releases them again" });
const client = new PhoneNumbersClient(target.connectionString);
let bought: Purchase | undefined;
try {
  const search = await client.beginSearchAvailablePhoneNumbers({
    countryCode: "US",
    phoneNumberType: "geographic",
    assignmentType: "application",
    capabilities: { calling: "inbound+outbound", sms: "none" },
    areaCode: "425",
    quantity: QUANTITY,
  });
  search.onProgress(({ status }) => console.log(`search: ${status}`));
  const found = await search.pollUntilDone();

  // There may be fewer than asked for. What is not bought is free again at searchExpiresBy.
  const { phoneNumbers, cost, searchId, searchExpiresBy } = found;
  if (phoneNumbers.length < QUANTITY) {
    throw new Error(`Only ${phoneNumbers.length} of ${QUANTITY} numbers: ${found.error}`);
  }
  const price = cost.amount * phoneNumbers.length;
  console.log(`${phoneNumbers.join(", ")}: ${price} ${cost.currencyCode} a month in all`);
  console.log(`held until ${searchExpiresBy.toISOString()}`);
  if (price > MOST_A_MONTH) throw new Error(`That is more than ${MOST_A_MONTH}; nothing is bought`);
  // Some countries demand a promise, which is the option agreeToNotResell. Give it only if you keep it.
  if (found.isAgreementToNotResellRequired) throw new Error("They may not be resold");

  bought = { operationId: `purchase_${searchId}`, phoneNumbers };
  const purchase = await client.beginPurchasePhoneNumbers(searchId);
  purchase.onProgress(({ status }) => console.log(`purchase: ${status}`));
  await purchase.pollUntilDone();
  for (const phoneNumber of phoneNumbers) {
    const { capabilities } = await client.getPurchasedPhoneNumber(phoneNumber);
    console.log(`bought ${phoneNumber}, calling ${capabilities.calling}`);
  }
} finally {
  // If the answer to the purchase was lost, this finds out what became of it: see also resumeAfterCrash.
  if (bought) await releaseAll(client, bought);
  await target.close();
}
