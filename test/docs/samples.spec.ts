import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { startEmulator, type HttpEmulator } from "@azure/communication-phone-numbers/emulator/node";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { all, OLD_CONFIGURATION } from "./support/world.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const E164 = "\\+[1-9][0-9]{6,14}";
const bought = new RegExp(`^(${E164}) is released$`, "m");

/** What each sample has to print, wherever it runs. */
const PRINTED: Record<string, RegExp[]> = {
  quickstart: [new RegExp(`^${E164} for 2 USD a month$`, "m"), /owned since \d{4}-/, bought],
  searchAndPurchase: [/^search: succeeded$/m, /2 USD a month in all$/m, /^bought \+1425/m, bought],
  browseAndReserve: [/^25 to choose from/m, /^3 numbers, active until \d{4}-/m, /^given back$/m],
  purchaseReservation: [
    /^2 numbers, 2 USD a month$/m,
    /^purchase: succeeded$/m,
    /^the reservation is completed$/m,
    bought,
  ],
  listPurchasedNumbers: [/^one by one: \{ geographic: \d+, tollFree: \d+ \}$/m, /^a page of \d+/m],
  updateCapabilities: [
    /: calling inbound\+outbound, SMS \S+\nnow calling outbound, SMS \S+\n/,
    /\nnow calling inbound\+outbound, SMS \S+\n$/,
  ],
  releaseNumber: [/^release of \+\d+: succeeded$/m, /^\+\d+ is no longer yours$/m],
  lookUpOperator: [/^\+\d+: \(\d{3}\) 555-0100, \+1 \d{3}-555-0100$/m, /^US, \w+, operated by \w/m],
  availableInventory: [/^42 countries/m, /tollFree \(application\): 2 USD/, /^Seattle, WA: 206$/m],
  resumeAfterCrash: [/^It was begun before/m, /^purchase_\S+: succeeded$/m, /is bought, once$/m],
  abortAndCancel: [
    /^Waited long enough; the search is \w+\.$/m,
    /^Waited again: \+1\d+, search \S+$/m,
    /who waited gets a PollerCancelledError/,
  ],
  customPipeline: [/^policy: GET: 200 after/m, /^onResponse: 200/m, /^log: /m],
  useEntraId: [/^Done, without a key\.$/m],
  manageSipTrunks: [
    /^trunk sbc1.contoso.com:5062$/m,
    /^read: port 5062$/m,
    /^There is no SIP trunk "sbc1.contoso/m,
  ],
  manageSipRoutes: [
    /^\+14255550100: US, 1 trunks$/m,
    /^\+449095550100: Premium, 0 trunks$/m,
    /^911: no route, 0 trunks$/m,
    /^put back$/m,
    /^422, and nothing was changed: Route targeting a missing trunk\.$/m,
  ],
  replaceSipConfiguration: [/^1 trunk, 1 route: sbc1.contoso.com\nput back$/m],
  testWithEmulator: [/^# pass 4$/m, /^# fail 0$/m],
};
const samples = Object.keys(PRINTED);
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
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
async function sample(
  name: string,
  environment: Record<string, string> = {},
  onOutput: (child: ChildProcess, stdout: string) => void = () => {},
): Promise<Ran> {
  const { PATH = "" } = process.env;
  const program = ["--import", "tsx", "samples/support/run.ts", ...(name ? [name] : [])];
  const child = spawn(process.execPath, program, { cwd: root, env: { PATH, ...environment } });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (data) => {
    stdout += String(data);
    onOutput(child, stdout);
  });
  child.stderr.on("data", (data) => (stderr += String(data)));
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { status, stdout, stderr };
}

/** Of all tests, which run at the same time. */
const resources: HttpEmulator[] = [];
const folder = mkdtempSync(join(tmpdir(), "samples-"));
afterAll(async () => {
  for (const resource of resources) await resource.close();
  // What runs the samples keeps files there, too.
  rmSync(folder, { recursive: true, maxRetries: 20 });
});

/** A folder for the note of resumeAfterCrash, which outlives a run of it. */
const openFolder = (): { TMPDIR: string } => ({ TMPDIR: mkdtempSync(join(folder, "note-")) });

