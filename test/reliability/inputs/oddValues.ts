/** Values that nobody should give, and some do. Each is made anew for each call. */
import fc, { type Arbitrary } from "fast-check";

/** A value to try; the label is what a counterexample shows of it. */
export class Odd {
  constructor(
    readonly label: string,
    readonly make: () => unknown,
  ) {}

  [fc.toStringMethod](): string {
    return this.label;
  }
}

/** What an argument of ours throws when it is read. */
export class ThrownByInput extends Error {
  constructor(where: string) {
    super(`thrown by the input: ${where}`);
  }
}

const thrower = (where: string) => (): never => {
  throw new ThrownByInput(where);
};
const odd = (label: string, make: () => unknown): Odd => new Odd(label, make);
const shown = (text: string): string =>
  text.length > 80
    ? `${JSON.stringify(text.slice(0, 9))}... (${text.length})`
    : JSON.stringify(text);

const NASTY_TEXTS = [
  ...["", ".", "..", "...", "%2e", "%2e%2e", "%2E%2E/", "../..", "/", "a/b", "/sip", "\\..\\"],
  ...["//evil.example/x", "https://evil.example/x", "\\\\evil.example", "@evil.example", ":443"],
  ...[
    "?x=1",
    "a?api-version=1",
    "#f",
    "&skip=9",
    "a=b",
    ";x",
    ":purchase",
    "%",
    "%2",
    "%2F",
    "%zz",
  ],
  ...[
    "a\r\nx-evil: 1",
    "\r\n",
    "\n",
    "\t",
    "\0",
    "a\0b",
    " ",
    " a ",
    "\ufeff",
    "\u2028",
    "Zürich",
    "日本",
  ],
  ...["\ud800", "a\ud800b", "\udc00\ud800", "😀", "x".repeat(20_000), "+".repeat(300)],
  ...["one.example.com", "TWO.example.com", "old.example.com", "14255550124", "14255550125"],
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then", "toJSON"],
  ...["+14255550123", "%2B14255550123", "%2b1", "14255550123", "null", "undefined", "NaN", "{0}"],
  ...["purchase_1", "search_1", "release_..", "purchase_%2e", "{}", '{"state":{}}', '{"state":'],
  ...["/phoneNumbers/operations/search_1", "?skip=1", "/phoneNumbers?skip=1"].flatMap((link) => [
    link,
    JSON.stringify({ state: { config: { operationLocation: link }, isStarted: true } }),
  ]),
  ...[
    "https://evil.example/phoneNumbers/operations/search_1",
    "/phoneNumbers/operations/../../sip",
  ].map((operationLocation) => JSON.stringify({ state: { config: { operationLocation } } })),
];

/** Any text, half of them of kinds that URLs, headers, JSON or objects take for special. */
export const oddText: Arbitrary<Odd> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom(...NASTY_TEXTS) },
    fc.string({ unit: "binary", maxLength: 8 }),
    fc.string({
      unit: fc.constantFrom(..."./\\%?#:;=&+@ \r\n\0\ud800\udc00aé2fFeE"),
      maxLength: 8,
    }),
  )
  .map((text) => odd(shown(text), () => text));

const oddJson: Arbitrary<Odd> = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.stringify(value))
  .map((text) => odd(`JSON ${text}`, () => JSON.parse(text) as unknown));

const throwing = (trap: keyof ProxyHandler<object>): Odd =>
  odd(`a proxy whose ${trap} throws`, () => new Proxy({ a: 1 }, { [trap]: thrower(trap) }));

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};

const cyclic = (): unknown => {
  const value: Record<string, unknown> = { a: 1 };
  return Object.assign(value, { fqdn: "cyclic.example", id: "1", self: value, list: [value] });
};

/** Reading whatever a call may read of it throws. */
const throwingGetter = (name: string): Odd =>
  odd(`an object whose ${name} throws`, () =>
    Object.defineProperty({ a: 1 }, name, { get: thrower(name), enumerable: true }),
  );

