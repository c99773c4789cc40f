/** What a request must be like, told from the arguments of its call. */
import { isDeepStrictEqual } from "node:util";
import type { Attempt } from "./attempts.js";
import { endpointOf } from "./constructors.js";
import { optionsOf, own, type Method, type Sending, type Values } from "./method.js";
import type { Sent } from "./recordingService.js";
import { asHeader, asText } from "./sendable.js";
import { ENDPOINT } from "./world.js";

const API_VERSIONS = { numbers: "2025-06-01", sip: "2023-03-01" };
const ANY = "*";

/** What a rule found; nothing where all is well. */
export type Finding = string | undefined;

/** What reading a caller's value gives; undefined where it cannot be read or not be sent. */
export function readOf<T>(read: () => T): { value: T } | undefined {
  try {
    return { value: read() };
  } catch {
    return undefined;
  }
}

/** The request of the method that a sent one is. */
function sendingOf(attempt: Attempt, { method, url }: Sent): Sending | undefined {
  const { sends } = attempt.scenario.method;
  const parts = partsOf(attempt, url);
  return sends.find((sending) => {
    if (sending.method !== method) return false;
    const expected = readOf(() => sending.path(attempt.args))?.value;
    if (expected?.length !== parts?.length) return false;
    return expected?.every((part, index) => part === ANY || part === parts?.[index]);
  });
}

/** Where the client was told to send its requests. */
function clientEndpoint({ scenario, args }: Attempt): string {
  const isMade = scenario.method.kind === "constructor";
  const url = isMade ? endpointOf(args) : ENDPOINT + scenario.basePath;
  return new URL(url).href.replace(/\/$/, "");
}

/** The parts of a path after the endpoint's, decoded once. */
function partsOf(attempt: Attempt, url: string): string[] | undefined {
  const base = `${clientEndpoint(attempt)}/`;
  const path = url.split("?", 1)[0]!;
  if (!path.startsWith(base)) return undefined;
  return readOf(() => path.slice(base.length).split("/").map(decodeURIComponent))?.value;
}

/** Method and path, the version of the API, and where it goes. */
export function wrongTarget(attempt: Attempt, sent: Sent): Finding {
  const url = new URL(sent.url);
  if (
    url.origin !== new URL(clientEndpoint(attempt)).origin ||
    url.username ||
    url.password ||
    url.hash
  )
    return `went to ${url.href}`;
  if (!sendingOf(attempt, sent)) return `sent ${sent.method} ${sent.url.slice(0, 200)}`;
  if (url.searchParams.getAll("api-version").length !== 1) return `has versions in ${url.search}`;
  return undefined;
}

/** Whether the first request of a listing or page; further ones have the query of the service's link. */
const isFromLink = ({ scenario, args }: Attempt, { url }: Sent): boolean => {
  if (url.includes("second=1")) return true;
  if (scenario.method.kind !== "byPage") return false;
  const token = readOf(() => own(args.at(-1))["continuationToken"]);
  return Boolean(token?.value);
};

/** The query and headers of a method's own request. */
export function wrongValues(attempt: Attempt, sent: Sent): Finding {
  const { scenario, args } = attempt;
  const sending = sendingOf(attempt, sent);
  if (!sending || isFromLink(attempt, sent)) return undefined;
  const options = readOf(() => optionsOf(scenario.method, args))?.value ?? {};
  const version = readOf(() => asText(versionOf(scenario.method, options)));
  if (!version) return "sent an apiVersion that cannot be sent";
  const expected = new Map([["api-version", version.value]]);
  for (const [wire, [option, standard]] of Object.entries(sending.query ?? {})) {
    const value =
      sizeOf(attempt, wire) ?? (Object.hasOwn(options, option) ? options[option] : standard);
    if (value === undefined || value === null) continue;
    const text = readOf(() => asText(value));
    if (!text) return `sent the query although ${String(option)} cannot be sent: ${sent.url}`;
    expected.set(wire, text.value);
  }
  const query = [...new URL(sent.url).searchParams].sort();
  if (!isDeepStrictEqual(query, [...expected].sort()))
    return `sent the query ${JSON.stringify(query)} instead of ${JSON.stringify([...expected])}`;
  return wrongHeaders(sending, options, sent);
}

/** The version of the API, which the options of a client may choose. */
const versionOf = ({ client, kind }: Method, options: Values): unknown =>
  (kind === "constructor" && options["apiVersion"]) || API_VERSIONS[client];

/** The page size that `byPage` was given. */
function sizeOf({ scenario, args }: Attempt, wire: string): unknown {
  if (scenario.method.kind !== "byPage" || !/^(top|maxPageSize)$/.test(wire)) return undefined;
  return readOf(() => own(args.at(-1))["maxPageSize"])?.value || undefined;
}

function wrongHeaders(sending: Sending, options: Values, sent: Sent): Finding {
  const wanted = Object.entries(sending.headers ?? {}).map(
    ([name, option]) => [name, options[option]] as const,
  );
  const requestOptions = readOf(() => own(options["requestOptions"]))?.value ?? {};
  const custom = readOf(() => own(requestOptions["customHeaders"]))?.value ?? {};
  for (const [name, value] of [...wanted, ...Object.entries(custom)]) {
    const text = value === undefined || value === null ? undefined : readOf(() => asHeader(value));
    if (!text && value !== undefined && value !== null) return `sent the header ${name} changed`;
    if (sent.headers[name.toLowerCase()] !== text?.value)
      return `sent ${name}: ${sent.headers[name.toLowerCase()]} instead of ${text?.value}`;
  }
  const broken = Object.entries(sent.headers).find((header) => /[\r\n]/.test(header.join("")));
  return broken && `sent a line end in ${JSON.stringify(broken)}`;
}

/** The body of a request. */
export function wrongBody(attempt: Attempt, sent: Sent): Finding {
  const sending = sendingOf(attempt, sent);
  if (!sending) return undefined;
  if (!sending.body) return sent.body === undefined ? undefined : `sent a body: ${sent.body}`;
  const expected = readOf(() => sending.body!(attempt.args));
  if (!expected) return `sent what cannot be sent whole: ${sent.body?.slice(0, 300)}`;
  const body =
    sent.body === undefined ? undefined : readOf(() => JSON.parse(sent.body!) as unknown);
  if (isDeepStrictEqual(plain(body?.value), plain(expected.value))) return undefined;
  return `sent ${sent.body?.slice(0, 300)} instead of ${JSON.stringify(expected.value)?.slice(0, 300)}`;
}

/** As JSON has it; without prototypes. */
const plain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
