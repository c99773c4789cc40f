import { replaced, withValue, type Difference } from "./difference.js";
import { BEGINS, ofBegin, outcomeOf, polled, startOf, steps, type Begin } from "./pollerSteps.js";
import type { Observed, SeenError } from "./sideBySide.js";

const { purchase } = BEGINS;

/** The operation that was polled. */
const beginOf = ({ requests }: Observed): Begin =>
  Object.values(BEGINS).find(({ id }) => requests[1]!.path.endsWith(id))!;

interface ServiceError {
  code?: string;
  message?: string;
  innererror?: ServiceError;
}

const named = ({ innererror, ...error }: ServiceError): object => ({
  ...error,
  ...(innererror && { innerError: named(innererror) }),
});

/** The operation as it failed, as this package gives it in the details. */
function detailsOf(begin: Begin, error: ServiceError | null | undefined): object {
  const operation = polled(begin, "failed").body as Record<string, string>;
  return {
    ...operation,
    createdDateTime: new Date(operation["createdDateTime"]!),
    lastActionDateTime: new Date(operation["lastActionDateTime"]!),
    ...(error !== undefined && { error: error && named(error) }),
  };
}

const failedAs = (begin: Begin, error: ServiceError | null | undefined): SeenError => ({
  name: "RestError",
  statusCode: undefined,
  code: error?.code ?? "OperationFailed",
  message: error?.message ?? `The operation ${begin.id} failed, and the service gave no reason.`,
  details: detailsOf(begin, error),
});

const failing = (begin: Begin, error: ServiceError | null | undefined) =>
  polled(begin, "failed", { body: error === undefined ? {} : { error } });

const failed = (
  about: string,
  begins: Begin[],
  error: ServiceError | null | undefined,
): Difference => ({
  about,
  reason: "1.5.0 puts the code and the messages into one text and loses the rest",
  notices: "a RestError with code, message and details, also in the state",
  scenarios: begins.map((begin) =>
    steps(
      begin,
      about,
      async (diary, poller) => {
        let heard = 0;
        poller.onProgress(() => heard++);
        await diary.poll();
        await diary.poll();
        await diary.wait();
        diary.entries.push({ heard, isStopped: poller.isStopped() });
      },
      [startOf(begin), polled(begin, "running"), failing(begin, error)],
    ),
  ),
  change: (published) =>
    withValue(
      published,
      replaced(published.value, (part) =>
        /^The long-running operation has failed/.test(String((part as SeenError).message))
          ? failedAs(beginOf(published), error)
          : part,
      ),
    ),
});

const noCredit: ServiceError = { code: "NoCredit", message: "Pay." };

/** Operations that fail, in all ways in which the service may tell it. */
export const failedDifferences: Difference[] = [
  failed("a failed operation has the service's error", Object.values(BEGINS), noCredit),
  failed("a failed operation keeps the errors inside of the service's", [purchase], {
    ...noCredit,
    innererror: { code: "Inner", message: "In.", innererror: { code: "Innermost", message: "!" } },
  }),
  failed("a failed operation without an error has a code", [purchase], undefined),
  failed("a failed operation whose error is null has a code", [purchase], null),
  failed("a failed operation whose error has no message keeps its code", [purchase], {
    code: "NoCredit",
  }),
  {
    about: "an operation that has failed at the first poll rejects pollUntilDone",
    reason: "begin* does not poll",
    notices: "the error one await later",
    scenarios: [
      ofBegin(
        purchase,
        "an operation that failed at once",
        async (clients) => {
          const poller = await purchase.begin(clients);
          return outcomeOf(() => poller.pollUntilDone());
        },
        [startOf(purchase), failing(purchase, noCredit)],
      ),
    ],
    change: (published) => withValue(published, { error: failedAs(purchase, noCredit) }),
  },
];
