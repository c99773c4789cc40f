import { describe, expect, it } from "vitest";
import { RESERVATION_ID } from "./support/answers.js";
import { optionScenarios, type CallScenario } from "./support/calls.js";
import type { Story } from "./support/emulatorStory.js";
import { inventoryStories } from "./support/inventoryStories.js";
import { numberStories } from "./support/numberStories.js";
import { WAYS } from "./support/onEmulator.js";
import { operationStories } from "./support/operationStories.js";
import { PACKAGES } from "./support/sideBySide.js";
import { sipStories } from "./support/sipStories.js";

const stories: Story[] = [
  ...numberStories,
  ...inventoryStories,
  ...operationStories,
  ...sipStories,
];

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
  it.each(stories)("$name", async (story) => {
    const published = await outcomeOf(story, way, "published");
    expect(await outcomeOf(story, way, "ours")).toEqual(published);
  });
});

/** Why a call with made-up arguments is refused; undefined where it has to work. */
function refusalOf({ name, of: { method } }: CallScenario): object | undefined {
  const bad = { statusCode: 400 };
  const gone = { statusCode: 404 };
  switch (method) {
    // Nobody made this search.
    case "beginPurchasePhoneNumbers":
      return { ...gone, code: "NotFound" };
    // It asks about two numbers.
    case "searchOperatorInformation":
      return { ...bad, code: "BadRequest" };
    // Geographic codes need a locality.
    case "listAvailableGeographicAreaCodes":
      return /"locality"|all of/.test(name) ? undefined : { ...bad, code: "InvalidInput" };
    // Toll-free numbers are for applications.
    case "browseAvailablePhoneNumbers":
      return /"person"|all of/.test(name) ? { ...bad, code: "InternalError" } : undefined;
    default:
      return undefined;
  }
}

it.each(optionScenarios)("on the emulator $name works or is refused", async (scenario) => {
  const [, open] = WAYS[0]!;
  const { world } = await open(PACKAGES.published, { numbers: ["+14255550123"] });
  await world.sipRouting.setTrunks(
    ["one", "two"].map((name) => ({ fqdn: `${name}.example.com`, sipSignalingPort: 5061 })),
  );
  const wanted = { countryCode: "US", phoneNumberType: "tollFree" } as const;
  const { phoneNumbers } = await world.phoneNumbers.browseAvailablePhoneNumbers(wanted);
  const reservationId = RESERVATION_ID;
  await world.phoneNumbers.createOrUpdateReservation({ reservationId }, { add: phoneNumbers });
  const { httpClient } = world.emulator;
  const call = scenario.call({ ...world, options: { httpClient } });
  const refusal = refusalOf(scenario);
  if (refusal === undefined) await call;
  else await expect(call).rejects.toMatchObject(refusal);
  expect(world.emulator.requests.length).toBeGreaterThan(3);
});

it.each(stories)("$name: the same on every way to the emulator", async (story) => {
  const outcomes: unknown[] = [];
  for (const way of WAYS) outcomes.push(await outcomeOf(story, way, "published"));
  expect(outcomes).toEqual(outcomes.map(() => outcomes[0]));
});
