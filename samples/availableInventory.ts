/**
 * Finds out what can be had, from countries to area codes and prices. Only reads.
 */
import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { openTarget } from "./support/target.js";

const target = await openTarget();
const client = new PhoneNumbersClient(target.connectionString, { acceptLanguage: "en-US" });
try {
  const countries = await all(client.listAvailableCountries());
  console.log(`${countries.length} countries, from ${countries[0]?.localizedName}`);

  for (const { phoneNumberType, assignmentType, cost } of await all(
    client.listAvailableOfferings("US"),
  )) {
    const price = `${cost.amount} ${cost.currencyCode} ${cost.billingFrequency}`;
    console.log(`US: ${phoneNumberType} (${assignmentType}): ${price}`);
  }

  const places = client.listAvailableLocalities("US", { administrativeDivision: "WA" });
  for await (const { localizedName, administrativeDivision } of places) {
    // Names of cities repeat, so that the state has to be said too.
    const areaCodes = client.listAvailableGeographicAreaCodes("US", {
      locality: localizedName,
      administrativeDivision: administrativeDivision?.abbreviatedName ?? "",
    });
    const codes = (await all(areaCodes)).map(({ areaCode }) => areaCode);
    console.log(`${localizedName}, WA: ${codes.join(", ")}`);
  }

  const tollFree = await all(client.listAvailableTollFreeAreaCodes("US"));
  console.log(`toll-free: ${tollFree.map(({ areaCode }) => areaCode).join(", ")}`);

  const mobile = await all(client.listAvailableMobileAreaCodes("IE"));
  console.log(`mobile in Ireland: ${mobile.map(({ areaCode }) => areaCode).join(", ")}`);
} finally {
  await target.close();
}

async function all<T>(listing: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of listing) items.push(item);
  return items;
}
