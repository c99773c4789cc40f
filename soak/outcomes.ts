import assert from "node:assert/strict";
import type { OutcomeUnknownError, PhoneNumbersPoller } from "@azure/communication-phone-numbers";
import { documentedCode } from "./documented.js";
import { FAILED_OPERATION } from "./faults.js";
import type { Ledger } from "./ledger.js";
import type { Random } from "./random.js";
import type { Figures } from "./report.js";
import type { Resource } from "./resource.js";

/** Failures in a row after which one of the library's promises must be broken. */
const MOST_ATTEMPTS = 60;

/** What all calls of a run share. */
export interface Shared {
  resource: Resource;
  ledger: Ledger;
  random: Random;
  figures: Figures;
  /** All numbers that a search ever held; none may be held twice. */
  held: Set<string>;
}

/** How an operation ended, in the end. */
export type End<T> =
  { end: "succeeded"; result: T | undefined } | { end: "failed" | "not started" | "open" };

/** The code of a documented error, counted. */
function note({ resource, figures }: Shared, error: unknown, refusals?: string[]): string {
  const code = documentedCode(error, resource.traffic, refusals);
  figures.add(`error: ${code}`);
  return code;
}

/**
 * Begins an operation and follows it to its end, whatever goes wrong on the way.
 * @param knownId - Id by which it can be looked up where its outcome is unknown.
 */
export async function outcomeOf<T>(
  shared: Shared,
  begin: () => Promise<PhoneNumbersPoller<T>>,
  knownId?: string,
): Promise<End<T>> {
  shared.figures.add("operations");
  let poller: PhoneNumbersPoller<T>;
  try {
    poller = await begin();
  } catch (error) {
    if (note(shared, error) !== "OutcomeUnknown") return { end: "not started" };
    const { operationId } = error as OutcomeUnknownError;
    assert.equal(operationId, knownId, "the id in OutcomeUnknown");
    shared.figures.add("outcomes unknown");
    if (operationId === undefined) return { end: "open" };
    const end = await lookUp<T>(shared, operationId);
    shared.figures.add("outcomes unknown, then settled");
    return end;
  }
  return pollToEnd(shared, poller);
}

async function pollToEnd<T>(shared: Shared, poller: PhoneNumbersPoller<T>): Promise<End<T>> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    try {
      return { end: "succeeded", result: await poller.pollUntilDone() };
    } catch (error) {
      const code = note(shared, error);
      assert.equal(poller.isDone(), code === FAILED_OPERATION, `isDone() after ${code}`);
      if (poller.isDone()) return { end: "failed" };
    }
  }
  throw new Error(`${poller.toString()} did not end`);
}

async function lookUp<T>(shared: Shared, operationId: string): Promise<End<T>> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    try {
      const found = await shared.resource.faulty.numbers.getOperation(operationId);
      assert.equal(found.id, operationId);
      if (found.status === "succeeded") return { end: "succeeded", result: undefined };
      if (found.status === "failed") return { end: "failed" };
    } catch (error) {
      if (note(shared, error, ["NotFound"]) === "NotFound") return { end: "not started" };
    }
  }
  throw new Error(`${operationId} was not settled`);
}

/** Makes a call; what is wrong about its end, if anything. */
export async function problemOf(call: {
  shared: Shared;
  ready: () => Promise<void>;
}): Promise<string | undefined> {
  try {
    await call.ready();
  } catch (error) {
    try {
      note(call.shared, error);
      call.shared.figures.add("calls that rejected");
    } catch (undocumented) {
      return String(undocumented);
    }
  }
  return undefined;
}