/** A resource of a user, who has numbers and routes calls. */
async function openResource(pollsUntilDone = 0): Promise<{
  resource: HttpEmulator;
  environment: Record<string, string>;
  held: () => Promise<unknown>;
}> {
  const numbers = ["+12065550100", "+18335550100"];
  const resource = await startEmulator({ numbers, pollsUntilDone });
  resources.push(resource);
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
    PHONE_NUMBER: "+18335550100",
    SIP_FQDN: "sbc1.contoso.com",
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

describe("all samples, one after the other", () => {
  let parts: Map<string, string>;
  let ran: Ran;
  let resource: HttpEmulator;

  beforeAll(async () => {
    resource = await startEmulator();
    const COMMUNICATION_CONNECTION_STRING = resource.connectionString;
    ran = await sample("all", { COMMUNICATION_CONNECTION_STRING, CONFIRM: "yes" });
    const texts = ran.stdout.split("\n== ").slice(1);
    parts = new Map(texts.map((text) => [text.slice(0, text.indexOf(":")), text]));
  });
  afterAll(() => resource.close());

  it("use emulators of their own, whatever the environment says", () => {
    expect(resource.requests).toEqual([]);
    expect(ran.stderr).toBe("");
    expect(ran.stdout).toMatch(/\n17 of 17 samples ran to their end\.\n$/);
    expect(ran.status).toBe(0);
  });

  it.each(samples)("%s does its task", (name) => {
    for (const line of PRINTED[name]!) expect(parts.get(name)).toMatch(line);
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
      // Without pauses, but for the sample that ends a wait.
      const pollsUntilDone = name === "abortAndCancel" ? 2 : 0;
      const { resource, environment, held } = await openResource(pollsUntilDone);
      const before = await held();
      const confirmed = { ...environment, CONFIRM: "yes" };
      const note = name === "resumeAfterCrash" ? openFolder() : {};
      const { status, stdout, stderr } = await sample(name, { ...confirmed, ...note });
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
    expect(await held()).toMatchObject({ numbers: [{ phoneNumber: "+12065550100" }] });
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
});

/** How many looks at operations each buyer takes before the first at its purchase, when a search takes two. */
const LOOKS_BEFORE = { quickstart: 2, searchAndPurchase: 2, purchaseReservation: 0 };

describe.concurrent("a sample that buys, and ends early,", () => {
  it.each(Object.entries(LOOKS_BEFORE))("releases its numbers: %s", async (name, looks) => {
    const { resource, environment, held } = await openResource(1);
    const before = await held();
    if (looks > 0) resource.fail("PhoneNumbers_GetOperation", { latencyMs: 1, times: looks });
    resource.fail("PhoneNumbers_GetOperation", { status: 400, code: "Planted" });
    const { status, stderr, stdout } = await sample(name, { ...environment, CONFIRM: "yes" });
    expect(stderr).toMatch(new RegExp(`^${name} ended early: `, "m"));
    expect(stderr).not.toContain("Not cleaned up");
    expect(stdout).toMatch(bought);
    resource.clock.advance(120_000); // whatever was still under way has ended
    expect(await held()).toEqual(before);
    expect(status).toBe(1);
  });

  it("releases its numbers where the answer to the purchase was lost", async () => {
    const { resource, environment, held } = await openResource(1);
    const before = await held();
    resource.fail("PhoneNumbers_PurchasePhoneNumbers", { kind: "drop" });
    const { status, stdout } = await sample("quickstart", { ...environment, CONFIRM: "yes" });
    expect(stdout).toMatch(bought);
    resource.clock.advance(120_000);
    expect(await held()).toEqual(before);
    expect(status).toBe(1);
  });

  it("has nothing to release where the purchase was refused", async () => {
    const { resource, environment, held } = await openResource();
    const before = await held();
    resource.fail("PhoneNumbers_PurchasePhoneNumbers", { status: 400, code: "Planted" });
    const { status, stdout, stderr } = await sample("quickstart", {
      ...environment,
      CONFIRM: "yes",
    });
    expect(stdout).toMatch(/^\+1\d+ is not owned; /m);
    expect(stderr).not.toContain("Not cleaned up");
    expect(await held()).toEqual(before);
    expect(status).toBe(1);
  });

  it("goes on with its other numbers where one cannot be released", async () => {
    const { resource, environment } = await openResource();
    resource.fail("PhoneNumbers_ReleasePhoneNumber", { status: 400, code: "Planted" });
    const confirmed = { ...environment, CONFIRM: "yes" };
    const { status, stdout, stderr } = await sample("searchAndPurchase", confirmed);
    const owned = /^Look whether you own (\+1\d+) /m.exec(stderr)?.[1];
    const released = bought.exec(stdout)?.[1];
    expect([owned, released]).toEqual([
      expect.stringMatching(/^\+1425/),
      expect.stringMatching(/^\+1425/),
    ]);
    expect(owned).not.toBe(released);
    expect(status).toBe(1);
  });

  it("says what may be owned where it cannot find out", async () => {
    const { resource, environment } = await openResource();
    resource.fail("PhoneNumbers_GetOperation", { latencyMs: 1 });
    resource.fail("PhoneNumbers_GetOperation", { status: 400, times: 9 });
    const { status, stderr } = await sample("quickstart", { ...environment, CONFIRM: "yes" });
    expect(stderr).toMatch(/^Look whether you own \+1\d+ \(purchase_\S+\)\.$/m);
    expect(status).toBe(1);
  });

  it("goes on with its purchase when it is started again: resumeAfterCrash", async () => {
    const { resource, environment, held } = await openResource(1);
    const before = await held();
    resource.fail("PhoneNumbers_GetOperation", { latencyMs: 1, times: 3 });
    resource.fail("PhoneNumbers_GetOperation", { status: 400 });
    const confirmed = { ...environment, CONFIRM: "yes", ...openFolder() };
    expect(await sample("resumeAfterCrash", confirmed)).toMatchObject({ status: 1 });
    const { status, stdout } = await sample("resumeAfterCrash", confirmed);
    expect(stdout).not.toContain("Here the process dies");
    for (const line of PRINTED["resumeAfterCrash"]!) expect(stdout).toMatch(line);
    const starts = resource.requests.filter(
      ({ operation }) => operation === "PhoneNumbers_PurchasePhoneNumbers",
    );
    expect(starts).toHaveLength(1);
    expect(await held()).toEqual(before);
    expect(readdirSync(confirmed.TMPDIR)).not.toContain("phone-numbers-purchase.json");
    expect(status).toBe(0);
  });

  it("cleans up after Ctrl-C", async () => {
    const { environment, held } = await openResource(1);
    const before = await held();
    const confirmed = { ...environment, CONFIRM: "yes" };
    let isInterrupted = false;
    const { stdout, stderr } = await sample("quickstart", confirmed, (child, printed) => {
      if (isInterrupted || !printed.includes("USD a month")) return;
      isInterrupted = child.kill("SIGINT");
    });
    expect(stderr).toMatch(/^Cleaning up first\./);
    expect(stdout).toMatch(bought);
    expect(await held()).toEqual(before);
  });
});

describe.concurrent("a sample", () => {
  it("leaves a trunk alone that was there before", async () => {
    const { environment, held } = await openResource();
    const before = await held();
    const { fqdn } = OLD_CONFIGURATION.trunks[0]!;
    const settings = { ...environment, CONFIRM: "yes", SIP_FQDN: fqdn };
    const { status, stderr } = await sample("manageSipTrunks", settings);
    expect(stderr).toContain(`${fqdn} is there already`);
    expect(await held()).toEqual(before);
    expect(status).toBe(1);
  });

  it("shows no key of a connection string that is written wrongly", async () => {
    const { resource } = await openResource();
    const COMMUNICATION_CONNECTION_STRING = resource.connectionString.replace(";", ",");
    const environment = { COMMUNICATION_CONNECTION_STRING, CONFIRM: "yes" };
    const { status, stdout, stderr } = await sample("quickstart", environment);
    expect(stdout).toContain("Running against the service.");
    expect((stdout + stderr).toLowerCase()).not.toContain(resource.key.slice(0, 12).toLowerCase());
    expect(status).toBe(1);
  });
});
