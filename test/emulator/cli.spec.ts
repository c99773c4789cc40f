import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEmulator } from "../../src/emulator/node/index.js";
import { versioned, tollFreeSearch, type Json } from "./harness.js";

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
const cli = fileURLToPath(new URL("../../src/emulator/node/cli.ts", import.meta.url));

let folder = "";
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "emulator-"));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

interface Run {
  child: ChildProcess;
  output: { text: string; errors: string };
  /** Resolves with the exit code, or the signal that ended it. */
  end: Promise<number | string>;
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, ["--import", tsx, cli, ...args], { cwd: folder });
  children.push(child);
  const output = { text: "", errors: "" };
  child.stdout.on("data", (chunk: Buffer) => (output.text += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output.errors += chunk.toString()));
  const end = once(child, "close").then(
    ([code, signal]: (number | string | null)[]) => code ?? signal ?? "",
  );
  return { child, output, end };
}

/** The address of an emulator, when it has said it. */
async function addressOf({ child, output, end }: Run): Promise<string> {
  while (!output.text.includes("Ctrl+C")) {
    const ended = await Promise.race([end, once(child.stdout!, "data").then(() => undefined)]);
    if (ended !== undefined) throw new Error(`It ended with ${ended}: ${output.errors}`);
  }
  return /http:\/\/127\.0\.0\.1:\d+/.exec(output.text)?.[0] ?? "";
}

/** A request without credentials. */
async function call(url: string, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(url + versioned(path), {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
}

const ownedAt = async (url: string): Promise<Json[]> =>
  ((await (await call(url, "GET", "/phoneNumbers")).json()) as Json).phoneNumbers;

describe("the command line", () => {
  it("says where the emulator is, how to reach it and what comes next, and ends in order", async () => {
    const started = run("--port", "0", "--numbers", "2");
    const url = await addressOf(started);
    expect(started.output.text).toContain(`\n  endpoint=${url};accesskey=`);
    expect(started.output.text).toContain("--state <file> keeps it");
    expect(started.output.text).toMatch(/new PhoneNumbersClient/);
    expect((await call(url, "GET", "/phoneNumbers")).status).toBe(401);
    started.child.kill("SIGTERM");
    expect(await started.end).toBe(0);
    expect(started.output.text).toMatch(/\nGET \/phoneNumbers\?api-version=\S+ 401 .*Denied/);
    expect(started.output.errors).toBe("");
  });

  it("keeps its state in a file, and tells so", async () => {
    const args = ["--port", "0", "--state", "numbers.jsonl", "--no-authentication", "--quiet"];
    const first = run(...args, "--numbers", "3", "--polls", "0");
    const owned = await ownedAt(await addressOf(first));
    expect(owned).toHaveLength(3);
    expect(first.output.text).toContain("Its state is kept in numbers.jsonl.");
    expect(first.output.text).not.toContain("GET");
    first.child.kill("SIGINT");
    expect(await first.end).toBe(0);
    const second = run(...args, "--numbers", "7");
    expect(await ownedAt(await addressOf(second))).toEqual(owned);
  });

  it("explains its options", async () => {
    const helped = run("--help");
    expect(await helped.end).toBe(0);
    expect(helped.output.text).toMatch(/--port <number> .*default 8787/);
    expect(helped.output.text.match(/^ {2}--/gm)).toHaveLength(7);
  });

  it("ends with code 2 and a reason, when it cannot begin", async () => {
    const taken = await startEmulator();
    const port = new URL(taken.url).port;
    writeFileSync(join(folder, "bad.jsonl"), "hello\n");
    const refused = await Promise.all(
      [
        ["--port", "8e3"],
        ["--port", "70000"],
        ["--prot", "1"],
        ["--state", ""],
        ["--numbers=-1"],
        ["numbers.jsonl"],
        ["--port", port],
        ["--port", "0", "--state", "bad.jsonl"],
      ].map(async (args): Promise<unknown[]> => {
        const { end, output } = run(...args);
        return [await end, output.text, output.errors];
      }),
    );
    await taken.close();
    const errors = [
      /--port has to be a whole number from 0 to 65535, not "8e3". Try --help.\n$/,
      /--port has to be a whole number from 0 to 65535, not "70000"/,
      /Unknown option '--prot'.* Try --help.\n$/,
      /--state needs the name of a file. Try --help/,
      /--numbers has to be a whole number/,
      /Unexpected argument 'numbers.jsonl'/,
      new RegExp(`Port ${port} on 127.0.0.1 is taken. Give another one, or 0 for any free one.\n$`),
      /The state file bad.jsonl cannot be used: it is no journal of this emulator.\n$/,
    ];
    expect(refused).toEqual(
      errors.map((error): unknown[] => [2, "", expect.stringMatching(error)]),
    );
    expect(readFileSync(join(folder, "bad.jsonl"), "utf8")).toBe("hello\n");
  }, 20_000);

  it("forgets nothing that it answered when it is killed, and doubles nothing", async () => {
    const state = join(folder, "numbers.jsonl");
    const args = [
      "--port",
      "0",
      "--state",
      state,
      "--no-authentication",
      "--polls",
      "0",
      "--quiet",
    ];
    const bought = new Set<string>();
    for (const calls of [1, 4, 9]) {
      const { child, end, ...rest } = run(...args);
      const url = await addressOf({ child, end, ...rest });
      // One buyer counts the answers and kills; the others are hit at any moment.
      const buyers = [calls, Infinity, Infinity, Infinity].map((most) =>
        buyUntilKilled(url, bought, most, () => child.kill("SIGKILL")),
      );
      await Promise.all(buyers);
      expect(await end).toBe("SIGKILL");
    }
    const emulator = await startEmulator({ stateFile: state, authentication: "off" });
    const owned = (await ownedAt(emulator.url)).map(({ phoneNumber }) => phoneNumber);
    await emulator.close();
    expect(bought.size).toBeGreaterThan(10);
    expect(new Set(owned).size).toBe(owned.length);
    expect(owned).toEqual(expect.arrayContaining([...bought]));
  }, 30_000);
});

/** Buys one number after the other; notes those of which the emulator said that they are bought. */
async function buyUntilKilled(
  url: string,
  bought: Set<string>,
  most: number,
  kill: () => void,
): Promise<void> {
  try {
    for (let count = 0; ; count += 1) {
      if (count === most) kill();
      const path = "/availablePhoneNumbers/countries/US/:search";
      const searchId = (await call(url, "POST", path, tollFreeSearch)).headers.get("search-id");
      await call(url, "GET", `/phoneNumbers/operations/search_${searchId}`);
      const found = await call(url, "GET", `/availablePhoneNumbers/searchResults/${searchId}`);
      const { phoneNumbers } = (await found.json()) as Json;
      await call(url, "POST", "/availablePhoneNumbers/:purchase", { searchId });
      const poll = await call(url, "GET", `/phoneNumbers/operations/purchase_${searchId}`);
      if (((await poll.json()) as Json).status === "succeeded") bought.add(phoneNumbers[0]!);
    }
  } catch (error) {
    // The connection broke off when it was killed.
    if (!(error instanceof TypeError)) throw error;
  }
}
