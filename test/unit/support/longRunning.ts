import {
  PhoneNumbersClient,
  type PhoneNumbersClientOptions,
  type PhoneNumbersPoller,
} from "@azure/communication-phone-numbers";
import type { OperationOptions } from "@azure/core-client";
import {
  CONNECTION_STRING,
  ENDPOINT,
  scriptedHttpClient,
  type Answer,
  type ScriptedHttpClient,
  type Step,
} from "./scriptedHttpClient.js";

const GUID = "301b8ba7-5a35-4e4c-b1a5-0b5cb2b6a4d1";
const API = "api-version=2025-06-01";
export const NUMBER = "+14255550123";
export const SEARCH = {
  countryCode: "US",
  phoneNumberType: "tollFree" as const,
  assignmentType: "application" as const,
  capabilities: { calling: "inbound" as const, sms: "none" as const },
};

/** The options that all calls understand that begin an operation. */
export interface AnyBeginOptions extends OperationOptions {
  updateIntervalInMs?: number;
  resumeFrom?: string;
}

/** One of the calls that begin an operation, with what goes over the wire when all goes well. */
export interface BeginCase {
  name: string;
  begin: (
    client: PhoneNumbersClient,
    options?: AnyBeginOptions,
  ) => Promise<PhoneNumbersPoller<unknown>>;
  operationId: string;
  /** Method and target of the start. */
  start: [method: string, target: string];
  startHeaders: Record<string, string>;
  resourceLocation: string | null;
  /** Where the result is read after success, and what is there. */
  read?: { target: string; body: Record<string, unknown> };
  result: Record<string, unknown>;
}

export const operationTarget = (operationId: string): string =>
  `/phoneNumbers/operations/${operationId}?${API}`;

const headersOf = (operationId: string, more: Record<string, string> = {}) => ({
  "operation-location": operationTarget(operationId),
  "operation-id": operationId,
  ...more,
});

const searchTarget = `/availablePhoneNumbers/searchResults/${GUID}?${API}`;
const numberTarget = `/phoneNumbers/%2B14255550123?${API}`;

export const SEARCH_CASE: BeginCase = {
  name: "beginSearchAvailablePhoneNumbers",
  begin: (client, options) => client.beginSearchAvailablePhoneNumbers(SEARCH, options),
  operationId: `search_${GUID}`,
  start: ["POST", `/availablePhoneNumbers/countries/US/:search?${API}`],
  startHeaders: headersOf(`search_${GUID}`, { location: searchTarget, "search-id": GUID }),
  resourceLocation: searchTarget,
  read: { target: searchTarget, body: { searchId: GUID, phoneNumbers: [NUMBER] } },
  result: { searchId: GUID, phoneNumbers: [NUMBER] },
};
export const PURCHASE_CASE: BeginCase = {
  name: "beginPurchasePhoneNumbers",
  begin: (client, options) => client.beginPurchasePhoneNumbers(GUID, options),
  operationId: `purchase_${GUID}`,
  start: ["POST", `/availablePhoneNumbers/:purchase?${API}`],
  startHeaders: headersOf(`purchase_${GUID}`, { "purchase-id": GUID }),
  resourceLocation: null,
  result: { operationId: `purchase_${GUID}`, purchaseId: GUID },
};
export const RESERVATION_CASE: BeginCase = {
  name: "beginReservationPurchase",
  begin: (client, options) => client.beginReservationPurchase(GUID, options),
  operationId: `reservationPurchase_${GUID}`,
  start: ["POST", `/availablePhoneNumbers/reservations/${GUID}/:purchase?${API}`],
  startHeaders: headersOf(`reservationPurchase_${GUID}`, { "reservation-purchase-id": GUID }),
  resourceLocation: null,
  result: {
    operationId: `reservationPurchase_${GUID}`,
    reservationPurchaseId: GUID,
    operationLocation: ENDPOINT + operationTarget(`reservationPurchase_${GUID}`),
  },
};
const RELEASE_CASE: BeginCase = {
  name: "beginReleasePhoneNumber",
  begin: (client, options) => client.beginReleasePhoneNumber(NUMBER, options),
  operationId: `release_${GUID}`,
  start: ["DELETE", numberTarget],
  startHeaders: headersOf(`release_${GUID}`, { "release-id": GUID }),
  resourceLocation: null,
  result: { operationId: `release_${GUID}`, releaseId: GUID },
};
export const CAPABILITIES_CASE: BeginCase = {
  name: "beginUpdatePhoneNumberCapabilities",
  begin: (client, options) =>
    client.beginUpdatePhoneNumberCapabilities(NUMBER, { calling: "inbound" }, options),
  operationId: `capabilities_${GUID}`,
  start: ["PATCH", `/phoneNumbers/%2B14255550123/capabilities?${API}`],
  startHeaders: headersOf(`capabilities_${GUID}`, {
    location: `/phoneNumbers/${NUMBER}?${API}`,
    "capabilities-id": GUID,
  }),
  resourceLocation: `/phoneNumbers/${NUMBER}?${API}`,
  read: {
    target: `/phoneNumbers/${NUMBER}?${API}`,
    body: { id: "14255550123", phoneNumber: NUMBER },
  },
  result: { id: "14255550123", phoneNumber: NUMBER },
};
export const BEGIN_CASES: BeginCase[] = [
  SEARCH_CASE,
  PURCHASE_CASE,
  RESERVATION_CASE,
  RELEASE_CASE,
  CAPABILITIES_CASE,
];

