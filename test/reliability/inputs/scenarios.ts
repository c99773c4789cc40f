/** Calls with valid arguments, of which some are changed into anything. */
import fc, { type Arbitrary } from "fast-check";
import { commonOptions, type Method } from "./method.js";
import { METHODS } from "./methods.js";
import { oddText, oddValue, type Odd } from "./oddValues.js";
import { REFUSALS, type Refusal } from "./recordingService.js";

/** Where in a call's arguments a value is. */
type Place = readonly (string | number)[];

interface Change {
  place: Place;
  /** Nothing: the value is left out. */
  odd: Odd | undefined;
}

const CREDENTIALS = ["connection string", "key", "token"] as const;

export interface Scenario {
  method: Method;
  changes: Change[];
  isFrozen: boolean;
  refusal: Refusal;
  credential: (typeof CREDENTIALS)[number];
  basePath: string;
  /** Whether the valid options are left out that are not changed. */
  isBare: boolean;
}

/** Every place in a value that can be another value. */
function placesIn(value: unknown, place: Place = []): Place[] {
  const isOpen = Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype;
  const inner = isOpen
    ? Object.entries(value as object).flatMap(([key, part]) => placesIn(part, [...place, key]))
    : [];
  return place.length > 0 ? [place, ...inner] : inner;
}

const changeOf = (place: Place): Arbitrary<Change> =>
  fc.oneof(
    { weight: 9, arbitrary: oddValue.map((odd) => ({ place, odd })) },
    { weight: 3, arbitrary: oddText.map((odd) => ({ place, odd })) },
    { weight: 1, arbitrary: fc.constant({ place, odd: undefined }) },
  );

function scenarioOf(method: Method): Arbitrary<Scenario> {
  const places = placesIn(method.args());
  // The arguments themselves as often as all that is in the options.
  const argument = fc.constantFrom(...places.filter(({ length }) => length === 1));
  const required = places.filter(([index]) => method.parameters[Number(index)] !== "options");
  const place = fc.oneof(
    { weight: 2, arbitrary: argument },
    { weight: 3, arbitrary: fc.constantFrom(...(required.length > 0 ? required : places)) },
    { weight: 5, arbitrary: fc.constantFrom(...places) },
  );
  return fc.record({
    method: fc.constant(method),
    changes: fc.array(place.chain(changeOf), { minLength: 0, maxLength: 3, size: "medium" }),
    isFrozen: fc.boolean(),
    refusal: fc.oneof(
      { weight: 3, arbitrary: fc.constant("none" as const) },
      fc.constantFrom(...REFUSALS),
    ),
    credential: fc.constantFrom(...CREDENTIALS),
    basePath: fc.constantFrom("", "", "/gate way/x"),
    isBare: fc.boolean(),
  });
}

/** As a failure shows it. */
const shownAs = ({ method, changes, ...rest }: Scenario): string =>
  [
    `${method.name} (${method.parameters.join(", ")})`,
    ...changes.map(({ place, odd }) => `${place.join(".")} = ${odd ? odd.label : "left out"}`),
    JSON.stringify(rest),
  ].join("; ");

const told = (scenario: Scenario): Scenario => ({
  ...scenario,
  ...{ [fc.toStringMethod]: () => shownAs(scenario) },
});

export const anyScenario: Arbitrary<Scenario> = fc
  .constantFrom(...METHODS)
  .chain(scenarioOf)
  .map(told);

/** The places of what a method alone takes, not every call. */
function ownPlaces({ args, kind }: Method): Place[] {
  const common = new Set(/constructor|poller/.test(kind) ? [] : Object.keys(commonOptions()));
  return placesIn(args()).filter(([, key]) => !common.has(String(key)));
}

const plainly = { refusal: "none", credential: "token", basePath: "", isBare: false } as const;

/** Each method as it is meant to be called, and with each of the given values in each place of its own. */
export const eachPlaceWith = (odds: Odd[]): Scenario[] =>
  METHODS.flatMap((method) => {
    const changed = ownPlaces(method).flatMap((place) => odds.map((odd) => [{ place, odd }]));
    return [[], ...changed].map((changes, index) =>
      told({ ...plainly, method, changes, isFrozen: index % 2 === 0 }),
    );
  });

/** The arguments of a call, made anew. */
export function argumentsOf({ method, changes, isBare }: Scenario): unknown[] {
  const args = method.args();
  const at = method.parameters.indexOf("options");
  if (isBare && at >= 0) args[at] = {};
  // What is inside first, so that all that is changed is ours.
  const inOrder = [...changes].sort((one, two) => two.place.length - one.place.length);
  for (const { place, odd } of inOrder) {
    const holder = place.slice(0, -1).reduce(innerOf, args as unknown as Values);
    put(holder, place.at(-1)!, odd);
  }
  return args.at(-1) === undefined ? args.slice(0, -1) : args;
}

type Values = Record<string | number, unknown>;

/** What is at a key; new where the valid options were left out. */
const innerOf = (holder: Values, key: string | number): Values => (holder[key] ??= {}) as Values;

function put(holder: Values, key: string | number, odd: Odd | undefined): void {
  if (odd) holder[key] = odd.make();
  else delete holder[key];
}
