import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AzureKeyCredential } from "@azure/core-auth";
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { createEmulator } from "@azure/communication-phone-numbers/emulator";
import { startEmulator } from "@azure/communication-phone-numbers/emulator/node";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { tried } from "../../properties.js";
import { rejectionOf } from "../../unit/support/clients.js";
import { ENDPOINT, scriptedHttpClient } from "../../unit/support/scriptedHttpClient.js";
import { printed } from "./printed.js";
import { KEY, Secrets, TOKEN } from "./secrets.js";

// For long runs, and a machine under load.
vi.setConfig({ testTimeout: 600_000 });

const parameters = tried(500);
const secrets = new Secrets();
const TEXT = `endpoint=${ENDPOINT}/;accesskey=${KEY}`;

function expectHidden(things: Record<string, unknown>): void {
  const shown = Object.entries(things)
    .flatMap(([name, thing]) => [...printed(name, thing)])
    .flatMap(([way, text]) => (secrets.shownIn(text) === undefined ? [] : [way]));
  expect(shown).toEqual([]);
}

/** What a constructor throws, or the client. */
function outcomeOf(construct: () => unknown): unknown {
  try {
    return construct();
  } catch (error) {
    return error;
  }
}

/** Connection strings as they come to be in settings, pipelines and terminals. */
const MALFORMED = [
  ...[KEY, `accesskey=${KEY}`, `=${KEY}`, `endpoint=${KEY}`, `accesskey:${KEY}`, `"${KEY}"`],
  ...[`accesskey=;${KEY}`, `accesskey=${KEY};accesskey=${KEY}`, `${TEXT};${TEXT}`],
  ...[`endpoint=${ENDPOINT}`, `endpoint=;accesskey=${KEY}`, `endpoint;accesskey=${KEY}`],
  ...[`endpoint=${ENDPOINT}accesskey=${KEY}`, `endpoint=${ENDPOINT},accesskey=${KEY}`],
  ...[`endpoint=${ENDPOINT}&accesskey=${KEY}`, `endpoint=${ENDPOINT}?accesskey=${KEY};`],
  ...[`endpoint=${ENDPOINT}/${KEY};accesskey=`, `endpoint=https://${KEY}@contoso;accesskey=1`],
  ...[`endpoint=https://:${KEY}@contoso;accesskey=1`, `endpoint=ftp://${KEY};accesskey=${KEY}`],
  ...[`endpoint=//${KEY};accesskey=${KEY}`, `endpoint=https://${KEY};accesskey=${KEY}`],
  ...[`endpoint=contoso;accesskey=${KEY}`, `endpoint= ;accesskey=${KEY}`, `{"k":"${TEXT}"}`],
  ...[`endpoint=${ENDPOINT}#${KEY};accesskey=${KEY}`, `endpoint=[${KEY}];accesskey=${KEY}`],
  ...[`Endpoint=sb://contoso/;SharedAccessKey=${KEY}`, `CS="${TEXT}`, encodeURIComponent(TEXT)],
  ...[`AccountKey=${KEY};AccountName=contoso`, TEXT.replace(";", "\n"), TEXT.replace("=", " ")],
  ...[btoa(TEXT), TEXT.split("").reverse().join(""), `${ENDPOINT}/;${KEY}`, `${ENDPOINT}/${KEY}`],
  ...[`${ENDPOINT}?key=${KEY}`, `Bearer ${TOKEN}`, `https://${TOKEN}@contoso`, TOKEN],
];

const CLIENTS = [PhoneNumbersClient, SipRoutingClient];

describe.each(CLIENTS.map((Client) => [Client.name, Client] as const))("%s", (_, Client) => {
  it.each(MALFORMED.map((text, index) => [index, text] as const))(
    "shows no key of a malformed connection string (%i)",
    (_index, text) => {
      expectHidden({
        alone: outcomeOf(() => new Client(text)),
        endpoint: outcomeOf(() => new Client(text, new AzureKeyCredential("c2VjcmV0"))),
        options: outcomeOf(() => new Client(ENDPOINT, text as never)),
        array: outcomeOf(() => new Client([text] as never)),
        object: outcomeOf(() => new Client({ connectionString: text } as never)),
        credential: outcomeOf(() => new Client(ENDPOINT, { sasToken: text } as never)),
        client: outcomeOf(() => new Client(TEXT, { key: text } as never)),
      });
    },
  );
});

