/**
 * Ends a wait and goes on with it later; then cancels a search, which should free its numbers.
 * Costs nothing, but counts as two searches.
 */
import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { openTarget } from "./support/target.js";

const target = await openTarget({ consequence: "searches twice, which counts", pollsUntilDone: 5 });
const client = new PhoneNumbersClient(target.connectionString);
const wanted = {
  countryCode: "US",
  phoneNumberType: "tollFree",
  assignmentType: "application",
  capabilities: { calling: "outbound", sms: "none" },
} as const;
const polling = target.emulator ? { updateIntervalInMs: 250 } : {};
const patience = target.emulator ? 300 : 3_000;
try {
  const search = await client.beginSearchAvailablePhoneNumbers(wanted, polling);
  try {
    await search.pollUntilDone({ abortSignal: AbortSignal.timeout(patience) });
  } catch (error) {
    if ((error as Error).name !== "AbortError") throw error;
    console.log(`Waited long enough; the search is ${search.getOperationState().status}.`);
  }
  const { searchId, phoneNumbers } = await search.pollUntilDone();
  console.log(`Waited again: ${phoneNumbers.join(", ")}, search ${searchId}`);

  const unwanted = await client.beginSearchAvailablePhoneNumbers(wanted, polling);
  const waiting = unwanted.pollUntilDone().catch((error: Error) => error);
  await unwanted.cancelOperation();
  const outcome = await waiting;
  console.log(
    `Cancelled; who waited gets a ${outcome instanceof Error ? outcome.name : "result"}.`,
  );

  // In another process, by the id of the operation. A search that is done can be cancelled too.
  await client.cancelOperation(search.getOperationState().operationId!);
} finally {
  await target.close();
}