const GETTERS = [
  ...["countryCode", "quantity", "capabilities", "calling", "reservationId", "add", "id", "fqdn"],
  ...[
    "sipSignalingPort",
    "routes",
    "trunks",
    "abortSignal",
    "onResponse",
    "onUploadProgress",
    "requestOptions",
    "aborted",
  ],
  ...[
    "customHeaders",
    "resumeFrom",
    "tracingOptions",
    "acceptLanguage",
    "skip",
    "continuationToken",
  ],
  ...[
    "maxPageSize",
    "agreeToNotResell",
    "toJSON",
    "then",
    "apiVersion",
    "key",
    "getToken",
    "message",
  ],
];

const PRIMITIVES: Odd[] = [
  ...[undefined, null, NaN, Infinity, -1, -0, 0, 1.5, 1e308, 2 ** 53, true, false].map((value) =>
    odd(Object.is(value, -0) ? "-0" : String(value), () => value),
  ),
  odd("1n", () => 1n),
  odd("Symbol(x)", () => Symbol("x")),
  odd("Symbol.iterator", () => Symbol.iterator),
];

const OBJECTS: Odd[] = [
  odd("{}", () => ({})),
  odd("[]", () => []),
  odd("a function", () => () => "x"),
  odd("a function that throws", () => thrower("call")),
  odd("a class", () => class {}),
  odd("a Date", () => new Date(0)),
  odd("an Invalid Date", () => new Date(NaN)),
  odd("a Map", () => new Map([["a", 1]])),
  odd("a Set", () => new Set(["a"])),
  odd("a RegExp", () => /x/),
  odd("an Error", () => new Error("an error as input")),
  odd("a Promise", () => Promise.resolve("x")),
  odd("a Promise that never settles", () => new Promise(() => undefined)),
  odd("bytes", () => new Uint8Array([1, 2])),
  odd("a WeakMap", () => new WeakMap()),
  odd("an object without prototype", () => Object.assign(Object.create(null) as object, { a: 1 })),
  odd("a boxed text", () => Object("boxed")),
  odd("a boxed number", () => Object(1)),
  odd("a cyclic object", cyclic),
  odd("a cyclic array", () => {
    const list: unknown[] = [];
    list.push(list);
    return list;
  }),
  odd("a deep array", () => nested(20_000)),
  odd("a frozen object", () => Object.freeze({ a: Object.freeze([1]) })),
  odd("an array with a hole", () => Object.assign([], { 1: "x" })),
  odd("an array with undefined", () => [undefined, "x"]),
  odd("an array with null", () => [null]),
  odd("an array with a function", () => [() => 1]),
  odd("an object with undefined", () => ({ a: undefined })),
  odd("an own __proto__", () => JSON.parse('{"__proto__":{"polluted":true},"a":1}') as unknown),
  odd(
    "a constructor",
    () => JSON.parse('{"constructor":{"prototype":{"polluted":true}}}') as unknown,
  ),
  odd(
    "a list with an own __proto__",
    () => JSON.parse('[{"__proto__":{"polluted":1}}]') as unknown,
  ),
  odd("an aborted signal", () => AbortSignal.abort()),
  odd("something like a signal", () => ({ aborted: false })),
  odd("a thenable that never settles", () => ({ then: () => undefined })),
  odd("a toString that throws", () => ({ toString: thrower("toString") })),
  odd("a toPrimitive that throws", () => ({ [Symbol.toPrimitive]: thrower("toPrimitive") })),
  odd("a toJSON that throws", () => ({ toJSON: thrower("toJSON") })),
  odd("a toJSON without a value", () => ({ toJSON: () => undefined })),
  odd("a toString of two dots", () => ({ toString: () => ".." })),
  odd("a revoked proxy", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  }),
  ...(["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"] as const).map(
    throwing,
  ),
  ...GETTERS.map(throwingGetter),
];

/** Some of them by their labels, or texts. */
export const these = (...labels: string[]): Odd[] =>
  labels.map(
    (label) =>
      [...PRIMITIVES, ...OBJECTS].find((one) => one.label === label) ??
      odd(shown(label), () => label),
  );

/** Anything at all. */
export const oddValue: Arbitrary<Odd> = fc.oneof(
  { weight: 3, arbitrary: oddText },
  { weight: 2, arbitrary: fc.constantFrom(...PRIMITIVES) },
  { weight: 3, arbitrary: fc.constantFrom(...OBJECTS) },
  { weight: 2, arbitrary: oddJson },
);
