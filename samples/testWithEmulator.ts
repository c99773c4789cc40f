/**
 * Tests code that uses the library, against an emulator and with a fake client.
 * The test runner is that of Node.js; any other does as well. It never uses the service.
 */
import { equal, rejects } from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { PhoneNumbersClient, type PurchasedPhoneNumber } from "@azure/communication-phone-numbers";
import { createEmulator } from "@azure/communication-phone-numbers/emulator";

// ---- the code under test

/** Buys a toll-free number, unless it costs more than `most` a month. */
async function buyTollFree(client: PhoneNumbersClient, most: number): Promise<string> {
  const search = await client.beginSearchAvailablePhoneNumbers({
    countryCode: "US",
    phoneNumberType: "tollFree",
    assignmentType: "application",
    capabilities: { calling: "outbound", sms: "none" },
  });
  const { searchId, phoneNumbers, cost } = await search.pollUntilDone();
  if (cost.amount > most) throw new Error(`${cost.amount} ${cost.currencyCode} is too much`);
  const purchase = await client.beginPurchasePhoneNumbers(searchId);
  await purchase.pollUntilDone();
  return phoneNumbers[0]!;
}

/** What a number costs in a year. It needs one method of a client, and says so. */
async function costOfAYear(
  client: Pick<PhoneNumbersClient, "getPurchasedPhoneNumber">,
  phoneNumber: string,
): Promise<number> {
  const { cost } = await client.getPurchasedPhoneNumber(phoneNumber);
  return cost.amount * 12;
}

// ---- its tests

const emulator = createEmulator({ pollsUntilDone: 0 }); // operations end at the first poll: no test waits
const { connectionString, httpClient } = emulator;
const client = new PhoneNumbersClient(connectionString, { httpClient });

beforeEach(() => emulator.reset());

const startsOfPurchases = () =>
  emulator.requests.filter(({ operation }) => operation === "PhoneNumbers_PurchasePhoneNumbers");

await test("the number that is bought is ours", async () => {
  const phoneNumber = await buyTollFree(client, 5);
  equal((await client.getPurchasedPhoneNumber(phoneNumber)).phoneNumber, phoneNumber);
});

await test("nothing is bought where the price is too high", async () => {
  await rejects(buyTollFree(client, 1), /2 USD is too much/);
  equal(startsOfPurchases().length, 0);
});

await test("an answer that is lost does not lead to a second purchase", async () => {
  emulator.fail("PhoneNumbers_PurchasePhoneNumbers", { kind: "drop" });
  await rejects(buyTollFree(client, 5), { code: "OutcomeUnknown" });
  equal(startsOfPurchases().length, 1);
});

await test("a fake client does where one method is enough", async () => {
  const fake = {
    getPurchasedPhoneNumber: async () => ({ cost: { amount: 2 } }) as PurchasedPhoneNumber,
  };
  equal(await costOfAYear(fake, "+18335550100"), 24);
});
