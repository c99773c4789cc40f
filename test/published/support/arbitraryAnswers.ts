/** Answers of the documented shape, with any content. */
import fc, { type Arbitrary } from "fast-check";
import type { Answer } from "../../unit/support/scriptedHttpClient.js";

/** Any text that can be sent, with what urls, JSON and headers take for special among it. */
export const text: Arbitrary<string> = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom("", " ", "null", "0", "__proto__", "Öd & Söhne", "a/b?c=d#e", "100% ~*'()", "😀"),
);
export const capability = fc.constantFrom("none", "inbound", "outbound", "inbound+outbound");
export const capabilities = fc.record({ calling: capability, sms: capability });
export const numberType = fc.constantFrom("geographic", "tollFree", "mobile");
export const assignmentType = fc.constantFrom("person", "application");
const digits = fc.stringMatching(/^[1-9]\d{6,14}$/);
export const e164 = digits.map((number) => `+${number}`);

/** A date as services write it: up to seven digits of a fraction, with any offset. */
const date = fc
  .tuple(
    fc.date({ min: new Date(0), max: new Date("2999-01-01"), noInvalidDate: true }),
    fc.stringMatching(/^(\.\d{1,7})?$/),
    fc.constantFrom("Z", "+00:00", "-08:00", "+05:30"),
  )
  .map(([at, fraction, offset]) => at.toISOString().slice(0, 19) + fraction + offset);

const cost = fc.record({
  amount: fc.oneof(fc.integer({ min: 0, max: 99 }), fc.double({ min: 0, max: 99, noNaN: true })),
  currencyCode: fc.constantFrom("USD", "EUR"),
  billingFrequency: fc.constant("monthly"),
});

/** Properties of an object: each that is optional is there, absent or null; others may follow that nobody has described. */
function object(
  required: Record<string, Arbitrary<unknown>>,
  optional: Record<string, Arbitrary<unknown>> = {},
): Arbitrary<Record<string, unknown>> {
  const nullable: typeof optional = Object.fromEntries(
    Object.entries(optional).map(([name, value]) => [name, fc.option(value, { freq: 4 })]),
  );
  const known = fc.record({ ...required, ...nullable }, { requiredKeys: Object.keys(required) });
  const unknown = fc.dictionary(fc.stringMatching(/^new[A-Z]\w{0,5}$/), fc.jsonValue(), {
    maxKeys: 1,
  });
  return fc.tuple(known, unknown).map(([one, other]) => ({ ...one, ...other }));
}

export const purchasedNumber = object({
  id: digits,
  phoneNumber: e164,
  countryCode: fc.constantFrom("US", "FR"),
  phoneNumberType: numberType,
  capabilities,
  assignmentType,
  purchaseDate: date,
  cost,
});

export const availableNumber = object(
  {
    countryCode: fc.constantFrom("US", "FR"),
    phoneNumberType: numberType,
    capabilities,
    assignmentType,
  },
  {
    phoneNumber: e164,
    cost,
    status: fc.constantFrom("available", "reserved", "expired", "error", "purchased"),
    isAgreementToNotResellRequired: fc.boolean(),
    error: fc.record({ code: text, message: text }),
  },
);
/** One that can be added to a reservation. */
export const availableNumberWithId = fc
  .tuple(digits, availableNumber)
  .map(([id, number]) => ({ id, ...number }));

export const reservation = object(
  {},
  {
    id: fc.uuid(),
    expiresAt: date,
    status: fc.constantFrom("active", "submitted", "completed", "expired"),
    phoneNumbers: fc.dictionary(digits, fc.option(availableNumberWithId), { maxKeys: 4 }),
  },
);

export const searchResult = object(
  {
    searchId: fc.uuid(),
    phoneNumbers: fc.array(e164, { maxLength: 3 }),
    phoneNumberType: numberType,
    assignmentType,
    capabilities,
    cost,
    searchExpiresBy: date,
  },
  {
    isAgreementToNotResellRequired: fc.boolean(),
    errorCode: fc.integer({ min: 0, max: 2000 }),
    error: fc.constantFrom("NoError", "OutOfStock", "ProvisioningFailed"),
  },
);

export const country = object({ localizedName: text, countryCode: text });
export const locality = object(
  { localizedName: text },
  { administrativeDivision: object({ localizedName: text, abbreviatedName: text }) },
);
export const areaCode = object({}, { areaCode: text });
export const offering = object(
  { cost },
  { phoneNumberType: numberType, assignmentType, availableCapabilities: capabilities },
);

export const operatorInformation = object(
  { phoneNumber: e164 },
  {
    nationalFormat: text,
    internationalFormat: text,
    isoCountryCode: text,
    numberType: fc.constantFrom("unknown", "other", "geographic", "mobile"),
    operatorDetails: object({}, { name: text, mobileNetworkCode: text, mobileCountryCode: text }),
  },
);

const port = fc.integer({ min: 1, max: 65535 });
export const fqdn = fc.domain().map((name) => name.toLowerCase());
export const route = object(
  { name: text, numberPattern: text },
  { description: text, trunks: fc.array(fqdn, { maxLength: 2 }) },
);
const configuration = {
  trunks: fc.dictionary(fqdn, fc.record({ sipSignalingPort: port }), { maxKeys: 4 }),
  routes: fc.array(route, { maxLength: 3 }),
};
export const sipConfiguration = fc.record(configuration, { requiredKeys: [] });
export const wholeConfiguration = fc.record(configuration);
export const trunk = fc.record({ fqdn, sipSignalingPort: port });

/** What the service says of an error, with errors below it. */
const { error: serviceError } = fc.letrec<{ error: unknown; inner: unknown }>((tie) => ({
  error: object(
    { code: fc.stringMatching(/^\w{1,12}$/), message: fc.stringMatching(/^\w[\w ]{0,20}$/) },
    { target: text, details: fc.array(tie("error"), { maxLength: 2 }), innererror: tie("inner") },
  ),
  inner: fc.oneof(
    { maxDepth: 2 },
    fc.constant(null),
    object({ code: text, message: text }, { innererror: tie("inner") }),
  ),
}));
/** A refusal of the service, one of those from which a start is known not to have acted. */
export const refusal: Arbitrary<Answer> = fc.record({
  status: fc.constantFrom(400, 401, 403, 404, 409, 412, 422),
  body: fc.record({ error: serviceError }),
});
