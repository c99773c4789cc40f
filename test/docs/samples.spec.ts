import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { startEmulator, type HttpEmulator } from "@azure/communication-phone-numbers/emulator/node";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { all, OLD_CONFIGURATION } from "./support/world.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const E164 = "\\+[1-9][0-9]{6,14}";
const bought = new RegExp(`^(${E164}) is released$`, "m");

/** What each sample has to print, wherever it runs. */
const PRINTED: Record<string, RegExp[]> = {
  quickstart: [new RegExp(`^${E164} for 2 USD a month$`, "m"), /owned since \d{4}-/, bought],
  searchAndPurchase: [/^search: succeeded$/m, /2 USD a month in all$/m, /^bought \+1425/m, bought],
  browseAndReserve: [/^25 to choose from/m, /^3 numbers, active until \d{4}-/m, /^given back$/m],
  purchaseReservation: [/^purchase: succeeded$/m, /^the reservation is completed$/m, bought],
  listPurchasedNumbers: [/^one by one: \{ geographic: \d+, tollFree: \d+ \}$/m, /^a page of \d+/m],
  updateCapabilities: [
    /: calling inbound\+outbound, SMS \S+\nnow calling outbound, SMS \S+\n/,
    /\nnow calling inbound\+outbound, SMS \S+\n$/,
  ],
  releaseNumber: [/^release of \+\d+: succeeded$/m, /^\+\d+ is no longer yours$/m],
  lookUpOperator: [/^\+\d+: \(\d{3}\) 555-0100, \+1 \d{3}-555-0100$/m, /^US, \w+, operated by \w/m],
  availableInventory: [/^42 countries/m, /tollFree \(application\): 2 USD/, /^Seattle, WA: 206$/m],
  resumeAfterCrash: [/^It was started before/m, /^purchase_\S+: succeeded$/m, /is bought, once$/m],
  abortAndCancel: [
    /^Waited long enough; the search is \w+\.$/m,
    /^Waited again: \+1\d+, search \S+$/m,
    /who waited gets a PollerCancelledError/,
  ],
  customPipeline: [/^policy: GET \/phoneNumbers\/\S+: 200 after/m, /^onResponse: 200/m, /^log: /m],
  useEntraId: [/^Done, without a key\.$/m],
  manageSipTrunks: [
    /^trunk sbc-sample.contoso.com:5062$/m,
    /^read: port 5062$/m,
    /^There is no SIP trunk "sbc-sample/m,
  ],
  manageSipRoutes: [
    /^\+14255550100: us.contoso.com, then world.contoso.com$/m,
    /^\+35315550100: world.contoso.com$/m,
    /^911: no route$/m,
    /^422, and nothing was changed: Route targeting a missing trunk\.$/m,
  ],
  replaceSipConfiguration: [/route: old.contoso.com\n.*route: new.contoso.com\nput back:/],
  testWithEmulator: [/^# pass 4$/m, /^# fail 0$/m],
};
const samples = Object.keys(PRINTED);
vi.setConfig({ testTimeout: 60_000 });
/** Those that run without leave. */
const HARMLESS = ["listPurchasedNumbers", "availableInventory", "customPipeline"];
const WITHOUT_CONNECTION_STRING = ["useEntraId", "testWithEmulator"];
const harmful = samples.filter(
  (name) => ![...HARMLESS, ...WITHOUT_CONNECTION_STRING].includes(name),
);

interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs what `npm run sample` does after the build, on the sources. */
async function sample(name: string, environment: Record<string, string> = {}): Promise<Ran> {
  const { PATH = "" } = process.env;
  const program = ["--import", "tsx", "samples/support/run.ts", ...(name ? [name] : [])];
  const child = spawn(process.execPath, program, { cwd: root, env: { PATH, ...environment } });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (data) => (stdout += String(data)));
  child.stderr.on("data", (data) => (stderr += String(data)));
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { status, stdout, stderr };
}

/** A resource of a user, who has numbers and routes calls. */
async function openResource(name?: string): Promise<{
  resource: HttpEmulator;
  environment: Record<string, string>;
  held: () => Promise<unknown>;
}> {
  const numbers = ["+12065550100", "+18335550100"];
  // Without pauses, but for the sample that ends a wait.
  const pollsUntilDone = name === "abortAndCancel" ? 5 : 0;
  const resource = await startEmulator({ numbers, pollsUntilDone });
  onTestFinished(() => resource.close());
  const client = new PhoneNumbersClient(resource.connectionString);
  const sip = new SipRoutingClient(resource.connectionString);
  await sip.setConfiguration(OLD_CONFIGURATION);
  const held = async (): Promise<unknown> => ({
    numbers: await all(client.listPurchasedPhoneNumbers()),
    reserved: (await all(client.listReservations())).filter(({ status }) => status === "active"),
    routing: await sip.getConfiguration(),
  });
  const environment = {
    COMMUNICATION_CONNECTION_STRING: resource.connectionString,
    PHONE_NUMBER: "+12065550100",
  };
  return { resource, environment, held };
}

