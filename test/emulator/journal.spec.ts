import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type HttpEmulator } from "../../src/emulator/node/index.js";
import { createCore } from "../../src/emulator/emulator.js";
import { Journal, readJournal } from "../../src/emulator/node/journal.js";
import type { Store } from "../../src/emulator/store.js";
import { searchNumbers, pollToEnd, send, tollFreeSearch } from "./harness.js";

let folder = "";
const running: HttpEmulator[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "emulator-"));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
  rmSync(folder, { recursive: true });
});

const file = (name = "numbers.jsonl"): string => join(folder, name);
const content = (): string => readFileSync(file(), "utf8");
const lines = (): string[] => content().split("\n");

async function start(options: Parameters<typeof startEmulator>[0] = {}): Promise<HttpEmulator> {
  const emulator = await startEmulator({ stateFile: file(), ...options });
  running.push(emulator);
  return emulator;
}

const contentOf = (store: Store): string => JSON.stringify([...store.content()]);

/** The content of a store that was read from a file of this text. */
function restored(text: string): string {
  const { store } = createCore();
  readJournal(store, text.split(/(?<=\n)/));
  return contentOf(store);
}

describe("a state file", () => {
  it("lets the next emulator go on in the middle of an operation", async () => {
    const first = await start({ numbers: 1 });
    const path = "/availablePhoneNumbers/countries/US/:search";
    const started = await send(first, "POST", path, tollFreeSearch);
    first.clock.advance(1000);
    await send(first, "GET", started.header("operation-location") ?? "");
    await first.close();
    const second = await start({ numbers: 50 });
    expect(second.clock.now().getTime()).toBeGreaterThan(Date.now() + 900);
    expect(await pollToEnd(second, started)).toEqual(["notStarted", "running", "succeeded"]);
    expect((await send(second, "GET", "/phoneNumbers")).json.phoneNumbers).toHaveLength(1);
  });

  it("is added to before the answer, also when the answer is lost", async () => {
    const emulator = await start();
    const before = content();
    emulator.fail("SipRouting_Update", { kind: "drop" });
    const routes = { routes: [{ name: "r", numberPattern: "a" }] };
    await expect(send(emulator, "PATCH", "/sip", routes)).rejects.toThrow();
    expect(content().startsWith(before)).toBe(true);
    expect(content().slice(before.length)).toContain('"numberPattern":"a"');
  });

  it("gets one line from a request that changes something, and none from one that does not", async () => {
    const emulator = await start({ numbers: 3 });
    const before = lines().length;
    await send(emulator, "GET", "/phoneNumbers");
    expect(lines()).toHaveLength(before);
    await send(emulator, "POST", "/availablePhoneNumbers/countries/US/:search", tollFreeSearch);
    expect(lines()).toHaveLength(before + 1);
  });

  it("is written anew at the start, as short as it can be", async () => {
    const first = await start();
    await searchNumbers(first);
    await first.close();
    const long = lines().length;
    await start();
    expect(lines().length).toBeLessThan(long);
    expect(lines()).toHaveLength(3);
  });

  it("follows seed, clock and reset", async () => {
    const emulator = await start();
    emulator.seed(["+12065550100"]);
    emulator.clock.advance(77_000);
    expect(content()).toContain("+12065550100");
    expect(lines().at(-2)).toMatch(/^\["[0-9a-f]{16}",\[\["settings","clockOffset",77000\]\]\]$/);
    emulator.reset();
    await emulator.close();
    const next = await start();
    expect(content()).not.toContain("+12065550100");
    expect(next.clock.now().getTime()).toBeLessThan(Date.now() + 1000);
  });

  it("is left alone by an emulator that has ended", async () => {
    const first = await start();
    first.seed(["+12065550100"]);
    await first.close();
    const second = await start();
    second.seed(["+12065550101"]);
    const before = content();
    first.seed(["+12065550102"]);
    first.clock.advance(1000);
    first.reset();
    await first.close();
    expect(content()).toBe(before);
    second.seed(["+12065550103"]);
    expect(content().startsWith(before)).toBe(true);
  });

  it("keeps its permissions", async () => {
    await (await start()).close();
    chmodSync(file(), 0o600);
    await (await start()).close();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it("that is deleted under a running emulator makes it fail", async () => {
    const emulator = await start();
    rmSync(file());
    expect(() => emulator.seed(["+12065550100"])).toThrow(/deleted or replaced/);
    const failed = await send(emulator, "POST", "/availablePhoneNumbers/countries/US/:search", {
      ...tollFreeSearch,
    });
    expect(failed.json.error).toMatchObject({ code: "EmulatorError" });
  });

  it("may be a link, which stays one", async () => {
    writeFileSync(file("real.jsonl"), "");
    symlinkSync(file("real.jsonl"), file());
    const emulator = await start();
    emulator.seed(["+12065550100"]);
    expect(readFileSync(file("real.jsonl"), "utf8")).toContain("+12065550100");
  });

  it("that is empty is a new one", async () => {
    writeFileSync(file(), "");
    const emulator = await start({ numbers: 2 });
    expect((await send(emulator, "GET", "/phoneNumbers")).json.phoneNumbers).toHaveLength(2);
  });

  it("leaves nothing beside it when its emulator has ended", async () => {
    await (await start()).close();
    expect(readdirSync(folder)).toEqual(["numbers.jsonl"]);
  });
});

describe("a state file that cannot be used", () => {
  it.each([
    ["another JSON file", () => '{"name":"contoso"}\n', /is no journal of this emulator/],
    ["half a first line", () => '{"phoneNumb', /is no journal of this emulator/],
    ["a letter changed", (text: string) => text.replace("5550100", "5550101"), /damaged in line 2/],
    ["a line broken", (text: string) => text.replace("]]\n", "\n"), /damaged in line 2/],
    [
      "a line too many",
      (text: string) => `${text}[["settings","random",1]]\n`,
      /damaged in line 4/,
    ],
    ["no bytes of the disk", (text: string) => `${text}\0\0\0\n`, /damaged in line 4/],
  ])("(%s) is refused by name and left as it is", async (_what, damage, message) => {
    const emulator = await start({ numbers: ["+12065550100"] });
    emulator.clock.advance(5);
    await emulator.close();
    const text = damage(content());
    writeFileSync(file(), text);
    const failure: unknown = await start().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect((failure as Error).message).toMatch(message);
    expect((failure as Error).message).toContain(`The state file ${file()} cannot be used: `);
    expect(content()).toBe(text);
    expect(readdirSync(folder)).toEqual(["numbers.jsonl"]);
  });

  it("is refused without a name, and when it is a folder", async () => {
    await expect(startEmulator({ stateFile: "" })).rejects.toThrow(/needs the name of a file/);
    await expect(start({ stateFile: folder })).rejects.toThrow(/EISDIR/);
  });

  it("is refused when its folder does not exist", async () => {
    await expect(start({ stateFile: join(folder, "no", "file") })).rejects.toThrow(/ENOENT/);
  });

  it("is refused while another emulator uses it, and free afterwards", async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(`an emulator in process ${process.pid} is using it`);
    first.seed(["+12065550100"]);
    await first.close();
    const second = await start();
    expect((await send(second, "GET", "/phoneNumbers")).json.phoneNumbers).toHaveLength(1);
  });

  it("is not touched when the port is taken", async () => {
    const first = await start({ stateFile: file("other.jsonl") });
    await (await start()).close();
    writeFileSync(file(), `${content()}["half a line`);
    const before = content();
    const port = Number(new URL(first.url).port);
    await expect(start({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken.`);
    expect(content()).toBe(before);
  });

  it("is taken over when the process that used it is dead, or an earlier one with this one's id", async () => {
    for (const id of [2 ** 22 + 1, process.pid, "", "x"]) {
      writeFileSync(`${file()}.lock`, String(id));
      utimesSync(`${file()}.lock`, 1, 1);
      await (await start()).close();
      expect(readdirSync(folder)).toEqual(["numbers.jsonl"]);
    }
  });

  it.each([
    ["another living process", () => process.ppid],
    ["this process, whichever copy of the code it runs", () => process.pid],
  ])("is not taken over from %s", async (_what, holder) => {
    writeFileSync(`${file()}.lock`, String(holder()));
    await expect(start()).rejects.toThrow(
      `process ${holder()} is using it; if that process is none, delete ${file()}.lock`,
    );
    expect(readdirSync(folder)).toEqual(["numbers.jsonl.lock"]);
  });
});

describe("a process that is killed", () => {
  /** A story with every kind of change; gives the content of the store after each answer, and the file at the end. */
  async function live(): Promise<{ states: string[]; text: string }> {
    const core = createCore({ authentication: "off", pollsUntilDone: 1 });
    const journal = new Journal(core.store, file());
    const states = [contentOf(core.store)];
    const { emulator } = core;
    const step = async (
      ...call: Parameters<typeof send> extends [unknown, ...infer R] ? R : never
    ) => {
      const answer = await send(emulator, ...call);
      journal.flush();
      states.push(contentOf(core.store));
      return answer;
    };
    const polled = async (operation: string | undefined): Promise<void> => {
      await step("GET", operation ?? "");
      await step("GET", operation ?? "");
    };
    const searched = await step("POST", "/availablePhoneNumbers/countries/US/:search", {
      ...tollFreeSearch,
      quantity: 2,
    });
    await polled(searched.header("operation-location"));
    const searchId = searched.header("search-id");
    const bought = await step("POST", "/availablePhoneNumbers/:purchase", { searchId });
    await polled(bought.header("operation-location"));
    const [number] = (await step("GET", "/phoneNumbers")).json.phoneNumbers;
    const path = `/phoneNumbers/${number?.phoneNumber}`;
    await step("PATCH", `${path}/capabilities`, { calling: "inbound" });
    await step("PATCH", "/sip", { trunks: { "sbc.contoso.com": { sipSignalingPort: 5061 } } });
    const released = await step("DELETE", path);
    await polled(released.header("operation-location"));
    journal.close();
    return { states, text: content() };
  }

  it("leaves the state after an answer, wherever in the file its last write broke off", async () => {
    const { states, text } = await live();
    // The first two lines come into being at once.
    const start = text.indexOf("\n", text.indexOf("\n") + 1) + 1;
    const found = new Set<string>();
    for (let end = start; end <= text.length; end += 1) found.add(restored(text.slice(0, end)));
    expect(found).toEqual(new Set(states));
    expect(states.length).toBeGreaterThan(12);
  });
});
