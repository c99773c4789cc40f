import assert from "node:assert/strict";
import {
  isRestError,
  type PhoneNumbersClient,
  type PurchasedPhoneNumber,
} from "@azure/communication-phone-numbers";
import type { Prepare } from "./operations.js";
import type { Shared } from "./outcomes.js";

/** How many numbers are owned all the time. */
const STABLE = 300;
const TOLL_FREE_CODES = ["800", "833", "844", "855", "866", "877", "888"];

/** A number that is owned all the time. */
const stableAt = (at: number): string => `+1206556${String(at).padStart(4, "0")}`;

/** The numbers that are owned all the time, each with a price that no other has. */
export const STABLE_NUMBERS = Array.from({ length: STABLE }, (_, amount) => ({
  phoneNumber: stableAt(amount),
  countryCode: "US",
  phoneNumberType: "geographic" as const,
  cost: { amount, currencyCode: "USD", billingFrequency: "monthly" as const },
}));

const clientOf = ({ resource }: Shared): PhoneNumbersClient => resource.faulty.numbers;

export const prepareGet: Prepare = async (shared, at) => async () => {
  const amount = at % STABLE;
  const number = await clientOf(shared).getPurchasedPhoneNumber(stableAt(amount));
  assert.deepEqual(
    [number.phoneNumber, number.id, number.cost.amount, number.purchaseDate instanceof Date],
    [stableAt(amount), stableAt(amount).slice(1), amount, true],
  );
};

export const prepareMissing: Prepare = async (shared, at) => async () => {
  const missing = stableAt(5000 + at);
  const found = await clientOf(shared)
    .getPurchasedPhoneNumber(missing)
    .catch((error: unknown) => {
      if (isRestError(error) && error.code === "NotFound") return error;
      throw error;
    });
  assert.ok(isRestError(found) && found.statusCode === 404, `${missing} was found`);
  assert.ok(found.message.includes(missing), found.message);
};

/** The listing from its beginning to the last number that is owned all the time; others are bought behind these. */
export const prepareList: Prepare = async (shared, at) => async () => {
  const found: string[] = [];
  const listing = clientOf(shared).listPurchasedPhoneNumbers({ maxPageSize: 20 + (at % 90) });
  for await (const { phoneNumber } of listing) {
    found.push(phoneNumber);
    if (found.length === STABLE) break;
  }
  assert.deepEqual(
    found,
    STABLE_NUMBERS.map(({ phoneNumber }) => phoneNumber),
  );
};

/** Two pages from somewhere in the middle. */
export const preparePages: Prepare = async (shared, at) => async () => {
  const [skip, size] = [(at * 7) % 200, 1 + (at % 17)];
  const continuationToken = `/phoneNumbers?skip=${skip}&top=${size}`;
  const pages = clientOf(shared).listPurchasedPhoneNumbers().byPage({ continuationToken });
  for (const start of [skip, skip + size]) {
    const { value } = (await pages.next()) as { value: PurchasedPhoneNumber[] };
    const wanted = Array.from({ length: size }, (_, more) => stableAt(start + more));
    assert.deepEqual(
      value.map(({ phoneNumber }) => phoneNumber),
      wanted,
    );
  }
};

export const prepareLookUp: Prepare = async (shared, at) => async () => {
  const phoneNumber = stableAt(at % STABLE);
  const includeAdditionalOperatorDetails = at % 2 === 0;
  const found = await clientOf(shared).searchOperatorInformation([phoneNumber], {
    includeAdditionalOperatorDetails,
  });
  assert.deepEqual(
    found.values?.map((one) => [one.phoneNumber, one.isoCountryCode]),
    [[phoneNumber, includeAdditionalOperatorDetails ? "US" : null]],
  );
};

export const prepareBrowse: Prepare = async (shared, at) => async () => {
  const prefix = `1${TOLL_FREE_CODES[at % TOLL_FREE_CODES.length]}55501${at % 10}`;
  const request = { countryCode: "US", phoneNumberType: "tollFree" } as const;
  const options = { phoneNumberPrefixes: [prefix] };
  const { phoneNumbers = [] } = await clientOf(shared).browseAvailablePhoneNumbers(
    request,
    options,
  );
  assert.ok(phoneNumbers.length > 0, `no number begins with ${prefix}`);
  for (const { id } of phoneNumbers) assert.ok(id?.startsWith(prefix), `${id} is not ${prefix}...`);
};

/** What there is in the catalogue, which nothing changes. */
const CATALOGUE: ((client: PhoneNumbersClient) => AsyncIterable<unknown>)[] = [
  (client) => client.listAvailableCountries({ acceptLanguage: "de", maxPageSize: 15 }),
  (client) => client.listAvailableLocalities("US", { administrativeDivision: "CA" }),
  (client) => client.listAvailableTollFreeAreaCodes("US", { maxPageSize: 3 }),
  (client) =>
    client.listAvailableGeographicAreaCodes("US", {
      locality: "Seattle",
      administrativeDivision: "WA",
    }),
  (client) => client.listAvailableMobileAreaCodes("IE"),
  (client) => client.listAvailableOfferings("US"),
];

async function everyOf(list: AsyncIterable<unknown>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const one of list) found.push(one);
  return found;
}

/** What each listing of the catalogue holds, read once without faults. */
const known = new WeakMap<Shared, Promise<unknown[]>[]>();

/** Reads one of the listings of the catalogue; it must be what it is without faults. */
export const prepareCatalogue: Prepare = async (shared, at) => {
  const index = at % CATALOGUE.length;
  const reading =
    known.get(shared) ?? CATALOGUE.map((list) => everyOf(list(shared.resource.clean.numbers)));
  known.set(shared, reading);
  const wanted = (await reading[index]) ?? [];
  assert.ok(wanted.length > 0, "an empty listing");
  return async () => {
    assert.deepEqual(await everyOf(CATALOGUE[index]!(clientOf(shared))), wanted);
  };
};
