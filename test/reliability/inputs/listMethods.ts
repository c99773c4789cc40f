/** The listings, by item and by page. */
import {
  AVAILABLE,
  commonOptions,
  get,
  method,
  type Method,
  type Sending,
  type Values,
} from "./method.js";
import { asSegment } from "./sendable.js";

/** No option. */
const NONE = Symbol();
const SIZED: NonNullable<Sending["query"]> = {
  skip: ["skip", "0"],
  maxPageSize: ["maxPageSize", "100"],
};
const LANGUAGE = { "accept-language": "acceptLanguage" };

function lists(
  name: string,
  path: (country: string) => string[],
  queries: string[],
  options: Values,
  fixed: Sending["query"] = {},
): Method[] {
  const hasCountry = path("US").includes("US");
  const parameters = hasCountry ? ["countryCode", "options"] : ["options"];
  const isSip = path("US")[0] === "sip";
  const isPurchased = name === "listPurchasedPhoneNumbers";
  const isReservations = name === "listReservations";
  const named = Object.fromEntries(queries.map((query) => [query, [query] as [string]]));
  const sized = isPurchased
    ? { skip: SIZED["skip"]!, top: SIZED["maxPageSize"]! }
    : isReservations
      ? { maxPageSize: SIZED["maxPageSize"]! }
      : SIZED;
  const sending = get((args) => path(hasCountry ? asSegment(args[0]) : ""), {
    query: isSip ? {} : { ...sized, ...named, ...fixed },
    headers: "acceptLanguage" in options ? LANGUAGE : {},
    isMain: true,
  });
  const args = () => [...(hasCountry ? ["US"] : []), { ...commonOptions(), ...options }];
  const client = isSip ? "sip" : "numbers";
  const paged = {
    kind: "byPage" as const,
    parameters: [...parameters, "settings"],
    args: () => [...args(), { maxPageSize: 7, continuationToken: undefined }],
  };
  const listed = method(name, { client, kind: "list", parameters, args, sends: [sending] });
  return [listed, { ...listed, ...paged, name: `${name}.byPage` }];
}

const inCountry = (last: string) => (country: string) => [AVAILABLE, "countries", country, last];
const size = { skip: 0, maxPageSize: 5 };
const named = { ...size, acceptLanguage: "de" };

export const LISTS: Method[] = [
  ...lists("listPurchasedPhoneNumbers", () => ["phoneNumbers"], [], size),
  ...lists("listReservations", () => [AVAILABLE, "reservations"], [], { maxPageSize: 5 }),
  ...lists("listAvailableCountries", () => [AVAILABLE, "countries"], [], named),
  ...lists(
    "listAvailableLocalities",
    inCountry("localities"),
    ["administrativeDivision", "phoneNumberType"],
    { ...named, administrativeDivision: "WA", phoneNumberType: "geographic" },
  ),
  ...lists("listAvailableTollFreeAreaCodes", inCountry("areaCodes"), [], named, {
    phoneNumberType: [NONE, "tollFree"],
    assignmentType: [NONE, "application"],
  }),
  ...lists(
    "listAvailableGeographicAreaCodes",
    inCountry("areaCodes"),
    ["assignmentType", "locality", "administrativeDivision"],
    { ...named, assignmentType: "person", locality: "New York", administrativeDivision: "NY" },
    { phoneNumberType: [NONE, "geographic"] },
  ),
  ...lists(
    "listAvailableMobileAreaCodes",
    inCountry("areaCodes"),
    ["assignmentType"],
    { ...named, assignmentType: "application" },
    { phoneNumberType: [NONE, "mobile"] },
  ),
  ...lists(
    "listAvailableOfferings",
    inCountry("offerings"),
    ["phoneNumberType", "assignmentType"],
    { ...named, phoneNumberType: "tollFree", assignmentType: "application" },
  ),
  ...lists("listTrunks", () => ["sip"], [], {}),
  ...lists("listRoutes", () => ["sip"], [], {}),
];
