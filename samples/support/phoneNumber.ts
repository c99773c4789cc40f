// Which number a sample works with.
import type { PhoneNumbersClient } from "@azure/communication-phone-numbers";

/** The number that a sample works with: PHONE_NUMBER of the environment, in E.164, or else the first that the resource owns. */
export async function somePhoneNumber(client: PhoneNumbersClient): Promise<string> {
  const chosen = process.env["PHONE_NUMBER"];
  if (chosen) return chosen;
  for await (const { phoneNumber } of client.listPurchasedPhoneNumbers()) return phoneNumber;
  throw new Error("The resource owns no number. Buy one, or try the sample on an emulator.");
}
