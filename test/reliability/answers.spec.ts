import { inspect } from "node:util";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { tried } from "../properties.js";
import { begins, calls } from "./answers/calls.js";
import { beginCases, cases, circles, type Case } from "./answers/cases.js";
import { bodyChange, change, linkChange, stateChange } from "./answers/changes.js";
import { faultOfError } from "./answers/errors.js";
import { isKnown } from "./answers/known.js";
import { startLoopback, type Loopback, type Wire } from "./answers/loopback.js";
import { faultOfResult } from "./answers/results.js";
import * as rules from "./answers/rules.js";
import { unheard, useHandMovedTimers } from "./answers/settling.js";
import { play, type Played, type World } from "./answers/world.js";

/** Plays cases until one shows a fault; says how many there were. */
async function hunt<C extends object>(
  source: fc.Arbitrary<C>,
  playOne: (one: C) => Promise<Played>,
  faultOf: (played: Played, one: C) => string | undefined,
  share = 1,
): Promise<void> {
  const counts = { inputs: 0, requests: 0, refused: 0 };
  const property = fc.asyncProperty(source, async (one) => {
    const played = await playOne(one);
    counts.inputs++;
    counts.requests += played.exchanges.length;
    if (played.end.status === "rejected") counts.refused++;
    const fault = faultOf(played, one) ?? leftBehind();
    if (fault && !isKnown(fault)) throw new Error(fault);
  });
  await fc.assert(property, tried(200, share));
  const { inputs, requests, refused } = counts;
  expect(inputs).toBeGreaterThan(0);
  const { currentTestName } = expect.getState();
  console.log(
    `${currentTestName}: ${inputs} inputs, ${refused} of them rejected, ${requests} requests`,
  );
}

/** Timers, and rejections that nobody heard of. */
function leftBehind(): string | undefined {
  const [reason] = unheard.splice(0);
  if (reason) return `it leaves a rejection unheard: ${inspect(reason)}`;
  return vi.getTimerCount() > 0 ? `it leaves ${vi.getTimerCount()} timers` : undefined;
}

/** A result that follows from the answers, or an error that says enough. */
function faultOfOutcome({ end, exchanges }: Played, { call }: Pick<Case, "call">) {
  const fault =
    end.status === "fulfilled"
      ? faultOfResult(call, end.value, exchanges)
      : faultOfError(end.reason, exchanges);
  return fault && `${call.name}, ${end.status}: ${fault}`;
}

beforeEach(useHandMovedTimers);
afterEach(() => void vi.useRealTimers());

it("every public method is among the calls", () => {
  const methods = [PhoneNumbersClient, SipRoutingClient].flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype).filter((name) => name !== "constructor"),
  );
  const called = new Set(calls.map(({ name }) => name.split(/\W/)[0]));
  expect([...called].sort(), "in answers/calls.ts").toEqual(methods.sort());
});

describe("whatever the service answers", { timeout: 3_600_000 }, () => {
  it("a call ends in what its answers hold or in an error that says why not", () =>
    hunt(cases(), play, faultOfOutcome));

  it("a call comes to an end, and leaves nothing behind", () => {
    const endless = fc.record({ one: cases(), goesOn: fc.boolean() });
    // An operation that says for ever that it is running has no end, and its caller sees that.
    const mayGoOn = ({ call }: Case): boolean => !call.name.startsWith("begin");
    return hunt(
      endless,
      ({ one, goesOn }) => play({ ...one, goesOn: goesOn && mayGoOn(one) }),
      rules.faultOfEnding,
    );
  });

  it("a listing whose links lead in a circle ends with an error", () =>
    hunt(
      circles,
      ({ call, pages }) =>
        play({
          call,
          changes: Array.from({ length: 20 }, (_, page) => ({
            links: [{ where: "nextLink", text: `?skip=${page % pages}` }],
          })),
        }),
      ({ end, exchanges }, { pages }) => {
        const code = end.status === "rejected" && (end.reason as { code?: unknown }).code;
        if (code !== "LinkRefused") return `it ends with ${String(code)}`;
        return exchanges.length <= pages + 1 ? undefined : `it reads ${exchanges.length} pages`;
      },
    ));

  it("a credential goes to the endpoint alone, and to the paths of the call alone", () => {
    const redirects = fc.constantFrom(true, false);
    const source = fc.record({
      one: cases(linkChange),
      allowCrossOriginRedirects: redirects,
    });
    return hunt(
      source,
      ({ one, allowCrossOriginRedirects }) =>
        play({ ...one, options: { redirectOptions: { allowCrossOriginRedirects } } }),
      (played, { one }) =>
        rules.faultOfReach(played, one.call) ??
        (played.end.status === "rejected" ? faultOfOutcome(played, one) : undefined),
    );
  });

  it("no prototype changes, neither of the language nor of a result", () =>
    hunt(cases(bodyChange), play, rules.faultOfPrototypes));

  it("a start is sent once, and its outcome is never told wrongly", () => {
    return hunt(
      beginCases(
        change,
        begins.filter(({ isOnce }) => isOnce),
      ),
      (one) => {
        const { begin, name } = one.call;
        const run = (world: World) => begin(world, { abortSignal: world.abortSignal });
        return play({ ...one, call: { name, run } });
      },
      (played, { call }) => {
        const fault = rules.faultOfStart(played, call);
        return fault && `${call.name}: ${fault}`;
      },
    );
  });

  it("a poller ends as an answer said, and goes on after any that said nothing", () =>
    hunt(
      beginCases(fc.oneof({ weight: 4, arbitrary: change }, stateChange)),
      ({ call, changes, withToken }) =>
        play({
          withToken,
          changes: [{}, ...changes],
          call: {
            name: call.name,
            async run(world) {
              world.poller = await call.begin(world, {});
              for (let failed = 0; ; failed++) {
                try {
                  return await world.poller.pollUntilDone();
                } catch (error) {
                  if (failed > changes.length || world.poller.isDone()) throw error;
                }
              }
            },
          },
        }),
      (played, { call }) => {
        const fault = rules.faultOfPoller(played);
        return fault && `${call.name}: ${fault}`;
      },
    ));
});

describe("whatever a server sends over a socket", { timeout: 3_600_000 }, () => {
  let loopback: Loopback;
  beforeAll(async () => void (loopback = await startLoopback()));
  afterAll(() => loopback.close());

  it("a call ends in what its answers hold or in an error that says why not", () => {
    const good = fc.constant<Wire>("as it is");
    const bad = fc.constantFrom<Wire>("too short", "gzip that is none", "chunks that are none");
    return hunt(
      fc.record({ one: cases(), wire: fc.oneof({ weight: 5, arbitrary: good }, bad) }),
      ({ one, wire }) => loopback.play({ ...one, wire }),
      (played, { one }) => rules.faultOfEnding(played) ?? faultOfOutcome(played, one),
      1 / 3,
    );
  });
});
