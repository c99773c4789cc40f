/**
 * Buys once, although the process may be killed at any moment: run it again, and it goes on where it was.
 * A note in a file says which purchase is under way. The number is released at the end; each month of it costs money.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRestError, PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { releaseAll } from "./support/cleanUp.js";
import { openTarget } from "./support/target.js";

const target = await openTarget({ consequence: "buys a number, and releases it again" });
// Yours would be in a database. An emulator forgets its purchases, and gets a note of its own.
const folder = target.emulator ? mkdtempSync(join(tmpdir(), "purchase-")) : tmpdir();
const note = join(folder, "phone-numbers-purchase.json");
try {
  if (!existsSync(note)) {
    await begin(new PhoneNumbersClient(target.connectionString));
    console.log("The purchase is begun. Here the process dies, and starts again:");
  }
  await finish(new PhoneNumbersClient(target.connectionString));
} finally {
  await target.close();
}

/** Searches, and begins the purchase. First comes the note, then the money. */
async function begin(client: PhoneNumbersClient): Promise<void> {
  const search = await client.beginSearchAvailablePhoneNumbers({
    countryCode: "US",
    phoneNumberType: "tollFree",
    assignmentType: "application",
    capabilities: { calling: "outbound", sms: "none" },
  });
  const { searchId, phoneNumbers, error } = await search.pollUntilDone();
  if (phoneNumbers.length === 0) throw new Error(`No number was found: ${error}`);
  writeFileSync(note, JSON.stringify({ searchId, phoneNumbers }));
  await client.beginPurchasePhoneNumbers(searchId);
}

/** Follows the purchase of the note, or begins it if that never happened. Nothing is bought twice. */
async function finish(client: PhoneNumbersClient): Promise<void> {
  const { searchId, phoneNumbers } = JSON.parse(readFileSync(note, "utf8")) as {
    searchId: string;
    phoneNumbers: string[];
  };
  const operationId = `purchase_${searchId}`;
  const options = (await wasBegun(client, operationId)) ? { resumeFrom: operationId } : {};
  const purchase = await client.beginPurchasePhoneNumbers(searchId, options);
  purchase.onProgress(({ status }) => console.log(`${operationId}: ${status}`));
  await purchase.pollUntilDone();
  const { phoneNumber } = await client.getPurchasedPhoneNumber(phoneNumbers[0]!);
  console.log(`${phoneNumber} is bought, once`);

  await releaseAll(client, { operationId, phoneNumbers });
  rmSync(note);
}

/** Asks again a minute later where the first answer is no: the start may be on its way when its sender is dead. */
async function wasBegun(client: PhoneNumbersClient, operationId: string): Promise<boolean> {
  for (const isLast of [false, true]) {
    try {
      const { status } = await client.getOperation(operationId);
      console.log(`It was begun before, and is ${status} now.`);
      return true;
    } catch (error) {
      if (!isRestError(error) || error.statusCode !== 404) throw error;
    }
    if (!isLast) await new Promise((resolve) => setTimeout(resolve, 60_000));
  }
  return false;
}
