import { join } from "node:path";
import { expect, test } from "vitest";
import { consumerOf } from "./support/consumers.js";
import { name, repository, writeFiles } from "./support/projects.js";
import { run } from "./support/run.js";

const { folder, node } = consumerOf("20");

/** Uses each door as a program of a user would. */
const good = `
import { PhoneNumbersClient, SipRoutingClient, isRestError } from "${name}";
import type { PurchasedPhoneNumber, SipTrunk } from "${name}";
import { createEmulator, type Emulator } from "${name}/emulator";
import { startEmulator, type HttpEmulator } from "${name}/emulator/node";

export async function work(): Promise<[string[], SipTrunk[]]> {
  const inProcess: Emulator = createEmulator({ numbers: 1 });
  const { httpClient } = inProcess;
  const client = new PhoneNumbersClient(inProcess.connectionString, { httpClient });
  const owned: PurchasedPhoneNumber[] = [];
  for await (const number of client.listPurchasedPhoneNumbers()) owned.push(number);
  const overHttp: HttpEmulator = await startEmulator({ port: 0 });
  const sip = new SipRoutingClient(overHttp.connectionString);
  try {
    await sip.setTrunk({ fqdn: "sbc.contoso.com", sipSignalingPort: 5061 });
  } catch (error) {
    if (isRestError(error)) console.log(error.statusCode);
  }
  return [owned.map(({ phoneNumber }) => phoneNumber), await sip.setTrunks([])].slice(0, 2) as never;
}
`;
const packageJson = `
import json from "${name}/package.json" with { type: "json" };
export const version: string = json.version;
`;
const wrong = `
import { PhoneNumbersClient } from "${name}";
import { createEmulator } from "${name}/emulator";
import { startEmulator } from "${name}/emulator/node";
export const port: string = new PhoneNumbersClient("").getOperation(1);
export const emulator = createEmulator({ numbers: "two" });
export const server = startEmulator({ port: "8787" });
export * from "${name}/dist/esm/index.js";
`;
/** The file cannot be read as an ES module by CommonJS that is checked as such, so JSON has its own. */
const files = {
  "types/good.mts": good,
  "types/good.cts": good,
  "types/good.ts": good,
  "types/json.mts": packageJson,
  "types/json.ts": packageJson,
  "types/wrong.mts": wrong,
  "types/wrong.cts": wrong,
  "types/wrong.ts": wrong,
};

const errorsIn = (file: string): string[] => [
  `types/${file}(5): error TS2322`,
  `types/${file}(5): error TS2345`,
  `types/${file}(6): error TS2322`,
  `types/${file}(7): error TS2322`,
  `types/${file}(8): error TS2307`,
];

async function errorsOf(what: string, options: object, names: string[]): Promise<string[]> {
  const base = { strict: true, noEmit: true, skipLibCheck: false, target: "es2022" };
  const compilerOptions = { ...base, types: ["node"], ...options };
  const config = { compilerOptions, files: names.map((one) => `types/${one}`) };
  writeFiles(folder, { ...files, [`tsconfig.${what}.json`]: JSON.stringify(config) });
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  const args = [tsc, "-p", `tsconfig.${what}.json`, "--pretty", "false"];
  const { stdout } = await run("node", args, { cwd: folder, node });
  return stdout.split("\n").filter((line) => line !== "" && !line.startsWith(" "));
}

const withoutText = (errors: string[]): string[] =>
  errors.map((error) => error.replace(/^(.*?\(\d+),\d+(\): error TS\d+).*/, "$1$2"));

const settings: [string, object, string[]][] = [
  ["nodenext", { module: "nodenext" }, ["mts", "cts"]],
  ["bundler", { module: "esnext", moduleResolution: "bundler" }, ["ts"]],
];

test.each(settings)(
  "with %s, good code compiles, declarations included",
  async (what, options, endings) => {
    const good = endings.map((ending) => `good.${ending}`);
    const json = endings.filter((ending) => ending !== "cts").map((ending) => `json.${ending}`);
    expect(await errorsOf(what, options, [...good, ...json])).toEqual([]);
  },
);

test.each(settings)(
  "with %s, wrong code is refused, by each door",
  async (what, options, endings) => {
    const names = endings.map((ending) => `wrong.${ending}`);
    const errors = await errorsOf(`${what}.wrong`, options, names);
    expect(withoutText(errors).sort(), errors.join("\n")).toEqual(names.flatMap(errorsIn).sort());
  },
);

test("for browsers there is no type of the door to Node.js", async () => {
  const options = { module: "esnext", moduleResolution: "bundler", customConditions: ["browser"] };
  const errors = await errorsOf("browser", options, ["good.ts"]);
  expect(errors).toEqual([
    expect.stringMatching(/good\.ts\(5,\d+\): error TS2307.*emulator\/node/),
  ]);
});
