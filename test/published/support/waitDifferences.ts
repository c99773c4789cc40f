import { firstRequests, withEntries, withError, type Difference } from "./difference.js";
import { atTimes } from "./paceDifferences.js";
import {
  BEGINS,
  begunAndPolled,
  Diary,
  FRESH,
  ofBegin,
  outcomeOf,
  pause,
  steps,
  through,
  type Poller,
} from "./pollerSteps.js";
import type { Clients, Scenario } from "./sideBySide.js";

const { purchase } = BEGINS;
const ABORTED = { name: "AbortError", message: "The operation was aborted." };
const RESULT = { operationId: purchase.id, purchaseId: purchase.id.slice("purchase_".length) };
const DONE = {
  isDone: true,
  isStopped: false,
  state: { isStarted: true, isCompleted: true, result: RESULT },
  givesResult: true,
};
const DONE_WAIT = { step: "wait", value: RESULT, ...DONE };

const signalAfter = (ms: number): AbortSignal => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return controller.signal;
};

/** Steps with a signal, which 1.5.0 does not look at, or not at once. */
const aborting = (
  name: string,
  notices: string,
  call: (diary: Diary, poller: Poller) => Promise<void>,
  change: Difference["change"],
): Difference => ({
  about: name,
  reason: "a signal is there to end a wait; 1.5.0 hands it to nobody",
  notices,
  scenarios: [steps(purchase, name, call, through(purchase, "running", "running", "running"))],
  change,
});
const abortedAt = (step: string): object => ({ step, error: withErrorOf(ABORTED), ...FRESH });
const withErrorOf = (error: object): unknown => withError({ requests: [] }, error).error;

const goingOn = (times: number[]): Difference["change"] => {
  return (published) =>
    withEntries(atTimes(published, times), (entry, index) =>
      index === 0 ? entry : index === 1 ? abortedAt("wait") : DONE_WAIT,
    );
};

/** What ends a wait. */
export const waitDifferences: Difference[] = [
  aborting(
    "a signal ends a wait at once, and the next wait goes on",
    "an AbortError, and a poller that lives",
    async (diary, poller) => {
      await diary.step("wait", () => poller.pollUntilDone({ abortSignal: signalAfter(500) }));
      await diary.wait();
    },
    goingOn([0, 0, 0, 500, 2500]),
  ),
  aborting(
    "a signal that is aborted begins no wait",
    "an AbortError, and nothing is sent",
    async (diary, poller) => {
      await diary.step("wait", () => poller.pollUntilDone({ abortSignal: AbortSignal.abort() }));
      await diary.wait();
    },
    goingOn([0, 0, 0, 2000, 4000]),
  ),
  aborting(
    "a signal that is aborted begins no poll",
    "an AbortError, and nothing is sent",
    (diary, poller) => diary.step("poll", () => poller.poll({ abortSignal: AbortSignal.abort() })),
    (published) =>
      withEntries(firstRequests(published, 2), (entry, index) =>
        index ? abortedAt("poll") : entry,
      ),
  ),
  beginSignal(
    "the signal of begin* ends a wait at once",
    async (diary) => diary.wait(),
    (published) =>
      withEntries(firstRequests(published, 3), (entry, index) =>
        index ? abortedAt("wait") : entry,
      ),
  ),
  {
    about: "a start whose signal is aborted is not sent, and its error says so",
    reason: "an HTTP client of the user's need not look at the signal; core gives no message",
    notices: "nothing with the usual HTTP client, but a message",
    scenarios: [
      ofBegin(
        purchase,
        "a start whose signal is aborted",
        (clients) => purchase.begin(clients, { abortSignal: AbortSignal.abort() }),
        through(purchase),
      ),
    ],
    change: (published) => withError(firstRequests(published, 0), ABORTED),
  },
  {
    about: "stopPolling can be followed by another wait",
    reason: "in 1.5.0 a stopped poller rejects for ever",
    notices: "a message that says so, and the result of a later pollUntilDone",
    scenarios: [stopping()],
    change: (published) =>
      withEntries(
        atTimes(published, [0, 0, 0, 500, 2500]),
        (entry, index) =>
          [
            entry,
            entry,
            {
              error: withErrorOf({
                name: "PollerStoppedError",
                message: "Polling was stopped; pollUntilDone() goes on.",
              }),
            },
            DONE_WAIT,
          ][index]!,
      ),
  },
];

function beginSignal(
  name: string,
  call: (diary: Diary) => Promise<void>,
  change: Difference["change"],
): Difference {
  const scenario: Scenario = ofBegin(
    purchase,
    name,
    async (clients: Clients) => {
      const options = { abortSignal: signalAfter(500) };
      const diary = new Diary(await begunAndPolled(purchase, clients, options));
      await call(diary);
      return diary.entries;
    },
    through(purchase, "running", "running", "running"),
  );
  return {
    about: name,
    reason: "1.5.0 notices it with the next poll",
    notices: "an AbortError without the rest of the pause, with a message",
    scenarios: [scenario],
    change,
  };
}

function stopping(): Scenario {
  return steps(
    purchase,
    "a wait that is stopped, and another",
    async (diary, poller) => {
      const wait = outcomeOf(() => poller.pollUntilDone());
      await pause(500);
      await diary.step("stop", () => poller.stopPolling());
      diary.entries.push(await wait);
      await diary.wait();
    },
    through(purchase, "running", "running", "running"),
  );
}
