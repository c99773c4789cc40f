/**
 * Buys once, although the process may be killed at any moment.
 * A note in a file says which purchase is under way.
 * The number is released again at the end; each month of it costs money.
 */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRestError, PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { releaseAll } from "./support/cleanUp.js";
import { openTarget } from "./support/target.js";

interface Note {
  searchId: string;
  phoneNumbers: string[];
}

const target = await openTarget({ consequence: "buys a number, and releases it again" });
const folder = await mkdtemp(join(tmpdir(), "purchase-"));
const note = join(folder, "note.json"); // yours would be in a database
try {
  try {
    await beforeTheCrash();
  } finally {
    if (existsSync(note)) await afterTheRestart();
  }
} finally {
  await rm(folder, { recursive: true });
  await target.close();
}

/** Ends in the middle of the purchase, with nothing left but the note. */
async function beforeTheCrash(): Promise<void> {
  const client = new PhoneNumbersClient(target.connectionString);
  const search = await client.beginSearchAvailablePhoneNumbers({
    countryCode: "US",
    phoneNumberType: "tollFree",
    assignmentType: "application",
    capabilities: { calling: "outbound", sms: "none" },
  });
  const { searchId, phoneNumbers } = await search.pollUntilDone();

  // First the note, then the money.
  await writeFile(note, JSON.stringify({ searchId, phoneNumbers } satisfies Note));
  await client.beginPurchasePhoneNumbers(searchId);
  console.log("The purchase is started, and here the process dies.");
}

/** Finds the purchase again by its id and follows it, or starts it if that never happened. */
async function afterTheRestart(): Promise<void> {
  const client = new PhoneNumbersClient(target.connectionString);
  const { searchId, phoneNumbers } = JSON.parse(await readFile(note, "utf8")) as Note;
  const operationId = `purchase_${searchId}`;
  try {
    const options = (await wasStarted(client, operationId)) ? { resumeFrom: operationId } : {};
    const purchase = await client.beginPurchasePhoneNumbers(searchId, options);
    purchase.onProgress(({ status }) => console.log(`${operationId}: ${status}`));
    await purchase.pollUntilDone();
    const { phoneNumber } = await client.getPurchasedPhoneNumber(phoneNumbers[0]!);
    console.log(`${phoneNumber} is bought, once`);
  } finally {
    await releaseAll(client, phoneNumbers);
  }
}

/** Asks twice, with a minute between, where the first answer is no: a start may still be on its way when its sender is dead. */
async function wasStarted(client: PhoneNumbersClient, operationId: string): Promise<boolean> {
  for (const isLast of [false, true]) {
    try {
      const { status } = await client.getOperation(operationId);
      console.log(`It was started before, and is ${status} now.`);
      return true;
    } catch (error) {
      if (!isRestError(error) || error.statusCode !== 404) throw error;
    }
    if (!isLast) await new Promise((resolve) => setTimeout(resolve, 60_000));
  }
  return false;
}
