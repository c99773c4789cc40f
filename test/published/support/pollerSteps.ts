import type { OperationOptions } from "@azure/core-client";
import type { PollerLike, PollOperationState } from "@azure/core-lro";
import type { BeginReservationPurchaseOptions } from "published-phone-numbers";
import type { Answer, Step } from "../../unit/support/scriptedHttpClient.js";
import {
  operation,
  purchased,
  RESERVATION_ID,
  SEARCH_ID,
  searchResult,
  started,
} from "./answers.js";
import { SEARCH } from "./longRunningCalls.js";
import { PACKAGES, seenError, type Clients, type Scenario, type SeenError } from "./sideBySide.js";

export type Poller = PollerLike<PollOperationState<unknown>, unknown>;
/** Options that 1.5.0 takes everywhere, and has in one of its types. */
export type BeginOptions = OperationOptions & BeginReservationPurchaseOptions;

/** A method that begins an operation, and what the service says to it. */
export interface Begin {
  method: string;
  id: string;
  idHeader: string;
  begin: (clients: Clients, options?: BeginOptions) => Promise<Poller>;
  /** Where the result is, and what it is, where there is one to read. */
  result?: { path: string; body: object };
}

type BeginKind = "search" | "purchase" | "reservationPurchase" | "release" | "capabilities";

const NUMBER = "+14255550123";

/** All five. */
export const BEGINS: Record<BeginKind, Begin> = {
  search: {
    method: "beginSearchAvailablePhoneNumbers",
    id: `search_${SEARCH_ID}`,
    idHeader: "search-id",
    begin: ({ phoneNumbers }, options) =>
      phoneNumbers.beginSearchAvailablePhoneNumbers(SEARCH, options),
    result: { path: `/availablePhoneNumbers/searchResults/${SEARCH_ID}`, body: searchResult },
  },
  purchase: {
    method: "beginPurchasePhoneNumbers",
    id: `purchase_${SEARCH_ID}`,
    idHeader: "purchase-id",
    begin: ({ phoneNumbers }, options) =>
      phoneNumbers.beginPurchasePhoneNumbers(SEARCH_ID, options),
  },
  reservationPurchase: {
    method: "beginReservationPurchase",
    id: `reservationPurchase_${RESERVATION_ID}`,
    idHeader: "reservation-purchase-id",
    begin: ({ phoneNumbers }, options) =>
      phoneNumbers.beginReservationPurchase(RESERVATION_ID, options),
  },
  release: {
    method: "beginReleasePhoneNumber",
    id: `release_${SEARCH_ID}`,
    idHeader: "release-id",
    begin: ({ phoneNumbers }, options) => phoneNumbers.beginReleasePhoneNumber(NUMBER, options),
  },
  capabilities: {
    method: "beginUpdatePhoneNumberCapabilities",
    id: `capabilities_${SEARCH_ID}`,
    idHeader: "capabilities-id",
    begin: ({ phoneNumbers }, options) =>
      phoneNumbers.beginUpdatePhoneNumberCapabilities(NUMBER, { sms: "none" }, options),
    result: { path: `/phoneNumbers/${NUMBER}`, body: purchased },
  },
};

/** The answer to the start. */
export const startOf = ({ id, idHeader, result }: Begin): Answer =>
  started(id, result?.path, idHeader);

/** The answer to a poll. */
export const polled = (
  { id, result }: Begin,
  status: string,
  more: { body?: object; headers?: Record<string, string> } = {},
): Answer => ({
  ...operation(id, status, result?.path, more.body),
  ...(more.headers && { headers: more.headers }),
});

/** The answers from the poll that finds success to the result. */
export const success = (begin: Begin): Answer[] => [
  polled(begin, "succeeded"),
  ...(begin.result ? [{ body: begin.result.body }] : []),
];

/** All answers to an operation that goes through these statuses and then succeeds. */
export const through = (begin: Begin, ...statuses: string[]): Answer[] => [
  startOf(begin),
  ...statuses.map((status) => polled(begin, status)),
  ...success(begin),
];

/** What a poller says of itself, as far as the types of 1.5.0 promise it. */
export function look(poller: Poller): object {
  const { isStarted, isCompleted, isCancelled, error, result } = poller.getOperationState();
  return {
    isDone: poller.isDone(),
    isStopped: poller.isStopped(),
    state: { isStarted, isCompleted, isCancelled, error: error && seenError(error), result },
    givesResult: poller.getResult() === result,
  };
}

/** Of one that has not found an end, and that nobody waits for. */
export const FRESH = {
  isDone: false,
  isStopped: true,
  state: { isStarted: true },
  givesResult: true,
};

export interface Outcome {
  value?: unknown;
  error?: SeenError;
}

export const outcomeOf = (action: () => unknown): Promise<Outcome> =>
  (async () => action())().then(
    (value) => ({ value }),
    (thrown: unknown) => ({ error: seenError(thrown) }),
  );

/** Keeps what each step came to, and what the poller said of itself after it. */
export class Diary {
  readonly entries: object[] = [];

  constructor(readonly poller: Poller) {
    this.entries.push({ step: "begun", ...look(poller) });
  }

  async step(step: string, action: () => unknown): Promise<void> {
    const outcome = await outcomeOf(action);
    this.entries.push({ step, ...outcome, ...look(this.poller) });
  }

  poll(): Promise<void> {
    return this.step("poll", () => this.poller.poll());
  }

  wait(): Promise<void> {
    return this.step("wait", () => this.poller.pollUntilDone());
  }
}

/** Begins an operation and polls it once, which 1.5.0 does by itself. */
export async function begunAndPolled(
  { begin }: Begin,
  clients: Clients,
  options?: BeginOptions,
): Promise<Poller> {
  const poller = await begin(clients, options);
  if (clients.classes === PACKAGES.ours) await poller.poll();
  return poller;
}

/** A scenario of one of the methods that begin an operation. */
export const ofBegin = (
  begin: Begin,
  name: string,
  call: Scenario["call"],
  answers: Step[],
): Scenario & { of: { method: string } } => ({
  name: `${name}, ${begin.method}`,
  of: { method: begin.method },
  call,
  answers,
  clock: true,
});

/** Steps with a poller that has polled once. */
export const steps = (
  begin: Begin,
  name: string,
  take: (diary: Diary, poller: Poller) => Promise<void>,
  answers: Step[],
  options?: BeginOptions,
): Scenario =>
  ofBegin(
    begin,
    name,
    async (clients) => {
      const diary = new Diary(await begunAndPolled(begin, clients, options));
      await take(diary, diary.poller);
      return diary.entries;
    },
    answers,
  );

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));
