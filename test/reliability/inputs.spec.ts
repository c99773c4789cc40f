import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { tried } from "../properties.js";
import { attempt, counts, noteUnhandled } from "./inputs/attempts.js";
import { METHODS } from "./inputs/methods.js";
import { isLeftToCore } from "./inputs/leftToCore.js";
import { RULES } from "./inputs/rules.js";
import { anyScenario, eachPlaceWith, type Scenario } from "./inputs/scenarios.js";

describe("whatever a public method or constructor is given", { timeout: 3_600_000 }, () => {
  beforeEach(() => {
    process.on("unhandledRejection", noteUnhandled);
    vi.useFakeTimers({ now: new Date("2025-06-01T10:00:00Z") });
    Object.assign(counts, { inputs: 0, requests: 0 });
  });
  afterEach(({ task }) => {
    vi.useRealTimers();
    process.off("unhandledRejection", noteUnhandled);
    console.info(`${task.name}: ${counts.inputs} inputs, ${counts.requests} requests`);
  });

  it.each(Object.entries(RULES))("%s", async (_about, { always, wrong }) => {
    const check = async (scenario: Scenario): Promise<void> => {
      const made = await attempt(scenario);
      const finding = wrong(made);
      if (finding === undefined || isLeftToCore(made, finding)) return;
      throw new Error(`${scenario.method.name} ${finding}`);
    };
    const examples = eachPlaceWith(always).map((scenario): [Scenario] => [scenario]);
    const { numRuns, ...again } = tried(250);
    await fc.assert(fc.asyncProperty(anyScenario, check), {
      ...again,
      examples,
      numRuns: numRuns + examples.length,
    });
    expect(counts.inputs).toBeGreaterThan(0);
  });
});

it("every public method and constructor is among those that are tried", () => {
  const clients = { numbers: PhoneNumbersClient, sip: SipRoutingClient };
  for (const [client, { prototype }] of Object.entries(clients)) {
    const tried = METHODS.filter((method) => method.client === client).map(({ name, kind }) =>
      kind === "constructor" ? "constructor" : name.replace(".byPage", ""),
    );
    const missing = Object.getOwnPropertyNames(prototype).filter((name) => !tried.includes(name));
    expect(missing, "in inputs/plainMethods.ts or its neighbours").toEqual([]);
  }
});
