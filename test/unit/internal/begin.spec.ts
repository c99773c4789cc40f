import { describe, expect, it } from "vitest";
import { BEGIN_CASES, phoneNumbers } from "../support/longRunning.js";

describe("The pause between two polls", () => {
  it.each(
    BEGIN_CASES.flatMap((begin) =>
      [NaN, -1, "1", null].map((pause) => ({ name: begin.name, begin, pause })),
    ),
  )("of $name is refused before anything is sent if it is $pause", async ({ begin, pause }) => {
    const { client, http } = phoneNumbers([]);
    const start = begin.begin(client, { updateIntervalInMs: pause as number });
    await expect(start).rejects.toBeInstanceOf(RangeError);
    await expect(start).rejects.toThrow(/updateIntervalInMs/);
    expect(http.requests).toEqual([]);
  });
});
