/**
 * Buys a telephone number, in the fewest lines: search, purchase, list.
 * The number is released again at the end; each month of it costs money.
 */
import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { releaseAll, type Purchase } from "./support/cleanUp.js";
import { openTarget } from "./support/target.js";

const target = await openTarget({ consequence: "buys a number, and releases it again" });
const client = new PhoneNumbersClient(target.connectionString);
let bought: Purchase | undefined;
try {
  const search = await client.beginSearchAvailablePhoneNumbers({
    countryCode: "US",
    phoneNumberType: "tollFree",
    assignmentType: "application",
    capabilities: { calling: "outbound", sms: "none" },
  });
  const { searchId, phoneNumbers, cost, error } = await search.pollUntilDone();
  if (phoneNumbers.length === 0) throw new Error(`No number was found: ${error}`);
  console.log(`${phoneNumbers.join(", ")} for ${cost.amount} ${cost.currencyCode} a month`);

  bought = { operationId: `purchase_${searchId}`, phoneNumbers };
  const purchase = await client.beginPurchasePhoneNumbers(searchId);
  await purchase.pollUntilDone();

  for await (const { phoneNumber, purchaseDate } of client.listPurchasedPhoneNumbers()) {
    console.log(`${phoneNumber}, owned since ${purchaseDate.toISOString()}`);
  }
} finally {
  if (bought) await releaseAll(client, bought);
  await target.close();
}
