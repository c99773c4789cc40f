import type {
  ListGeographicAreaCodesOptions,
  ListLocalitiesOptions,
  ListMobileAreaCodesOptions,
  ListOfferingsOptions,
  ListTollFreeAreaCodesOptions,
} from "published-phone-numbers";
import { pages, purchased, reservation } from "./answers.js";
import type { Call } from "./call.js";
import { items } from "./sideBySide.js";

const US = "/availablePhoneNumbers/countries/US";
const areaCodePages = pages(
  "areaCodes",
  [{ areaCode: "425" }, { areaCode: "206" }],
  `${US}/areaCodes`,
);
const localities = [
  {
    localizedName: "Anchorage",
    administrativeDivision: { localizedName: "Alaska", abbreviatedName: "AK" },
  },
  { localizedName: "All locations", administrativeDivision: null },
];
const offering = {
  phoneNumberType: "tollFree",
  assignmentType: "application",
  availableCapabilities: { calling: "inbound", sms: "none" },
  cost: { amount: 0.8, currencyCode: "USD", billingFrequency: "monthly" },
};
const countries = [
  { localizedName: "Australia", countryCode: "AU" },
  { localizedName: "Österreich", countryCode: "AT" },
];

/** Listings, read to their end over two pages. */
export const listings: Call[] = [
  {
    method: "listPurchasedPhoneNumbers",
    run: ({ phoneNumbers }, options) => items(phoneNumbers.listPurchasedPhoneNumbers(options)),
    options: [],
    answers: pages("phoneNumbers", [purchased, { ...purchased, id: "1" }], "/phoneNumbers"),
  },
  {
    method: "listReservations",
    run: ({ phoneNumbers }, options) => items(phoneNumbers.listReservations(options)),
    options: [],
    answers: pages(
      "reservations",
      [
        { ...reservation, phoneNumbers: null },
        { ...reservation, status: "expired" },
      ],
      "/availablePhoneNumbers/reservations",
    ),
  },
  {
    method: "listAvailableCountries",
    run: ({ phoneNumbers }, options) => items(phoneNumbers.listAvailableCountries(options)),
    options: [],
    answers: pages("countries", countries, "/availablePhoneNumbers/countries"),
  },
  {
    method: "listAvailableLocalities",
    run: ({ phoneNumbers }, options) => items(phoneNumbers.listAvailableLocalities("US", options)),
    options: [
      { administrativeDivision: "AK" },
      { phoneNumberType: "geographic" },
    ] satisfies ListLocalitiesOptions[],
    answers: pages("phoneNumberLocalities", localities, `${US}/localities`),
  },
  {
    method: "listAvailableTollFreeAreaCodes",
    run: ({ phoneNumbers }, options) =>
      items(phoneNumbers.listAvailableTollFreeAreaCodes("US", options)),
    options: [
      { skip: 3 },
      { maxPageSize: 7 },
      { acceptLanguage: "fr-CA" },
    ] satisfies ListTollFreeAreaCodesOptions[],
    answers: areaCodePages,
  },
  {
    method: "listAvailableGeographicAreaCodes",
    run: ({ phoneNumbers }, options) =>
      items(phoneNumbers.listAvailableGeographicAreaCodes("US", options)),
    options: [
      { skip: 0 },
      { maxPageSize: 50 },
      { assignmentType: "person" },
      { locality: "Saint John's + Öd & Söhne (100% ~*)" },
      { administrativeDivision: "AK" },
      { acceptLanguage: "de" },
    ] satisfies ListGeographicAreaCodesOptions[],
    answers: areaCodePages,
  },
  {
    method: "listAvailableMobileAreaCodes",
    run: ({ phoneNumbers }, options) =>
      items(phoneNumbers.listAvailableMobileAreaCodes("US", options)),
    options: [
      { skip: 1 },
      { maxPageSize: 1000 },
      { assignmentType: "application" },
      { acceptLanguage: "es" },
    ] satisfies ListMobileAreaCodesOptions[],
    answers: areaCodePages,
  },
  {
    method: "listAvailableOfferings",
    run: ({ phoneNumbers }, options) => items(phoneNumbers.listAvailableOfferings("US", options)),
    options: [
      { phoneNumberType: "tollFree" },
      { assignmentType: "application" },
    ] satisfies ListOfferingsOptions[],
    answers: pages("phoneNumberOfferings", [offering, { cost: offering.cost }], `${US}/offerings`),
  },
];
