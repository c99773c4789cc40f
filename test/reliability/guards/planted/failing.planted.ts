import { expect, it } from "vitest";
import { used } from "./used.js";

it("fails with a key in its message", async () => {
  throw new Error(`not this one: ${await used()}`);
});

it("fails with a key in its diff", async () => {
  expect({ key: await used() }).toEqual({ key: "another" });
});
