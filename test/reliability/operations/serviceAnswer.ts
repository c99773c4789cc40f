import fc from "fast-check";
import { operation, type BeginCase } from "../../unit/support/longRunning.js";
import type { Answer } from "../../unit/support/scriptedHttpClient.js";

/** What a request asks for: the state of the operation, its result, or its cancellation. */
export type Purpose = "state" | "result" | "cancel";

interface Fault {
  answer: Answer | (() => Error);
  /** Status and code of the error that it leads to. */
  told: string;
  /** Whether the request is tried again. */
  isPassing?: true;
  /** Status and code where the answer is to a cancellation, which expects a 204. */
  toldOfCancel?: string;
}

const refusal = (status: number, code: string): Fault => ({
  answer: { status, body: { error: { code, message: `It is ${code}.` } } },
  told: `${status} ${code}`,
});
const lost = (code: string): Fault => ({
  answer: () => Object.assign(new Error(`lost: ${code}`), { code }),
  told: `- ${code}`,
  isPassing: true,
});
const unreadable = (answer: Answer, toldOfCancel = "200 PARSE_ERROR"): Fault => ({
  answer,
  told: "200 PARSE_ERROR",
  toldOfCancel,
});
const html = { "content-type": "text/html" };

const FAULTS = {
  busy: { ...refusal(503, "Busy"), isPassing: true },
  throttled: refusal(429, "TooMany"),
  broken: { ...refusal(500, "Broken"), isPassing: true },
  gone: refusal(404, "NotFound"),
  conflict: refusal(409, "TooLate"),
  reset: lost("ECONNRESET"),
  refused: lost("ECONNREFUSED"),
  gateway: {
    answer: { status: 502, headers: html, body: "<html>Bad gateway</html>" },
    told: "502 -",
    isPassing: true,
  },
  page: unreadable({ headers: html, body: "<html>Sign in</html>" }, "200 -"),
  truncated: unreadable({ body: '{"status":"succ' }),
  empty: unreadable({}, "200 -"),
  list: unreadable({ body: "[]" }, "200 -"),
} satisfies Record<string, Fault>;

/** Bodies that are wrong for the state of an operation alone. */
const ODD_STATES = {
  noStatus: { id: "x" },
  numericStatus: { status: 3 },
  noDate: { status: "running", createdDateTime: "soon" },
};

/** Values of Retry-After, and how long they ask to wait. */
const WAITS = {
  none: () => [{}, undefined],
  zero: () => [{ "retry-after": "0" }, 0],
  negative: () => [{ "retry-after": "-3" }, 0],
  short: () => [{ "retry-after": "3" }, 3000],
  fraction: () => [{ "Retry-After": "1.5" }, 1500],
  milliseconds: () => [{ "retry-after-ms": "250" }, 250],
  long: () => [{ "retry-after": "90" }, 90_000],
  endless: () => [{ "retry-after": "9000000" }, 9_000_000_000],
  noTime: () => [{ "retry-after": "soon" }, undefined],
  date: (now: number) => {
    const then = Math.floor((now + 7000) / 1000) * 1000;
    return [{ "retry-after": new Date(then).toUTCString() }, then - now];
  },
  past: (now: number) => [{ "retry-after": new Date(now - 60_000).toUTCString() }, 0],
} satisfies Record<string, (now: number) => [Record<string, string>, number | undefined]>;

const STATUSES = [
  ...["notStarted", "running", "running", "validating", "", "Running"],
  ...["notStarted", "running", "running", "running", "running", "running", "running"],
  ...["succeeded", "succeeded", "Succeeded", "failed", "FAILED", "canceled", "Cancelled"],
];

/** Links to the result that the state of an operation may hold. */
const LINKS = ["right", "right", "none", "foreign", "elsewhere", "moved"] as const;

const keys = <T extends object>(of: T): (keyof T)[] => Object.keys(of) as (keyof T)[];

