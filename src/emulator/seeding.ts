import { countryOfNumber, findCountry, findPool, offeringsOf, poolsOf } from "./catalog.js";
import type { Store } from "./store.js";
import { formatInstant, type PhoneNumberType, type PurchasedNumber } from "./wire.js";

/** A number to own: in E.164 format such as `+12065550100`, or what is special about it. */
export type SeedNumber = string | Partial<PurchasedNumber>;

type Seed = Partial<PurchasedNumber>;

/**
 * Puts numbers among the purchased ones; one that is there already is replaced. A count makes US numbers, and so does
 * a seed without a number, after all the others.
 */
export function seedNumbers(store: Store, numbers: number | readonly SeedNumber[]): void {
  const seeds =
    typeof numbers === "number"
      ? drawSeeds(store, numbers)
      : numbers.map((seed) => (typeof seed === "string" ? { phoneNumber: seed } : seed));
  const isNamed = ({ phoneNumber, id }: Seed): boolean =>
    phoneNumber !== undefined || id !== undefined;
  add(store, seeds.filter(isNamed));
  const unnamed = seeds.filter((seed) => !isNamed(seed));
  const drawn = drawSeeds(store, unnamed.length);
  add(
    store,
    unnamed.map((seed, at) => ({ ...drawn[at], ...seed })),
  );
}

function add(store: Store, seeds: readonly Seed[]): void {
  const completed = seeds.map((seed) => complete(store, seed));
  const owned = new Map(
    [...store.state.purchased, ...completed].map((number) => [number.id, number]),
  );
  store.state.purchased = [...owned.values()];
}

/** Three geographic numbers to one toll-free. */
function drawSeeds(store: Store, count: number): Seed[] {
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(`The count of numbers has to be a whole number from 0 on, not ${count}.`);
  }
  const tollFree = drawUs(store, "tollFree", Math.floor(count / 4));
  const geographic = drawUs(store, "geographic", count - tollFree.length);
  const drawn = [...geographic, ...tollFree];
  if (drawn.length < count) throw new RangeError(`There are only ${drawn.length} numbers left.`);
  return drawn.map((digits) => ({ phoneNumber: `+${digits}` }));
}

function drawUs(store: Store, type: PhoneNumberType, count: number): string[] {
  const country = findCountry("US");
  const pools = country === undefined ? [] : poolsOf(country);
  return store.draw(
    pools.filter(({ phoneNumberType }) => phoneNumberType === type),
    count,
  );
}

function complete(store: Store, seed: Seed): PurchasedNumber {
  const phoneNumber = seed.phoneNumber ?? `+${seed.id}`;
  if (!/^\+[1-9]\d{2,14}$/.test(phoneNumber)) {
    throw new TypeError(`"${phoneNumber}" is no number in E.164 format such as +12065550100.`);
  }
  const digits = phoneNumber.slice(1);
  const country =
    seed.countryCode === undefined ? countryOfNumber(digits) : findCountry(seed.countryCode);
  const phoneNumberType =
    seed.phoneNumberType ?? findPool(digits, country)?.phoneNumberType ?? "geographic";
  const offerings = (country === undefined ? [] : offeringsOf(country)).filter(
    (one) => one.phoneNumberType === phoneNumberType,
  );
  const offering =
    offerings.find((one) => one.assignmentType === (seed.assignmentType ?? "application")) ??
    offerings[0];
  return {
    id: digits,
    phoneNumber,
    countryCode: seed.countryCode ?? country?.code ?? "US",
    phoneNumberType,
    capabilities: seed.capabilities ??
      offering?.availableCapabilities ?? { calling: "inbound+outbound", sms: "none" },
    assignmentType: seed.assignmentType ?? offering?.assignmentType ?? "application",
    purchaseDate: seed.purchaseDate ?? formatInstant(store.now()),
    cost: seed.cost ??
      offering?.cost ?? { amount: 1, currencyCode: "USD", billingFrequency: "monthly" },
  };
}
