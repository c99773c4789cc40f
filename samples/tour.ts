/**
 * The main job of the library from end to end: find, buy, use and release telephone numbers, then route calls over SIP.
 * Run it with `npm start`. Without COMMUNICATION_CONNECTION_STRING it starts an emulator and costs nothing.
 */
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { openTarget, type Target } from "./target.js";
import { browseAndReserve, lookUp, showInventory } from "./tour/numbers.js";
import { releaseAll, searchAndPurchase, updateCapabilities } from "./tour/ownNumbers.js";
import { routeCalls } from "./tour/sip.js";

const target = await openTarget(
  "buys numbers with your money and releases them again, and replaces the SIP trunks and routes for a moment",
);
if (target) {
  try {
    await tour(target);
    console.log("\nDone.");
  } catch (error) {
    console.error(
      `\nThe tour ended early: ${error instanceof Error ? error.message : String(error)}`,
    );
    process.exitCode = 1;
  } finally {
    await target.close();
  }
} else {
  process.exitCode = 1;
}

async function tour({ connectionString, isEmulator, polling }: Target): Promise<void> {
  const client = new PhoneNumbersClient(connectionString);
  // Filled before a purchase begins, so that a number is released even if it is not known whether it was bought.
  const bought: string[] = [];
  try {
    await searchAndPurchase(client, isEmulator ? 2 : 1, bought, polling);
    await updateCapabilities(client, bought[0]!, polling);
    await browseAndReserve(client, bought, polling);
    await lookUp(client, bought[0]!);
    await showInventory(client);
  } finally {
    await releaseAll(client, bought, polling);
  }
  await routeCalls(new SipRoutingClient(connectionString));
}
