import { name } from "./projects.js";

/** Buys a number and sets a trunk with `connectionString` and `options`; gives what is there afterwards. */
const work = `
const soon = { updateIntervalInMs: 1 };
async function work(connectionString, options) {
  const numbers = new PhoneNumbersClient(connectionString, options);
  const sip = new SipRoutingClient(connectionString, options);
  const search = await numbers.beginSearchAvailablePhoneNumbers(
    {
      countryCode: "US",
      phoneNumberType: "tollFree",
      assignmentType: "application",
      capabilities: { calling: "outbound", sms: "none" },
    },
    soon,
  );
  const { searchId } = await search.pollUntilDone();
  await (await numbers.beginPurchasePhoneNumbers(searchId, soon)).pollUntilDone();
  const owned = [];
  for await (const { phoneNumber } of numbers.listPurchasedPhoneNumbers()) owned.push(phoneNumber);
  await sip.setTrunk({ fqdn: "sbc.contoso.com", sipSignalingPort: 5061 });
  const trunks = [];
  for await (const { fqdn } of sip.listTrunks()) trunks.push(fqdn);
  return { owned, trunks };
}
`;

/** Leaves the promise of what it did in `globalThis.outcome`; for any runtime. */
export const inProcess = `import { PhoneNumbersClient, SipRoutingClient } from "${name}";
import { createEmulator } from "${name}/emulator";
${work}
const { connectionString, httpClient } = createEmulator();
globalThis.outcome = work(connectionString, { httpClient });
`;

const print = "globalThis.outcome.then((outcome) => console.log(JSON.stringify(outcome)));\n";

export const purchase = inProcess + print;

export const overHttp = `import { PhoneNumbersClient, SipRoutingClient } from "${name}";
import { startEmulator } from "${name}/emulator/node";
${work}
async function serveAndWork() {
  const elsewhere = process.env.COMMUNICATION_CONNECTION_STRING;
  if (elsewhere) return work(elsewhere);
  const emulator = await startEmulator();
  try {
    return await work(emulator.connectionString);
  } finally {
    await emulator.close();
  }
}
globalThis.outcome = serveAndWork();
${print}`;

export const packageJson = `import json from "${name}/package.json" with { type: "json" };
const { node } = process.versions;
console.log(JSON.stringify({ name: json.name, version: json.version, node }));
`;

/** The same with `require` in place of `import`. */
export const asCommonJs = (program: string): string =>
  program.replaceAll(
    /^import (.+?) from (".+?")( with .*)?;$/gm,
    (_line, names: string, from: string) => `const ${names} = require(${from});`,
  );

/** Prints the code of the error of each import that has to be refused, and of one that has not. */
export const deepImports = (load: "import" | "require"): string => `
const paths = ["/dist/esm/index.js", "/dist/commonjs/index.js", "/src/models.ts", "/emulator"];
const attempt = async (path) => {
  try {
    await ${load}("${name}" + path);
    return "ok";
  } catch (error) {
    return error.code ?? String(error);
  }
};
Promise.all(paths.map(attempt)).then((codes) => console.log(JSON.stringify(codes)));
`;
