import {
  countryName,
  offeringsOf,
  offers,
  placesOf,
  poolsOf,
  type Country,
  type NumberPool,
} from "../catalog.js";
import { numbersShowAgreement } from "../apiVersions.js";
import { readCapabilities, readEnum, requireBody, requireCountry, requireEnum } from "../checks.js";
import { countries } from "../countries.js";
import { errors, refuse } from "../errors.js";
import type { Answer, Context } from "../handler.js";
import { pageOf } from "../paging.js";
import { assignmentTypes, phoneNumberTypes, type AvailableNumber, type Offering } from "../wire.js";

const browsedNumbers = 25;
const cached = { "Cache-Control": "max-age=21600, private, stale-while-revalidate=86400" };

/** GET /availablePhoneNumbers/countries */
export function listCountries(context: Context): Answer {
  const items = countries.map((country) => ({
    localizedName: countryName(country, context.language),
    countryCode: country.code,
  }));
  const { page, nextLink } = pageOf(context, items, "maxPageSize");
  return { status: 200, body: { countries: page, nextLink }, headers: cached };
}

/** GET /availablePhoneNumbers/countries/{countryCode}/localities */
export function listLocalities(context: Context): Answer {
  const country = requireCountry(context);
  const type = readEnum("phoneNumberType", context.query.get("phoneNumberType"), phoneNumberTypes);
  const division = context.query.get("administrativeDivision");
  const items = placesWith(country, type)
    .map(({ locality }) => locality)
    .filter(
      ({ administrativeDivision: its }) => division === null || its?.abbreviatedName === division,
    );
  const { page, nextLink } = pageOf(context, items, "maxPageSize");
  return { status: 200, body: { phoneNumberLocalities: page, nextLink }, headers: cached };
}

function placesWith(country: Country, type: string | undefined): ReturnType<typeof placesOf> {
  const places = placesOf(country);
  if (type === "tollFree") return [];
  if (type === "mobile") return country.mobile.length === 0 ? [] : places.slice(0, 1);
  return type === "geographic" && country.prices.geographic === undefined ? [] : places;
}

/** GET /availablePhoneNumbers/countries/{countryCode}/areaCodes */
export function listAreaCodes(context: Context): Answer {
  const country = requireCountry(context);
  const { query } = context;
  const type = requireEnum("phoneNumberType", query.get("phoneNumberType"), phoneNumberTypes);
  const use = readEnum("assignmentType", query.get("assignmentType"), assignmentTypes);
  const locality = query.get("locality");
  if (type === "geographic" && !locality) {
    refuse(errors.invalid("locality", "The locality is required for geographic numbers."));
  }
  const offered = offeringsOf(country).some(
    (one) => one.phoneNumberType === type && (use === undefined || one.assignmentType === use),
  );
  const codes = offered
    ? areaCodesOf(country, type, locality, query.get("administrativeDivision"))
    : [];
  const items = [...new Set(codes)].map((areaCode) => ({ areaCode }));
  const { page, nextLink } = pageOf(context, items, "maxPageSize");
  return { status: 200, body: { areaCodes: page, nextLink }, headers: cached };
}

function areaCodesOf(
  country: Country,
  type: string,
  locality: string | null,
  division: string | null,
): string[] {
  if (type === "tollFree") return country.tollFree.map((text) => text.split(":")[0] ?? "");
  return placesWith(country, type)
    .filter(
      ({ locality: { localizedName, administrativeDivision: its } }) =>
        (locality === null || localizedName === locality) &&
        (division === null || its?.abbreviatedName === division),
    )
    .map(({ areaCode }) => areaCode);
}

/** GET /availablePhoneNumbers/countries/{countryCode}/offerings */
export function listOfferings(context: Context): Answer {
  const country = requireCountry(context);
  const { query } = context;
  const type = readEnum("phoneNumberType", query.get("phoneNumberType"), phoneNumberTypes);
  const use = readEnum("assignmentType", query.get("assignmentType"), assignmentTypes);
  const items = offeringsOf(country).filter(
    (one) =>
      (type === undefined || one.phoneNumberType === type) &&
      (use === undefined || one.assignmentType === use),
  );
  const { page, nextLink } = pageOf(context, items, "maxPageSize");
  return { status: 200, body: { phoneNumberOfferings: page, nextLink }, headers: cached };
}

/** POST /availablePhoneNumbers/countries/{countryCode}/:browse */
export function browse(context: Context): Answer {
  const country = requireCountry(context);
  const body = requireBody(context);
  const type = requireEnum("phoneNumberType", body["phoneNumberType"], phoneNumberTypes);
  const use = readEnum("assignmentType", body["assignmentType"], assignmentTypes);
  const wanted = readCapabilities(body["capabilities"]);
  const prefixes = readPrefixes(body["phoneNumberPrefixes"]);
  const suitable = offeringsOf(country).filter(
    (one) =>
      one.phoneNumberType === type &&
      (use === undefined || one.assignmentType === use) &&
      offers(one.availableCapabilities, wanted),
  );
  if (suitable.length === 0) refuse(errors.noPlan());

  const mayMatch = ({ stem }: NumberPool): boolean =>
    prefixes.some((prefix) => stem.startsWith(prefix) || prefix.startsWith(stem));
  const pools = poolsOf(country).filter((pool) => pool.phoneNumberType === type);
  const phoneNumbers = context.store
    .draw(
      prefixes.length === 0 ? pools : pools.filter(mayMatch),
      browsedNumbers,
      (digits) => prefixes.length === 0 || prefixes.some((prefix) => digits.startsWith(prefix)),
    )
    .map((digits, at) =>
      describeAvailable(
        context,
        country,
        digits,
        suitable[at % suitable.length] ?? refuse(errors.noPlan()),
      ),
    );
  return { status: 200, body: { phoneNumbers } };
}

function readPrefixes(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (
    !Array.isArray(value) ||
    !value.every((one) => typeof one === "string" && /^\d+$/.test(one))
  ) {
    refuse(
      errors.invalid("phoneNumberPrefixes", "The prefixes have to be a list of texts of digits."),
    );
  }
  return value as string[];
}

function describeAvailable(
  { apiVersion }: Context,
  country: Country,
  digits: string,
  offering: Offering,
): AvailableNumber {
  return {
    id: digits,
    countryCode: country.code,
    phoneNumber: `+${digits}`,
    capabilities: offering.availableCapabilities,
    phoneNumberType: offering.phoneNumberType,
    assignmentType: offering.assignmentType,
    cost: offering.cost,
    status: "available",
    ...(numbersShowAgreement(apiVersion)
      ? { isAgreementToNotResellRequired: country.agreementRequired }
      : {}),
  };
}
