/**
 * Looks up how a number is written (free) and who operates it (each look-up has a price).
 * The number is PHONE_NUMBER; it need not be yours.
 */
import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { phoneNumberFor } from "./support/settings.js";
import { openTarget } from "./support/target.js";

const target = await openTarget({ consequence: "looks up an operator, which has a price" });
const client = new PhoneNumbersClient(target.connectionString);
try {
  const phoneNumber = phoneNumberFor(target, "+18335550100");

  // The service takes one number at a time.
  const { values: [formats] = [] } = await client.searchOperatorInformation([phoneNumber]);
  console.log(
    `${formats?.phoneNumber}: ${formats?.nationalFormat}, ${formats?.internationalFormat}`,
  );

  const { values: [details] = [] } = await client.searchOperatorInformation([phoneNumber], {
    includeAdditionalOperatorDetails: true,
  });
  // What the service does not know is null or absent.
  const { isoCountryCode, numberType, operatorDetails } = details ?? {};
  console.log(`${isoCountryCode}, ${numberType}, operated by ${operatorDetails?.name ?? "?"}`);
} finally {
  await target.close();
}
