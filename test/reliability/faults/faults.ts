/** What goes wrong between the client and the service, or in the service. */
export interface Fault {
  name: string;
  /** Whether the service acts on the request nevertheless. */
  acts?: boolean;
  /** What is answered in the place of the service. */
  answer?: { status: number; headers?: Record<string, string>; body?: string };
  /** What becomes of the connection. */
  connection?: "notFound" | "refused" | "reset" | "cut" | "slow" | "silent";
  /** Options of the call. */
  timeout?: number;
  /** Whether the signature is refused as too old. */
  isSkewed?: boolean;
  /** Whether the client has a credential whose tokens end within a second. */
  token?: boolean;
  /** When the caller aborts. */
  abort?: "before" | "in the request" | "in a pause";
}

const json = { "content-type": "application/json" };
const html = { "content-type": "text/html" };
const PAGE = "<html><body><h1>502</h1> Our gateway is tired.</body></html>";

const refusedWith = (status: number, how = "", headers: Record<string, string> = {}): Fault => ({
  name: `${status}${how && ` ${how}`}`,
  answer: {
    status,
    headers: { ...json, ...headers },
    body: `{"error":{"code":"Code${status}","message":"The service says ${status}."}}`,
  },
});

const instead = (name: string, body: string, headers: Record<string, string> = json): Fault => ({
  name,
  answer: { status: 200, headers, body },
});

/** Stands for such a time. */
export const IN_5_SECONDS = "in 5 seconds";

export const FAULTS: Fault[] = [
  { name: "the host's name is not found", connection: "notFound" },
  { name: "the connection is refused", connection: "refused" },
  { name: "the connection is reset before the service acts", connection: "reset" },
  { name: "the connection is reset after the service acted", connection: "reset", acts: true },
  { name: "no answer at all", connection: "silent", acts: true },
  {
    name: "no answer within `requestOptions.timeout`",
    connection: "silent",
    acts: true,
    timeout: 5000,
  },
  { name: "an answer that takes 30 seconds", connection: "slow", acts: true },
  { name: "an answer that breaks off", connection: "cut", acts: true },
  instead("200 with JSON of another content type", '{"id":"1"}', { "content-type": "text/plain" }),
  instead("200 with the HTML of a proxy", PAGE, html),
  instead("200 with nothing", ""),
  instead("200 with `null`", "null"),
  instead("200 with a list for an object", "[]"),
  ...[400, 401, 403, 404, 409, 412, 422].map((status) => refusedWith(status)),
  refusedWith(408),
  refusedWith(429),
  refusedWith(429, "with `Retry-After: 2`", { "retry-after": "2" }),
  refusedWith(429, "with a date in 5 seconds", { "retry-after": IN_5_SECONDS }),
  refusedWith(429, "with `Retry-After: 3600`", { "retry-after": "3600" }),
  refusedWith(500),
  { ...refusedWith(500, "after the service acted"), acts: true },
  { name: "502 with the HTML of a proxy", answer: { status: 502, headers: html, body: PAGE } },
  refusedWith(503),
  refusedWith(503, "with `Retry-After: 2`", { "retry-after": "2" }),
  refusedWith(503, "with `Retry-After: 3600`", { "retry-after": "3600" }),
  refusedWith(504),
  {
    name: "a redirect (307) to the same origin",
    answer: { status: 307, headers: { location: "SAME" } },
  },
  {
    name: "a redirect (307) to another origin",
    answer: { status: 307, headers: { location: "https://elsewhere.example/" } },
  },
  { name: "the clock of this machine is wrong", isSkewed: true },
  {
    ...refusedWith(503, "", { "retry-after": "2" }),
    name: "the token ends before the next try (503 with `Retry-After: 2`)",
    token: true,
  },
  { name: "the caller aborts before the request", abort: "before", connection: "silent" },
  {
    name: "the caller aborts while the request is under way",
    abort: "in the request",
    connection: "silent",
    acts: true,
  },
  {
    ...refusedWith(429, "", { "retry-after": "2" }),
    name: "the caller aborts in the pause before the next try",
    abort: "in a pause",
  },
];
