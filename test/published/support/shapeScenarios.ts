import type { Answer } from "../../unit/support/scriptedHttpClient.js";
import {
  available,
  failedNumber,
  operation,
  purchased,
  refusal,
  reservation,
  RESERVATION_ID,
  searchResult,
  started,
} from "./answers.js";
import { quick, SEARCH } from "./longRunningCalls.js";
import { items, type Clients, type Scenario } from "./sideBySide.js";

const RESERVATIONS = "/availablePhoneNumbers/reservations";
const reserve = ({ phoneNumbers }: Clients): Promise<unknown> =>
  phoneNumbers.createOrUpdateReservation(
    { reservationId: RESERVATION_ID },
    { add: [available, failedNumber], remove: [failedNumber.id!] },
  );
const getNumber = ({ phoneNumbers }: Clients): Promise<unknown> =>
  phoneNumbers.getPurchasedPhoneNumber("+14255550123");
const search = async ({ phoneNumbers }: Clients): Promise<unknown> => {
  const poller = await phoneNumbers.beginSearchAvailablePhoneNumbers(SEARCH, quick());
  return poller.pollUntilDone();
};
const SEARCH_PATH = "/availablePhoneNumbers/searchResults/abc";

const scenario = (name: string, call: Scenario["call"], ...answers: Answer[]): Scenario => ({
  name,
  call,
  answers,
});

/** Answers of other shapes than the usual ones, which both clients take alike. */
export const shapeScenarios: Scenario[] = [
  scenario("a reservation that was created (201)", reserve, { status: 201, body: reservation }),
  scenario("a reservation of which a number failed (207)", reserve, {
    status: 207,
    body: { ...reservation, phoneNumbers: { 1: failedNumber, 2: available, 3: null } },
  }),
  scenario("a reservation without numbers", reserve, { body: { id: RESERVATION_ID } }),
  scenario("a number without anything that is converted", getNumber, { body: { id: "1" } }),
  scenario("a number with null where there is nothing", getNumber, {
    body: { ...purchased, purchaseDate: null, cost: null, capabilities: null },
  }),
  scenario("a number with values of a later version", getNumber, {
    body: { ...purchased, phoneNumberType: "satellite", capabilities: { fax: "inbound" } },
  }),
  scenario("a number whose date has an offset and no fraction", getNumber, {
    body: { ...purchased, purchaseDate: "2025-03-04T05:06:07-08:00" },
  }),
  scenario(
    "empty pages between others",
    ({ phoneNumbers }) => items(phoneNumbers.listReservations()),
    { body: { reservations: [], nextLink: `${RESERVATIONS}?skip=1&api-version=2025-06-01` } },
    {
      body: {
        reservations: [reservation],
        nextLink: `${RESERVATIONS}?skip=2&api-version=2025-06-01`,
      },
    },
    { body: { reservations: [] } },
  ),
  scenario(
    "a listing by pages",
    ({ phoneNumbers }) => items(phoneNumbers.listReservations().byPage()),
    {
      body: { reservations: [reservation], nextLink: "" },
    },
  ),
  scenario(
    "countries without a list",
    ({ phoneNumbers }) => items(phoneNumbers.listAvailableCountries()),
    {
      body: {},
    },
  ),
  scenario(
    "a page that is refused",
    ({ phoneNumbers }) => items(phoneNumbers.listReservations()),
    {
      body: {
        reservations: [reservation],
        nextLink: `${RESERVATIONS}?skip=1&api-version=2025-06-01`,
      },
    },
    refusal(500),
  ),
  scenario(
    "a look-up without values",
    ({ phoneNumbers }) => phoneNumbers.searchOperatorInformation([]),
    {
      body: {},
    },
  ),
  scenario("an empty SIP configuration", ({ sipRouting }) => items(sipRouting.listTrunks()), {
    body: {},
  }),
  scenario(
    "a route with more than is described",
    ({ sipRouting }) => items(sipRouting.listRoutes()),
    {
      body: { routes: [{ name: "a", numberPattern: "b", trunks: null, later: 1 }] },
    },
  ),
  scenario("no trunks instead of none", ({ sipRouting }) => sipRouting.setTrunks([]), {
    body: { trunks: {} },
  }),
  scenario(
    "routes that are not in the answer",
    ({ sipRouting }) => sipRouting.setRoutes([]),
    { body: {} },
    { body: { routes: [{ name: "a", numberPattern: "b" }] } },
  ),
  scenario("an error of another form", getNumber, {
    status: 400,
    body: { code: "A", message: "b" },
  }),
  scenario("an error with a code alone", getNumber, {
    status: 409,
    body: { error: { code: "Conflict", message: "m", target: null, details: [] } },
  }),
  scenario(
    "a search that succeeds at once and is short of numbers",
    search,
    started("search_abc", SEARCH_PATH),
    operation("search_abc", "succeeded", SEARCH_PATH),
    { body: { ...searchResult, phoneNumbers: [], errorCode: 3, error: "OutOfStock" } },
  ),
  scenario(
    "a search whose result is refused",
    search,
    started("search_abc", SEARCH_PATH),
    operation("search_abc", "succeeded", SEARCH_PATH),
    refusal(404),
  ),
  scenario(
    "a search whose poll is refused",
    search,
    started("search_abc", SEARCH_PATH),
    operation("search_abc", "running", SEARCH_PATH),
    refusal(403),
  ),
];
