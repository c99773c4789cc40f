/**
 * Buys numbers of an area code with care: looks at what was found and at its price first.
 * It shows progress, and finds out what happened where the answer to the purchase is lost.
 * The numbers are released again at the end; each month of them costs money.
 */
import { isRestError, PhoneNumbersClient } from "@azure/communication-phone-numbers";
import type { OutcomeUnknownError } from "@azure/communication-phone-numbers";
import { releaseAll } from "./support/cleanUp.js";
import { openTarget } from "./support/target.js";

const MOST_A_MONTH = 3;
const QUANTITY = 2;

const target = await openTarget({ consequence: "buys up to 2 numbers, and releases them again" });
const client = new PhoneNumbersClient(target.connectionString);
let bought: string[] = [];
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

  bought = phoneNumbers;
  await purchase(searchId, found.isAgreementToNotResellRequired === true);
  for (const phoneNumber of phoneNumbers) {
    const { capabilities } = await client.getPurchasedPhoneNumber(phoneNumber);
    console.log(`bought ${phoneNumber}, calling ${capabilities.calling}`);
  }
} finally {
  await releaseAll(client, bought);
  await target.close();
}

/** @param mustNotResell - Some countries demand the promise not to resell the numbers. Give it only if you keep it. */
async function purchase(searchId: string, mustNotResell: boolean): Promise<void> {
  const options = mustNotResell ? { agreeToNotResell: true } : {};
  try {
    const poller = await client.beginPurchasePhoneNumbers(searchId, options);
    poller.onProgress(({ status }) => console.log(`purchase: ${status}`));
    await poller.pollUntilDone();
  } catch (error) {
    if (!isRestError(error) || error.code !== "OutcomeUnknown") throw error;
    // The service may have started the purchase. Following it starts nothing; a 404 says that it was not started.
    const { operationId } = error as OutcomeUnknownError;
    if (!operationId) throw error;
    console.log(`No answer to the purchase; following ${operationId}`);
    const poller = await client.beginPurchasePhoneNumbers(searchId, { resumeFrom: operationId });
    await poller.pollUntilDone();
  }
}
