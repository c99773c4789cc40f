import fc from "fast-check";
import { mediaTypeOf } from "../harness.js";
import type { Request } from "./exchange.js";

const guid = "7a1b2c3d-0000-4000-8000-0000000000ff";
const capabilities = { calling: "outbound", sms: "none" };
const kindOfNumber = { phoneNumberType: "tollFree", assignmentType: "application", capabilities };
const countries = "/availablePhoneNumbers/countries/US";
const post = (path: string, body: object) => ({ method: "POST" as const, path, body });
const patch = (path: string, body: object) => ({ method: "PATCH" as const, path, body });

/** A good request of every operation that has a body. */
const goodRequests = [
  post(`${countries}/:search`, { ...kindOfNumber, areaCode: "833", quantity: 2 }),
  post(`${countries}/:browse`, { ...kindOfNumber, phoneNumberPrefixes: ["1833"] }),
  post("/availablePhoneNumbers/:purchase", { searchId: guid, agreeToNotResell: true }),
  patch(`/availablePhoneNumbers/reservations/${guid}`, {
    phoneNumbers: { "18335550177": { ...kindOfNumber, countryCode: "US" } },
  }),
  post(`/availablePhoneNumbers/reservations/${guid}/:purchase`, { agreeToNotResell: true }),
  patch("/phoneNumbers/+12065550100/capabilities", capabilities),
  post("/operatorInformation/:search", {
    phoneNumbers: ["+12065550100"],
    options: { includeAdditionalOperatorDetails: true },
  }),
  patch("/sip", {
    trunks: { "new.contoso.com": { sipSignalingPort: 5061 } },
    routes: [{ name: "a", numberPattern: "b", description: "c", trunks: ["new.contoso.com"] }],
  }),
  post(
    "/sip:testRoutesWithNumber?targetPhoneNumber=%2B12065550100&api-version=2024-11-15-preview",
    {
      trunks: { "new.contoso.com": { sipSignalingPort: 5061 } },
      routes: [{ name: "a", numberPattern: "b", trunks: ["new.contoso.com"] }],
    },
  ),
];

const bodyless = [
  ["GET", "/phoneNumbers"],
  ["GET", `${countries}/localities`],
  ["GET", `${countries}/areaCodes`],
  ["GET", `${countries}/offerings`],
  ["GET", "/availablePhoneNumbers/countries"],
  ["GET", "/availablePhoneNumbers/reservations"],
  ["GET", "/sip"],
] as const;

const deep = (depth: number): unknown => JSON.parse("[".repeat(depth) + "]".repeat(depth));

/** Values of every JSON type, among them such as trip up careless code. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(true, 0, -1, 1.5, 1e300, "", "\ud800", "x".repeat(70_000), [], [null]),
  fc.constantFrom("__proto__", "constructor", "toString", "😀".repeat(40)),
  fc.constant(JSON.parse('{"__proto__":{"a":1},"constructor":null}') as unknown),
  fc.constant(deep(300)),
  fc.string({ unit: "binary" }),
  fc.jsonValue({ noUnicodeString: false }),
);

const typeOf = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value;

type Step = string | number;

function placesIn(value: unknown, path: Step[] = []): Step[][] {
  if (typeof value !== "object" || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, one]) =>
    placesIn(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inside : [path, ...inside];
}

function replaced(value: unknown, [step, ...rest]: Step[], by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((one: unknown, at) => (at === step ? replaced(one, rest, by) : one));
  const entries = Object.entries(value as object).map(([key, one]: [string, unknown]) => [
    key,
    key === step ? replaced(one, rest, by) : one,
  ]);
  return Object.fromEntries(entries);
}

const typeAt = (value: unknown, path: Step[]): string =>
  typeOf(path.reduce<unknown>((at, step) => (at as Record<Step, unknown>)[step], value));

/** A good request in which one value has another type. */
const wrongType: fc.Arbitrary<Request> = fc.constantFrom(...goodRequests).chain((good) =>
  fc
    .tuple(fc.constantFrom(...placesIn(good.body)), oddValue)
    .filter(([path, odd]) => odd !== null && typeOf(odd) !== typeAt(good.body, path))
    .map(([path, odd]) => ({ ...good, body: replaced(good.body, path, odd) })),
);

