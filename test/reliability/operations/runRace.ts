import { expect, vi } from "vitest";
import { WHOLE_TURN, type Step, type Story } from "./anySteps.js";
import { serviceAnswer, type AnswerChoice } from "./serviceAnswer.js";
import { microtasks, type WatchedPoller } from "./watchedPoller.js";
import { purposeOf, settle, World } from "./world.js";

const SUCCESS: AnswerChoice = { is: "good", status: "succeeded", link: "right", wait: "none" };
const ENDS = /^(ok|aborted|stopped|cancelled|thrown by .*|[\d-]+ \S+)$/;

/** Takes the steps of a story one upon the other, and checks what holds in whatever order they take effect. */
export async function runRace(story: Story, gaps: number[]): Promise<number> {
  const world = new World(story);
  await world.addPoller();
  const { real } = world.pairs[0]!;
  // In the moment in which a cancellation is confirmed, a poll may be on its way.
  real.service.isDone = () => false;
  let serial = 0;
  const answerOne = (which: number, choice: AnswerChoice): void => {
    const lines = real.service.held();
    if (!lines.length) return;
    const line = lines[which % lines.length]!;
    const { answer } = serviceAnswer(choice, purposeOf(line), world.begin, (serial += 1));
    real.service.answer(line, 0, answer);
  };
  for (const [index, step] of story.steps.entries()) {
    const gap = gaps[index]!;
    if (step.do === "subscribe") real.subscribe(`s${index}`, step.reaction, gap % 8);
    else take(world, real, step, `${index}`, answerOne);
    await pass(real, gap);
    expectOneAtATime(world, real);
  }
  await drain(real, () => answerOne(0, SUCCESS));
  real.call("end", "wait");
  await drain(real, () => answerOne(0, SUCCESS));
  expectEnd(world, real);
  return real.service.log.length;
}

async function pass({ service, poller }: WatchedPoller, gap: number): Promise<void> {
  if (gap < WHOLE_TURN) return microtasks(gap);
  await settle();
  const isDone = poller.isDone();
  service.isDone = () => isDone;
}

function take(
  world: World,
  real: WatchedPoller,
  step: Step,
  key: string,
  answerOne: (which: number, choice: AnswerChoice) => void,
): void {
  switch (step.do) {
    case "poll":
    case "wait":
    case "cancel": {
      // EXCLUDED until it is mended: an abort in the moment in which a cancellation is confirmed leaves waits pending.
      const index = step.do === "cancel" ? null : step.signal;
      return real.call(key, step.do, index === null ? undefined : world.signals[index]);
    }
    case "stop":
      return real.poller.stopPolling();
    case "unsubscribe":
      return real.unsubscribe(`s${step.which}`);
    case "abort":
      world.aborted.add(step.signal);
      return world.signals[step.signal]!.abort();
    case "answer":
      return answerOne(step.which, step.choice);
    case "advance":
      return void vi.advanceTimersByTime(step.ms);
    default:
  }
}

/** A deaf HTTP client still holds what was left. */
function expectOneAtATime({ story }: World, { service }: WatchedPoller): void {
  if (story.isDeaf) return;
  const lines = service.held();
  expect(lines.filter((line) => line.startsWith("GET")).length, "polls").toBeLessThanOrEqual(1);
  expect(lines.filter((line) => line.startsWith("DELETE")).length).toBeLessThanOrEqual(1);
}

async function drain(real: WatchedPoller, answer: () => void): Promise<void> {
  const { service, calls } = real;
  await pass(real, WHOLE_TURN);
  for (let left = 200; left > 0; left -= 1) {
    const isAwaited = [...calls.values()].some(({ end }) => !end);
    if (!isAwaited) expect(vi.getTimerCount(), "timers for nobody").toBe(0);
    if (service.held().length) answer();
    else if (vi.getTimerCount()) await vi.advanceTimersByTimeAsync(3_000_000_000);
    else return;
    await pass(real, WHOLE_TURN);
  }
  throw new Error("It does not come to an end.");
}

function expectEnd({ signals, story, aborted }: World, real: WatchedPoller): void {
  const { poller, service, calls, progress } = real;
  const state = poller.getOperationState();
  const ends = [...calls].map(([key, { end }]) => [key, end?.told ?? "pending"] as const);
  expect(
    ends.filter(([, told]) => !ENDS.test(told)),
    "calls with no proper end",
  ).toEqual([]);
  const values = [...calls.values()].flatMap(({ value }) => (value === undefined ? [] : [value]));
  expect([...new Set(values)]).toEqual(values.length ? [state.result] : []);
  expect(service.late, "requests after the end").toEqual([]);
  const subscribers = new Set(progress.map((line) => line.split(":")[0]));
  for (const subscriber of subscribers) {
    const own = progress.filter((line) => line.startsWith(`${subscriber}:`));
    expect(
      own.slice(0, -1).filter((line) => line.endsWith("true")),
      "progress after an end",
    ).toEqual([]);
  }
  const isGivenUp = story.beginSignal !== null && aborted.has(story.beginSignal);
  // The last wait meets callbacks that throw or stop it, but not on an operation that was done before.
  const last = calls.get("end")!.end!.told;
  const goesOn =
    last.startsWith("thrown") || last === "stopped" || (isGivenUp && last === "aborted");
  expect(poller.isDone() || goesOn, last).toBe(true);
  expect(signals.filter(({ listeners }) => listeners() > 0)).toHaveLength(0);
}
