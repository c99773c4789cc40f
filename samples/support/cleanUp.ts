// What a sample bought is released again.
import { isRestError, type PhoneNumbersClient } from "@azure/communication-phone-numbers";

/** Releases what a sample bought. A number that was not bought after all is no error; one that stays is told. */
export async function releaseAll(
  client: PhoneNumbersClient,
  phoneNumbers: readonly string[],
): Promise<void> {
  for (const phoneNumber of phoneNumbers) {
    try {
      await client.getPurchasedPhoneNumber(phoneNumber);
      const release = await client.beginReleasePhoneNumber(phoneNumber);
      await release.pollUntilDone();
      console.log(`${phoneNumber} is released`);
    } catch (error) {
      if (isRestError(error) && error.statusCode === 404) continue;
      process.exitCode = 1;
      console.error(`${phoneNumber} was NOT released: ${String(error)}`);
      console.error("It is billed each month until it is: see the sample releaseNumber.");
    }
  }
}
