import { expect } from "vitest";
import type { Answer } from "../../unit/support/scriptedHttpClient.js";
import { bodyOf, isBlankError, isStartUnknown, lastReply, type ChangeOfAny } from "./anyCall.js";
import { withError, withValue } from "./difference.js";
import type { Observed, SeenError } from "./sideBySide.js";

/** A message that names the last request, however its path is encoded, and says that the body of its answer does not. */
function naming({ requests, error }: Observed, before: string, after: string): unknown {
  const { method, path } = requests.at(-1)!;
  const end = ` was answered ${error!.statusCode as number} with a body that holds no error message (application/json)${after}`;
  return expect.toSatisfy(
    (message: string) =>
      message.startsWith(before) &&
      message.endsWith(end) &&
      decodeURIComponent(message.slice(before.length, -end.length)) === `${method} ${path}`,
  );
}

interface ServiceError {
  code?: string;
  message?: string;
  details?: ServiceError[] | null;
  innererror?: ServiceError | null;
}

/** An error with the names of the models. */
const withInnerError = ({ innererror, details, ...error }: ServiceError): object => ({
  ...error,
  ...(details !== undefined && { details: details && details.map(withInnerError) }),
  ...(innererror !== undefined && { innerError: innererror && withInnerError(innererror) }),
});

/** An operation's failure, as the answer to a poll tells it. */
function failedAs(answer: Answer | undefined): Partial<SeenError> {
  const operation = bodyOf(answer) as Record<string, string | null> & {
    error?: ServiceError | null;
  };
  const { id, error } = operation;
  const dates = ["createdDateTime", "lastActionDateTime"].flatMap((name) =>
    operation[name] ? [[name, new Date(operation[name])] as const] : [],
  );
  return {
    code: error?.code || "OperationFailed",
    message: error?.message || `The operation ${id} failed, and the service gave no reason.`,
    details: {
      ...operation,
      ...Object.fromEntries(dates),
      ...("error" in operation && { error: error && withInnerError(error) }),
    },
  };
}

/** Id that an operation will have, where it is known before its start. */
function knownId({ requests: [start] }: Observed): string | undefined {
  const { searchId } = (start!.body ?? {}) as { searchId?: string };
  const reservation = /\/reservations\/([^/]+)\/:purchase$/.exec(start!.path)?.[1];
  return searchId
    ? `purchase_${searchId}`
    : reservation && `reservationPurchase_${reservation.toLowerCase()}`;
}

/** A start of which it is not known whether the service acted on it. */
const unknownStart =
  (method: string, kind: string, advice: string): ChangeOfAny =>
  (published, call) => {
    if (call.of.method !== method || !isStartUnknown(call, published)) return published;
    const id = knownId(published);
    const end = id
      ? `Look it up with getOperation("${id}"); if it is not found a minute later either, it was not started.`
      : advice;
    const begin = `It is not known whether the service acted on the ${kind}`;
    const reason = String(published.error!.message).replace(/\.$/, "");
    const message = isBlankError(call.replies[0])
      ? naming(published, `${begin} (`, `). ${end}`)
      : `${begin}${reason && ` (${reason})`}. ${end}`;
    return withError(published, { ...published.error, code: "OutcomeUnknown", message });
  };

/** What differs in the outcome of any call, by what the table says that it is about. */
export const anyOutcomeDifferences: Record<string, ChangeOfAny> = {
  "details of a SIP error are the service's error alone": (published, call) => {
    const { error, requests } = published;
    if (requests.at(-1)?.path !== "/sip" || !error?.statusCode) return published;
    const { headers = {} } = lastReply(call, published)!;
    const ofHeaders = ["content-type", "xMsErrorCode", ...Object.keys(headers)];
    const details = Object.entries({ ...(error.details as object) });
    const own = Object.fromEntries(details.filter(([name]) => !ofHeaders.includes(name)));
    return withError(published, { ...error, details: own });
  },
  "an error whose message is blank": (published, call) => {
    const { error } = published;
    const answer = lastReply(call, published);
    if (!answer?.status || error?.statusCode !== answer.status) return published;
    if (!isBlankError(answer) || isStartUnknown(call, published)) return published;
    return withError(published, { ...error, message: naming(published, "", ".") });
  },
  "beginSearchAvailablePhoneNumbers says when it is not known whether it started": unknownStart(
    "beginSearchAvailablePhoneNumbers",
    "search",
    "A new search costs nothing, but counts against the service's limit of searches.",
  ),
  "beginPurchasePhoneNumbers says when it is not known whether it started": unknownStart(
    "beginPurchasePhoneNumbers",
    "purchase",
    "",
  ),
  "beginReservationPurchase says when it is not known whether it started": unknownStart(
    "beginReservationPurchase",
    "reservation purchase",
    "",
  ),
  "beginReleasePhoneNumber says when it is not known whether it started": unknownStart(
    "beginReleasePhoneNumber",
    "release",
    "Read the number to find out.",
  ),
  "the result of beginReservationPurchase has its type": (published, { of }) => {
    if (of.method !== "beginReservationPurchase" || published.error) return published;
    const { origin, path, query } = published.requests.at(-1)!;
    const operationId = path.split("/").at(-1)!;
    return withValue(published, {
      operationId,
      operationLocation: `${origin}${path}?${new URLSearchParams(query).toString()}`,
      reservationPurchaseId: operationId.replace("reservationPurchase_", ""),
    });
  },
  "an operation that failed keeps the service's error": (published, call) =>
    /^The long-running operation has failed/.test(String(published.error?.message))
      ? withError(published, failedAs(lastReply(call, published)))
      : published,
};
