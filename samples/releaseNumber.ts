/**
 * Gives up the number PHONE_NUMBER (E.164), which ends its billing. It may go to somebody else and not be had again.
 * Without an environment it takes a number of the emulator.
 */
import { isRestError, PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { openTarget } from "./support/target.js";

const target = await openTarget({
  consequence: "gives up the number PHONE_NUMBER for good",
  numbers: ["+18335550100"],
});
const client = new PhoneNumbersClient(target.connectionString);
try {
  const phoneNumber = process.env["PHONE_NUMBER"] ?? (target.emulator && "+18335550100");
  if (!phoneNumber) throw new Error("Set PHONE_NUMBER to the number to release, in E.164.");

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
