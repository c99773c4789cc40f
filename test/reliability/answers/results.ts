/** What a call has to give for the answers that it got: read here on its own, for the client to be compared with. */
import { isDeepStrictEqual } from "node:util";
import type { Call } from "./calls.js";
import { parsed, type RawAnswer } from "./changes.js";
import type { Exchange } from "./tampering.js";

/** What the types call a date, by the name of the call. */
const DATES: [RegExp, string[]][] = [
  [/earch/, ["searchExpiresBy"]],
  [/eservation/, ["expiresAt"]],
  [/^getOperation/, ["createdDateTime", "lastActionDateTime"]],
  [/Purchased|Capabilities/, ["purchaseDate"]],
];
type Values = Record<string, unknown>;

export const isObject = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads the dates at the top of a value. */
function dated(value: unknown, { name: call }: Call): unknown {
  if (!isObject(value)) return value;
  const dates = DATES.find(([calls]) => calls.test(call))?.[1] ?? [];
  const entries = Object.entries(value).map(([name, one]) => {
    const isDate = dates.includes(name) && typeof one === "string";
    return [name, isDate ? new Date(one) : one];
  });
  return Object.fromEntries(entries) as Values;
}

/** Below this depth nothing is compared: recursion has bounds in a test, too. */
const DEEPEST = 500;

/** The same without what the client renames deep inside of errors. */
function plain(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return "deep";
  if (Array.isArray(value)) return value.map((one) => plain(one, depth + 1));
  if (!isObject(value) || value instanceof Date) return value;
  const kept = Object.entries(value).filter(([name]) => !/^innererror$/i.test(name));
  return Object.fromEntries(kept.map(([name, one]) => [name, plain(one, depth + 1)]));
}

const trunksOf = (body: Values): unknown[] =>
  Object.entries(body["trunks"] ?? {}).flatMap(([fqdn, trunk]) =>
    trunk === null
      ? []
      : [Object.fromEntries([...Object.entries(trunk as object), ["fqdn", fqdn]])],
  );

/** What is wrong with the result of a call, if anything. */
export function faultOfResult(
  call: Call,
  result: unknown,
  exchanges: readonly Exchange[],
): string | undefined {
  const { what } = call;
  const answers = exchanges.flatMap(({ answer }) => answer ?? []);
  const last = answers.at(-1);
  const body = parsed(last?.body ?? "") as Values;
  if (what === "nothing") {
    // Whoever asks again for a deletion may hear that there is nothing left to delete.
    const isGone = last?.status === 404 && exchanges.length > 1;
    const isDone = isGone || [200, 204].includes(last?.status ?? 0);
    if (!isDone) return `it was answered ${last?.status}`;
    return result === undefined ? undefined : "it is something";
  }
  if (what === "ids") return faultOfIds(result);
  if (!isObject(body)) return "its answer was no object";
  const wanted = { ...body, trunks: trunksOf(body), routes: body["routes"] ?? [] };
  switch (what) {
    case "all items":
      return differs(result, itemsOf(answers, call));
    case "a trunk":
      return wanted.trunks.some((trunk) => isDeepStrictEqual(trunk, result))
        ? undefined
        : "it is no trunk of the answer";
    case "trunks":
      return differs(result, wanted.trunks);
    case "routes":
      return differs(result, wanted.routes);
    case "both":
      return differs(result, { trunks: wanted.trunks, routes: wanted.routes });
    case "the body":
      return faultOfBody(call, result, body, last!);
    default:
      return `nobody knows how to read ${what as string}`;
  }
}

function itemsOf(answers: RawAnswer[], call: Call): unknown[] {
  const accepted = answers.filter(({ status }) => status === 200);
  return accepted
    .flatMap(({ body }) => ((parsed(body) as Values)[call.items!] ?? []) as unknown[])
    .map((item) => dated(item, call));
}

function faultOfBody(
  call: Call,
  result: unknown,
  body: Values,
  last: RawAnswer,
): string | undefined {
  if (!isObject(result)) return "it is no object";
  const { phoneNumbers, values } = result;
  const isMap = call.name.includes("eservation");
  const isWell = isMap ? isObject(phoneNumbers) : Array.isArray(phoneNumbers);
  const isOther = /^(getOperation|getPurchased|beginUpdate)/.test(call.name);
  if (!isWell && !isOther && (phoneNumbers ?? null) !== null) return "phoneNumbers is no list";
  if (call.name.includes("Operator") && !Array.isArray(values ?? [])) return "values is no list";
  const location = last.headers["location"]?.trim();
  const isLocated = location !== undefined && !Object.hasOwn(body, "location");
  const isLocationOnly = isLocated && result["location"] === location;
  const expected = isLocationOnly ? { location, ...body } : body;
  return differs(result, dated(expected, call));
}

function faultOfIds(result: unknown): string | undefined {
  if (!isObject(result)) return "it is no object";
  const isWhole = Object.values(result).every((id) => typeof id === "string" && id !== "");
  return isWhole && Object.keys(result).length >= 2
    ? undefined
    : `it lacks ids: ${JSON.stringify(result)}`;
}

function differs(result: unknown, expected: unknown): string | undefined {
  const invalid = invalidDateIn(result);
  if (invalid) return `its ${invalid} is an invalid date`;
  if (isDeepStrictEqual(plain(result), plain(expected))) return undefined;
  return "it is another than the answers have";
}

function invalidDateIn(value: unknown, depth = 0): string | undefined {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return undefined;
  for (const [name, one] of Object.entries(value)) {
    if (one instanceof Date && Number.isNaN(one.getTime())) return name;
    const inside = one instanceof Date ? undefined : invalidDateIn(one, depth + 1);
    if (inside) return `${name}.${inside}`;
  }
  return undefined;
}

/** Names of objects in a value whose prototype is none of JavaScript's own. */
export function strangePrototypes(value: unknown, path = "it", depth = 0): string[] {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return [];
  const prototype = Object.getPrototypeOf(value) as unknown;
  const known: unknown[] = [Object.prototype, Array.prototype, Date.prototype];
  const found = known.includes(prototype) ? [] : [path];
  return [
    ...found,
    ...Object.entries(value).flatMap(([name, one]) =>
      strangePrototypes(one, `${path}.${name}`, depth + 1),
    ),
  ];
}
