/** Changes to real answers, as data, so that a failure prints and shrinks well. */
import fc from "fast-check";
import { hostile, sameForms } from "../../unit/support/linkForms.js";
import * as garbage from "./garbage.js";

/** An answer as it travels. */
export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

interface Edit {
  /** Which place of the body, counted through and round. */
  at: number;
  what: "gone" | "null" | "odd" | "more" | "wrapped" | "many";
  json: string;
  name: string;
}

const PLACES = ["nextLink", "resourceLocation", "operation-location", "location"] as const;

interface Link {
  where: (typeof PLACES)[number];
  /** One of the forms of links that tests know, or else a text of its own. */
  form?: string;
  text: string;
}

const TEXT_EDITS = {
  cut: (text: string) => text.slice(0, Math.floor(text.length * 0.7)),
  "byte order mark": (text: string) => `\ufeff${text}`,
  blanks: (text: string) => ` \r\n${text}\t`,
  twice: (text: string) => text + text,
  "a key twice": (text: string) => text.replace(/^\{("\w+"):/, "{$1:7,$1:"),
  "wrong charset": (text: string) => Buffer.from(text, "utf16le").toString("latin1"),
  "in an array": (text: string) => `[${text}]`,
  nothing: () => "",
};

/** What becomes of one answer; nothing of it means that it stays as it is. */
export interface Change {
  /** The connection fails: before the service hears of the request, or after it acted. */
  failure?: string;
  status?: number;
  headers?: Record<string, string>;
  links?: Link[];
  edits?: Edit[];
  text?: keyof typeof TEXT_EDITS;
  /** A body in place of the real one. */
  body?: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(60),
  what: fc.constantFrom<Edit["what"]>(
    "gone",
    "null",
    "null",
    "odd",
    "odd",
    "more",
    "wrapped",
    "many",
  ),
  json: garbage.json,
  name: fc.constantFrom(...garbage.NAMES),
});

const forms = new Map([...hostile, ...sameForms]);
const link: fc.Arbitrary<Link> = fc.record(
  {
    where: fc.constantFrom(...PLACES),
    form: fc.constantFrom(...forms.keys()),
    text: fc.oneof(
      fc.constantFrom("", " ", "?", "?skip=1", "#", "/", "//", "%", "/phoneNumbers/%", "__proto__"),
      fc.constantFrom(`/phoneNumbers/operations/${"x".repeat(20_000)}`, "https://[", "\u0000"),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string(),
    ),
  },
  { requiredKeys: ["where", "text"] },
);

const edits = fc.array(edit, { minLength: 1, maxLength: 3 });
const links = fc.array(link, { minLength: 1, maxLength: 2 });
const text = fc.constantFrom(...(Object.keys(TEXT_EDITS) as (keyof typeof TEXT_EDITS)[]));

const redirect = fc.constantFrom(300, 301, 302, 303, 307, 308);
/** Links and ids in all the places where they stand, also with a redirect. */
export const linkChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ links }),
  fc.record({ links, headers: garbage.headers, status: redirect }, { requiredKeys: ["links"] }),
  fc.record({
    status: redirect,
    links: link.map((one) => [{ ...one, where: "location" as const }]),
  }),
  // An operation whose link is lost, so that its id counts.
  garbage.id.map((id) => ({
    headers: { "operation-id": id },
    links: [{ where: "operation-location" as const, text: "" }],
  })),
);
export const bodyChange: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ edits }) },
  fc.record({ text }),
  fc.record({ body: garbage.body }),
);
/** A change to one answer. */
export const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 5, arbitrary: bodyChange },
  { weight: 2, arbitrary: linkChange },
  fc.record({ headers: garbage.headers }),
  fc.record({ status: garbage.status }),
  fc.record({ failure: garbage.failure }),
  fc.record({ status: garbage.refusal, body: garbage.body }),
  fc.record({ status: garbage.status, headers: garbage.headers, body: garbage.body }),
  fc.record(
    { status: garbage.status, headers: garbage.headers, links, edits },
    { requiredKeys: [] },
  ),
);

/** Another state of an operation. */
export const stateChange: fc.Arbitrary<Change> = fc
  .constantFrom('"failed"', '"Succeeded"', '"canceled"', '"running"', '"new"', '""', "null", "7")
  .map((json) => ({ edits: [{ at: 0, what: "more", json, name: "status" }] }));

/** The answer with a change made to it. `target` is the path and query of its request. */
export function changed(answer: RawAnswer, change: Change, target: string): RawAnswer {
  let body = answer.body;
  const headers = { ...answer.headers, ...change.headers };
  if (change.edits)
    body = editedJson(body, (value) => change.edits!.forEach((e) => apply(value, e)));
  for (const { where, form, text } of change.links ?? []) {
    const to = form === undefined ? text : forms.get(form)!(realLink(answer, where) ?? target);
    if (where === "operation-location" || where === "location") headers[where] = to;
    else body = editedJson(body, (value) => define(value, where, to));
  }
  if (change.text) body = TEXT_EDITS[change.text](body);
  return { status: change.status ?? answer.status, headers, body: change.body ?? body };
}

function realLink({ headers, body }: RawAnswer, where: string): string | undefined {
  const found = headers[where] ?? (parsed(body) as Record<string, unknown> | undefined)?.[where];
  return typeof found === "string" && found.startsWith("/") ? found : undefined;
}

export function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function editedJson(body: string, work: (value: object) => void): string {
  const value = parsed(body);
  if (typeof value !== "object" || value === null) return body;
  work(value);
  return JSON.stringify(value);
}

/** Sets a property, also one whose name would otherwise set the prototype. */
function define(holder: object, name: string | number, value: unknown): void {
  Object.defineProperty(holder, name, {
    ...{ value, configurable: true, enumerable: true, writable: true },
  });
}

type Place = [holder: object, key: string];

const placesIn = (value: unknown): Place[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, one]) => [[value, key] as Place, ...placesIn(one)])
    : [];

function apply(value: object, { at, what, json, name }: Edit): void {
  const places = placesIn(value).slice(0, 200);
  const [holder, key] = places[at % places.length] ?? [value, name];
  const old = Object.getOwnPropertyDescriptor(holder, key)?.value as unknown;
  const odd = JSON.parse(json) as unknown;
  if (what === "gone") delete (holder as Record<string, unknown>)[key];
  else if (what === "null") define(holder, key, null);
  else if (what === "more" && !Array.isArray(holder)) define(holder, name, odd);
  else if (what === "wrapped") define(holder, key, [old]);
  else if (what === "many") define(holder, key, [old, odd, old, odd, old]);
  else define(holder, key, odd);
}
