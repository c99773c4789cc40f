import { refusal } from "./answers.js";
import { refusedBefore, replaced, withRequests, withValue, type Difference } from "./difference.js";
import {
  BEGINS,
  begunAndPolled,
  ofBegin,
  outcomeOf,
  polled,
  through,
  type Begin,
} from "./pollerSteps.js";
import { resuming, textOf, textWith } from "./resumeScenarios.js";
import type { Observed } from "./sideBySide.js";

const { purchase } = BEGINS;
const each = Object.values(BEGINS);
const path = `/phoneNumbers/operations/${purchase.id}`;
const link = `${path}?api-version=2025-06-01`;
const RESULT = { operationId: purchase.id, purchaseId: purchase.id.slice("purchase_".length) };

/** What 1.5.0 does with its own text of a poller that has just polled. */
const polls: Observed["requests"] = [0, 1].map(() => ({
  method: "GET",
  origin: "https://contoso.communication.azure.com",
  path,
  query: [["api-version", "2025-06-01"]],
  headers: { accept: "application/json" },
  body: undefined,
  at: 0,
}));

const waited = (begin: Begin, name: string, text: () => unknown) =>
  ofBegin(
    begin,
    name,
    async (clients) => {
      const resumeFrom = (await text()) as string;
      const poller = await begunAndPolled(begin, clients, { resumeFrom });
      return poller.pollUntilDone();
    },
    [polled(begin, "running"), polled(begin, "succeeded")],
  );

/** Texts that 1.5.0 does not take, or takes for a wish to start. */
const followed = (about: string, reason: string, text: string): Difference => ({
  about,
  reason,
  notices: "the operation is followed, and nothing is started",
  scenarios: [waited(purchase, about, () => text)],
  change: () => ({ requests: polls, value: RESULT }),
});

const refused = (about: string, message: string, texts: unknown[]): Difference => ({
  about,
  reason: "resumeFrom starts nothing: what cannot be followed may be a purchase that was paid for",
  notices: "a TypeError that says what is wrong, before anything is sent",
  scenarios: texts.map((text) =>
    waited(purchase, `resumeFrom: ${JSON.stringify(text)}`, () => text),
  ),
  change: refusedBefore(message),
});

/** The text of a poller of 1.5.0 whose operation has ended. */
const ended = (
  about: string,
  notices: string,
  begins: Begin[],
  end: (begin: Begin) => ReturnType<typeof through>,
  change: Difference["change"],
): Difference => ({
  about,
  reason:
    "a text is of the operation alone: 1.5.0 gives dates as texts, and errors without a message",
  notices,
  scenarios: begins.map((begin) =>
    ofBegin(
      begin,
      about,
      async (clients) => {
        const resumeFrom = await textOf(begin, "published", [
          polled(begin, "running"),
          ...end(begin),
        ]);
        return outcomeOf(async () =>
          (await begunAndPolled(begin, clients, { resumeFrom })).pollUntilDone(),
        );
      },
      end(begin),
    ),
  ),
  change,
});

const asked = (published: Observed, begin: Begin, paths: string[]): Observed => ({
  ...published,
  requests: [`/phoneNumbers/operations/${begin.id}`, ...paths].map((path) => ({
    ...polls[0]!,
    path,
  })),
});
const dates = (value: unknown): unknown =>
  replaced(value, (part) => {
    const { searchExpiresBy, purchaseDate } = part as Record<string, string | undefined>;
    return {
      ...part,
      ...(searchExpiresBy && { searchExpiresBy: new Date(searchExpiresBy) }),
      ...(purchaseDate && { purchaseDate: new Date(purchaseDate) }),
    };
  });

