/** Answers of the documented shape, each to one request. */
import fc, { type Arbitrary } from "fast-check";
import type { Answer } from "../../unit/support/scriptedHttpClient.js";
import * as any from "./arbitraryValues.js";
import { answered, strictlyAnswered } from "./arbitraryValues.js";

const { text, numberType, assignmentType, capabilities, cost, date, e164, digits } = any;

const countryCode = any.country;
export const purchasedNumber = answered({
  id: digits,
  phoneNumber: e164,
  countryCode,
  phoneNumberType: numberType,
  capabilities,
  assignmentType,
  purchaseDate: date,
  cost,
});

const innerErrors = fc.letrec<{ inner: unknown }>((tie) => ({
  inner: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    answered({ code: text, message: text }, { innererror: tie("inner") }),
  ),
}));
const serviceError = strictlyAnswered(
  { code: fc.oneof(text.filter(Boolean), fc.stringMatching(/^[A-Z]\w{1,12}$/)), message: text },
  {
    target: text,
    innererror: innerErrors.inner,
    details: fc.array(
      answered({ code: text, message: text }, { target: text, innererror: innerErrors.inner }),
      { maxLength: 2 },
    ),
  },
);

const availableNumber = answered(
  { countryCode, phoneNumberType: numberType, capabilities, assignmentType },
  {
    phoneNumber: e164,
    cost,
    status: fc.constantFrom("available", "reserved", "expired", "error", "purchased"),
    isAgreementToNotResellRequired: fc.boolean(),
    error: serviceError,
  },
);
const availableNumberWithId = fc
  .tuple(any.numberId, availableNumber)
  .map(([id, number]) => ({ id, ...number }));

export const reservation = answered(
  {},
  {
    id: fc.uuid(),
    expiresAt: date,
    status: fc.constantFrom("active", "submitted", "completed", "expired"),
    phoneNumbers: fc.dictionary(digits, fc.option(availableNumberWithId), { maxKeys: 4 }),
  },
);

export const searchResult = answered(
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

export const listedCountry = answered({ localizedName: text, countryCode: text });
export const locality = answered(
  { localizedName: text },
  { administrativeDivision: answered({ localizedName: text, abbreviatedName: text }) },
);
export const areaCode = answered({}, { areaCode: text });
export const offering = answered(
  { cost },
  { phoneNumberType: numberType, assignmentType, availableCapabilities: capabilities },
);

export const browsed = answered({ phoneNumbers: fc.array(availableNumber, { maxLength: 3 }) });
const operatorInformation = answered(
  { phoneNumber: e164 },
  {
    nationalFormat: text,
    internationalFormat: text,
    isoCountryCode: text,
    numberType: fc.constantFrom("unknown", "other", "geographic", "mobile"),
    operatorDetails: answered({}, { name: text, mobileNetworkCode: text, mobileCountryCode: text }),
  },
);
export const lookedUp = answered({}, { values: fc.array(operatorInformation, { maxLength: 3 }) });

const route = answered(
  { name: text, numberPattern: text },
  { description: text, trunks: fc.array(any.fqdn, { maxLength: 2 }) },
);
/** Trunks and routes; either may be missing. */
export const sipConfiguration = fc
  .tuple(
    fc.record(
      {
        trunks: fc.dictionary(any.fqdn, answered({ sipSignalingPort: any.port }), { maxKeys: 4 }),
        routes: fc.array(route, { maxLength: 3 }),
      },
      { requiredKeys: [] },
    ),
    answered({}),
  )
  .map(([known, unknown]) => ({ ...known, ...unknown }));

/** Headers that the service adds, and that mean nothing to a client. */
const headers = fc.record(
  {
    date: fc.constant("Tue, 17 Jun 2025 16:40:10 GMT"),
    "ms-cv": fc.constant("AAAAAAAAAAAAAAAAAAAAAA.0"),
    "api-supported-versions": fc.constant("2025-04-01, 2025-06-01"),
    "cache-control": fc.constant("max-age=21600, private, stale-while-revalidate=86400"),
  },
  { requiredKeys: [] },
);
export const withHeaders = (answers: Arbitrary<Answer>): Arbitrary<Answer> =>
  fc
    .tuple(answers, headers)
    .map(([answer, more]) => ({ ...answer, headers: { ...more, ...answer.headers } }));

const STATUSES = [400, 401, 403, 404, 405, 408, 409, 410, 412, 422, 429, 500, 501, 502, 503, 504];

/** A refusal of the service. */
export const refusal: Arbitrary<Answer> = withHeaders(
  fc.record({
    status: fc.constantFrom(...STATUSES),
    body: strictlyAnswered({ error: serviceError }),
    headers: fc.record(
      {
        "content-type": fc.constant("application/json"),
        "x-ms-error-code": fc.constant("UnprocessableConfiguration"),
        "retry-after": fc.constant("1"),
      },
      { requiredKeys: ["content-type"] },
    ),
  }),
);

/** What an operation says of itself as it fails. */
export const failure: Arbitrary<object> = fc.oneof(
  fc.record({ error: serviceError }),
  fc.constantFrom({}, { error: null }),
);

/** An answer with a body. */
export const one = (
  body: Arbitrary<unknown>,
  status: Arbitrary<number> = fc.constant(200),
): Arbitrary<Answer> => withHeaders(fc.record({ status, body }));
