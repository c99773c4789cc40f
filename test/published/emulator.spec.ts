import { describe, expect, it } from "vitest";
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

it.each(stories)("$name: the same on every way to the emulator", async (story) => {
  const outcomes: unknown[] = [];
  for (const way of WAYS) outcomes.push(await outcomeOf(story, way, "published"));
  expect(outcomes).toEqual(outcomes.map(() => outcomes[0]));
});
