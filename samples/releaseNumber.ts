/**
 * Gives up the number PHONE_NUMBER (E.164), which ends its billing. It may go to somebody else and not be had again.
 */
import { isRestError, PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { phoneNumberFor } from "./support/settings.js";
import { openTarget } from "./support/target.js";

const target = await openTarget({
  consequence: "gives up the number PHONE_NUMBER for good",
  numbers: ["+18335550100"],
});
const client = new PhoneNumbersClient(target.connectionString);
try {
  const phoneNumber = phoneNumberFor(target, "+18335550100");
  const release = await client.beginReleasePhoneNumber(phoneNumber);
  release.onProgress(({ status }) => console.log(`release of ${phoneNumber}: ${status}`));
  await release.pollUntilDone();

  try {
    await client.getPurchasedPhoneNumber(phoneNumber);
  } catch (error) {
    if (!isRestError(error) || error.statusCode !== 404) throw error;
    console.log(`${phoneNumber} is no longer yours`);
  }
} finally {
  await target.close();
}
