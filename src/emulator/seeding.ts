// Numbers that are owned from the start.
import {
  countryOfNumber,
  findCountry,
  findOffering,
  findPool,
  offeringsOf,
  poolsOf,
  type NumberPool,
} from "./catalog.js";
import type { Country } from "./countries.js";
import { drawNumbers } from "./drawing.js";
import { availability } from "./holdings.js";
import * as shape from "./shapes.js";
import type { Store } from "./store.js";
import { formatInstant, type PhoneNumberType, type PurchasedNumber } from "./wire.js";

/** A number to own: in E.164 format such as `+12065550100`, or what is special about it. */
export type SeedNumber = string | Partial<PurchasedNumber>;

type Seed = Partial<PurchasedNumber>;
type Suits = (digits: string) => boolean;

/** How many numbers one call can make. */
const mostSeeds = 1_000_000;

const seedShape = shape.object(
  {},
  {
    id: shape.digits,
    phoneNumber: shape.text,
    countryCode: shape.text,
    phoneNumberType: shape.phoneNumberType,
    capabilities: shape.capabilities,
    assignmentType: shape.assignmentType,
    purchaseDate: shape.text,
    cost: shape.object(
      { amount: shape.number, currencyCode: shape.text, billingFrequency: shape.text },
      {},
    ),
  },
);

/**
 * Puts numbers among the purchased ones, all or none; one that is there already is replaced. A count makes US numbers.
 * A seed without a number gets one of its country and type, after all the others.
 */
export function seedNumbers(store: Store, numbers: number | readonly SeedNumber[]): void {
  const isAvailable = availability(store);
  const made = new Map<string, PurchasedNumber>();
  const suits: Suits = (digits) => isAvailable(digits) && !made.has(digits);
  const add = (seed: Seed): void => {
    const number = complete(store, seed);
    if (!isAvailable(number.id) && !store.purchased.has(number.id)) {
      throw new RangeError(`${number.phoneNumber} is on hold by a search or a reservation.`);
    }
    made.set(number.id, number);
  };
  if (typeof numbers === "number") {
    for (const seed of drawMany(store, numbers, suits)) add(seed);
  } else {
    const seeds = shape.readArgument(shape.listOf(readSeed), numbers, "seeds");
    const isNamed = ({ phoneNumber }: Seed): boolean => phoneNumber !== undefined;
    seeds.filter(isNamed).forEach(add);
    const unnamed = seeds.filter((seed) => !isNamed(seed));
    const like = ({ countryCode, phoneNumberType }: Seed): string =>
      `${countryCode} ${phoneNumberType}`;
    for (const kind of new Set(unnamed.map(like))) {
      const some = unnamed.filter((seed) => like(seed) === kind);
      drawLike(store, some, suits).forEach(add);
    }
  }
  for (const number of made.values()) store.purchased.put(number.id, number);
}

/** A seed with its number in `phoneNumber`, if it names one. */
const readSeed: shape.Shape<Seed> = (value, name) => {
  if (typeof value === "string") return { phoneNumber: value };
  const { id, phoneNumber, countryCode, ...rest } = seedShape(value, name);
  const named = phoneNumber ?? (id === undefined ? undefined : `+${id}`);
  if (id !== undefined && named !== `+${id}`) {
    throw new TypeError(`The id ${id} does not belong to ${phoneNumber}.`);
  }
  return {
    ...rest,
    ...(named === undefined ? {} : { phoneNumber: named }),
    ...(countryCode === undefined ? {} : { countryCode: countryCode.toUpperCase() }),
  };
};

/** Seeds of one country and type, each with a number. */
function drawLike(store: Store, seeds: readonly Seed[], suits: Suits): Seed[] {
  const { countryCode = "US", phoneNumberType } = seeds[0] ?? {};
  const country = findCountry(countryCode);
  const type = phoneNumberType ?? (country && offeringsOf(country)[0]?.phoneNumberType);
  const drawn = country && type ? draw(store, country, type, seeds.length, suits) : [];
  requireAll(drawn.length, seeds.length);
  return seeds.map((seed, at) => ({ ...seed, phoneNumber: `+${drawn[at]}` }));
}

/** US numbers: three geographic ones to one toll-free, as long as there are toll-free ones. */
function* drawMany(store: Store, count: number, suits: Suits): Iterable<Seed> {
  if (!Number.isInteger(count) || count < 0 || count > mostSeeds) {
    throw new RangeError(
      `The count of numbers has to be a whole number from 0 to ${mostSeeds}, not ${count}.`,
    );
  }
  const country = findCountry("US");
  if (count === 0 || country === undefined) return;
  const tollFree = draw(store, country, "tollFree", Math.floor(count / 4), suits);
  const geographic = draw(store, country, "geographic", count - tollFree.length, suits);
  requireAll(tollFree.length + geographic.length, count);
  const { code: countryCode } = country;
  for (const digits of geographic) {
    yield { phoneNumber: `+${digits}`, countryCode, phoneNumberType: "geographic" };
  }
  for (const digits of tollFree) {
    yield { phoneNumber: `+${digits}`, countryCode, phoneNumberType: "tollFree" };
  }
}

function requireAll(found: number, wanted: number): void {
  if (found < wanted) throw new RangeError(`There are only ${found} such numbers left.`);
}

/** Numbers (digits) of a country and type. */
function draw(
  store: Store,
  country: Country,
  phoneNumberType: PhoneNumberType,
  count: number,
  suits: Suits,
): string[] {
  const pools = poolsOf(country).filter((pool) => pool.phoneNumberType === phoneNumberType);
  const drawn = drawNumbers(store, pools, count, suits);
  if (drawn.length === count || country.code !== "US") return drawn;
  return drawn.concat(bulkNumbers(pools, count - drawn.length, suits));
}

/** Many more numbers for large tests, in order: the rest of exchange 555, which cannot be searched for. */
function bulkNumbers(pools: readonly NumberPool[], count: number, suits: Suits): string[] {
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
  const { phoneNumber = "" } = seed;
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
