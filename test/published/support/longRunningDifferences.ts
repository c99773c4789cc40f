import { expect } from "vitest";
import { operation, purchased, started } from "./answers.js";
import { isCall } from "./calls.js";
import { replaced, withError, withValue, type Difference } from "./difference.js";
import { quick } from "./longRunningCalls.js";
import type { Clients, Observed } from "./sideBySide.js";

const purchase = async ({ phoneNumbers }: Clients): Promise<unknown> => {
  const poller = await phoneNumbers.beginPurchasePhoneNumbers("abc", quick());
  return poller.pollUntilDone();
};
const PURCHASE = "purchase_abc";

/** Operations that are only finished, and have no result of the service's own. */
const typedResult = (
  method: string,
  kind: string,
  idName: string,
  more: (id: string) => object = () => ({}),
): Difference => ({
  about: `the result of ${method} has its type`,
  reason: "1.5.0 gives an internal object with the body of the last poll, under a type without it",
  notices: `result.operationId and result.${idName}`,
  concerns: (scenario, { value }) =>
    isCall(scenario, [method]) && own(value, kind, idName, more) !== value,
  change: (published) => withValue(published, own(published.value, kind, idName, more)),
});

/** A value with the typed results of this package in place of the internal ones of 1.5.0, wherever they are in it. */
const own = (value: unknown, kind: string, idName: string, more: (id: string) => object): unknown =>
  replaced(value, (part) => {
    const id = (part as { body?: { id?: unknown } }).body?.id;
    return typeof id === "string" && id.startsWith(`${kind}_`)
      ? { operationId: id, [idName]: id.slice(kind.length + 1), ...more(id) }
      : part;
  });

const STARTS = {
  beginSearchAvailablePhoneNumbers: "search",
  beginPurchasePhoneNumbers: "purchase",
  beginReservationPurchase: "reservation purchase",
  beginReleasePhoneNumber: "release",
};

/** Differences of long-running operations. */
export const longRunningDifferences: Difference[] = [
  typedResult("beginPurchasePhoneNumbers", "purchase", "purchaseId"),
  typedResult("beginReleasePhoneNumber", "release", "releaseId"),
  typedResult("beginReservationPurchase", "reservationPurchase", "reservationPurchaseId", (id) => ({
    operationLocation: `https://contoso.communication.azure.com/phoneNumbers/operations/${id}?api-version=2025-06-01`,
  })),
  ...Object.entries(STARTS).map(([method, kind]): Difference => ({
    about: `${method} says when it is not known whether it started`,
    reason: "the service may have acted before it failed, and a second start spends twice",
    notices: "the code OutcomeUnknown with the service's error as cause and details",
    concerns: (scenario) =>
      isCall(scenario, [method]) && [500, 503].includes(scenario.refusedWith ?? 0),
    change: (published) => {
      const id: unknown = (published.requests[0]!.body as { searchId?: string })?.searchId;
      const known = { purchase: `purchase_${String(id)}` }[kind] ?? knownOf(published);
      const advice = known ? `.*getOperation\\("${known}"\\)` : "";
      const cause = String(published.error?.message);
      const message: unknown = expect.stringMatching(`${kind}.*${cause}${advice}`);
      return withError(published, { ...published.error, code: "OutcomeUnknown", message });
    },
  })),
  {
    about: "an operation that failed keeps the service's error",
    reason: "1.5.0 puts the code into the message and loses the rest",
    notices: "a RestError with code, message and details",
    scenarios: [
      {
        name: "a purchase that fails",
        call: purchase,
        answers: [
          started(PURCHASE),
          operation(PURCHASE, "failed", undefined, {
            error: { code: "NoCredit", message: "Pay." },
          }),
        ],
      },
    ],
    change: (published) =>
      withError(published, {
        code: "NoCredit",
        message: "Pay.",
        details: {
          operationType: "purchase",
          status: "failed",
          resourceLocation: null,
          createdDateTime: new Date("2025-06-01T11:59:00Z"),
          id: PURCHASE,
          lastActionDateTime: new Date("2025-06-01T11:59:30Z"),
          error: { code: "NoCredit", message: "Pay." },
        },
      }),
  },
  {
    about: "a start whose answer does not say where to follow it is no success",
    reason: "1.5.0 takes it for a finished purchase, with {} as its result",
    notices: "the code OutcomeUnknown",
    scenarios: [{ name: "a purchase without links", call: purchase, answers: [{ status: 202 }] }],
    change: (published) =>
      withError(published, {
        code: "OutcomeUnknown",
        statusCode: 202,
        // Which answer it was, and where to look.
        message: expect.stringMatching(
          /POST \/availablePhoneNumbers\/:purchase was answered 202.*getOperation\("purchase_abc"\)/,
        ),
      }),
  },
  {
    about: "cancelOperation asks the service to cancel",
    reason: "1.5.0 resolves and sends nothing, and goes on to buy",
    notices: "the operation is cancelled, or the refusal is known",
    scenarios: [
      {
        name: "a purchase that is cancelled",
        call: async ({ phoneNumbers }) => {
          const poller = await phoneNumbers.beginPurchasePhoneNumbers("abc", quick());
          await poller.cancelOperation();
          return poller.isDone();
        },
        answers: [
          started(PURCHASE),
          ({ method }) => (method === "DELETE" ? { status: 204 } : operation(PURCHASE, "running")),
        ],
      },
    ],
    change: ({ requests: [start, poll] }) => ({
      requests: [start!, { ...poll!, method: "DELETE" }],
      value: true,
    }),
  },
  {
    about: "a capability update without a link to its result reads the number",
    reason: "1.5.0 asks for GET .../capabilities, which does not exist",
    notices: "the number instead of an error",
    scenarios: [
      {
        name: "a capability update without links",
        call: async ({ phoneNumbers }) => {
          const poller = await phoneNumbers.beginUpdatePhoneNumberCapabilities(
            "+1425",
            { sms: "none" },
            quick(),
          );
          return poller.pollUntilDone();
        },
        answers: [
          started("capabilities_abc"),
          operation("capabilities_abc", "succeeded"),
          { body: purchased },
        ],
      },
    ],
    change: ({ requests: [start, poll, read], ...rest }) => ({
      requests: [start!, poll!, { ...read!, path: "/phoneNumbers/+1425" }],
      ...rest,
    }),
  },
];

/** The id of a reservation's purchase, from the path of its start. */
function knownOf({ requests: [first] }: Observed): string | undefined {
  const id = /\/reservations\/([^/]+)\/:purchase$/.exec(first!.path)?.[1];
  return id && `reservationPurchase_${id.toLowerCase()}`;
}
