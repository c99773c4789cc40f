import { copyFileSync } from "node:fs";
import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { startEmulator } from "@azure/communication-phone-numbers/emulator/node";
import { unlessNotFound } from "./buyOnce.js";
import type { Statement } from "./ledger.js";

/** What a service has of the orders. */
export interface Truth {
  /** Every number that it was made to sell. */
  owned: string[];
  /** The purchases that it knows and that did not fail, with their statuses. */
  purchases: Record<string, string>;
}

/** Asks a service for the truth about what buyers said. */
export async function truthOf(connectionString: string, said: Statement[]): Promise<Truth> {
  const client = new PhoneNumbersClient(connectionString);
  const owned: string[] = [];
  for await (const { phoneNumber } of client.listPurchasedPhoneNumbers()) owned.push(phoneNumber);
  const purchases: Truth["purchases"] = {};
  for (const { operationId } of said) {
    const operation = await unlessNotFound(client.getOperation(operationId));
    if (operation && operation.status !== "failed") purchases[operationId] = operation.status;
  }
  return { owned: owned.sort(), purchases };
}

/** What a service has if buyers' statements are true, and nothing else was bought. */
export function meaningOf(said: Statement[]): Truth {
  const bought = said.filter(({ outcome }) => outcome === "bought once");
  return {
    owned: bought.flatMap(({ numbers }) => numbers).sort(),
    purchases: Object.fromEntries(bought.map(({ operationId }) => [operationId, "succeeded"])),
  };
}

/**
 * The truth of a state file, as an emulator finds it that opens it now, as after a kill of the one that writes it; and the
 * truth a minute later, when what was begun and forgotten has ended too.
 */
export async function truthInFile(stateFile: string, said: Statement[]): Promise<[Truth, Truth]> {
  const copy = `${stateFile}.copy`;
  copyFileSync(stateFile, copy);
  const emulator = await startEmulator({ stateFile: copy });
  try {
    const now = await truthOf(emulator.connectionString, said);
    emulator.clock.advance(61_000);
    return [now, await truthOf(emulator.connectionString, said)];
  } finally {
    await emulator.close();
  }
}
