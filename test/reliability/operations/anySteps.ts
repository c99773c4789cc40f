import fc from "fast-check";
import { BEGIN_CASES } from "../../unit/support/longRunning.js";
import type { Reaction } from "./caller.js";
import { anyAnswer, type AnswerChoice } from "./serviceAnswer.js";

/** Numbers choose among what is there when the step is taken, counted round. */
export type Step =
  | { do: "poll" | "wait" | "cancel"; poller: number; signal: number | null }
  | { do: "stop"; poller: number }
  | { do: "subscribe"; poller: number; reaction: Reaction }
  | { do: "unsubscribe"; poller: number; which: number }
  | { do: "abort"; signal: number }
  | { do: "answer"; poller: number; which: number; choice: AnswerChoice }
  | { do: "advance"; ms: number }
  | { do: "resume"; poller: number; by: "text" | "id" };

const SIGNALS = 5;

export interface Story {
  begin: number;
  intervalMs: number | null;
  maxRetries: number;
  /** Whether the HTTP client goes on with requests that were aborted. */
  isDeaf: boolean;
  olderSignals: boolean[];
  /** The signal that is given to begin. */
  beginSignal: number | null;
  steps: Step[];
  /** Whether all who wait are sent away before the operation comes to its end. */
  walkAway: boolean;
}

const poller = fc.nat(3);
const signal = fc.option(fc.nat(SIGNALS - 1), { freq: 2 });
const anyMoment = fc.oneof(
  fc.constantFrom(0, 1, 249, 250, 499, 500, 1000, 1999, 2000, 3000, 7000, 59_999, 90_000),
  fc.nat(10_000),
  fc.constantFrom(3_600_000, 3_000_000_000),
);
const reaction = fc.constantFrom<Reaction[]>(
  ...(["none", "none", "throw", "stop", "cancel", "poll", "wait", "restart", "leave"] as const),
);

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom("poll" as const, "wait"), poller, signal }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("wait" as const), poller, signal }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cancel" as const), poller, signal }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("stop" as const), poller }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("subscribe" as const), poller, reaction }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("unsubscribe" as const), poller, which: fc.nat(5) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("abort" as const), signal: fc.nat(SIGNALS - 1) }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant("answer" as const),
      poller,
      which: fc.nat(3),
      choice: anyAnswer,
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("advance" as const), ms: anyMoment }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("resume" as const),
      poller,
      by: fc.constantFrom("text" as const, "id"),
    }),
  },
) as fc.Arbitrary<Step>;

export const anyStory: fc.Arbitrary<Story> = fc.record({
  begin: fc.nat(BEGIN_CASES.length - 1),
  intervalMs: fc.constantFrom(null, null, 0, 1, 500, 30_000),
  maxRetries: fc.constantFrom(0, 0, 1, 2),
  isDeaf: fc.boolean(),
  olderSignals: fc.array(fc.boolean(), { minLength: SIGNALS, maxLength: SIGNALS }),
  beginSignal: fc.oneof(fc.constant(null), fc.constant(null), fc.nat(SIGNALS - 1)),
  steps: fc.array(step, { minLength: 5, maxLength: 60, size: "max" }),
  walkAway: fc.boolean(),
});

/** In place of a number of microtasks: all the time that is needed. */
export const WHOLE_TURN = 80;

/** Steps between which too little time passes for all to be done, in turns of the queue of microtasks. */
export const anyRace = fc.record({
  story: anyStory,
  gaps: fc.array(fc.nat(WHOLE_TURN + 20), { minLength: 60, maxLength: 60 }),
});
