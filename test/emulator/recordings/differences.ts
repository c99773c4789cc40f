import { isDecimal, isObject, type Json, type JsonObject } from "./jsonText.js";

/** One point in which the emulator's answer is not the recorded one; undefined is absent. */
export interface Difference {
  /** `status`, `header <name>`, `body.<path>` with `[]` for list items, `api-version`. */
  what: string;
  recorded: string | undefined;
  actual: string | undefined;
}

export interface Answer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Json;
}

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|sanitized/gi;
const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?\+00:00$/;
const unsetDate = "0001-01-01T00:00:00+00:00";

/** A text without what differs from run to run: ids, phone numbers, dates. */
function normalised(text: string): string {
  if (date.test(text) && text !== unsetDate) return "<date>";
  return text.replace(guid, "<id>").replace(/\d{7,15}/g, "<number>");
}

/** Whether the sanitiser overwrote a whole text, so that nothing can be said of it but its type. */
const isOverwritten = (text: string): boolean =>
  /^sanitized$/i.test(text) || /^https?:\/\/[^/]+\/?$/.test(text);

/** What kind of value it is: the JSON type, or the form of a text. */
function kindOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (isDecimal(value)) return "decimal";
  if (typeof value !== "string") return typeof value;
  if (date.test(value)) return "date";
  if (/^\+\d{7,15}$/.test(value)) return "number with plus";
  return /^\d{7,15}$/.test(value) ? "number without plus" : "text";
}

const show = (value: Json | undefined): string | undefined =>
  value === undefined
    ? undefined
    : JSON.stringify(value)
        .replace(/"\\u0000([^"]*)"/g, "$1")
        .slice(0, 160);

export interface Comparison {
  /** Every value has to be the recorded one; otherwise lists are compared by the shape of their items. */
  exact: boolean;
  /** Properties whose values are free; only their kind counts. */
  free: ReadonlySet<string>;
}

/** How two answers differ: status, headers, body. */
export function compareAnswers(
  recorded: Answer,
  actual: Answer,
  comparison: Comparison,
): Difference[] {
  if (recorded.status !== actual.status) {
    const told = ({ status, body }: Answer): string => `${status} ${show(body)}`;
    return [{ what: "status", recorded: told(recorded), actual: told(actual) }];
  }
  const found = compareHeaders(recorded.headers, actual.headers);
  new BodyComparer(comparison, found).compare("body", recorded.body, actual.body);
  return found;
}

function compareHeaders(
  recorded: Record<string, string>,
  actual: Record<string, string>,
): Difference[] {
  const names = new Set([...Object.keys(recorded), ...Object.keys(actual)]);
  return [...names].flatMap((name) => {
    const [was, is] = [recorded[name], actual[name]];
    if (was !== undefined && is !== undefined) {
      if (isOverwritten(was) || normalised(was) === normalised(is)) return [];
    }
    return [{ what: `header ${name}`, recorded: was, actual: is }];
  });
}

class BodyComparer {
  constructor(
    private readonly comparison: Comparison,
    private readonly found: Difference[],
  ) {}

  compare(path: string, recorded: Json, actual: Json): void {
    if (typeof recorded === "string" && typeof actual === "string" && isOverwritten(recorded)) {
      return;
    }
    if (kindOf(recorded) !== kindOf(actual)) this.#report(path, show(recorded), show(actual));
    else if (Array.isArray(recorded) && Array.isArray(actual)) {
      if (this.comparison.exact) this.#comparePairs(path, recorded, actual);
      else this.#compareItems(path, recorded, actual);
    } else if (isObject(recorded) && isObject(actual)) {
      if (isByNumber(recorded, actual)) {
        this.#comparePairs(path, Object.values(recorded), Object.values(actual));
      } else this.#compareProperties(path, recorded, actual);
    } else if (!this.#isSame(path, recorded, actual)) {
      this.#report(path, show(recorded), show(actual));
    }
  }

  #isSame(path: string, recorded: Json, actual: Json): boolean {
    const inList = path.includes("[]");
    const isFree = inList || this.comparison.free.has(path.split(".").at(-1) ?? "");
    if (isFree && !this.comparison.exact) return true;
    if (typeof recorded !== "string" || typeof actual !== "string") return recorded === actual;
    return recorded === actual || normalised(recorded) === normalised(actual);
  }

  /** Pair by pair; the counts have to be the same. */
  #comparePairs(path: string, recorded: Json[], actual: Json[]): void {
    if (recorded.length !== actual.length) {
      this.#report(`${path} (count)`, String(recorded.length), String(actual.length));
    }
    for (const [index, was] of recorded.entries()) {
      const is = actual[index];
      if (is !== undefined) this.compare(`${path}.${index}`, was, is);
    }
  }

  /** Each item has to look like one of the recorded ones; which and how many there are is content. */
  #compareItems(path: string, recorded: Json[], actual: Json[]): void {
    const [first] = recorded;
    if (first === undefined) return;
    if (actual.length === 0) this.#report(`${path} (count)`, String(recorded.length), "0");
    const known = new Set(recorded.map(shapeOf));
    for (const item of actual) {
      const shape = shapeOf(item);
      if (known.has(shape)) continue;
      known.add(shape);
      this.compare(`${path}[]`, first, item);
    }
  }

  #compareProperties(path: string, recorded: JsonObject, actual: JsonObject): void {
    for (const [key, was] of Object.entries(recorded)) {
      const is = actual[key];
      if (is === undefined) this.#report(`${path}.${key}`, show(was), undefined);
      else this.compare(`${path}.${key}`, was, is);
    }
    for (const [key, is] of Object.entries(actual)) {
      if (recorded[key] === undefined) this.#report(`${path}.${key}`, undefined, show(is));
    }
    const common = (one: JsonObject, other: JsonObject): string =>
      Object.keys(one)
        .filter((key) => other[key] !== undefined)
        .join(", ");
    const [order, its] = [common(recorded, actual), common(actual, recorded)];
    if (order !== its) this.#report(`${path} (order)`, order, its);
  }

  #report(what: string, recorded: string | undefined, actual: string | undefined): void {
    this.found.push({ what, recorded, actual });
  }
}

/** Maps by phone number; their keys are content. */
const isByNumber = (one: JsonObject, other: JsonObject): boolean =>
  [...Object.keys(one), ...Object.keys(other)].every((key) => /^\d{7,15}(\0|$)/.test(key));

/** The kinds of a value and of all in it. */
function shapeOf(value: Json): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].sort().join("|")}]`;
  if (!isObject(value)) return kindOf(value);
  return `{${Object.entries(value)
    .map(([key, one]) => `${key}:${shapeOf(one)}`)
    .join(",")}}`;
}
