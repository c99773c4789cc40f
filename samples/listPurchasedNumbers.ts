/**
 * Lists the numbers that the resource owns: one by one, by page, and on from a continuation token.
 * Such a token goes to another process, for example with the next request to a web server. Only reads.
 */
import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { openTarget } from "./support/target.js";

const target = await openTarget({ numbers: 250 });
const client = new PhoneNumbersClient(target.connectionString);
try {
  const byType = new Map<string, number>();
  for await (const { phoneNumberType } of client.listPurchasedPhoneNumbers()) {
    byType.set(phoneNumberType, (byType.get(phoneNumberType) ?? 0) + 1);
  }
  console.log("one by one:", Object.fromEntries(byType));

  let token: string | undefined;
  for await (const page of client.listPurchasedPhoneNumbers().byPage({ maxPageSize: 100 })) {
    console.log(`a page of ${page.length}, from ${page[0]?.phoneNumber}`);
    token = page.continuationToken;
    break; // the rest is for later
  }

  if (token) {
    // A token keeps the size of its pages.
    const rest = client.listPurchasedPhoneNumbers().byPage({ continuationToken: token });
    for await (const page of rest) {
      console.log(`then one of ${page.length}, from ${page[0]?.phoneNumber}`);
    }
  }
} finally {
  await target.close();
}
