import type { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { follow, heading, line } from "./print.js";

type Polling = { updateIntervalInMs?: number };

/** Searches for toll-free numbers, buys them, and adds them to `bought` in E.164. */
export async function searchAndPurchase(
  client: PhoneNumbersClient,
  quantity: number,
  bought: string[],
  polling: Polling,
): Promise<void> {
  heading("Search for toll-free numbers in the US");
  const search = await client.beginSearchAvailablePhoneNumbers(
    {
      countryCode: "US",
      phoneNumberType: "tollFree",
      assignmentType: "application",
      capabilities: { calling: "inbound+outbound", sms: "none" },
      quantity,
    },
    polling,
  );
  line("(a status may go back from running to notStarted: the service does that)");
  const found = await follow("search", search);
  const { amount, currencyCode, billingFrequency } = found.cost;
  line(`found ${found.phoneNumbers.join(", ")}`);
  line(`each costs ${amount.toFixed(2)} ${currencyCode} ${billingFrequency}`);
  line(`held until ${found.searchExpiresBy.toISOString()}`);

  heading("Purchase them");
  bought.push(...found.phoneNumbers);
  const purchase = await client.beginPurchasePhoneNumbers(found.searchId, polling);
  await follow("purchase", purchase);
}

/** Reads one number, lists all, and changes what one can do. */
export async function updateCapabilities(
  client: PhoneNumbersClient,
  phoneNumber: string,
  polling: Polling,
): Promise<void> {
  heading("Read one, list all");
  const number = await client.getPurchasedPhoneNumber(phoneNumber);
  line(
    `${number.phoneNumber}: ${number.phoneNumberType}, bought ${number.purchaseDate.toISOString()}`,
  );
  for await (const owned of client.listPurchasedPhoneNumbers()) {
    const { calling, sms } = owned.capabilities;
    line(`owned: ${owned.phoneNumber} (calling ${calling}, SMS ${sms})`);
  }

  heading("Let it send SMS too");
  const update = await client.beginUpdatePhoneNumberCapabilities(
    phoneNumber,
    { calling: "inbound+outbound", sms: "outbound" },
    polling,
  );
  const { capabilities } = await follow("update", update);
  line(`now calling ${capabilities.calling}, SMS ${capabilities.sms}`);
}

/** Releases what this tour bought, and nothing else. */
export async function releaseAll(
  client: PhoneNumbersClient,
  phoneNumbers: string[],
  polling: Polling,
): Promise<void> {
  if (phoneNumbers.length === 0) return;
  heading("Release everything that was bought");
  for (const phoneNumber of phoneNumbers) {
    try {
      const poller = await client.beginReleasePhoneNumber(phoneNumber, polling);
      await follow(`release of ${phoneNumber}`, poller);
    } catch (error) {
      line(`${phoneNumber} was not released: ${(error as Error).message}`);
      line(`If it is yours, release it: it is billed until then.`);
      process.exitCode = 1;
    }
  }
}