/** Texts of pollers, and what becomes of them. */
export const resumeDifferences: Difference[] = [
  {
    about: "a text names the operation and its status",
    reason: "so that who reads it knows what it is",
    notices: "more in the text; 1.5.0 reads it as well",
    scenarios: each.map((begin) =>
      ofBegin(
        begin,
        "the text of a poller",
        async (clients) => JSON.parse((await begunAndPolled(begin, clients)).toString()) as unknown,
        through(begin, "running"),
      ),
    ),
    change: (published) => {
      const { state } = published.value as { state: { config: { operationLocation: string } } };
      const operationId = /operations\/(.*)\?/.exec(state.config.operationLocation)![1];
      return withValue(published, { state: { ...state, operationId, status: "running" } });
    },
  },
  ...each.map((begin) =>
    ended(
      `a text of 1.5.0 whose ${begin.method} is done is asked for again`,
      "isDone() is false until the next poll, and dates are dates",
      [begin],
      (begun) => through(begun).slice(1),
      (published) => {
        const { value } = published.value as { value: unknown };
        const result = begin.result ? dates(value) : value;
        return withValue(asked(published, begin, begin.result ? [begin.result.path] : []), {
          value: result,
        });
      },
    ),
  ),
  ended(
    "a text of 1.5.0 whose operation failed is asked for again",
    "the service's error, where 1.5.0 rejects with {}",
    [purchase],
    (begin) => [
      polled(begin, "failed", { body: { error: { code: "NoCredit", message: "Pay." } } }),
    ],
    (published) =>
      withValue(asked(published, purchase, []), {
        error: {
          name: "RestError",
          statusCode: undefined,
          code: "NoCredit",
          message: "Pay.",
          details: {
            ...(polled(purchase, "failed").body as object),
            createdDateTime: new Date("2025-06-01T11:59:00Z"),
            lastActionDateTime: new Date("2025-06-01T11:59:30Z"),
            error: { code: "NoCredit", message: "Pay." },
          },
        },
      }),
  ),
  {
    about: "a text of 1.5.0 whose poll was refused goes on",
    reason: "the operation goes on, whatever became of a poll; 1.5.0 rejects for ever",
    notices: "the result",
    scenarios: [
      waited(purchase, "a text of 1.5.0 whose poll was refused", () =>
        textOf(purchase, "published", [polled(purchase, "running"), refusal(500)]),
      ),
    ],
    change: () => ({ requests: polls, value: RESULT }),
  },
  followed("an operation id is followed like a text", "it says all that is needed", purchase.id),
  followed(
    "a text without isStarted is followed",
    "what has an operation was started; 1.5.0 starts it again",
    JSON.stringify({
      state: { config: { metadata: { mode: "OperationLocation" }, operationLocation: link } },
    }),
  ),
  followed(
    "a text without a mode is followed",
    "the mode is internal to 1.5.0's engine",
    JSON.stringify({ state: { config: { operationLocation: link }, isStarted: true } }),
  ),
  refused(
    "a resumeFrom that is no text of a poller is refused",
    "resumeFrom must be what a poller's toString() gave or an operation id. Leave it out to start a new operation.",
    ["", null, "null", "abc", 7, {}],
  ),
  refused(
    "a resumeFrom that is broken off is refused",
    "resumeFrom is not the text that a poller's toString() gave: no JSON.",
    ["{", textWith(link).slice(0, 40)],
  ),
  refused(
    "a resumeFrom without an operation is refused",
    "resumeFrom holds no operation. Nothing was started; leave resumeFrom out to start a new one.",
    [
      ...["{}", '{"state":{}}', '{"state":null}', '{"state":{"config":{}}}'],
      ...['{"state":{"isStarted":true}}', '{"state":{"isStarted":true,"config":{}}}'],
    ],
  ),
  refused(
    "a resumeFrom with a link to another host is refused",
    "resumeFrom was not followed: its link does not lead to an operation on this client's endpoint.",
    [textWith(`https://elsewhere.example${link}`), textWith("/phoneNumbers/1?api-version=1")],
  ),
  refused(
    "a resumeFrom of another kind of operation is refused",
    "resumeFrom names a search (search_1), not a purchase.",
    [textWith("/phoneNumbers/operations/search_1?api-version=2025-06-01")],
  ),
  {
    about: "a text keeps the API version of its link",
    reason: "links are the service's; 1.5.0 rewrites their version",
    notices: "nothing, or an operation of an earlier version that is followed in it",
    scenarios: [
      resuming(purchase, "a text with another API version", () =>
        textWith(`${path}?api-version=2022-12-01`),
      ),
    ],
    change: (published) =>
      withRequests(published, (request) => ({
        ...request,
        query: [["api-version", "2022-12-01"]],
      })),
  },
];
