// What can be had: countries, places, area codes, offerings, numbers to browse.
import { countryName, offeringsOf, offers, placesOf, poolsOf } from "../catalog.js";
import type { Country } from "../countries.js";
import { numbersShowAgreement } from "../apiVersions.js";
import { readQuery, requireBody, requireCountry, requireQuery } from "../checks.js";
import { countries } from "../countries.js";
import { drawNumbers } from "../drawing.js";
import { errors, refuse } from "../errors.js";
import type { Answer, Context } from "../handler.js";
import { availability } from "../holdings.js";
import { pageOf } from "../paging.js";
import * as shape from "../shapes.js";
import type { AvailableNumber, Offering } from "../wire.js";

const browseRequest = shape.object(
  { phoneNumberType: shape.phoneNumberType },
  {
    assignmentType: shape.assignmentType,
    capabilities: shape.someCapabilities,
    phoneNumberPrefixes: shape.listOf(shape.digits),
  },
);

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
  const type = readQuery(context, "phoneNumberType", shape.phoneNumberType);
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
  const type = requireQuery(context, "phoneNumberType", shape.phoneNumberType);
  const use = readQuery(context, "assignmentType", shape.assignmentType);
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
  const type = readQuery(context, "phoneNumberType", shape.phoneNumberType);
  const use = readQuery(context, "assignmentType", shape.assignmentType);
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
  const wanted = requireBody(context, browseRequest);
  const { phoneNumberType: type, assignmentType: use, phoneNumberPrefixes: prefixes = [] } = wanted;
  const suitable = offeringsOf(country).filter(
    (one) =>
      one.phoneNumberType === type &&
      (use === undefined || one.assignmentType === use) &&
      offers(one.availableCapabilities, wanted.capabilities ?? {}),
  );
  if (suitable.length === 0) refuse(errors.noPlan());

  const isAvailable = availability(context.store);
  const begins = (digits: string): boolean =>
    prefixes.length === 0 || prefixes.some((prefix) => digits.startsWith(prefix));
  const pools = poolsOf(country).filter(
    ({ phoneNumberType, stem }) =>
      phoneNumberType === type && (begins(stem) || prefixes.some((one) => one.startsWith(stem))),
  );
  const phoneNumbers = drawNumbers(
    context.store,
    pools,
    browsedNumbers,
    (digits) => begins(digits) && isAvailable(digits),
  ).map((digits, at) => {
    const offering = suitable[at % suitable.length] ?? refuse(errors.noPlan());
    return describeAvailable(context, country, digits, offering);
  });
  return { status: 200, body: { phoneNumbers } };
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
