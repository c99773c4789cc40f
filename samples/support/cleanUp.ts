/** What a sample bought is released again, also where it ended early. */
import { isRestError, type PhoneNumbersClient } from "@azure/communication-phone-numbers";

/** Kept from before the purchase begins, since it may have begun whatever its call says. */
export interface Purchase {
  /** `purchase_<searchId>` or `reservationPurchase_<reservationId>`. */
  operationId: string;
  phoneNumbers: readonly string[];
}

/** Waits for the end of a purchase and releases its numbers. Whatever cannot be done is told, for it costs money. */
export async function releaseAll(
  client: PhoneNumbersClient,
  { operationId, phoneNumbers }: Purchase,
): Promise<void> {
  for (const phoneNumber of phoneNumbers) {
    try {
      await endOf(client, operationId);
      await releaseOne(client, phoneNumber);
    } catch (error) {
      process.exitCode = 1;
      console.error(`Not cleaned up: ${(error as Error).message}`);
      console.error(`Look whether you own ${phoneNumber} (${operationId}).`);
      console.error("It is billed every month until it is released: see the sample releaseNumber.");
    }
  }
}

/** Numbers are not there before the purchase has ended. One that is not known has not begun. */
async function endOf(client: PhoneNumbersClient, operationId: string): Promise<void> {
  try {
    for (;;) {
      const { status } = await client.getOperation(operationId);
      if (status === "succeeded" || status === "failed") return;
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

async function releaseOne(client: PhoneNumbersClient, phoneNumber: string): Promise<void> {
  try {
    await client.getPurchasedPhoneNumber(phoneNumber);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    // A purchase that got no answer may still be on its way.
    console.log(
      `${phoneNumber} is not owned; if its purchase got no answer, look again in a minute`,
    );
    return;
  }
  const release = await client.beginReleasePhoneNumber(phoneNumber);
  await release.pollUntilDone();
  console.log(`${phoneNumber} is released`);
}

const isNotFound = (error: unknown): boolean => isRestError(error) && error.statusCode === 404;
