/** Calls of every method of 1.5.0 with any arguments, and any answers of the documented shape to them. */
import fc, { type Arbitrary } from "fast-check";
import { createHash } from "node:crypto";
import type { PagedAsyncIterableIterator } from "@azure/core-paging";
import { deepFreeze } from "../../unit/support/deepFreeze.js";
import type { Answer, Step } from "../../unit/support/scriptedHttpClient.js";
import type { AnyCall } from "./anyCall.js";
import * as answers from "./arbitraryAnswers.js";
import { one } from "./arbitraryAnswers.js";
import * as args from "./arbitraryArguments.js";
import { inLanguage, options, paging } from "./arbitraryArguments.js";
import { each, operations, pages, type Conversation } from "./arbitraryConversations.js";
import * as any from "./arbitraryValues.js";
import { CALLS } from "./calls.js";
import { quick } from "./longRunningCalls.js";
import { items, type Clients } from "./sideBySide.js";

/** The arguments of a method, the answers to a call of it, and how many of them may be a refusal instead (all). */
type Described = [args: Arbitrary<unknown>[], answers: Arbitrary<Conversation>, refusable?: number];

const COUNTRIES = "/availablePhoneNumbers/countries";
const areaCodes = (own: Record<string, Arbitrary<unknown>>): Described => [
  [args.listedCountry, options({ ...paging, ...inLanguage, ...own })],
  pages("areaCodes", (country) => `${COUNTRIES}/${country}/areaCodes`, answers.areaCode),
];
const assignmentType = { assignmentType: any.assignmentType };
const phoneNumberType = { phoneNumberType: any.numberType };
const agreement = { agreeToNotResell: fc.boolean() };
const configured = one(answers.sipConfiguration);

const METHODS: Record<string, Described> = {
  getPurchasedPhoneNumber: [[args.phoneNumber, options()], each(one(answers.purchasedNumber))],
  getReservation: [[args.reservationId, options()], each(one(answers.reservation))],
  deleteReservation: [
    [args.reservationId, options()],
    each(answers.withHeaders(fc.constant({ status: 204 }))),
  ],
  createOrUpdateReservation: [
    [
      args.reservationRequest,
      options({
        add: fc.array(args.numberToAdd, { maxLength: 3 }),
        remove: fc.array(any.numberId, { maxLength: 3 }),
      }),
    ],
    each(one(answers.reservation, fc.constantFrom(200, 201, 207))),
  ],
  browseAvailablePhoneNumbers: [
    [
      args.browseRequest,
      options({
        ...assignmentType,
        capabilities: args.wishes,
        phoneNumberPrefixes: fc.array(any.text, { maxLength: 3 }),
      }),
    ],
    each(one(answers.browsed)),
  ],
  searchOperatorInformation: [
    [
      fc.array(fc.oneof(any.e164, any.text), { maxLength: 3 }),
      options({ includeAdditionalOperatorDetails: fc.boolean() }),
    ],
    each(one(answers.lookedUp)),
  ],
  listPurchasedPhoneNumbers: [
    [options()],
    pages("phoneNumbers", () => "/phoneNumbers", answers.purchasedNumber),
  ],
  listReservations: [
    [options()],
    pages("reservations", () => "/availablePhoneNumbers/reservations", answers.reservation),
  ],
  listAvailableCountries: [
    [options(inLanguage)],
    pages("countries", () => COUNTRIES, answers.listedCountry),
  ],
  listAvailableLocalities: [
    [
      args.listedCountry,
      options({ ...phoneNumberType, ...inLanguage, administrativeDivision: any.text }),
    ],
    pages(
      "phoneNumberLocalities",
      (country) => `${COUNTRIES}/${country}/localities`,
      answers.locality,
    ),
  ],
  listAvailableTollFreeAreaCodes: areaCodes({}),
  listAvailableGeographicAreaCodes: areaCodes({
    ...assignmentType,
    locality: any.text,
    administrativeDivision: any.text,
  }),
  listAvailableMobileAreaCodes: areaCodes(assignmentType),
  listAvailableOfferings: [
    [args.listedCountry, options({ ...assignmentType, ...phoneNumberType, ...inLanguage })],
    pages(
      "phoneNumberOfferings",
      (country) => `${COUNTRIES}/${country}/offerings`,
      answers.offering,
    ),
  ],
  beginSearchAvailablePhoneNumbers: [
    [args.search, options()],
    operations("search", "search-id", {
      path: fc.uuid().map((id) => `/availablePhoneNumbers/searchResults/${id}`),
      body: answers.searchResult,
    }),
  ],
  beginPurchasePhoneNumbers: [
    [fc.oneof(fc.uuid(), args.pathPart), options(agreement)],
    operations("purchase", "purchase-id"),
  ],
  beginReservationPurchase: [
    [args.reservationId, options(agreement)],
    operations("reservationPurchase", "reservation-purchase-id"),
  ],
  beginReleasePhoneNumber: [[args.phoneNumber, options()], operations("release", "release-id")],
  beginUpdatePhoneNumberCapabilities: [
    [args.phoneNumber, args.wishes, options()],
    operations("capabilities", "capabilities-id", {
      path: any.e164.map((number) => `/phoneNumbers/${number}`),
      body: answers.purchasedNumber,
    }),
  ],
  listTrunks: [[options()], each(configured)],
  listRoutes: [[options()], each(configured)],
  getTrunk: [[any.fqdn, options()], each(configured)],
  setTrunk: [[args.trunk, options()], each(configured, configured), 1],
  setTrunks: [[args.trunks, options()], each(configured, configured, configured), 2],
  setRoutes: [[fc.array(args.route, { maxLength: 3 }), options()], each(configured, configured)],
  deleteTrunk: [[any.fqdn, options()], each(configured)],
};

