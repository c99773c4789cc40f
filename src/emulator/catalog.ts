// What there is to buy: countries, places, rows of numbers, offerings.
import { countries, type Country } from "./countries.js";
import type {
  AssignmentType,
  Capabilities,
  CapabilityValue,
  Locality,
  Offering,
  PhoneNumberType,
} from "./wire.js";

/** A row of numbers that differ in their last digits. */
export interface NumberPool {
  country: Country;
  phoneNumberType: PhoneNumberType;
  areaCode: string;
  /** What all its numbers begin with, country code first. */
  stem: string;
  /** How many digits follow the stem. */
  counting: number;
}

interface Place {
  locality: Locality;
  areaCode: string;
  template: string;
}

const countriesByCode = new Map(countries.map((country) => [country.code, country]));

/** The country of a two-letter code in any case, or nothing. */
export const findCountry = (code: string): Country | undefined =>
  countriesByCode.get(code.toUpperCase());

/** Country names in the language asked for; the service's English names otherwise. */
export function countryName(country: Country, language: string | undefined): string {
  if (language === undefined || /^en\b/i.test(language)) return country.englishName;
  return (
    new Intl.DisplayNames([language], { type: "region" }).of(country.code) ?? country.englishName
  );
}

/** The places of a country, by division and then by name. */
export function placesOf(country: Country): Place[] {
  return Object.entries(country.places).flatMap(([division, places]) =>
    places.split("; ").map((text) => {
      const [name = "", areaCode = "", template] = text.split(":");
      return {
        locality: {
          localizedName: name,
          administrativeDivision:
            division === "" ? null : { localizedName: division, abbreviatedName: division },
        },
        areaCode,
        template: template ?? defaultTemplate(country, areaCode),
      };
    }),
  );
}

function defaultTemplate(country: Country, areaCode: string): string {
  if (country.code === "US") return `${areaCode}55501xx`;
  return `${areaCode.padEnd(country.length - 3, "0")}xxx`;
}

const offeringsByCountry = new Map<string, readonly Offering[]>();

/** What can be had in a country: each number type with its uses, capabilities and monthly price. */
export function offeringsOf(country: Country): readonly Offering[] {
  const offerings = offeringsByCountry.get(country.code) ?? makeOfferings(country);
  offeringsByCountry.set(country.code, offerings);
  return offerings;
}

function makeOfferings({ prices, tollFreeCapabilities }: Country): Offering[] {
  const voice: Capabilities = { calling: "inbound+outbound", sms: "none" };
  const sms: Capabilities = { calling: "none", sms: "inbound+outbound" };
  const offering = (
    phoneNumberType: PhoneNumberType,
    assignmentType: AssignmentType,
    availableCapabilities: Capabilities,
  ): Offering[] => {
    const amount = prices[phoneNumberType];
    if (amount === undefined) return [];
    const cost = { amount, currencyCode: "USD", billingFrequency: "monthly" };
    return [{ phoneNumberType, assignmentType, availableCapabilities, cost }];
  };
  return [
    ...offering("geographic", "person", voice),
    ...offering("geographic", "application", voice),
    ...offering("tollFree", "application", tollFreeCapabilities),
    ...offering("mobile", "application", sms),
  ];
}

/** The offering of a country for one type and use, if there is one. */
export const findOffering = (
  country: Country | undefined,
  type: PhoneNumberType,
  use: AssignmentType,
): Offering | undefined =>
  country &&
  offeringsOf(country).find(
    ({ phoneNumberType, assignmentType }) => phoneNumberType === type && assignmentType === use,
  );

const covers = (offered: CapabilityValue, wanted: CapabilityValue): boolean =>
  wanted === "none" || offered === wanted || offered === "inbound+outbound";

/** Whether an offering has at least the capabilities wanted. */
export const offers = (offered: Capabilities, wanted: Partial<Capabilities>): boolean =>
  covers(offered.calling, wanted.calling ?? "none") && covers(offered.sms, wanted.sms ?? "none");

const poolsByCountry = new Map<string, NumberPool[]>();

/** All rows of numbers of a country, each once. */
export function poolsOf(country: Country): NumberPool[] {
  const known = poolsByCountry.get(country.code);
  if (known !== undefined) return known;
  const pools = new Map<string, NumberPool>();
  const add = (phoneNumberType: PhoneNumberType, areaCode: string, template: string): void => {
    const stem = country.dial + template.replace(/x+$/, "");
    const counting = template.length - template.replace(/x+$/, "").length;
    pools.set(`${phoneNumberType} ${stem}`, { country, phoneNumberType, areaCode, stem, counting });
  };
  const places = placesOf(country);
  if (country.prices.geographic !== undefined) {
    for (const place of places) add("geographic", place.areaCode, place.template);
  }
  for (const text of country.tollFree) {
    const [areaCode = "", template = ""] = text.split(":");
    add("tollFree", areaCode, template);
  }
  for (const template of country.mobile) add("mobile", places[0]?.areaCode ?? "", template);
  poolsByCountry.set(country.code, [...pools.values()]);
  return [...pools.values()];
}

/** All rows by stem and number of digits; several countries may share one. */
let poolsByShape: Map<string, NumberPool[]> | undefined;

function indexPools(): Map<string, NumberPool[]> {
  const index = new Map<string, NumberPool[]>();
  for (const pool of countries.flatMap(poolsOf)) {
    const key = `${pool.stem}/${pool.stem.length + pool.counting}`;
    index.set(key, [...(index.get(key) ?? []), pool]);
  }
  return index;
}

/** The row that a number (digits, country code first) belongs to. */
export function findPool(digits: string, country?: Country): NumberPool | undefined {
  poolsByShape ??= indexPools();
  for (let length = 1; length < digits.length; length += 1) {
    const pools = poolsByShape.get(`${digits.slice(0, length)}/${digits.length}`) ?? [];
    const found = pools.find((pool) => country === undefined || pool.country === country);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The country whose calling code a number begins with; North American ones by area code, else the US. */
export function countryOfNumber(digits: string): Country | undefined {
  const pool = findPool(digits);
  if (pool !== undefined) return pool.country;
  if (digits.startsWith("1")) {
    const areaCode = digits.slice(1, 4);
    const neighbours = countries.filter(({ code }) => code === "CA" || code === "PR");
    return (
      neighbours.find((country) =>
        placesOf(country).some((place) => place.areaCode === areaCode),
      ) ?? findCountry("US")
    );
  }
  return countries.find(({ dial }) => digits.startsWith(dial));
}
