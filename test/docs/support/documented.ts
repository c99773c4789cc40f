import { expect, it } from "vitest";
import { execute, type Outcome } from "./execute.js";
import { openWorld, type World } from "./world.js";
import type { Snippet } from "./markdown.js";

/** Runs a piece of code after what has to come before it, and looks at what it did. */
export type Expectation = (
  run: (replacements?: Record<string, string>) => Promise<Outcome>,
  world: World,
) => Promise<void>;

/** A test for each snippet of a document. One without an expectation fails, and so does one that is left over. */
export function runsAsDocumented(
  snippets: Snippet[],
  expectations: Record<string, Expectation>,
): void {
  it("each has an expectation", () => {
    const names = new Set(snippets.map(({ name }) => name));
    expect([...names].sort()).toEqual(Object.keys(expectations).sort());
  });

  it.each(snippets)("$name (line $line)", async ({ name, code }) => {
    const world = await openWorld();
    const run = (replacements: Record<string, string> = {}): Promise<Outcome> => {
      const replaced = Object.entries(replacements).reduce((text, [placeholder, value]) => {
        if (!text.includes(placeholder)) throw new Error(`${name} has no ${placeholder}`);
        return text.replaceAll(placeholder, value);
      }, code);
      return execute(replaced, world);
    };
    expect.hasAssertions();
    await expectations[name]!(run, world);
  });
}
