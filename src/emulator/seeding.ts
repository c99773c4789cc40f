import {
  countryOfNumber,
  findCountry,
  findOffering,
  findPool,
  offeringsOf,
  poolsOf,
  type NumberPool,
} from "./catalog.js";
import { drawNumbers } from "./drawing.js";
import { availability } from "./holdings.js";
import type { Store } from "./store.js";
import { formatInstant, type PhoneNumberType, type PurchasedNumber } from "./wire.js";

/** A number to own: in E.164 format such as `+12065550100`, or what is special about it. */
export type SeedNumber = string | Partial<PurchasedNumber>;

/** How many numbers one call can make. */
const mostSeeds = 1_000_000;

type Seed = Partial<PurchasedNumber>;

/**
 * Puts numbers among the purchased ones, all or none; one that is there already is replaced. A count makes US numbers,
 * and so does a seed without a number, after all the others.
 */
export function seedNumbers(store: Store, numbers: number | readonly SeedNumber[]): void {
  const seeds: Seed[] =
    typeof numbers === "number"
      ? []
      : numbers.map((seed) => (typeof seed === "string" ? { phoneNumber: seed } : seed));
  const isNamed = ({ phoneNumber, id }: Seed): boolean =>
    phoneNumber !== undefined || id !== undefined;
  const named = seeds.filter(isNamed).map((seed) => complete(store, seed));
  const unnamed = seeds.filter((seed) => !isNamed(seed));

  const count = typeof numbers === "number" ? numbers : unnamed.length;
  const drawn = drawSeeds(store, count, new Set(named.map(({ id }) => id)));
  const others = drawn.map((seed, at) => complete(store, { ...seed, ...unnamed[at] }));
  for (const number of [...named, ...others]) store.purchased.put(number.id, number);
}

/** Three geographic numbers to one toll-free, as long as there are toll-free ones. */
function drawSeeds(store: Store, count: number, named: ReadonlySet<string>): Seed[] {
  if (!Number.isInteger(count) || count < 0 || count > mostSeeds) {
    throw new RangeError(
      `The count of numbers has to be a whole number from 0 to ${mostSeeds}, not ${count}.`,
    );
  }
  if (count === 0) return [];
  const isAvailable = availability(store);
  const suits = (digits: string): boolean => isAvailable(digits) && !named.has(digits);
  const tollFree = drawUs(store, "tollFree", Math.floor(count / 4), suits);
  const geographic = drawUs(store, "geographic", count - tollFree.length, suits);
  const drawn = [...geographic, ...tollFree];
  if (drawn.length < count) throw new RangeError(`There are only ${drawn.length} numbers left.`);
  return drawn;
}

function drawUs(
  store: Store,
  phoneNumberType: PhoneNumberType,
  count: number,
  suits: (digits: string) => boolean,
): Seed[] {
  const country = findCountry("US");
  const pools = (country === undefined ? [] : poolsOf(country)).filter(
    (pool) => pool.phoneNumberType === phoneNumberType,
  );
  const drawn = drawNumbers(store, pools, count, suits);
  const more = bulkNumbers(pools, count - drawn.length, suits);
  return [...drawn, ...more].map((id) => ({ id, phoneNumberType, countryCode: "US" }));
}

/** Many more numbers for large tests, in order: the rest of exchange 555, which cannot be searched for. */
function bulkNumbers(
  pools: readonly NumberPool[],
  count: number,
  suits: (digits: string) => boolean,
): string[] {
  const found: string[] = [];
  for (const areaCode of new Set(pools.map((pool) => pool.areaCode))) {
    for (let line = 0; line < 10_000 && found.length < count; line += 1) {
      const digits = `1${areaCode}555${String(line).padStart(4, "0")}`;
      if (findPool(digits) === undefined && suits(digits)) found.push(digits);
    }
  }
  return found;
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
  const offering =
    findOffering(country, phoneNumberType, seed.assignmentType ?? "application") ??
    (country && offeringsOf(country).find((one) => one.phoneNumberType === phoneNumberType));
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