const isListing = (method: string): boolean => method.startsWith("list");

type Method = (...args: unknown[]) => unknown;
interface Poller {
  pollUntilDone(): Promise<unknown>;
}

type Listing = PagedAsyncIterableIterator<unknown>;
/** Ways to read a listing. */
const READINGS: Record<string, (listing: Listing) => Promise<unknown>> = {
  "by item": items,
  "by page": (listing) => items(listing.byPage()),
  "by next()": async (listing) => {
    const found = [];
    for (let next = await listing.next(); !next.done; next = await listing.next())
      found.push(next.value);
    return found;
  },
};

/** Calls a method of whichever client has it, and goes on to the end of what it gives. */
async function callOf(
  method: string,
  clients: Clients,
  given: unknown[],
  read: (listing: Listing) => Promise<unknown>,
): Promise<unknown> {
  const isOfNumbers = method in clients.phoneNumbers;
  const client = isOfNumbers ? clients.phoneNumbers : clients.sipRouting;
  const call = (client as unknown as Record<string, Method>)[method]!;
  if (isListing(method)) return read(call.apply(client, given) as Listing);
  if (!method.startsWith("begin")) return call.apply(client, given);
  const quickly = [...given.slice(0, -1), quick(given.at(-1) as object | undefined)];
  return ((await call.apply(client, quickly)) as Poller).pollUntilDone();
}

/** The same answers, with a refusal in the place of one. */
const refusedAt = (all: Answer[], at: number, refusal: Answer): Answer[] =>
  all.map((answer, index) => (index === at ? refusal : answer));

/** An answer to a request whose hash is that of its body. */
const checkingHash =
  (answer: Answer): Step =>
  ({ body, headers }) => {
    const hash = createHash("sha256").update(typeof body === "string" ? body : "");
    const isSigned = headers.get("authorization")?.startsWith("HMAC");
    if (isSigned && headers.get("x-ms-content-sha256") !== hash.digest("base64")) {
      throw new Error("The hash of the body is another one.");
    }
    return answer;
  };

/** All that a call of a method is made of. */
const partsOf = ([parameters, conversation]: Described) =>
  fc.record({
    given: fc.tuple(...parameters),
    conversation,
    refused: fc.oneof({ weight: 2, arbitrary: fc.constant(Infinity) }, fc.nat(9)),
    refusal: answers.refusal,
    clientOptions: args.clientOptions,
    connection: args.connections,
    reading: fc.constantFrom(...Object.keys(READINGS)),
  });

/** By method of 1.5.0: any call of it, with answers. */
export const ARBITRARY_CALLS = Object.entries(METHODS).map(
  ([method, described]): [string, Arbitrary<AnyCall>] => {
    const of = CALLS.find((call) => call.method === method)!;
    const calls = partsOf(described).map((parts) => {
      const { given, conversation, refused, refusal, clientOptions, connection, reading } = parts;
      const [form, connect] = connection;
      const all = conversation(given);
      const asked = refusedAt(all, refused % (described[2] ?? all.length), refusal);
      deepFreeze(given);
      const scenario: AnyCall = {
        name: `${method} of a client made of ${form}${isListing(method) ? `, read ${reading}` : ""}`,
        of,
        args: given,
        call: (clients) => callOf(method, connect(clients), given, READINGS[reading]!),
        replies: asked,
        answers: asked.map(checkingHash),
        clientOptions,
        clock: true,
        allHeaders: true,
      };
      const { name } = scenario;
      const text = (): string => fc.stringify({ name, given, clientOptions, answers: asked });
      return Object.assign(scenario, { [fc.toStringMethod]: text });
    });
    return [method, calls];
  },
);
