import { expect } from "vitest";
import type { Answer } from "../../unit/support/scriptedHttpClient.js";
import { operation, started } from "./answers.js";
import {
  firstRequests,
  withEntries,
  withError,
  withRequests,
  type Difference,
} from "./difference.js";
import {
  BEGINS,
  ofBegin,
  polled,
  startOf,
  steps,
  success,
  through,
  type Begin,
} from "./pollerSteps.js";
import type { Observed, SeenRequest } from "./sideBySide.js";

const { search, purchase, reservationPurchase } = BEGINS;
const cancelled = ({ id }: Begin) => ({
  error: {
    name: "PollerCancelledError",
    statusCode: undefined,
    code: undefined,
    message: `The operation ${id} was cancelled.`,
    details: undefined,
  },
});
const deleted: Answer = { status: 204 };
const cancellation = (poll: SeenRequest): SeenRequest => ({ ...poll, method: "DELETE" });

type Story = Parameters<typeof steps>[2];
const cancelAtTheEnd: Story = async (diary, poller) => {
  await diary.step("cancel", () => poller.cancelOperation());
  await diary.wait();
};
const doneAndDeleted = (begin: Begin) => [...through(begin), deleted];
/** At the end, of the operation that was polled. */
const withCancellation = (observed: Observed): Observed => ({
  ...observed,
  requests: [...observed.requests, cancellation(observed.requests[1]!)],
});

/** A start without the link to its operation. */
const withoutLink = (begin: Begin, headers: Record<string, string>): Answer => ({
  ...startOf(begin),
  headers,
});

