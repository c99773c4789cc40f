/** Texts, values and headers that no service should send. */
import fc from "fast-check";

const nested = (open: string, depth: number, inside: string, close: string): string =>
  open.repeat(depth) + inside + close.repeat(depth);

/** JSON texts of small values that careless code trips over. */
const ODD_JSON = [
  "null",
  "true",
  "0",
  "-1",
  "1.5e300",
  "9007199254740993",
  "[]",
  "[null]",
  "[[]]",
  "{}",
  '""',
  '" "',
  '"null"',
  '"succeeded"',
  '"\\ud800"',
  '"2025-13-45T99:99:99Z"',
  '"0001-01-01T00:00:00+00:00"',
  '"1"',
  '{"__proto__":{"polluted":1}}',
  '{"__proto__":null}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"then":1,"toJSON":2,"length":-1}',
  '{"code":{"a":1},"message":["b"],"details":{"c":null},"innererror":7}',
  '{"code":5,"message":null,"details":"x","innererror":[[]]}',
  `"${"long ".repeat(1000)}"`,
  nested("[", 300, "", "]"),
  nested('{"innererror":', 300, "7", "}"),
];

/** JSON of any shape. */
export const json: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD_JSON) },
  fc.json(),
);

/** Names that mean something to JavaScript or to the client. */
export const NAMES = [
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then", "toJSON"],
  ...["length", "error", "code", "message", "details", "innererror", "innerError", "body"],
  ...["status", "nextLink", "resourceLocation", "location", "trunks", "routes", "fqdn"],
];

const HTML = `<!DOCTYPE html><html><head><title>502</title></head><body>${"<p>Bad Gateway</p>".repeat(200)}</body></html>`;
/** Depths that end a recursion without a bound. */
const DEEP = 100_000;

/** Errors that hardly say anything. */
const wordless = fc
  .constantFrom('""', '" "', "null", "{}", "[]", "0", '{"toString":1}')
  .map((message) => `{"error":{"code":${message},"message":${message}}}`);

/** Long bodies, and such as end a recursion without a bound. */
const huge = fc.constantFrom(
  "x".repeat(1_000_000),
  `{"error":{"code":"Big","message":"${"big ".repeat(250_000)}"}}`,
  nested("[", DEEP, "", "]"),
  nested('{"a":', DEEP, "1", "}"),
  `{"error":${nested('{"innererror":', DEEP, "1", "}")}}`,
  `{"error":${nested('{"details":[', DEEP, "1", "]}")}}`,
);

/** Bodies of which few are what a service would send. */
export const body: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: json },
  { weight: 2, arbitrary: json.map((error) => `{"error":${error}}`) },
  { weight: 3, arbitrary: wordless },
  fc.tuple(json, json).map(([code, message]) => `{"error":{"code":${code},"message":${message}}}`),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "",
    " ",
    "\r\n\t",
    "{",
    '{"a":',
    "nul",
    "'a'",
    "{}{}",
    "\u0000",
    "\ufeff{}",
    HTML,
  ),
  { weight: 2, arbitrary: huge },
);

const contentType = fc.constantFrom(
  ...["application/json", "application/json; charset=utf-8", "APPLICATION/JSON;charset=latin1"],
  ...["text/json", "application/problem+json", "application/jsonp", "text/html", "text/plain"],
  ...["", ";", "application/json, application/json", "x".repeat(3000)],
);
const wait = fc.oneof(
  fc.constantFrom("0", "1", "59", "60", "61", "-1", "1e3", "1e400", "0x10", " 2 ", "١", "NaN"),
  fc.constantFrom("99999999999999999999", "Infinity", "1, 2", "soon", "", "9".repeat(5000)),
  fc.constantFrom(
    "Tue, 17 Jun 2025 16:40:10 GMT",
    "Fri, 31 Dec 9999 23:59:59 GMT",
    "Fri, 99 Foo 2025 99:99:99 GMT",
    "2025-06-17T16:40:10Z",
  ),
  fc.string(),
);
/** Ids of operations. */
export const id = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    ".",
    "..",
    "../..",
    "..%2f..",
    "a/b",
    "a\\b",
    "a?b#c",
    "null",
    "__proto__",
  ),
  fc.constantFrom(
    "purchase_",
    "search_x",
    "purchase_../../+14255550123",
    "x".repeat(10_000),
    "%",
    "ä",
  ),
  fc.string(),
);
const challenge = fc.constantFrom(
  'Bearer error="insufficient_claims", claims="eyJhIjoxfQ=="',
  'Bearer error="insufficient_claims", claims="%%%"',
  'Bearer authorization="https://evil.example", resource="https://evil.example"',
  "Basic",
  ",,,==",
);

/** Headers that the client looks at. */
export const headers: fc.Arbitrary<Record<string, string>> = fc.record(
  {
    "content-type": contentType,
    "retry-after": wait,
    "retry-after-ms": wait,
    "operation-id": id,
    "www-authenticate": challenge,
  },
  { requiredKeys: [] },
);

/** Any status, those that the client knows more often. */
export const status: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 100, max: 599 }),
  fc.constantFrom(200, 201, 202, 204, 207, 300, 301, 302, 303, 304, 307, 308),
  fc.constantFrom(400, 401, 403, 404, 408, 409, 412, 422, 429, 500, 501, 502, 503, 504, 505),
);

export const refusal: fc.Arbitrary<number> = fc.constantFrom(
  400,
  401,
  403,
  404,
  409,
  422,
  429,
  500,
);

/** The codes of failed connections; the first three come before a request was sent. */
export const NEVER_CONNECTED = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"];
export const failure: fc.Arbitrary<string> = fc.constantFrom(
  ...[...NEVER_CONNECTED, "ECONNRESET", "ETIMEDOUT", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE"],
);
