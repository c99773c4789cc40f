/** Calls of every method of 1.5.0 with any arguments, and any answers of the documented shape to them. */
import fc, { type Arbitrary } from "fast-check";
import type {
  BrowseAvailableNumbersRequest,
  SearchAvailablePhoneNumbersRequest,
  SipTrunk,
  SipTrunkRoute,
} from "published-phone-numbers";
import type { Answer } from "../../unit/support/scriptedHttpClient.js";
import * as any from "./arbitraryAnswers.js";
import {
  made,
  one,
  operations,
  options,
  pages,
  pathPart,
  phoneNumber,
  type Made,
  type Options,
} from "./arbitraryCall.js";
import { CALLS, type CallScenario } from "./calls.js";
import { quick } from "./longRunningCalls.js";
import { items } from "./sideBySide.js";

const US = "/availablePhoneNumbers/countries/US";
const areaCodes = pages("areaCodes", `${US}/areaCodes`, any.areaCode);
const paging = { skip: fc.nat(1000), maxPageSize: fc.integer({ min: 1, max: 1000 }) };
const language = { acceptLanguage: fc.constantFrom("de", "fr-CA", "en-US") };
const agreement = { agreeToNotResell: fc.boolean() };
const wishes = fc.record({ calling: any.capability, sms: any.capability }, { requiredKeys: [] });
const search = fc.record(
  {
    countryCode: pathPart,
    phoneNumberType: any.numberType,
    assignmentType: any.assignmentType,
    capabilities: any.capabilities,
    areaCode: any.text,
    quantity: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  },
  { requiredKeys: ["countryCode", "phoneNumberType", "assignmentType", "capabilities"] },
);
const done = async (poller: Promise<{ pollUntilDone(): Promise<unknown> }>): Promise<unknown> =>
  (await poller).pollUntilDone();