const unknownProperty: fc.Arbitrary<Request> = fc
  .tuple(
    fc.constantFrom(...goodRequests),
    fc.oneof(fc.constantFrom("__proto__", "hasOwnProperty", "Quantity", ""), fc.string()),
    oddValue,
  )
  .filter(
    ([{ body }, name]) => !(name in body) || name === "__proto__" || name === "hasOwnProperty",
  )
  .map(([good, name, odd]) => {
    const text = `{${JSON.stringify(name)}:${JSON.stringify(odd)},${JSON.stringify(good.body).slice(1)}`;
    return { ...good, body: text };
  })
  .filter(({ body }) => !/^\{"(domains|id|expiresAt|status|calling|sms)"/.test(body));

const wrongText: fc.Arbitrary<Request> = fc
  .tuple(
    fc.constantFrom(...goodRequests),
    fc.oneof(
      fc.constantFrom("{", '{"a":}', "null", "[]", "1", '""', "\u0000", "{}{}", "\ufeff{}", "[[]"),
      oddValue.filter((value) => typeOf(value) !== "object").map((value) => JSON.stringify(value)),
    ),
  )
  .map(([good, body]) => ({ ...good, body }));

const wrongMediaType: fc.Arbitrary<Request> = fc
  .tuple(
    fc.constantFrom(...goodRequests),
    fc.constantFrom("text/plain", "application/xml", "", "💥"),
  )
  .map(([good, type]) => ({ ...good, headers: { "Content-Type": type } }));

const oddText = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "..",
    "%",
    "%00",
    "%FF",
    "%2F",
    "-1",
    "0x10",
    "1e3",
    "٣",
    " ",
    "+",
    "9".repeat(40),
  ),
  fc.constantFrom("\ud800", "constructor", "x".repeat(10_000), "2147483648", "NaN", "a/b", "a\\b"),
  fc.string({ minLength: 1 }),
  fc.string({ unit: "binary", minLength: 1 }),
);

const wrongQuery: fc.Arbitrary<Request> = fc
  .tuple(
    fc.constantFrom(
      "/phoneNumbers?top=",
      "/phoneNumbers?skip=",
      `${countries}/areaCodes?phoneNumberType=`,
      "/availablePhoneNumbers/reservations?maxPageSize=",
      "/phoneNumbers?api-version=",
    ),
    oddText,
  )
  .filter(([, value]) => !/^\s*\d+\s*$/.test(value))
  .map(([path, value]) => ({ method: "GET", path: path + encodeWhole(value) }));

const encodeWhole = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));

/** Requests that cannot be right. */
export const anyGarbage: fc.Arbitrary<Request> = fc.oneof(
  { weight: 4, arbitrary: wrongType },
  { weight: 2, arbitrary: unknownProperty },
  wrongText,
  wrongMediaType,
  wrongQuery,
);

const method = fc.constantFrom("GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS");

/** Requests that may be right by chance. */
export const anyRequest: fc.Arbitrary<Request> = fc.oneof(
  fc
    .tuple(method, fc.array(oddText, { maxLength: 4 }))
    .map(([verb, parts]) => ({ method: verb, path: `/${parts.join("/")}` })),
  fc
    .tuple(fc.constantFrom(...bodyless), oddText, oddText, fc.boolean())
    .map(([[verb, path], name, value, isRaw]) => ({
      method: verb,
      path: isRaw
        ? `${path}?${name}=${value}`
        : `${path}?${encodeWhole(name)}=${encodeWhole(value)}`,
      headers: { "Accept-Language": value },
    })),
  fc
    .tuple(
      method,
      fc.constantFrom(
        "/phoneNumbers/",
        "/availablePhoneNumbers/searchResults/",
        "/availablePhoneNumbers/reservations/",
        "/phoneNumbers/operations/",
        "/availablePhoneNumbers/countries/",
      ),
      oddText,
      fc.constantFrom("", "/capabilities", "/:search", "/:browse", "/:purchase", "/localities"),
      oddValue,
    )
    .map(([verb, start, part, end, body]) => ({
      method: verb,
      path: start + encodeWhole(part) + end,
      body: JSON.stringify(body),
      headers: { "Content-Type": mediaTypeOf(verb) },
    })),
);
