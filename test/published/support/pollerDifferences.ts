import { vi } from "vitest";
import { refusal } from "./answers.js";
import { firstRequests, replaced, withEntries, withValue, type Difference } from "./difference.js";
import {
  BEGINS,
  begunAndPolled,
  FRESH,
  look,
  ofBegin,
  outcomeOf,
  polled,
  startOf,
  steps,
  through,
} from "./pollerSteps.js";
import type { SeenError } from "./sideBySide.js";

const purchase = BEGINS.purchase;
const each = Object.values(BEGINS);
/** What pollers do otherwise, but for their pace and texts. */
export const pollerDifferences: Difference[] = [
  {
    about: "begin* gives a poller that has not polled",
    reason: "the caller decides when to poll; 1.5.0 polls once before it gives the poller",
    notices: "isDone() is false and getResult() undefined, also where the first poll finds the end",
    scenarios: each.map((begin) =>
      ofBegin(
        begin,
        "a poller as it was begun",
        async (clients) => look(await begin.begin(clients)),
        through(begin),
      ),
    ),
    change: (published) => withValue(firstRequests(published, 1), FRESH),
  },
  {
    about: "a first poll that is refused rejects pollUntilDone",
    reason: "in 1.5.0 it rejects begin*, and the operation, which was paid for, is lost",
    notices: "the same error, one await later; the poller is there, and can go on",
    scenarios: each.map((begin) =>
      ofBegin(
        begin,
        "a first poll that is refused",
        async (clients) => {
          const poller = await begin.begin(clients);
          return outcomeOf(() => poller.pollUntilDone());
        },
        [startOf(begin), refusal(403)],
      ),
    ),
    change: (published) => withValue(published, { error: published.error }),
  },
  {
    about: "onProgress hears of every poll",
    reason: "1.5.0 polls once before there is anything to call onProgress of",
    notices: "one call more",
    scenarios: [
      ofBegin(
        purchase,
        "how often a callback is called",
        async (clients) => {
          const poller = await purchase.begin(clients, { updateIntervalInMs: 0 });
          let count = 0;
          poller.onProgress(() => count++);
          await poller.pollUntilDone();
          return count;
        },
        through(purchase, "running", "running"),
      ),
    ],
    change: (published) => withValue(published, (published.value as number) + 1),
  },
  {
    about: "a callback that was given twice ends one by one",
    reason: "each onProgress gives a way to end that one; in 1.5.0 it ends both",
    notices: "the other one is called until it is ended, too",
    scenarios: [
      ofBegin(
        purchase,
        "a callback given twice, of which one is ended",
        async (clients) => {
          const poller = await begunAndPolled(purchase, clients);
          let count = 0;
          const callback = (): void => void count++;
          const end = poller.onProgress(callback);
          poller.onProgress(callback);
          await poller.poll();
          end();
          await poller.poll();
          return count;
        },
        through(purchase, "running", "running", "running"),
      ),
    ],
    change: (published) => withValue(published, 3),
  },
  {
    about: "a callback that throws keeps no other from being called",
    reason: "who watches an operation should not depend on who else does",
    notices: "the others are called; the poll rejects with the error, as in 1.5.0",
    scenarios: [
      steps(
        purchase,
        "a callback that throws, before another",
        async (diary, poller) => {
          const seen: string[] = [];
          poller.onProgress(() => {
            throw new Error("mine");
          });
          poller.onProgress(() => seen.push("second"));
          await diary.poll();
          diary.entries.push({ seen });
        },
        through(purchase, "running", "running"),
      ),
    ],
    change: (published) =>
      withEntries(published, (entry) => ("seen" in entry ? { seen: ["second"] } : entry)),
  },
  {
    about: "a poller leaves no timer behind",
    reason: "in 1.5.0 a pause begins after the last poll, which keeps the process alive",
    notices: "a program ends when its work is done",
    scenarios: [
      ofBegin(
        purchase,
        "timers after the end",
        async (clients) => {
          const poller = await begunAndPolled(purchase, clients);
          await poller.pollUntilDone();
          return vi.getTimerCount();
        },
        through(purchase, "running"),
      ),
    ],
    change: (published) => withValue(published, 0),
  },
  {
    about: "the state of a poller names the operation, and not how it is followed",
    reason: "config is internal and not in its type; the id and status are of use",
    notices: "operationId and status in getOperationState(), no config",
    scenarios: [
      ofBegin(
        purchase,
        "what is in a state",
        async (clients) =>
          Object.keys((await begunAndPolled(purchase, clients)).getOperationState()).sort(),
        through(purchase, "running"),
      ),
    ],
    change: (published) => withValue(published, ["isStarted", "operationId", "status"]),
  },
  {
    about: "a cancelled operation is named by its error, and has no result",
    reason: "what was cancelled left nothing; 1.5.0 gives the last poll as its result",
    notices: "another message; getResult() is undefined",
    scenarios: ["canceled", "cancelled", "Canceled"].map((word) =>
      steps(
        purchase,
        `the status ${word}`,
        async (diary) => {
          await diary.poll();
          await diary.wait();
        },
        [startOf(purchase), polled(purchase, "running"), polled(purchase, word)],
      ),
    ),
    change: (published) =>
      withValue(
        published,
        replaced(published.value, (part) => {
          if ("isCancelled" in part && part.isCancelled) return { ...part, result: undefined };
          return (part as SeenError).name === "PollerCancelledError"
            ? { ...part, message: `The operation ${purchase.id} was cancelled.` }
            : part;
        }),
      ),
  },
];