/** The answer to a start; `headers` in place of the usual ones, where given. */
export const accepted = (begin: BeginCase, headers = begin.startHeaders): Answer => ({
  status: 202,
  headers,
  ...(begin === CAPABILITIES_CASE && { body: { capabilitiesUpdateId: GUID } }),
});

/** The answer to a poll. */
export const operation = (
  begin: BeginCase,
  status: string,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Answer => ({
  headers,
  body: {
    operationType: "search",
    status,
    resourceLocation: begin.resourceLocation,
    createdDateTime: "2025-06-01T10:00:00.0000000+00:00",
    id: begin.operationId,
    lastActionDateTime: "0001-01-01T00:00:00+00:00",
    ...more,
  },
});

/** The answers from a poll that finds success to the result. */
export const succeeded = (begin: BeginCase): Answer[] => [
  operation(begin, "succeeded"),
  ...(begin.read ? [{ body: begin.read.body }] : []),
];

/** A client that waits nowhere between retries. */
export function phoneNumbers(
  steps: Step[],
  options: PhoneNumbersClientOptions = {},
): { client: PhoneNumbersClient; http: ScriptedHttpClient } {
  const http = scriptedHttpClient(...steps);
  const retryOptions = { retryDelayInMs: 0 };
  const client = new PhoneNumbersClient(CONNECTION_STRING, {
    retryOptions,
    httpClient: http,
    ...options,
  });
  return { client, http };
}

/** A poller that was begun, with the answers its requests get. */
export async function begun(
  begin: BeginCase,
  steps: Step[],
  options?: AnyBeginOptions,
): Promise<{ poller: PhoneNumbersPoller<unknown>; http: ScriptedHttpClient }> {
  const { client, http } = phoneNumbers([accepted(begin), ...steps]);
  return { poller: await begin.begin(client, options), http };
}

/** Methods and targets of what was sent. */
export const sent = (http: ScriptedHttpClient): string[] =>
  http.requests.map(({ method, target }) => `${method} ${target}`);

/** An answer that comes when it is let go. */
export interface HeldAnswer {
  step: Step;
  release: () => void;
  /** How many requests came for it, and whether the last was aborted in flight. */
  asked: number;
  aborted: boolean;
}

/** Holds an answer back until it is let go; its request fails when it is aborted before. */
export function heldAnswer(answer: Answer): HeldAnswer {
  const held: HeldAnswer = {
    asked: 0,
    aborted: false,
    release: () => undefined,
    step: (request) => {
      held.asked++;
      return new Promise<Answer>((resolve, reject) => {
        held.release = () => resolve(answer);
        request.abortSignal?.addEventListener("abort", () => {
          held.aborted = true;
          reject(Object.assign(new Error("aborted in flight"), { name: "AbortError" }));
        });
      });
    },
  };
  return held;
}
