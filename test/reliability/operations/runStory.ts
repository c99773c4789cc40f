import { expect, vi } from "vitest";
import type { Step, Story } from "./anySteps.js";
import type { AnswerChoice } from "./serviceAnswer.js";
import { settle, World } from "./world.js";

const SUCCESS: AnswerChoice = { is: "good", status: "succeeded", link: "right", wait: "none" };
const MOST_POLLERS = 4;

/** Takes the steps of a story with the library and the model, and compares them after each; the requests it took. */
export async function runStory(story: Story): Promise<number> {
  const world = new World(story);
  await world.addPoller(undefined, world.begin.read?.target);
  world.pairs[0]!.model.log.push(`${Date.now()} ${world.begin.start.join(" ")}`);
  for (const [index, step] of story.steps.entries()) {
    await take(world, step, `${index}`);
    await compare(world);
  }
  await finish(world);
  return world.pairs.reduce((sum, { real }) => sum + real.service.log.length, 0);
}

async function compare(world: World): Promise<void> {
  await settle();
  await world.advance(0);
  world.expectAgreement();
}

async function take(world: World, step: Step, key: string): Promise<void> {
  if (step.do === "advance") return world.advance(step.ms);
  if (step.do === "abort") return world.abort(step.signal);
  const pair = world.pair(step.poller);
  const { real, model } = pair;
  switch (step.do) {
    case "poll":
    case "wait":
    case "cancel": {
      const { signal } = step;
      model.call(key, step.do, signal === null ? [] : [signal]);
      return real.call(key, step.do, signal === null ? undefined : world.signals[signal]);
    }
    case "stop":
      model.stop();
      return real.poller.stopPolling();
    case "subscribe":
      model.subscribers.set(`s${key}`, { reaction: step.reaction, told: 0 });
      return real.subscribe(`s${key}`, step.reaction);
    case "unsubscribe": {
      const which = [...model.subscribers.keys()][step.which];
      if (which === undefined) return;
      model.subscribers.delete(which);
      return real.unsubscribe(which);
    }
    case "answer":
      world.answer(pair, step.which, step.choice);
      return;
    case "resume":
      return resume(world, step);
  }
}

async function resume(world: World, { poller, by }: Step & { do: "resume" }): Promise<void> {
  const isTooLate = world.story.beginSignal !== null && world.aborted.has(world.story.beginSignal);
  if (world.pairs.length >= MOST_POLLERS || isTooLate) return;
  const { real, model } = world.pair(poller);
  const { operationId, read, name } = world.begin;
  const number = name.includes("Capabilities") ? read?.target.replace("/+", "/%2B") : read?.target;
  if (by === "id") await world.addPoller(operationId, number);
  else await world.addPoller(real.poller.toString(), model.resultTarget);
}

/** Brings everything to its end, after which nothing is left, and nothing happens any more. */
async function finish(world: World): Promise<void> {
  if (world.story.walkAway) {
    for (const { real, model } of world.pairs) {
      model.stop();
      real.poller.stopPolling();
    }
    await compare(world);
    for (const signal of world.signals.keys()) {
      world.abort(signal);
      await compare(world);
    }
  }
  await answerAll(world);
  expect(vi.getTimerCount(), "timers at the end").toBe(0);
  for (const [index, { real, model }] of world.pairs.entries()) {
    for (const key of model.subscribers.keys()) real.unsubscribe(key);
    model.subscribers.clear();
    model.call(`end${index}`, "wait", []);
    real.call(`end${index}`, "wait");
  }
  await compare(world);
  await answerAll(world);
  const requests = world.pairs.map(({ real }) => real.service.log.length);
  await world.advance(10_000_000_000);
  await compare(world);
  expect(world.pairs.map(({ real }) => real.service.log.length)).toEqual(requests);
  for (const { real } of world.pairs) {
    const pending = [...real.calls].filter(([, { end }]) => !end).map(([key]) => key);
    expect(pending, "calls that nobody answered").toEqual([]);
  }
}

async function answerAll(world: World): Promise<void> {
  for (let left = 50; left > 0; left -= 1) {
    const answered = world.pairs.filter((pair) => world.answer(pair, 0, SUCCESS));
    if (!answered.length && vi.getTimerCount() === 0) return;
    if (!answered.length) await world.advance(10_000_000_000);
    await compare(world);
  }
  throw new Error("It does not come to an end.");
}