it("A constructor shows no key of a connection string that was edited anyhow", () => {
  const edit = fc.record({
    at: fc.nat(),
    length: fc.integer({ min: 0, max: 12 }),
    text: fc.oneof(
      fc.constantFrom(";", "=", "@", "/", "https://", "endpoint=", " ", '"', "?", "#", KEY, TEXT),
      fc.string({ maxLength: 4 }),
    ),
  });
  const edited = fc.array(edit, { minLength: 1, maxLength: 4 }).map((edits) =>
    edits.reduce((text, { at, length, text: put }) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + put + text.slice(from + length);
    }, TEXT),
  );
  let refused = 0;
  const property = fc.property(edited, fc.constantFrom(...CLIENTS), (text, Client) => {
    for (const more of [[], [new AzureKeyCredential("c2VjcmV0")]]) {
      const outcome = outcomeOf(() => new Client(text, ...(more as [])));
      if (outcome instanceof Error) {
        refused += 1;
        const { message, stack } = outcome;
        expect(secrets.shownIn(`${message}${stack}${JSON.stringify(outcome)}`)).toBeUndefined();
      }
    }
  });
  fc.assert(property, parameters);
  expect(refused).toBeGreaterThan(parameters.numRuns / 2);
});

describe("A credential that fails with a secret in its message", () => {
  const failing = { getToken: () => Promise.reject(new Error(`no token for ${TOKEN}`)) };

  it("is handed on as it failed, and nothing of ours repeats it", async () => {
    const lines: unknown[] = [];
    const write = Object.assign((...line: unknown[]) => void lines.push(...line), {
      enabled: true,
    });
    const httpClient = scriptedHttpClient();
    const options = { httpClient, loggingOptions: { logger: write as never } };
    const client = new PhoneNumbersClient(ENDPOINT, failing, options);

    const read = await rejectionOf(client.getPurchasedPhoneNumber("+1"));
    const start = await rejectionOf(client.beginPurchasePhoneNumbers("1"));

    for (const error of [read, start]) {
      expect(error.message).toBe(`no token for ${TOKEN}`);
      expect(error.cause).toBeUndefined();
    }
    expect(httpClient.requests).toEqual([]);
    expectHidden({ lines, client });
  });
});

describe("An emulator with a key of its own", () => {
  it("shows it in no line of its log, in no answer, and not in its state file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "emulator-"));
    const stateFile = join(folder, "state.jsonl");
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const emulator = await startEmulator({ key: KEY, stateFile, log, numbers: 1 });
    try {
      const { connectionString, url } = emulator;
      await new SipRoutingClient(connectionString).setTrunks([
        { fqdn: "sbc.contoso.com", sipSignalingPort: 5061 },
      ]);
      const stranger = new PhoneNumbersClient(url, new AzureKeyCredential("c2VjcmV0"));
      const denied = await rejectionOf(stranger.getPurchasedPhoneNumber("+1"));
      const odd = await fetch(`${url}/phoneNumbers?api-version=1`, {
        headers: { authorization: `HMAC-SHA256 ${"x".repeat(99)}` },
      });
      expect(lines.length).toBeGreaterThanOrEqual(3);
      expectHidden({
        lines,
        denied,
        odd: await odd.text(),
        file: await readFile(stateFile, "utf8"),
      });
    } finally {
      await emulator.close();
      await rm(folder, { recursive: true });
    }
  });

  it("shows it in no message about its options", () => {
    expectHidden({
      broken: outcomeOf(() => createEmulator({ key: `${KEY}!` })),
      misnamed: outcomeOf(() => createEmulator({ accesskey: KEY } as never)),
      misplaced: outcomeOf(() =>
        createEmulator(`endpoint=https://a.example;accesskey=${KEY}` as never),
      ),
      mistaken: outcomeOf(() => createEmulator({ numbers: KEY as never })),
    });
  });
});
