import type { Answer } from "../../unit/support/scriptedHttpClient.js";
import { ENDPOINT } from "../../unit/support/scriptedHttpClient.js";
import { operation, started } from "./answers.js";
import {
  BEGINS,
  begunAndPolled,
  look,
  ofBegin,
  pause,
  polled,
  startOf,
  steps,
  success,
  through,
  type Begin,
  type BeginOptions,
} from "./pollerSteps.js";
import type { Scenario } from "./sideBySide.js";

const purchase = BEGINS.purchase;

const absolute = (answer: Answer): Answer => ({
  ...answer,
  headers: Object.fromEntries(
    Object.entries(answer.headers!).map(([name, value]) => [
      name,
      value.startsWith("/") ? ENDPOINT + value : value,
    ]),
  ),
});

/** What the service may answer while an operation goes well. */
const courses = (begin: Begin): [name: string, answers: Answer[]][] => {
  const { id, idHeader, result } = begin;
  const read = success(begin).slice(1);
  const repeated = { headers: startOf(begin).headers! };
  return [
    ["done at the first poll", through(begin)],
    ["with statuses that fall back", through(begin, "running", "notStarted", "running")],
    ["with absolute links", [absolute(startOf(begin)), ...through(begin, "running").slice(1)]],
    [
      "without a Location header",
      [started(id, undefined, idHeader), ...through(begin, "running").slice(1)],
    ],
    [
      "without a resourceLocation",
      [startOf(begin), operation(id, "running"), operation(id, "succeeded"), ...read],
    ],
    [
      "with the headers of the start in each poll",
      [
        startOf(begin),
        polled(begin, "running", repeated),
        polled(begin, "succeeded", repeated),
        ...read,
      ],
    ],
    [
      "with a result that moves",
      [
        result ? started(id, `${result.path}1`, idHeader) : startOf(begin),
        ...through(begin, "running").slice(1),
      ],
    ],
  ];
};

const waits = (begin: Begin): Scenario[] => [
  ...courses(begin).map(([name, answers]) =>
    steps(begin, `a wait ${name}`, (diary) => diary.wait(), answers),
  ),
  steps(
    begin,
    "polls by hand, to the end and on",
    async (diary) => {
      for (let count = 0; count < 5; count++) await diary.poll();
    },
    through(begin, "notStarted", "running", "running"),
  ),
  steps(
    begin,
    "a wait that is looked at, and what comes after its end",
    async (diary, poller) => {
      poller.onProgress(() => diary.entries.push({ step: "progress", ...look(poller) }));
      await diary.wait();
      diary.entries.push({ isStopped: poller.isStopped() });
      await diary.wait();
      await diary.poll();
      diary.entries.push({ isStopped: poller.isStopped() });
    },
    through(begin, "notStarted", "running", "running"),
  ),
];

const together = (begin: Begin): Scenario[] => [
  steps(
    begin,
    "polls at the same time",
    (diary, poller) =>
      diary.step("polls", () => Promise.all([poller.poll(), poller.poll(), poller.poll()])),
    through(begin, "running", "running"),
  ),
  steps(
    begin,
    "waits at the same time",
    (diary, poller) =>
      diary.step("waits", () => Promise.all([poller.pollUntilDone(), poller.pollUntilDone()])),
    through(begin, "running", "running"),
  ),
  steps(
    begin,
    "a poll and a look during a wait",
    async (diary, poller) => {
      const wait = poller.pollUntilDone();
      await diary.step("look", () => undefined);
      await pause(500);
      await diary.poll();
      await diary.step("wait", () => wait);
    },
    through(begin, "running", "running", "running"),
  ),
];

const watching = (begin: Begin): Scenario[] => [
  steps(
    begin,
    "callbacks of progress, of which one is ended",
    async (diary, poller) => {
      const seen: unknown[] = [];
      const end = poller.onProgress((state) => {
        seen.push(["first", state === poller.getOperationState(), look(poller)]);
      });
      poller.onProgress(() => seen.push("second"));
      await diary.poll();
      await diary.step("end", end);
      await diary.wait();
      await diary.step("end again", end);
      await diary.poll();
      diary.entries.push({ seen });
    },
    through(begin, "running", "running", "running"),
  ),
  ofBegin(
    begin,
    "a poller is no promise, and its text is that of String()",
    async (clients) => {
      const poller = await begunAndPolled(begin, clients);
      return ["then" in poller, String(poller) === poller.toString()];
    },
    through(begin),
  ),
];

const WORDS = [
  ...["Running", "NOTSTARTED", "Succeeded", "SUCCEEDED", "started", "accepted", "cancelling"],
  ...["someday", "completed", " succeeded", ""],
];
const words = WORDS.map((word) =>
  steps(
    purchase,
    `the status ${JSON.stringify(word)}`,
    async (diary) => {
      await diary.poll();
      await diary.wait();
    },
    [startOf(purchase), polled(purchase, "running"), polled(purchase, word), ...success(purchase)],
  ),
);

const PACES: BeginOptions[] = [
  {},
  ...[0, 1.5, 50, 2000, 5000].map((updateIntervalInMs) => ({ updateIntervalInMs })),
];
const paces = PACES.map((options) =>
  steps(
    purchase,
    `the pace of a wait with ${JSON.stringify(options)}`,
    (diary) => diary.wait(),
    through(purchase, "running", "running", "running"),
    options,
  ),
);

const RETRY_AFTER = ["7", "5 ", "0", "soon", "3600", "Sun, 01 Jun 2025 09:00:00 GMT"];
const retryAfters = RETRY_AFTER.map((value) => {
  const asked = polled(purchase, "running", { headers: { "retry-after": value } });
  const answers = [startOf(purchase), polled(purchase, "running"), asked, asked];
  return steps(
    purchase,
    `the pace of a wait with Retry-After: ${value} in all polls`,
    (diary) => diary.wait(),
    [...answers, ...success(purchase)],
  );
});

const { headers } = startOf(purchase);
const others = [
  steps(purchase, "a start that asks to wait", (diary) => diary.wait(), [
    { ...startOf(purchase), headers: { ...headers, "retry-after": "9" } },
    ...through(purchase, "running", "running").slice(1),
  ]),
  steps(
    purchase,
    "stopPolling where nobody waits",
    async (diary, poller) => {
      await diary.step("stop", () => poller.stopPolling());
      await diary.poll();
      await diary.wait();
    },
    through(purchase, "running", "running"),
  ),
  steps(
    purchase,
    "a callback that ends itself",
    async (diary, poller) => {
      const seen: string[] = [];
      const end = poller.onProgress(() => {
        seen.push("first");
        end();
      });
      poller.onProgress(() => seen.push("second"));
      await diary.poll();
      await diary.poll();
      diary.entries.push({ seen });
    },
    through(purchase, "running", "running"),
  ),
];

/** Pollers that do the same in both packages, once each has polled. */
export const pollerScenarios: Scenario[] = [
  ...Object.values(BEGINS).flatMap((begin) => [
    ...waits(begin),
    ...together(begin),
    ...watching(begin),
  ]),
  ...words,
  ...paces,
  ...retryAfters,
  ...others,
];
