import type {
  Listing,
  PhoneNumbersClient,
  PhoneNumbersPoller,
  SipRoutingClient,
} from "@azure/communication-phone-numbers";
import { expect, it } from "vitest";
import { execute, type Outcome } from "./execute.js";
import { all, OWNED, openWorld, type World } from "./world.js";
import type { Snippet } from "./markdown.js";

/** Runs a piece of code after what has to come before it, and looks at what it did. */
export type Expectation = (
  run: (replacements?: Record<string, string>) => Promise<Outcome>,
  world: World,
) => Promise<void>;

/** A value with a poller, followed to its end. */
export const finished = ({ value }: { value: unknown }): Promise<unknown> =>
  (value as PhoneNumbersPoller<unknown>).pollUntilDone();
/** A value with a listing, to its end. */
export const listed = <T = unknown>({ value }: { value: unknown }): Promise<T[]> =>
  all(value as Listing<T>);

/** Each client that the code made, of either kind, gets an answer. */
export const connects: Expectation = async (run) => {
  const { value, variables } = await run();
  const made = [value, variables["client"], variables["sip"]].filter(Boolean);
  for (const client of made as (PhoneNumbersClient | SipRoutingClient)[]) {
    if ("getTrunk" in client) expect(await client.getConfiguration()).toHaveProperty("routes");
    else expect(await client.getPurchasedPhoneNumber(OWNED)).toHaveProperty("purchaseDate");
  }
};

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
