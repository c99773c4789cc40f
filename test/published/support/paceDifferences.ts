import { firstRequests, withError, withRequests, type Difference } from "./difference.js";
import {
  BEGINS,
  ofBegin,
  polled,
  startOf,
  steps,
  success,
  through,
  type BeginOptions,
} from "./pollerSteps.js";
import type { Observed, SeenRequest } from "./sideBySide.js";

const { purchase } = BEGINS;

/** The same requests, as far as there are times for them, at those times. */
export const atTimes = (published: Observed, times: number[]): Observed => {
  const poll = published.requests[1]!;
  const all: SeenRequest[] = times.map((at, index) => ({
    ...(published.requests[index] ?? poll),
    at,
  }));
  return { ...published, requests: all };
};

const running = polled(purchase, "running");
/** Waits that get this header in their second poll, or in all from there on. */
const asked = (
  about: string,
  header: Record<string, string>,
  once: number[] | undefined,
  always: number[] | undefined,
): Difference[] => {
  const slow = polled(purchase, "running", { headers: header });
  const [start, first] = [startOf(purchase), running];
  const kinds: [string, ReturnType<typeof polled>[], number[] | undefined][] = [
    ["once", [start, first, slow, running, ...success(purchase)], once],
    ["in each poll", [start, first, slow, slow, slow, ...success(purchase)], always],
  ];
  return kinds.flatMap(([name, answers, times]): Difference[] => {
    const options: BeginOptions = { updateIntervalInMs: 300 };
    return times
      ? [
          {
            about: `${about}, ${name}`,
            reason:
              "a Retry-After is read as in the retries of requests, and for the pause it comes before; 1.5.0 reads whole seconds and keeps to them",
            notices: "polls at the times that the service asks for",
            scenarios: [
              steps(purchase, `${about}, ${name}`, (diary) => diary.wait(), answers, options),
            ],
            change: (published) => atTimes(published, times),
          },
        ]
      : [];
  });
};

const date = (time: string): Record<string, string> => ({
  "retry-after": `Sun, 01 Jun 2025 ${time} GMT`,
});
const retryAfters = [
  ...asked("Retry-After: 7", { "retry-after": "7" }, [0, 0, 0, 7000, 7300], undefined),
  ...asked(
    "Retry-After: 1.5",
    { "retry-after": "1.5" },
    [0, 0, 0, 1500, 1800],
    [0, 0, 0, 1500, 3000, 4500],
  ),
  ...asked(
    "Retry-After: -3",
    { "retry-after": "-3" },
    [0, 0, 0, 300, 600],
    [0, 0, 0, 300, 600, 900],
  ),
  ...asked(
    "Retry-After: 5s",
    { "retry-after": "5s" },
    [0, 0, 0, 300, 600],
    [0, 0, 0, 300, 600, 900],
  ),
  ...asked(
    "a Retry-After with a time to come",
    date("10:00:09"),
    [0, 0, 0, 9000, 9300],
    [0, 0, 0, 9000, 9300, 9600],
  ),
  ...["retry-after-ms", "x-ms-retry-after-ms"].flatMap((name) =>
    asked(
      `${name} between polls`,
      { [name]: "100" },
      [0, 0, 0, 100, 400],
      [0, 0, 0, 100, 200, 300],
    ),
  ),
];

const INTERVALS: [shown: string, value: unknown][] = [
  ["-1", -1],
  ["NaN", NaN],
  ["null", null],
  ['"50"', "50"],
];
const intervals = INTERVALS.map(([shown, value]): Difference => ({
  about: `an updateIntervalInMs of ${shown} is refused`,
  reason: "it is no time, and what a timer makes of it may be a storm of requests",
  notices: "a RangeError, before anything is sent",
  scenarios: [
    steps(
      purchase,
      `a wait with an interval of ${shown}`,
      (diary) => diary.wait(),
      through(purchase, "running", "running"),
      { updateIntervalInMs: value as number },
    ),
  ],
  change: (published) =>
    withError(firstRequests(published, 0), {
      name: "RangeError",
      message: `updateIntervalInMs must be a number from 0 on, but is ${shown}.`,
    }),
}));

/** When polls are sent. */
export const paceDifferences: Difference[] = [
  {
    about: "pollUntilDone pauses after its first poll, too",
    reason: "that is the first poll of all; in 1.5.0 begin* polls, and pollUntilDone at once again",
    notices: "one request less in the same time",
    scenarios: [{}, { updateIntervalInMs: 300 }].map((options) =>
      ofBegin(
        purchase,
        `the pace of a wait from the start with ${JSON.stringify(options)}`,
        async (clients) => (await purchase.begin(clients, options)).pollUntilDone(),
        through(purchase, "running", "running", "running"),
      ),
    ),
    change: (published) => {
      const [before, last] = published.requests.slice(-2);
      const interval = last!.at! - before!.at!;
      return withRequests(published, (request, index) =>
        index < 2 ? request : { ...request, at: request.at! + interval },
      );
    },
  },
  ...retryAfters,
  ...intervals,
];
