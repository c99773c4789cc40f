import { expect } from "vitest";
import { headerOf, type Call, type Outcome } from "./manyCalls.js";

/** Fails where one of many calls got, sent or heard anything of another one. */
export function expectOwnOutcome(outcome: Outcome): void {
  expectOwnEnds(outcome);
  expectOwnRequests(outcome);
  expectOwnAnswers(outcome);
}

/** Calls end with their own answer or, where they were given up, with that alone. */
function expectOwnEnds({ calls, ends, bought }: Outcome): void {
  const wrong = calls.flatMap(({ at, aborts, kind }, place) => {
    const end = ends[place]!;
    const reason: unknown = end.status === "rejected" ? end.reason : undefined;
    const isAborted = reason instanceof Error && reason.name === "AbortError";
    const isRight = aborts === "never" ? end.status === "fulfilled" : isAborted;
    return isRight ? [] : [{ at, aborts, kind: kind.run.name, reason }];
  });
  expect(wrong).toEqual([]);
  expect(new Set(bought).size).toBe(bought.length);
}

/** Each request was sent once, with the headers of one call alone, and its caller heard of it. */
function expectOwnRequests({ calls, requests }: Outcome): void {
  const ids = requests.map(({ headers }) => headers["x-ms-client-request-id"]);
  expect(new Set(ids).size).toBe(requests.length);

  const byHeader = new Map(calls.map((call) => [headerOf(call), { call, sent: [] as string[] }]));
  const foreign = requests.filter(({ headers }) => {
    const [name = "", ...others] = Object.keys(headers).filter((key) => key.startsWith("x-call-"));
    const { call, sent } = byHeader.get(name) ?? {};
    sent?.push(headers["x-ms-client-request-id"]!);
    const isOwn = headers[name] === `${call?.at}` && others.length === 0;
    return !isOwn || headers["accept-language"] !== call?.kind.language?.(call.at);
  });
  expect(foreign).toEqual([]);
  const wrong = [...byHeader.values()].filter(({ call, sent }) => !isWhole(call, sent));
  expect(wrong.map(({ call: { at, aborts, kind }, sent }) => ({ at, aborts, kind, sent }))).toEqual(
    [],
  );
}

/** Whether a call has sent what it should, and heard of what it sent. */
function isWhole({ aborts, kind, heard }: Call, sent: string[]): boolean {
  const answered = heard.map(({ raw }) => raw.request.requestId);
  const isAnswered = answered.every((id) => sent.includes(id));
  if (aborts === "never") {
    return isAnswered && answered.length === sent.length && sent.length === kind.requests;
  }
  return isAnswered && (aborts === "under way" ? sent.length === 1 : sent.length <= kind.requests);
}

/** Each answer was heard by one callback: that of the call whose request it answers. */
function expectOwnAnswers({ calls }: Outcome): void {
  const heardBy = (call: Call) => call.heard.map(({ raw }) => raw.headers.get("x-azure-ref"));
  const answers = calls.flatMap(heardBy);
  expect(new Set(answers).size).toBe(answers.length);
  const foreign = calls.filter((call) =>
    call.heard.some(({ raw }) => raw.request.headers.get(headerOf(call)) !== `${call.at}`),
  );
  expect(foreign.map(headerOf)).toEqual([]);
}
