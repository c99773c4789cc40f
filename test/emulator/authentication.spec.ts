import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../src/emulator/index.js";
import { send, signedHeaders, type Reply, type Signing } from "./harness.js";

const host = "emulator.communication.azure.com";
const target = "/phoneNumbers?api-version=2025-06-01";
const scope = "https://communication.azure.com//.default";

/** Lists the numbers with a signature that differs from the good one in what is given. */
function listSigned(emulator: Emulator, signing: Partial<Signing>, sent = target): Promise<Reply> {
  const good = { key: emulator.key, method: "GET", host, target: sent, body: "" };
  return send(emulator, "GET", sent, undefined, {
    credentials: signedHeaders({ ...good, ...signing }),
  });
}

const bearer = (emulator: Emulator, token: string): Promise<Reply> =>
  send(emulator, "GET", target, undefined, { credentials: { authorization: `Bearer ${token}` } });

function token(key: string, claims: object): string {
  const parts = [{ alg: "HS256", typ: "JWT" }, claims];
  const text = parts
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const signature = createHmac("sha256", Buffer.from(key, "base64"))
    .update(text)
    .digest("base64url");
  return `${text}.${signature}`;
}

describe("a signature", () => {
  it("made with the key is accepted", async () => {
    expect((await listSigned(createEmulator(), {})).status).toBe(200);
  });

  it("made with a key of one's own is accepted by an emulator with that key", async () => {
    const key = Buffer.from("a key of my own").toString("base64");
    expect((await listSigned(createEmulator({ key }), {})).status).toBe(200);
    expect((await listSigned(createEmulator(), { key })).status).toBe(401);
  });

  it.each([
    ["key", { key: Buffer.from("wrong").toString("base64") }],
    ["method", { method: "POST" }],
    ["host", { host: "other.communication.azure.com" }],
    ["path", { target: "/sip?api-version=2025-06-01" }],
    ["query", { target: "/phoneNumbers?api-version=2025-04-01" }],
  ])("made with another %s is refused", async (_what, signing) => {
    const refused = await listSigned(createEmulator(), signing);
    expect(refused.status).toBe(401);
    expect(refused.text).toBe(
      '{"error":{"code":"Denied","message":"Denied by the resource provider."}}',
    );
    expect(refused.header("content-type")).toBe("application/json");
  });

  it("for another body is refused because of the hash", async () => {
    const refused = await listSigned(createEmulator(), { body: "{}" });
    expect(refused.status).toBe(401);
    expect(refused.json.error).toEqual({
      code: "Denied",
      message: "Request 'x-ms-content-sha256' differs from generated content hash.",
    });
  });

  it.each([-16, 16])("dated %i minutes from now is refused", async (minutes) => {
    const date = new Date(Date.now() + minutes * 60_000);
    expect((await listSigned(createEmulator(), { date })).status).toBe(401);
  });

  it("dated 14 minutes ago is accepted", async () => {
    const date = new Date(Date.now() - 14 * 60_000);
    expect((await listSigned(createEmulator(), { date })).status).toBe(200);
  });

  it("is judged by real time, however far the emulator's clock is", async () => {
    const emulator = createEmulator();
    emulator.clock.advance(24 * 60 * 60_000);
    expect((await listSigned(emulator, {})).status).toBe(200);
  });

  it("may be made over the query as sent or over its form-encoded rewrite", async () => {
    const sent =
      "/availablePhoneNumbers/countries/US/localities?administrativeDivision=A%20~K&api-version=2025-06-01";
    const rewritten = sent.replace("A%20~K", "A+%7EK");
    const emulator = createEmulator();
    expect((await listSigned(emulator, {}, sent)).status).toBe(200);
    expect((await listSigned(emulator, { target: rewritten }, sent)).status).toBe(200);
  });

  it.each(["authorization", "x-ms-date", "x-ms-content-sha256"])(
    "needs the header %s",
    async (name) => {
      const emulator = createEmulator();
      const credentials = signedHeaders({
        key: emulator.key,
        method: "GET",
        host,
        target,
        body: "",
      });
      delete credentials[name];
      const refused = await send(emulator, "GET", target, undefined, { credentials });
      expect(refused.status).toBe(401);
      expect(refused.json.error.message.toLowerCase()).toContain(`'${name}'`);
    },
  );

  it("is not looked at when authentication is off", async () => {
    const emulator = createEmulator({ authentication: "off" });
    expect((await send(emulator, "GET", target, undefined, { credentials: {} })).status).toBe(200);
  });
});

describe("a token", () => {
  it("of the emulator's credential is accepted", async () => {
    const emulator = createEmulator();
    const given = await emulator.credential.getToken(scope);
    expect(given?.expiresOnTimestamp).toBeGreaterThan(Date.now());
    expect((await bearer(emulator, given?.token ?? "")).status).toBe(200);
  });

  it("for another scope is refused", async () => {
    const emulator = createEmulator();
    const given = await emulator.credential.getToken("https://communication.azure.com/.default");
    expect((await bearer(emulator, given?.token ?? "")).status).toBe(401);
  });

  it("that has expired is refused", async () => {
    const emulator = createEmulator();
    const exp = Math.floor(Date.now() / 1000);
    expect(
      (await bearer(emulator, token(emulator.key, { aud: scope, exp: exp + 60 }))).status,
    ).toBe(200);
    expect((await bearer(emulator, token(emulator.key, { aud: scope, exp: exp - 1 }))).status).toBe(
      401,
    );
  });

  it.each(["", "not-a-token", "a.b.c"])("'%s' is refused", async (text) => {
    expect((await bearer(createEmulator(), text)).status).toBe(401);
  });
});

describe("an emulator", () => {
  it("has a public key that says what it is", () => {
    const { key, connectionString, endpoint } = createEmulator();
    expect(Buffer.from(key, "base64").toString()).toBe(
      "This is the public key of the phone numbers emulator.",
    );
    expect(connectionString).toBe(`endpoint=${endpoint};accesskey=${key}`);
  });

  it("refuses a key that is no base64, without repeating it", () => {
    expect(() => createEmulator({ key: "secret!" })).toThrow(TypeError);
    expect(() => createEmulator({ key: "secret!" })).not.toThrow(/secret!/);
  });
});
