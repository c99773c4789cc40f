import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { CALLS, type Call, type Kind } from "./faults/calls.js";
import { FAULTS, type Fault } from "./faults/faults.js";
import { inProcess } from "./faults/inProcess.js";
import { observe, type Observed } from "./faults/observe.js";
import { overSockets } from "./faults/overSockets.js";
import { cellOf, tableOf } from "./faults/table.js";
import type { Way } from "./faults/ways.js";

const document = fileURLToPath(new URL("../../docs/reliability.md", import.meta.url));
const KINDS = Object.keys(CALLS) as Kind[];
const WAYS: [name: string, open: () => Promise<Way>][] = [
  ["in process", inProcess],
  ["over sockets", overSockets],
];

/** The cells of the table, as each way and each call found them. */
const found = new Map<string, Map<string, string>>();
const keyOf = (kind: Kind, { name }: Fault): string => `${kind}: ${name}`;

let requests = 0;
let calls = 0;

/** Whether a fault can be had on a way: the time limit is the HTTP client's, tokens need https:. */
const isFor = (name: string, { connection, abort, token }: Fault): boolean =>
  name === "in process" ? connection !== "silent" || abort !== undefined : !token;

/** A signature is refused at the first request of a call. */
const concerns = (fault: Fault, call: Call): boolean => !(fault.isSkewed && call.isLater);

beforeEach(() => {
  // The emulator checks signatures against the real time; dates of HTTP have whole seconds.
  const now = Math.floor(Date.now() / 1000) * 1000;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now });
});
afterEach(() => {
  const left = vi.getTimerCount();
  vi.useRealTimers();
  expect(left, "timers that are left").toBe(0);
});

describe.each(WAYS)("%s", (wayName, open) => {
  let way: Way;
  beforeAll(async () => {
    way = await open();
  });
  afterAll(() => way.close());

  describe.each(KINDS)("%s", (kind) => {
    const faults = FAULTS.filter((fault) => isFor(wayName, fault));

    it.each(faults.map((fault) => [fault.name, fault] as const))("and %s", async (_, fault) => {
      for (const call of CALLS[kind].filter((call) => concerns(fault, call))) {
        const once = await observe(way, call, fault, 1);
        const always = await observe(way, call, fault, Infinity);
        calls += 2;
        requests += once.tries + always.tries;
        expectHonest(kind, fault, once, always);
        note(keyOf(kind, fault), `${wayName}, ${call.name}`, cellOf(fault, always, once));
      }
    });
  });
});

function expectHonest(kind: Kind, fault: Fault, once: Observed, always: Observed): void {
  for (const { outcome, message } of [once, always]) {
    if (outcome !== "value") expect(message.trim()).not.toBe("");
  }
  // What is tried again comes to a good end once the fault has passed.
  if (always.tries > 1 && !fault.abort) expect(once.outcome).toBe("value");
  if (kind === "a page" || kind === "a poll") {
    if (!fault.abort) expect([once.afterwards, always.afterwards]).toEqual(["value", "value"]);
  }
  if (fault.isSkewed) return;
  expect(always.acted).toBe(fault.acts ? always.tries : 0);
  if (kind === "a start") expect(once.acted, "a start is acted on once").toBeLessThan(2);
}

function note(key: string, where: string, cell: string): void {
  const cells = found.get(key) ?? new Map<string, string>();
  found.set(key, cells.set(where, cell));
}

describe("The table", () => {
  it.each(KINDS.flatMap((kind) => FAULTS.map((fault) => [kind, fault] as const)))(
    "has one answer for %s and $name",
    (kind, fault) => {
      const cells = found.get(keyOf(kind, fault))!;
      expect(new Set(cells.values()), JSON.stringify([...cells])).toHaveProperty("size", 1);
    },
  );

  it("is that of docs/reliability.md", async () => {
    const rows = FAULTS.map((fault): [Fault, string[]] => [
      fault,
      KINDS.map((kind) => [...found.get(keyOf(kind, fault))!.values()][0]!),
    ]);
    const [before, , after] = readFileSync(document, "utf8").split(/<!-- (?:table|end) -->/);
    const text = `${before}<!-- table -->\n\n${tableOf(KINDS, rows)}\n\n<!-- end -->${after}`;
    const options = await resolveConfig(document);
    await expect(await format(text, { ...options, parser: "markdown" })).toMatchFileSnapshot(
      document,
    );
    console.log(`${FAULTS.length} faults, ${calls} calls, ${requests} requests with a fault`);
  });
});
