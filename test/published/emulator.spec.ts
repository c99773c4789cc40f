import { describe, expect, it } from "vitest";
import { RESERVATION_ID, SEARCH_ID } from "./support/answers.js";
import { optionScenarios, type CallScenario } from "./support/calls.js";
import { emulatorFaultStories } from "./support/emulatorFaultStories.js";
import { emulatorListingStories } from "./support/emulatorListingStories.js";
import { buyOffered } from "./support/emulatorOfferings.js";
import { emulatorPollerStories } from "./support/emulatorPollerStories.js";
import { emulatorReachStories } from "./support/emulatorReachStories.js";
import { emulatorReservationStories } from "./support/emulatorReservationStories.js";
import { emulatorSipStories } from "./support/emulatorSipStories.js";
import type { Story } from "./support/emulatorStory.js";
import { inventoryStories } from "./support/inventoryStories.js";
import { numberStories } from "./support/numberStories.js";
import { WAYS, type OnEmulator } from "./support/onEmulator.js";
import { operationStories } from "./support/operationStories.js";
import { items, PACKAGES } from "./support/sideBySide.js";
import { sipStories } from "./support/sipStories.js";

const STORIES: Story[] = [
  ...numberStories,
  ...inventoryStories,
  ...operationStories,
  ...sipStories,
  ...emulatorReservationStories,
  ...emulatorPollerStories,
  ...emulatorListingStories,
  ...emulatorFaultStories,
  ...emulatorSipStories,
  ...emulatorReachStories,
];

/** Each with its whole name, which a title with $name would cut short. */
const stories = STORIES.map((story) => [story.name, story] as const);

/** A value without what the moment decides. */
const timeless = (value: unknown): unknown =>
  value === undefined
    ? value
    : (JSON.parse(
        JSON.stringify(value, (_key, part: unknown) =>
          typeof part === "string" && /^\d{4}-\d\d-\d\dT/.test(part) ? "a date" : part,
        ),
      ) as unknown);

/** Tells a story on an emulator of its own. */
async function outcomeOf(
  { options = {}, tell }: Story,
  [, open]: (typeof WAYS)[number],
  name: keyof typeof PACKAGES,
): Promise<unknown> {
  const { world, close } = await open(PACKAGES[name], options);
  try {
    return timeless(await tell(world));
  } finally {
    await close();
  }
}

describe.each(WAYS)("1.5.0 on the emulator %s", (...way) => {
  it.each(stories)("%s", async (_name, story) => {
    const published = await outcomeOf(story, way, "published");
    expect(await outcomeOf(story, way, "ours")).toEqual(published);
  });
});

/** Why a call is refused whose arguments are made up; undefined where it has to work. */
function refusalOf({ name, of: { method } }: CallScenario): object | undefined {
  switch (method) {
    // Nobody made this search.
    case "beginPurchasePhoneNumbers": {
      const message = `Input searchId ${SEARCH_ID} cannot be found.`;
      return { statusCode: 404, code: "NotFound", message };
    }
    // It asks about two numbers.
    case "searchOperatorInformation":
      return { statusCode: 400, code: "BadRequest", message: "Can only accept one phoneNumber" };
    case "listAvailableGeographicAreaCodes": {
      const message = "The locality is required for geographic numbers.";
      const isGiven = /"locality"|all of/.test(name);
      return isGiven ? undefined : { statusCode: 400, code: "InvalidInput", message };
    }
    // Toll-free numbers are for applications.
    case "browseAvailablePhoneNumbers": {
      const message = expect.stringContaining("unable to find phone plans") as unknown;
      const innerError = { message };
      const isForPersons = /"person"|all of/.test(name);
      const refusal = {
        statusCode: 400,
        code: "InternalError",
        details: { error: { innerError } },
      };
      return isForPersons ? refusal : undefined;
    }
    default:
      return undefined;
  }
}

/** What the calls take for granted: a number, two trunks and a reservation. */
async function furnish({ phoneNumbers, sipRouting }: OnEmulator): Promise<void> {
  await sipRouting.setTrunks(
    ["one", "two"].map((name) => ({ fqdn: `${name}.example.com`, sipSignalingPort: 5061 })),
  );
  const wanted = { countryCode: "US", phoneNumberType: "tollFree" } as const;
  const { phoneNumbers: add } = await phoneNumbers.browseAvailablePhoneNumbers(wanted);
  const reservationId = RESERVATION_ID;
  await phoneNumbers.createOrUpdateReservation({ reservationId }, { add });
}

const calls = optionScenarios.map((scenario) => [scenario.name, scenario] as const);

describe.each(WAYS)("1.5.0 on the emulator %s", (_way, open) => {
  it.each(calls)("%s works, or is refused for what it asks", async (_name, scenario) => {
    const { world, close } = await open(PACKAGES.published, { numbers: ["+14255550123"] });
    try {
      await furnish(world);
      const { length } = world.emulator.requests;
      const { httpClient } = world.emulator;
      const call = scenario.call({ ...world, options: { httpClient } });
      const refusal = refusalOf(scenario);
      if (refusal === undefined) await call;
      else await expect(call).rejects.toMatchObject(refusal);
      const answered = world.emulator.requests.slice(length);
      expect(answered).not.toEqual([]);
      expect(answered.map(({ operation }) => operation)).not.toContain(undefined);
    } finally {
      await close();
    }
  });
});

it("1.5.0 finds, buys, browses and reserves whatever any country offers", async () => {
  const [, open] = WAYS[0]!;
  const { world } = await open(PACKAGES.published, { pollsUntilDone: 0 });
  const bought: string[] = [];
  const { phoneNumbers } = world;
  const countries = await items(phoneNumbers.listAvailableCountries());
  for (const { countryCode } of countries) {
    const offerings = await items(phoneNumbers.listAvailableOfferings(countryCode));
    for (const offering of offerings)
      bought.push(...(await buyOffered(world, countryCode, offering)));
  }
  expect(new Set(bought).size).toBe(bought.length);
  const owned = await items(phoneNumbers.listPurchasedPhoneNumbers());
  expect(owned.map(({ phoneNumber }) => phoneNumber).sort()).toEqual(bought.sort());
  expect(new Set(owned.map(({ countryCode }) => countryCode)).size).toBe(countries.length);
});

it.each(stories)("%s: the same on every way to the emulator", async (_name, story) => {
  const outcomes: unknown[] = [];
  for (const way of WAYS) outcomes.push(await outcomeOf(story, way, "published"));
  expect(outcomes).toEqual(outcomes.map(() => outcomes[0]));
});