/** Where an operation is followed to, and how it is cancelled. */
export const followDifferences: Difference[] = [
  {
    about: "an operation that was cancelled by its poller is not waited for",
    reason: "in 1.5.0 cancelOperation sends nothing, and the operation goes on",
    notices: "isDone(), and a PollerCancelledError from pollUntilDone",
    scenarios: [
      steps(
        purchase,
        "a poller that cancels its operation, twice, and waits",
        async (diary, poller) => {
          await diary.step("cancel", () => poller.cancelOperation());
          await diary.step("cancel", () => poller.cancelOperation());
          await diary.wait();
        },
        [
          startOf(purchase),
          polled(purchase, "running"),
          ({ method }) => (method === "DELETE" ? deleted : polled(purchase, "succeeded")),
        ],
      ),
    ],
    change: ({ requests, value }) => {
      const [start, poll] = requests;
      const after = {
        isDone: true,
        isStopped: true,
        state: { isStarted: true, isCancelled: true },
        givesResult: true,
      };
      return {
        requests: [start!, poll!, cancellation(poll!)],
        value: [
          (value as object[])[0],
          { step: "cancel", ...after },
          { step: "cancel", ...after },
          { step: "wait", ...cancelled(purchase), ...after },
        ],
      };
    },
  },
  {
    about: "a search that is done can be cancelled",
    reason: "that gives its numbers back",
    notices: "the service is asked; where it agrees, the poller is cancelled and keeps its result",
    scenarios: [
      steps(search, "a search that is done and cancels", cancelAtTheEnd, doneAndDeleted(search)),
    ],
    change: (published) => {
      const changed = withEntries(published, (entry, index) => {
        if (index === 0) return entry;
        const { state, value, ...rest } = entry as { state: object; value?: unknown };
        const after = { ...rest, state: { ...state, isCancelled: true } };
        return index === 1 ? { ...after, value } : { ...after, ...cancelled(search) };
      });
      return withCancellation(changed);
    },
  },
  {
    about: "a purchase that is done and is to be cancelled keeps its success",
    reason: "what was bought is there, whatever the service says to a cancellation",
    notices: "the service is asked",
    scenarios: [
      steps(
        purchase,
        "a purchase that is done and cancels",
        cancelAtTheEnd,
        doneAndDeleted(purchase),
      ),
    ],
    change: withCancellation,
  },
  {
    about: "a search without links to its result reads it by its id",
    reason: "the id is known; 1.5.0 gives the operation as the result",
    notices: "the result, of its type",
    scenarios: [
      steps(search, "a search without links to its result", (diary) => diary.wait(), [
        started(search.id, undefined, search.idHeader),
        operation(search.id, "running"),
        operation(search.id, "succeeded"),
        { body: search.result!.body },
      ]),
    ],
    change: (published) => {
      const [, poll] = published.requests;
      const expiry = new Date("2025-06-01T12:16:00.5Z");
      const result = { ...search.result!.body, searchExpiresBy: expiry };
      return {
        requests: [...published.requests, { ...poll!, path: search.result!.path }],
        value: (published.value as object[]).map((entry, index) =>
          index === 0
            ? entry
            : {
                ...entry,
                value: result,
                state: { isStarted: true, isCompleted: true, result },
              },
        ),
      };
    },
  },
  {
    about: "a purchase has no result to read at a Location",
    reason: "its result is made of ids; what else is at the link is not of its type",
    notices: "no further request",
    scenarios: [purchase, reservationPurchase].map((begin) =>
      ofBegin(
        begin,
        "a Location where there is no result",
        async (clients) => (await begin.begin(clients, { updateIntervalInMs: 0 })).pollUntilDone(),
        [
          started(begin.id, "/phoneNumbers/1", begin.idHeader),
          polled(begin, "running"),
          ...success(begin),
          polled(begin, "succeeded"),
        ],
      ),
    ),
    change: (published) => firstRequests(published, 3),
  },
  {
    about: "an operation is followed at the link of its start",
    reason: "an operation keeps its id; the service repeats that link, and sends no other",
    notices: "nothing",
    scenarios: [
      steps(purchase, "a poll with another Operation-Location", (diary) => diary.wait(), [
        startOf(purchase),
        polled(purchase, "running", {
          headers: {
            "operation-location": "/phoneNumbers/operations/purchase_2?api-version=2025-06-01",
          },
        }),
        ...success(purchase),
      ]),
    ],
    change: (published) =>
      withRequests(published, (request, index) => ({
        ...request,
        path: published.requests[Math.min(index, 1)]!.path,
      })),
  },
  {
    about: "a link to the operation that is missing is made of the operation's id",
    reason: "the id says where the operation is; 1.5.0 takes the purchase for finished",
    notices: "the operation is followed",
    scenarios: [
      ofBegin(
        purchase,
        "a start without Operation-Location",
        async (clients) =>
          (await purchase.begin(clients, { updateIntervalInMs: 0 })).pollUntilDone(),
        [
          withoutLink(purchase, { "operation-id": purchase.id }),
          polled(purchase, "running"),
          ...success(purchase),
        ],
      ),
    ],
    change: ({ requests: [start] }) => {
      const { "content-type": _, ...headers } = start!.headers;
      const path = `/phoneNumbers/operations/${purchase.id}`;
      const poll = { ...start!, method: "GET", path, headers, body: undefined };
      return {
        requests: [start!, poll, poll],
        value: { operationId: purchase.id, purchaseId: purchase.id.slice("purchase_".length) },
      };
    },
  },
  {
    about: "a Location alone is no place to follow an operation",
    reason: "it is where the result will be, and a search that fails never gets there",
    notices: "the code OutcomeUnknown instead of polls of the result",
    scenarios: [
      ofBegin(
        search,
        "a start with a Location alone",
        async (clients) => (await search.begin(clients)).pollUntilDone(),
        [withoutLink(search, { location: search.result!.path }), { body: search.result!.body }],
      ),
    ],
    change: (published) =>
      withError(firstRequests(published, 1), {
        code: "OutcomeUnknown",
        statusCode: 202,
        message: expect.stringMatching(
          /search.*:search was answered 202, but it does not say where to follow/,
        ),
      }),
  },
];
