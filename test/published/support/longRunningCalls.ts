import type { OperationOptions } from "@azure/core-client";
import type {
  BeginPurchasePhoneNumbersOptions,
  BeginReservationPurchaseOptions,
  SearchAvailablePhoneNumbersRequest,
} from "published-phone-numbers";
import type { Answer } from "../../unit/support/scriptedHttpClient.js";
import {
  operation,
  purchased,
  RESERVATION_ID,
  SEARCH_ID,
  searchResult,
  started,
} from "./answers.js";
import type { Call } from "./call.js";

export const SEARCH: SearchAvailablePhoneNumbersRequest = {
  countryCode: "US",
  phoneNumberType: "tollFree",
  assignmentType: "application",
  capabilities: { calling: "inbound", sms: "outbound" },
};
const SEARCH_PATH = `/availablePhoneNumbers/searchResults/${SEARCH_ID}`;
const NUMBER_PATH = "/phoneNumbers/+14255550123";

/** What is an argument of the method and not an option, but to be compared alone and together as well. */
type Wishes = OperationOptions &
  Partial<Pick<typeof SEARCH, "areaCode" | "quantity"> & typeof SEARCH.capabilities>;

/** An operation from its start to its success, over every status that is not an end. */
function toSuccess(
  id: string,
  idHeader: string,
  result?: { path: string; body: object },
): Answer[] {
  return [
    started(id, result?.path, idHeader),
    ...["notStarted", "running", "succeeded"].map((status) => operation(id, status, result?.path)),
    ...(result ? [{ body: result.body }] : []),
  ];
}

/** Sets the pause between polls, which 1.5.0 takes everywhere and names in one of its types alone. */
export const quick = (options?: OperationOptions): OperationOptions => {
  const all: BeginReservationPurchaseOptions = { ...options, updateIntervalInMs: 0 };
  return all;
};

/** Long-running operations, to their end. */
export const longRunning: Call[] = [
  {
    method: "beginSearchAvailablePhoneNumbers",
    run: async ({ phoneNumbers }, options) => {
      const { areaCode, quantity, ...rest } = { ...options } as Wishes;
      const search = { ...SEARCH, ...(areaCode && { areaCode }), ...(quantity && { quantity }) };
      const poller = await phoneNumbers.beginSearchAvailablePhoneNumbers(search, quick(rest));
      return poller.pollUntilDone();
    },
    options: [{ areaCode: "833" }, { quantity: 3 }] satisfies Wishes[],
    answers: toSuccess(`search_${SEARCH_ID}`, "search-id", {
      path: SEARCH_PATH,
      body: searchResult,
    }),
    startsOperation: true,
  },
  {
    method: "beginPurchasePhoneNumbers",
    run: async ({ phoneNumbers }, options) => {
      const poller = await phoneNumbers.beginPurchasePhoneNumbers(SEARCH_ID, quick(options));
      return poller.pollUntilDone();
    },
    options: [
      { agreeToNotResell: true },
      { agreeToNotResell: false },
    ] satisfies BeginPurchasePhoneNumbersOptions[],
    answers: toSuccess(`purchase_${SEARCH_ID}`, "purchase-id"),
    startsOperation: true,
  },
  {
    method: "beginReservationPurchase",
    run: async ({ phoneNumbers }, options) => {
      const poller = await phoneNumbers.beginReservationPurchase(RESERVATION_ID, quick(options));
      return poller.pollUntilDone();
    },
    options: [
      { agreeToNotResell: true },
      { agreeToNotResell: false },
    ] satisfies BeginReservationPurchaseOptions[],
    answers: toSuccess(`reservationPurchase_${RESERVATION_ID}`, "reservation-purchase-id"),
    startsOperation: true,
  },
  {
    method: "beginReleasePhoneNumber",
    run: async ({ phoneNumbers }, options) => {
      const poller = await phoneNumbers.beginReleasePhoneNumber("+14255550123", quick(options));
      return poller.pollUntilDone();
    },
    options: [],
    answers: toSuccess(`release_${SEARCH_ID}`, "release-id"),
    startsOperation: true,
  },
  {
    method: "beginUpdatePhoneNumberCapabilities",
    run: async ({ phoneNumbers }, options) => {
      const { calling, sms, ...rest } = { ...options } as Wishes;
      const request = { ...(calling && { calling }), ...(sms && { sms }) };
      const poller = await phoneNumbers.beginUpdatePhoneNumberCapabilities(
        "+14255550123",
        request,
        quick(rest),
      );
      return poller.pollUntilDone();
    },
    options: [{ calling: "inbound+outbound" }, { sms: "none" }] satisfies Wishes[],
    answers: toSuccess(`capabilities_${SEARCH_ID}`, "capabilities-id", {
      path: NUMBER_PATH,
      body: purchased,
    }),
  },
];
