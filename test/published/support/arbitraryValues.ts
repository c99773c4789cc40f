/** Values as the API's description allows them. */
import fc, { type Arbitrary } from "fast-check";

/** Texts with what URLs, JSON, headers and objects take for special. */
const ODD_TEXTS = [
  "",
  " ",
  "0",
  "null",
  "a b",
  "a+b",
  "100% ~*'()!",
  "%2B1%20",
  "a/b\\c?d=e&f#g",
  "{countryCode}",
  "constructor",
  "Öd & Söhne",
  "😀",
  "日本",
  "\u2028\u0000\t\r\n",
  "\ufeffe\u0301",
];

/** Any text that can be sent. */
export const text: Arbitrary<string> = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom(...ODD_TEXTS),
);

const capability = fc.constantFrom("none", "inbound", "outbound", "inbound+outbound");
export const capabilities = fc.record({ calling: capability, sms: capability });
export const numberType = fc.constantFrom("geographic", "tollFree", "mobile");
export const assignmentType = fc.constantFrom("person", "application");
export const digits = fc.stringMatching(/^[1-9]\d{6,14}$/);
export const e164 = digits.map((number) => `+${number}`);
/** Few, so that two lists of them have some in common. */
export const numberId = fc.oneof(digits, fc.constantFrom("14255550123", "14255550124"));
export const country = fc.constantFrom("US", "FR", "IE");

/** A date as services write it: up to seven digits of a fraction, with any offset. */
export const date = fc.oneof(
  fc.constantFrom("0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59.9999999Z"),
  fc
    .tuple(
      fc.date({ min: new Date(0), max: new Date("2999-01-01"), noInvalidDate: true }),
      fc.stringMatching(/^(\.\d{1,7})?$/),
      fc.constantFrom("Z", "+00:00", "-08:00", "+05:30"),
    )
    .map(([at, fraction, offset]) => at.toISOString().slice(0, 19) + fraction + offset),
);

export const cost = fc.record({
  amount: fc.oneof(fc.integer({ min: 0, max: 99 }), fc.double({ min: 0, max: 99, noNaN: true })),
  currencyCode: fc.constantFrom("USD", "EUR"),
  billingFrequency: fc.constant("monthly"),
});

export const port = fc.integer({ min: 1, max: 65535 });
/** Domain names; few, and in any letter case, so that some of them are the same. */
export const fqdn = fc.oneof(
  fc.domain(),
  fc.constantFrom("one.example.com", "ONE.example.com", "two.example.com", "Two.Example.com"),
  fc.constantFrom("one.example.com", "two.example.com", "one.example.com"),
);

type Properties = Record<string, Arbitrary<unknown>>;
export type AnyObject = Record<string, unknown>;

/** Mostly there; absent or null where a service does not keep to its description. */
const usually = (value: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc.oneof({ weight: 14, arbitrary: value }, fc.constantFrom(null, undefined));

const each = (
  properties: Properties,
  change: (value: Arbitrary<unknown>) => Arbitrary<unknown>,
): Properties =>
  Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, change(value)]));

/**
 * An object of the service's: what is optional is there, absent or null; others may follow that nobody has described.
 */
export function answered(required: Properties, optional: Properties = {}): Arbitrary<AnyObject> {
  return strictlyAnswered(each(required, usually), optional);
}

/** An object of the service's that has all that it has to have. */
export function strictlyAnswered(
  required: Properties,
  optional: Properties = {},
): Arbitrary<AnyObject> {
  const nullable = each(optional, (value) => fc.option(value, { freq: 4 }));
  const known = fc.record({ ...required, ...nullable }, { requiredKeys: Object.keys(required) });
  const unknown = fc.dictionary(fc.stringMatching(/^new[A-Z]\w{0,5}$/), fc.jsonValue(), {
    maxKeys: 1,
  });
  return fc.tuple(known, unknown).map(([one, other]) => ({ ...one, ...other }));
}

/** An object of the caller's: what is optional is there, absent or undefined. */
export function given(required: Properties, optional: Properties = {}): Arbitrary<AnyObject> {
  const possible = each(optional, (value) => fc.option(value, { nil: undefined, freq: 6 }));
  return fc.record({ ...required, ...possible }, { requiredKeys: Object.keys(required) });
}
