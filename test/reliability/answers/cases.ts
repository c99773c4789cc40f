import fc from "fast-check";
import { begins, calls, type Begin, type Call } from "./calls.js";
import { change, type Change } from "./changes.js";

/** A call and how its answers are changed. */
export interface Case<C = Call> {
  call: C;
  changes: Change[];
  withToken: boolean;
  abortAt: number | undefined;
}

const LONGEST_TEXT = 200;
const short = (_: string, value: unknown): unknown =>
  typeof value === "string" && value.length > LONGEST_TEXT
    ? `${value.slice(0, LONGEST_TEXT)}… (${value.length} characters)`
    : value;

/** A case that prints what matters of it; seed and path give the rest. */
function printable<C extends { call: { name: string } }>(one: C): C {
  const print = (): string => JSON.stringify({ ...one, call: one.call.name }, short);
  return Object.defineProperty(one, fc.toStringMethod, { value: print });
}

const common = (changes: fc.Arbitrary<Change>, maxLength: number) => ({
  changes: fc.array(changes, { minLength: 1, maxLength }),
  withToken: fc.boolean(),
  abortAt: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 9, nil: undefined }),
});

const anyOf = <T extends { name: string }>(things: T[]): fc.Arbitrary<T> => {
  const byName = new Map(things.map((thing) => [thing.name, thing]));
  return fc.constantFrom(...byName.keys()).map((name) => byName.get(name)!);
};

/** Listings, pollers, trunks and routes, and the rest: each as often, though there are more of some. */
const kinds = [/^list/, /^begin/, /^(get|set|delete).*(Trunk|Route|Configuration)/];
const kindOf = ({ name }: Call): number => kinds.findIndex((kind) => kind.test(name));
const anyCall = fc.oneof(
  ...[0, 1, 2, -1].map((kind) => anyOf(calls.filter((call) => kindOf(call) === kind))),
);

/** Cases of all calls. */
export const cases = (changes = change): fc.Arbitrary<Case> =>
  fc.record({ call: anyCall, ...common(changes, 6) }).map(printable);

/** Cases of the calls that begin an operation. */
export const beginCases = (changes: fc.Arbitrary<Change>, of = begins): fc.Arbitrary<Case<Begin>> =>
  fc.record({ call: anyOf(of), ...common(changes, 8) }).map(printable);

/** A listing whose links lead in a circle of so many pages. */
export const circles: fc.Arbitrary<{ call: Call; pages: number }> = fc
  .record({
    call: anyOf(calls.filter(({ name }) => /^list\w+(ies|Offerings) (to its|by page)/.test(name))),
    pages: fc.integer({ min: 1, max: 6 }),
  })
  .map(printable);
