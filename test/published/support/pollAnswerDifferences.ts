import { refusal } from "./answers.js";
import { withEntries, type Difference } from "./difference.js";
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
  success,
  type Begin,
  type Poller,
} from "./pollerSteps.js";
import type { SeenError } from "./sideBySide.js";

const purchase = BEGINS.purchase;
const each = Object.values(BEGINS);

const errorOf = (request: string, reason: string, details?: object): SeenError => ({
  name: "RestError",
  statusCode: 200,
  code: "PARSE_ERROR",
  message: `GET ${request} was answered 200, but ${reason}.`,
  details,
});

/** A poll whose answer has no status that could be read. */
const unreadable = (
  about: string,
  notices: string,
  polls: [name: string, body: unknown][],
  reason: string,
): Difference => ({
  about,
  reason: "the client cannot know what became of the operation, and money may be spent",
  notices,
  scenarios: polls.map(([name, body]) =>
    steps(purchase, `a poll answered with ${name}`, (diary) => diary.poll(), [
      startOf(purchase),
      polled(purchase, "running"),
      { body },
    ]),
  ),
  change: (published) =>
    withEntries(published, (entry, index) =>
      index === 0
        ? entry
        : {
            step: "poll",
            error: errorOf(
              published.requests[2]!.path,
              reason,
              reason.includes("body") ? {} : undefined,
            ),
            ...FRESH,
          },
    ),
});
const withStatus = (status: unknown): unknown => polled(purchase, status as string).body;

const unreadables = [
  unreadable(
    "a poll without a status is no success",
    "an error instead of a purchase that seems to be done",
    [["an operation without a status", withStatus(undefined)]],
    "its status is no text",
  ),
  unreadable(
    "a poll without a body is no success",
    "an error instead of a purchase that seems to be done",
    [["nothing", undefined]],
    "it has no JSON body",
  ),
  unreadable(
    "a poll whose status is no text is an error of the service's answer",
    "a RestError with the code PARSE_ERROR",
    [
      ["a status that is null", withStatus(null)],
      ["a status that is a number", withStatus(7)],
    ],
    "its status is no text",
  ),
];

const twiceTold = async (begin: Begin, poller: Poller): Promise<unknown> => {
  const outcome = await outcomeOf(() => poller.poll());
  return [begin.method, outcome, look(poller)];
};

/** A poll that is refused, and the next one. */
const refused = (begin: Begin, name: string, ...answers: ReturnType<typeof polled>[]) =>
  ofBegin(
    begin,
    name,
    async (clients) => {
      const poller = await begunAndPolled(begin, clients);
      return [await twiceTold(begin, poller), await twiceTold(begin, poller)];
    },
    [startOf(begin), polled(begin, "running"), ...answers, polled(begin, "running")],
  );

/** Polls that fail, or whose answer says nothing. */
export const pollAnswerDifferences: Difference[] = [
  ...unreadables,
  {
    about: "a failed poll can be repeated",
    reason: "in 1.5.0 a poller is dead once a poll fails, and says that the operation is done",
    notices: "isDone() stays false, the state has no error, and the next poll goes on",
    scenarios: [
      ...each.map((begin) => refused(begin, "a poll that is refused", refusal(500))),
      ...[400, 404, 429].map((status) =>
        refused(purchase, `a poll that is refused with ${status}`, refusal(status)),
      ),
      ...each
        .filter(({ result }) => result)
        .map((begin) =>
          refused(begin, "a result that is refused", success(begin)[0]!, refusal(404)),
        ),
    ],
    change: ({ requests, value }) => {
      const [[method, outcome]] = value as [[string, object]];
      return {
        requests: [...requests, requests[1]!],
        value: [
          [method, outcome, FRESH],
          [method, { value: undefined }, FRESH],
        ],
      };
    },
  },
];
