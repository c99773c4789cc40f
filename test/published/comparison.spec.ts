import { describe, expect, it } from "vitest";
import { keyedScenarios } from "./support/callbackScenarios.js";
import { CALLS, optionScenarios, refusalScenarios } from "./support/calls.js";
import { DIFFERENCES, differencesOf, expectedOf } from "./support/differences.js";
import { shapeScenarios } from "./support/shapeScenarios.js";
import { observeOurs, observePublished, type Scenario } from "./support/sideBySide.js";
import { stepScenarios } from "./support/stepScenarios.js";

async function compare(scenario: Scenario): Promise<void> {
  const published = await observePublished(scenario);
  expect(await observeOurs(scenario)).toEqual(expectedOf(scenario, published));
}

describe("beside the differences of the table, this package and 1.5.0 send and give the same for", () => {
  it.each(optionScenarios)("$name", compare);
  it.each(refusalScenarios)("$name", compare);
  it.each(shapeScenarios)("$name", compare);
  describe.each(Object.entries(stepScenarios))("%s:", (_, scenarios) => {
    it.each(scenarios)("$name", compare);
  });
});

it.each(keyedScenarios)("both packages sign as the service verifies: $name", async (scenario) => {
  for (const { requests } of [await observePublished(scenario), await observeOurs(scenario)]) {
    const signatures = requests.map(({ headers }) => headers["authorization"]);
    expect(signatures).toHaveLength(scenario.answers.length);
    for (const signature of signatures) expect(signature).toMatch(/<signature of /);
  }
});

describe("every difference is one", () => {
  it.each(DIFFERENCES.flatMap(({ scenarios = [] }) => scenarios))("$name", async (scenario) => {
    const published = await observePublished(scenario);
    const ours = await observeOurs(scenario);
    expect(ours).toEqual(expectedOf(scenario, published));
    expect(ours).not.toEqual(published);
  });

  it("and each of the table shows in a call", async () => {
    const shown = new Set<string>();
    const special = DIFFERENCES.flatMap(({ scenarios = [] }) => scenarios);
    for (const scenario of [
      ...optionScenarios,
      ...refusalScenarios,
      ...shapeScenarios,
      ...Object.values(stepScenarios).flat(),
      ...special,
    ]) {
      const published = await observePublished(scenario);
      for (const { about, change } of differencesOf(scenario, published)) {
        expect(change(published), `${about}: ${scenario.name}`).not.toEqual(published);
        shown.add(about);
      }
    }
    expect([...shown].sort()).toEqual(DIFFERENCES.map(({ about }) => about).sort());
    // It makes all calls of this file once more.
  }, 60_000);
});

it("the table has every method of both clients of 1.5.0", async () => {
  const published = await import("published-phone-numbers");
  const methods = [published.PhoneNumbersClient, published.SipRoutingClient].flatMap(
    ({ prototype }) => Object.getOwnPropertyNames(prototype),
  );
  const internal =
    /^constructor$|Internal$|Paging(All|Page)$|^(add|remove)PhoneNumbers(To|From)Reservation$/;
  expect(CALLS.map(({ method }) => method).sort()).toEqual(
    methods.filter((method) => !internal.test(method)).sort(),
  );
});
