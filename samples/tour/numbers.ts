import { randomUUID } from "node:crypto";
import type { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { follow, heading, line } from "./print.js";

/** Browses numbers, reserves two, buys the reservation, and adds its numbers to `bought` in E.164. */
export async function browseAndReserve(
  client: PhoneNumbersClient,
  bought: string[],
  polling: { updateIntervalInMs?: number },
): Promise<void> {
  heading("Browse, reserve two numbers");
  const { phoneNumbers } = await client.browseAvailablePhoneNumbers(
    { countryCode: "US", phoneNumberType: "geographic" },
    { capabilities: { calling: "outbound" }, assignmentType: "application" },
  );
  line(`${phoneNumbers.length} numbers on offer, for example ${phoneNumbers[0]?.phoneNumber}`);
  const reservationId = randomUUID();
  await client.createOrUpdateReservation({ reservationId }, { add: phoneNumbers.slice(0, 2) });

  const reservation = await client.getReservation(reservationId);
  const numbers = Object.values(reservation.phoneNumbers ?? {});
  for (const number of numbers) {
    const problem = number?.error ? ` (${number.error.message})` : "";
    line(`${number?.phoneNumber}: ${number?.status}${problem}`);
  }
  line(`${reservation.status} until ${reservation.expiresAt?.toISOString()}`);

  heading("Purchase the reservation");
  for (const number of numbers) {
    if (number?.phoneNumber && number.status === "reserved") bought.push(number.phoneNumber);
  }
  await follow("purchase", await client.beginReservationPurchase(reservationId, polling));
}

/** Looks up how a number is written and who operates it. */
export async function lookUp(client: PhoneNumbersClient, phoneNumber: string): Promise<void> {
  heading("Look up an operator");
  const { values = [] } = await client.searchOperatorInformation([phoneNumber], {
    includeAdditionalOperatorDetails: true,
  });
  for (const { nationalFormat, isoCountryCode, operatorDetails } of values) {
    line(`${nationalFormat}, ${isoCountryCode}, operated by ${operatorDetails?.name}`);
  }
}

/** Lists countries, localities, area codes and offerings. */
export async function showInventory(client: PhoneNumbersClient): Promise<void> {
  heading("See what there is");
  const countries: string[] = [];
  for await (const { localizedName } of client.listAvailableCountries()) {
    countries.push(localizedName);
  }
  line(`${countries.length} countries: ${countries.slice(0, 4).join(", ")}, ...`);

  let localities = 0;
  for await (const page of client.listAvailableLocalities("US").byPage()) localities += page.length;
  line(`${localities} localities in the US`);

  for await (const { localizedName, administrativeDivision } of client.listAvailableLocalities(
    "US",
    { administrativeDivision: "AK" },
  )) {
    const codes: (string | undefined)[] = [];
    for await (const { areaCode } of client.listAvailableGeographicAreaCodes("US", {
      locality: localizedName,
      administrativeDivision: administrativeDivision?.abbreviatedName ?? "",
    })) {
      codes.push(areaCode);
    }
    line(`area codes of ${localizedName}, AK: ${codes.join(", ")}`);
  }

  const tollFree: (string | undefined)[] = [];
  for await (const { areaCode } of client.listAvailableTollFreeAreaCodes("US")) {
    tollFree.push(areaCode);
  }
  line(`toll-free area codes: ${tollFree.join(", ")}`);

  for await (const { phoneNumberType, assignmentType, cost } of client.listAvailableOfferings(
    "US",
  )) {
    line(
      `${phoneNumberType} for ${assignmentType}: ${cost.amount.toFixed(2)} ${cost.currencyCode}`,
    );
  }
}
