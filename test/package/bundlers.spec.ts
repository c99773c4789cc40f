import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outcomeWithoutNode } from "./support/browserContext.js";
import { bundlers, type Bundle } from "./support/bundlers.js";
import { consumerOf } from "./support/consumers.js";
import { name, writeFiles } from "./support/projects.js";
import { inProcess } from "./support/programs.js";

const { folder } = consumerOf("20");
const apps = join(folder, "apps");

/** Both clients, with an HTTP client that answers each request with what was asked of it. */
const clients = `import { PhoneNumbersClient, SipRoutingClient } from "${name}";
const asked = [];
const httpClient = {
  sendRequest: async (request) => {
    asked.push(new URL(request.url).pathname);
    const bodyAsText = JSON.stringify({ phoneNumbers: [], trunks: {}, routes: [] });
    return { request, status: 200, headers: request.headers, bodyAsText };
  },
};
const connectionString = "endpoint=https://a.example;accesskey=AAAA";
const numbers = new PhoneNumbersClient(connectionString, { httpClient });
const sip = new SipRoutingClient(connectionString, { httpClient });
globalThis.outcome = (async () => {
  for await (const _ of numbers.listPurchasedPhoneNumbers());
  for await (const _ of sip.listTrunks());
  return asked;
})();
`;
const sipAlone = `import { SipRoutingClient } from "${name}";
globalThis.outcome = Promise.resolve(typeof new SipRoutingClient("endpoint=https://a.example;accesskey=AAAA").listTrunks);
`;

beforeAll(() => {
  writeFiles(apps, {
    "clients.js": clients,
    "sipAlone.js": sipAlone,
    "inProcess.js": inProcess,
    "builtIn.js": `import "node:fs";\nexport default {};\n`,
    "overHttp.js": `export { startEmulator } from "${name}/emulator/node";\n`,
  });
});
afterAll(() => rmSync(apps, { recursive: true, force: true }));

const isOfEmulator = (module: string): boolean =>
  /communication-phone-numbers\/dist\/\w+\/emulator/.test(module);
const isOfNumbers = (module: string): boolean =>
  /dist\/\w+\/(phoneNumbersClient|generated\/phoneNumbers\/)/.test(module);
/** Node's own modules, and what bundlers put in place of them. */
const isOfNode = (module: string): boolean =>
  /^(node:|external |__vite-browser-external|\(disabled\))|browser-external|\(ignored\)|^(?!\.)[a-z_]+$/.test(
    module,
  );
const nodeCode =
  /["'`]node:[a-z_/]+["'`]|\brequire\(|browser-external|\bprocess\.(binding|stdin|versions\.node)/g;

function nodeIn({ code, modules }: Bundle): string[] {
  return [...modules.filter(isOfNode), ...(code.match(nodeCode) ?? [])];
}

/** What a user reads who takes that door in an app for browsers. */
const refusal =
  /"\.\/emulator\/node" (is not exported under the conditions .*"browser"|cannot be imported)/;

describe.each(bundlers)("%s", (_, bundle) => {
  test("builds both clients, which run without Node.js", async () => {
    const { code } = await bundle(join(apps, "clients.js"));
    expect(await outcomeWithoutNode(code)).toEqual(["/phoneNumbers", "/sip"]);
  });

  test("builds the emulator, which runs without Node.js", async () => {
    const { code } = await bundle(join(apps, "inProcess.js"));
    expect(await outcomeWithoutNode(code)).toEqual({
      owned: [expect.stringMatching(/^\+1\d{10}$/)],
      trunks: ["sbc.contoso.com"],
    });
  });

  test("takes code of the emulator only where it is asked for", async () => {
    const host = "emulator.communication.azure.com";
    const without = await bundle(join(apps, "clients.js"));
    expect(without.modules.filter(isOfEmulator)).toEqual([]);
    expect(without.code).not.toContain(host);
    const withIt = await bundle(join(apps, "inProcess.js"));
    expect(withIt.modules.filter(isOfEmulator)).not.toEqual([]);
    expect(withIt.code).toContain(host);
  });

  test("takes no code of the other client", async () => {
    const one = await bundle(join(apps, "sipAlone.js"));
    const both = await bundle(join(apps, "clients.js"));
    expect(one.modules.filter(isOfNumbers)).toEqual([]);
    expect(one.code).not.toContain("/operatorInformation/:search");
    expect(both.modules.filter(isOfNumbers)).toHaveLength(1);
    expect(both.code).toContain("/operatorInformation/:search");
    expect(await outcomeWithoutNode(one.code)).toBe("function");
  });

  test.each(["clients.js", "inProcess.js"])("finds nothing of Node.js in %s", async (app) => {
    expect(nodeIn(await bundle(join(apps, app)))).toEqual([]);
  });

  test("is seen when it meets a module of Node.js", async () => {
    const found = bundle(join(apps, "builtIn.js")).then(nodeIn, String);
    expect(String(await found)).toContain("node:fs");
  });

  test("refuses the door to Node.js, and says so", async () => {
    await expect(bundle(join(apps, "overHttp.js"))).rejects.toThrow(refusal);
  });
});

test("apps run without what Node.js has", async () => {
  const names = ["process", "Buffer", "require", "module", "setImmediate", "__dirname"];
  const types = names.map((one) => `typeof ${one}`).join();
  const outcome = await outcomeWithoutNode(`globalThis.outcome = [${types}]`);
  expect(outcome).toEqual(names.map(() => "undefined"));
});