/** By method: calls as its documentation allows them. */
const METHODS: Record<string, Arbitrary<Made>> = {
  getPurchasedPhoneNumber: made(
    ({ phoneNumbers }, number: string, more: Options) =>
      phoneNumbers.getPurchasedPhoneNumber(number, more),
    one(any.purchasedNumber),
    phoneNumber,
    options(),
  ),
  getReservation: made(
    ({ phoneNumbers }, id: string, more: Options) => phoneNumbers.getReservation(id, more),
    one(any.reservation),
    fc.uuid(),
    options(),
  ),
  deleteReservation: made(
    ({ phoneNumbers }, id: string, more: Options) => phoneNumbers.deleteReservation(id, more),
    fc.constant([{ status: 204 }]),
    fc.uuid(),
    options(),
  ),
  createOrUpdateReservation: made(
    ({ phoneNumbers }, reservationId: string, more: Options) =>
      phoneNumbers.createOrUpdateReservation({ reservationId }, more),
    one(any.reservation, fc.constantFrom(200, 201, 207)),
    fc.uuid(),
    options({
      add: fc.array(any.availableNumberWithId, { maxLength: 3 }),
      remove: fc.array(fc.stringMatching(/^\d{5,15}$/), { maxLength: 3 }),
    }),
  ),
  browseAvailablePhoneNumbers: made(
    ({ phoneNumbers }, request: BrowseAvailableNumbersRequest, more: Options) =>
      phoneNumbers.browseAvailablePhoneNumbers(request, more),
    one(fc.record({ phoneNumbers: fc.array(any.availableNumber, { maxLength: 3 }) })),
    fc.record({ countryCode: pathPart, phoneNumberType: any.numberType }),
    options({
      capabilities: wishes,
      assignmentType: any.assignmentType,
      phoneNumberPrefixes: fc.array(any.text, { maxLength: 3 }),
    }),
  ),
  searchOperatorInformation: made(
    ({ phoneNumbers }, numbers: string[], more: Options) =>
      phoneNumbers.searchOperatorInformation(numbers, more),
    one(
      fc.record(
        { values: fc.array(any.operatorInformation, { maxLength: 3 }) },
        { requiredKeys: [] },
      ),
    ),
    fc.array(any.text, { maxLength: 3 }),
    options({ includeAdditionalOperatorDetails: fc.boolean() }),
  ),
  listPurchasedPhoneNumbers: made(
    ({ phoneNumbers }, more: Options) => items(phoneNumbers.listPurchasedPhoneNumbers(more)),
    pages("phoneNumbers", "/phoneNumbers", any.purchasedNumber),
    options(),
  ),
  listReservations: made(
    ({ phoneNumbers }, more: Options) => items(phoneNumbers.listReservations(more)),
    pages("reservations", "/availablePhoneNumbers/reservations", any.reservation),
    options(),
  ),
  listAvailableCountries: made(
    ({ phoneNumbers }, more: Options) => items(phoneNumbers.listAvailableCountries(more)),
    pages("countries", "/availablePhoneNumbers/countries", any.country),
    options(),
  ),
  listAvailableLocalities: made(
    ({ phoneNumbers }, more: Options) => items(phoneNumbers.listAvailableLocalities("US", more)),
    pages("phoneNumberLocalities", `${US}/localities`, any.locality),
    options({ administrativeDivision: any.text, phoneNumberType: any.numberType }),
  ),
  listAvailableTollFreeAreaCodes: made(
    ({ phoneNumbers }, more: Options) =>
      items(phoneNumbers.listAvailableTollFreeAreaCodes("US", more)),
    areaCodes,
    options({ ...paging, ...language }),
  ),
  listAvailableGeographicAreaCodes: made(
    ({ phoneNumbers }, more: Options) =>
      items(phoneNumbers.listAvailableGeographicAreaCodes("US", more)),
    areaCodes,
    options({
      ...paging,
      ...language,
      assignmentType: any.assignmentType,
      locality: any.text,
      administrativeDivision: any.text,
    }),
  ),
  listAvailableMobileAreaCodes: made(
    ({ phoneNumbers }, more: Options) =>
      items(phoneNumbers.listAvailableMobileAreaCodes("US", more)),
    areaCodes,
    options({ ...paging, ...language, assignmentType: any.assignmentType }),
  ),
  listAvailableOfferings: made(
    ({ phoneNumbers }, more: Options) => items(phoneNumbers.listAvailableOfferings("US", more)),
    pages("phoneNumberOfferings", `${US}/offerings`, any.offering),
    options({ phoneNumberType: any.numberType, assignmentType: any.assignmentType }),
  ),
  beginSearchAvailablePhoneNumbers: made(
    ({ phoneNumbers }, request: SearchAvailablePhoneNumbersRequest, more: Options) =>
      done(phoneNumbers.beginSearchAvailablePhoneNumbers(request, quick(more))),
    operations("search", ["/availablePhoneNumbers/searchResults/abc", any.searchResult]),
    search,
    options(),
  ),
  beginPurchasePhoneNumbers: made(
    ({ phoneNumbers }, searchId: string, more: Options) =>
      done(phoneNumbers.beginPurchasePhoneNumbers(searchId, quick(more))),
    operations("purchase"),
    fc.uuid(),
    options(agreement),
  ),
  beginReservationPurchase: made(
    ({ phoneNumbers }, id: string, more: Options) =>
      done(phoneNumbers.beginReservationPurchase(id, quick(more))),
    operations("reservationPurchase"),
    fc.uuid(),
    options(agreement),
  ),
  beginReleasePhoneNumber: made(
    ({ phoneNumbers }, number: string, more: Options) =>
      done(phoneNumbers.beginReleasePhoneNumber(number, quick(more))),
    operations("release"),
    phoneNumber,
    options(),
  ),
  beginUpdatePhoneNumberCapabilities: made(
    ({ phoneNumbers }, number: string, request: object, more: Options) =>
      done(phoneNumbers.beginUpdatePhoneNumberCapabilities(number, request, quick(more))),
    operations("capabilities", ["/phoneNumbers/+14255550123", any.purchasedNumber]),
    phoneNumber,
    wishes,
    options(),
  ),
  listTrunks: made(
    ({ sipRouting }, more: Options) => items(sipRouting.listTrunks(more)),
    one(any.sipConfiguration),
    options(),
  ),
  listRoutes: made(
    ({ sipRouting }, more: Options) => items(sipRouting.listRoutes(more)),
    one(any.sipConfiguration),
    options(),
  ),
  setTrunks: made(
    ({ sipRouting }, trunks: SipTrunk[], more: Options) => sipRouting.setTrunks(trunks, more),
    // The service answers a change with the whole configuration.
    fc
      .tuple(any.wholeConfiguration, any.wholeConfiguration)
      .map((two) => two.map((body) => ({ body }))),
    fc.uniqueArray(any.trunk, { maxLength: 3, selector: ({ fqdn }) => fqdn }),
    options(),
  ),
  setRoutes: made(
    ({ sipRouting }, routes: SipTrunkRoute[], more: Options) => sipRouting.setRoutes(routes, more),
    fc
      .tuple(any.sipConfiguration, any.sipConfiguration)
      .map((two) => two.map((body) => ({ body }))),
    fc.array(any.route, { maxLength: 3 }),
    options(),
  ),
  ...Object.fromEntries(
    ["getTrunk", "setTrunk", "deleteTrunk"].map((method) => [method, trunkCall(method)]),
  ),
};

/** Calls about one trunk, which is in the answer. */
function trunkCall(method: string): Arbitrary<Made> {
  return fc
    .tuple(any.trunk, any.sipConfiguration, options())
    .map(([trunk, configuration, more]): Made => {
      const { fqdn, sipSignalingPort } = trunk;
      const trunks = { ...configuration.trunks, [fqdn]: { sipSignalingPort } };
      return {
        args: [trunk, more],
        call: ({ sipRouting }) =>
          method === "getTrunk"
            ? sipRouting.getTrunk(fqdn, more)
            : method === "setTrunk"
              ? sipRouting.setTrunk(trunk, more)
              : sipRouting.deleteTrunk(fqdn, more),
        answers: [{ body: { ...configuration, trunks } }],
      };
    });
}

/** One of the answers may be a refusal, and is the last then. */
const refusedAt = (answers: Answer[], at: number | null, refusal: Answer): Answer[] =>
  at === null ? answers : [...answers.slice(0, at % answers.length), refusal];

/** By method of 1.5.0: any call of it, with answers. */
export const ARBITRARY_CALLS: [string, Arbitrary<CallScenario>][] = Object.entries(METHODS).map(
  ([method, calls]) => [
    method,
    fc
      .tuple(calls, fc.option(fc.nat(9), { freq: 3 }), any.refusal)
      .map(([{ args, call, answers }, at, refusal]) => ({
        name: `${method} ${JSON.stringify(args)}`,
        of: CALLS.find((known) => known.method === method)!,
        call,
        answers: refusedAt(answers, at, refusal),
      })),
  ],
);