describe("the samples", () => {
  it("are these files, in this order in their table", () => {
    const files = readdirSync(`${root}samples`).filter((file) => file.endsWith(".ts"));
    expect(files.map((file) => basename(file, ".ts"))).toEqual([...samples].sort());
    const table = readFileSync(`${root}samples/README.md`, "utf8");
    const rows = [...table.matchAll(/^\| \[(\w+)\]\((\w+)\.ts\)/gm)];
    expect(rows.map(([, name]) => name)).toEqual(samples);
    expect(rows.map(([, , file]) => file)).toEqual(samples);
  });

  it("are listed, each with a sentence", async () => {
    const { status, stdout } = await sample("");
    expect(status).toBe(0);
    const lines = stdout.trim().split("\n").slice(1);
    expect(lines.map((line) => line.trim().split(" ")[0]).sort()).toEqual([...samples].sort());
    for (const line of lines) expect(line).toMatch(/^ {2}\w+ +[A-Z].+\.$/);
  });

  it("are listed where there is none of the name", async () => {
    const { status, stdout, stderr } = await sample("quickStart");
    expect(status).toBe(1);
    expect(stderr).toBe('There is no sample "quickStart".\n');
    expect(stdout).toContain("  quickstart ");
  });
});

describe.concurrent("against an emulator of its own", () => {
  it.each(samples)("%s does its task", async (name) => {
    const { status, stdout, stderr } = await sample(name);
    expect(stderr).toBe("");
    for (const line of PRINTED[name]!) expect(stdout).toMatch(line);
    expect(status).toBe(0);
  });
});

describe.concurrent("against a resource", () => {
  it.each(harmful)("%s asks for leave before its first request", async (name) => {
    const { resource, environment } = await openResource();
    const before = resource.requests.length;
    const { status, stderr } = await sample(name, environment);
    expect(status).toBe(1);
    expect(stderr).toMatch(/this would run against the service, where it \w+/);
    expect(stderr).toContain("Set CONFIRM=yes to go on");
    expect(resource.requests.slice(before)).toEqual([]);
  });

  it.each(HARMLESS)("%s only reads", async (name) => {
    const { resource, environment } = await openResource();
    const before = resource.requests.length;
    const { status, stdout, stderr } = await sample(name, environment);
    expect(stderr).toBe("");
    for (const line of PRINTED[name]!) expect(stdout).toMatch(line);
    const methods = resource.requests.slice(before).map(({ method }) => method);
    expect([...new Set(methods)]).toEqual(["GET"]);
    expect(status).toBe(0);
  });

  it.each(harmful.filter((name) => name !== "releaseNumber"))(
    "%s leaves everything as it was, and shows no key",
    async (name) => {
      const { resource, environment, held } = await openResource(name);
      const before = await held();
      const { status, stdout, stderr } = await sample(name, { ...environment, CONFIRM: "yes" });
      expect(stderr).toBe("");
      for (const line of PRINTED[name]!) expect(stdout).toMatch(line);
      expect(stdout).not.toContain(resource.key);
      expect(await held()).toEqual(before);
      expect(status).toBe(0);
    },
  );

  it("releaseNumber releases the number that it was told, and no other", async () => {
    const { environment, held } = await openResource();
    const { status } = await sample("releaseNumber", { ...environment, CONFIRM: "yes" });
    expect(await held()).toMatchObject({ numbers: [{ phoneNumber: "+18335550100" }] });
    expect(status).toBe(0);
  });

  it("releaseNumber releases nothing if it was told no number", async () => {
    const { resource } = await openResource();
    const before = resource.requests.length;
    const environment = { COMMUNICATION_CONNECTION_STRING: resource.connectionString };
    const { status, stderr } = await sample("releaseNumber", { ...environment, CONFIRM: "yes" });
    expect(stderr).toContain("Set PHONE_NUMBER");
    expect(resource.requests.slice(before)).toEqual([]);
    expect(status).toBe(1);
  });

  it("what was bought is released, also where the answer to its purchase was lost", async () => {
    const { resource, environment, held } = await openResource();
    const before = await held();
    resource.fail("PhoneNumbers_PurchasePhoneNumbers", { kind: "drop" });
    const { status, stderr } = await sample("quickstart", { ...environment, CONFIRM: "yes" });
    expect(stderr).toMatch(/^quickstart ended early: /m);
    expect(await held()).toEqual(before);
    expect(status).toBe(1);
  });
});