export interface AnswerChoice {
  is: "good" | keyof typeof FAULTS | keyof typeof ODD_STATES;
  status: string;
  link: (typeof LINKS)[number];
  wait: keyof typeof WAITS;
}

export const anyAnswer: fc.Arbitrary<AnswerChoice> = fc.record({
  is: fc.oneof(
    { weight: 3, arbitrary: fc.constant("good" as const) },
    { weight: 1, arbitrary: fc.constantFrom(...keys(FAULTS), ...keys(ODD_STATES)) },
  ),
  status: fc.constantFrom(...STATUSES),
  link: fc.constantFrom(...LINKS),
  wait: fc.oneof(
    fc.constant("none" as const),
    fc.constant("none" as const),
    fc.constantFrom(...keys(WAITS)),
  ),
});

/** An answer, and what it means to whoever asked. */
export interface ServiceAnswer {
  answer: Answer | Error;
  retryAfterMs: number | undefined;
  /** For an answer that is no success. */
  fault?: { told: string; isPassing: boolean; isThrottling: boolean };
  status: string;
  /** Target of the result, where the answer says so. */
  resultTarget?: string;
  result?: unknown;
}

/** @param serial - Tells results and failures of one operation apart. */
export function serviceAnswer(
  { is, status, link, wait }: AnswerChoice,
  purpose: Purpose,
  begin: BeginCase,
  serial: number,
): ServiceAnswer {
  const [headers, retryAfterMs] = WAITS[wait](Date.now());
  const isOdd = is in ODD_STATES;
  if (is === "good" || (isOdd && purpose !== "state")) {
    const good = { state: stateOf, result: resultOf, cancel: () => ({ answer: { status: 204 } }) };
    const more = good[purpose](begin, status, link, serial);
    return { retryAfterMs, status, ...more, answer: { ...more.answer, headers } };
  }
  const fault: Fault = isOdd
    ? unreadable({ body: ODD_STATES[is as keyof typeof ODD_STATES] })
    : FAULTS[is as keyof typeof FAULTS];
  const { answer, told, toldOfCancel = told, isPassing = false } = fault;
  const isError = typeof answer === "function";
  return {
    answer: isError ? answer() : { ...answer, headers: { ...headers, ...answer.headers } },
    retryAfterMs: isError ? undefined : retryAfterMs,
    fault: {
      told: purpose === "cancel" ? toldOfCancel : told,
      isPassing,
      isThrottling: !isError && (answer.status === 429 || answer.status === 503),
    },
    status,
  };
}

function stateOf(begin: BeginCase, status: string, link: AnswerChoice["link"], serial: number) {
  // Another place of the search's result; the same number in another form.
  const moved = begin.resourceLocation?.replace(/searchResults\/[^?]+/, "searchResults/moved");
  const other = moved?.replace("/+", "/%2B");
  const resourceLocation = {
    right: begin.resourceLocation,
    none: null,
    foreign: `https://attacker.example${begin.read?.target ?? "/"}`,
    elsewhere: "/phoneNumbers/operations/other",
    moved: other ?? null,
  }[link];
  const error = { code: "OutOfStock", message: `There is none (${serial}).` };
  const isFailure = /^failed$/i.test(status);
  const target = { right: begin.read?.target, moved: other };
  const resultTarget = target[link as keyof typeof target];
  return {
    answer: operation(begin, status, { resourceLocation, ...(isFailure && { error }) }),
    ...(resultTarget && { resultTarget }),
  };
}

function resultOf(begin: BeginCase, _status: string, _link: unknown, serial: number) {
  const body = { ...begin.read?.body, serial };
  const [name, date] = [
    begin.name.includes("Search") ? "searchExpiresBy" : "purchaseDate",
    new Date(serial * 1000),
  ];
  return {
    answer: { body: { ...body, [name]: date.toISOString() } },
    result: { ...body, [name]: date },
  };
}
