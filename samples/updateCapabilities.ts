/**
 * Changes what the number PHONE_NUMBER (E.164) can do, and changes it back.
 * The change may change the price.
 */
import {
  PhoneNumbersClient,
  type PhoneNumberCapabilities,
} from "@azure/communication-phone-numbers";
import { phoneNumberFor } from "./support/settings.js";
import { openTarget } from "./support/target.js";

const target = await openTarget({
  consequence: "ends the incoming calls of PHONE_NUMBER for a moment",
  numbers: ["+18335550100"],
});
const client = new PhoneNumbersClient(target.connectionString);
try {
  const phoneNumber = phoneNumberFor(target, "+18335550100");
  const { capabilities: before } = await client.getPurchasedPhoneNumber(phoneNumber);
  console.log(`${phoneNumber}: calling ${before.calling}, SMS ${before.sms}`);
  try {
    // What is left out stays: here what it can do with SMS.
    await update(phoneNumber, { calling: "outbound" });
  } finally {
    await update(phoneNumber, before);
  }
} finally {
  await target.close();
}

async function update(
  phoneNumber: string,
  wanted: Partial<PhoneNumberCapabilities>,
): Promise<void> {
  const poller = await client.beginUpdatePhoneNumberCapabilities(phoneNumber, wanted);
  const { capabilities } = await poller.pollUntilDone();
  console.log(`now calling ${capabilities.calling}, SMS ${capabilities.sms}`);
}
