import { CONNECTION_STRING, scriptedHttpClient } from "../../unit/support/scriptedHttpClient.js";
import type { Answer } from "../../unit/support/scriptedHttpClient.js";
import { refusal } from "./answers.js";
import {
  BEGINS,
  begunAndPolled,
  Diary,
  ofBegin,
  outcomeOf,
  polled,
  startOf,
  through,
  type Begin,
} from "./pollerSteps.js";
import { PACKAGES, type Scenario } from "./sideBySide.js";

export type Maker = keyof typeof PACKAGES;

/** The text of a poller of either package, which got these answers to its polls. */
export async function textOf(begin: Begin, maker: Maker, polls: Answer[]): Promise<string> {
  const classes = PACKAGES[maker];
  const httpClient = scriptedHttpClient(startOf(begin), ...polls);
  const options = { httpClient, retryOptions: { maxRetries: 0 } };
  const phoneNumbers = new classes.PhoneNumbersClient(CONNECTION_STRING, options);
  const sipRouting = new classes.SipRoutingClient(CONNECTION_STRING, options);
  const poller = await begin.begin({ phoneNumbers, sipRouting, classes, options });
  // The last of them may be the one that is refused, or finds out that the operation failed.
  while (httpClient.requests.length <= polls.length && !poller.isDone()) {
    await outcomeOf(() => poller.poll());
  }
  return poller.toString();
}

/** A text of either package in the hands of both, to the end. */
export const resuming = (
  begin: Begin,
  name: string,
  text: () => unknown,
  answers: Answer[] = through(begin, "running", "running").slice(1),
): Scenario =>
  ofBegin(
    begin,
    `resuming ${name}`,
    async (clients) => {
      const resumeFrom = (await text()) as string;
      const diary = new Diary(await begunAndPolled(begin, clients, { resumeFrom }));
      await diary.poll();
      await diary.wait();
      return diary.entries;
    },
    answers,
  );

const stages = (begin: Begin): [name: string, makers: Maker[], polls: Answer[]][] => {
  const running = polled(begin, "running");
  const end = through(begin).slice(1);
  return [
    ["that has not polled", ["ours"], []],
    ["that has polled once", ["published", "ours"], [running]],
    ["that has polled twice", ["published", "ours"], [running, polled(begin, "notStarted")]],
    ["whose poll was refused", ["ours"], [running, refusal(500)]],
    ["that is done", ["ours"], [running, ...end]],
  ];
};

const link = `/phoneNumbers/operations/${BEGINS.purchase.id}?api-version=2025-06-01`;
/** What 1.5.0 writes, with another link. */
export const textWith = (operationLocation: string): string =>
  JSON.stringify({
    state: {
      config: { metadata: { mode: "OperationLocation" }, operationLocation },
      isStarted: true,
    },
  });

/** Texts of pollers that both packages resume alike. */
export const resumeScenarios: Scenario[] = [
  ...Object.values(BEGINS).flatMap((begin) =>
    stages(begin).flatMap(([name, makers, polls]) =>
      makers.map((maker) =>
        resuming(begin, `a poller of ${maker} ${name}`, () => textOf(begin, maker, polls)),
      ),
    ),
  ),
  resuming(BEGINS.purchase, "a text of 1.5.0", () => textWith(link)),
  resuming(BEGINS.purchase, "a text between blanks", () => `\n ${textWith(link)} `),
  resuming(BEGINS.purchase, "a text with an absolute link", () =>
    textWith(`https://contoso.communication.azure.com${link}`),
  ),
  resuming(
    BEGINS.purchase,
    "undefined, which starts",
    () => undefined,
    through(BEGINS.purchase, "running", "running"),
  ),
  ...Object.values(BEGINS).map((begin) =>
    ofBegin(
      begin,
      "what 1.5.0 puts into a text is in that of either",
      async (clients) => {
        const text = (await begunAndPolled(begin, clients)).toString();
        const { state } = JSON.parse(text) as { state: Record<string, unknown> };
        return { config: state["config"], isStarted: state["isStarted"] };
      },
      through(begin, "running"),
    ),
  ),
];
