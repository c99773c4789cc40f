import { describe, expect, it } from "vitest";
import { CALLS, optionScenarios, refusalScenarios } from "./support/calls.js";
import { DIFFERENCES, differencesOf, expectedOf } from "./support/differences.js";
import { shapeScenarios } from "./support/shapeScenarios.js";
import { observeOurs, observePublished, type Scenario } from "./support/sideBySide.js";

async function compare(scenario: Scenario): Promise<void> {
  const published = await observePublished(scenario);
  expect(await observeOurs(scenario)).toEqual(expectedOf(scenario, published));
}

describe("beside the differences of the table, this package and 1.5.0 send and give the same for", () => {
  it.each(optionScenarios)("$name", compare);
  it.each(refusalScenarios)("$name", compare);
  it.each(shapeScenarios)("$name", compare);
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
      ...special,
    ]) {
      const published = await observePublished(scenario);
      for (const { about, change } of differencesOf(scenario, published)) {
        expect(change(published), `${about}: ${scenario.name}`).not.toEqual(published);
        shown.add(about);
      }
    }
    expect([...shown].sort()).toEqual(DIFFERENCES.map(({ about }) => about).sort());
  });
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
