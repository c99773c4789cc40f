/**
 * A setup file: writes each key that a worker signs with, and each token that it puts on a request, to the folder in which
 * `outputGuard.ts` looks for them.
 */
import crypto, { type BinaryLike, type KeyObject } from "node:crypto";
import { appendFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { createHttpHeaders, type HttpHeaders } from "@azure/core-rest-pipeline";

const folder = process.env["USED_KEYS_FOLDER"];
const noted = new Set<string>();

/** Takes a secret down at once: a worker may be ended at any time. */
function note(kind: "key" | "token", bytes: Buffer): void {
  const line = `${kind} ${bytes.toString("hex")}\n`;
  if (folder === undefined || noted.has(line)) return;
  noted.add(line);
  appendFileSync(join(folder, `${process.pid}`), line);
}

function bytesOf(key: BinaryLike | KeyObject): Buffer | undefined {
  if (typeof key === "string") return Buffer.from(key);
  if (ArrayBuffer.isView(key)) return Buffer.from(key.buffer, key.byteOffset, key.byteLength);
  if (!(key instanceof crypto.KeyObject)) return undefined;
  return key.type === "secret" ? key.export() : undefined;
}

const createHmac = crypto.createHmac.bind(crypto);
Object.assign(crypto, {
  createHmac: (...args: Parameters<typeof createHmac>) => {
    const bytes = bytesOf(args[1]);
    if (bytes) note("key", bytes);
    return createHmac(...args);
  },
});
// Named imports see it as well.
syncBuiltinESMExports();

const headers = Object.getPrototypeOf(createHttpHeaders()) as HttpHeaders;
const { set } = headers as { set: (this: HttpHeaders, name: string, value: string) => void };
headers.set = function (this: HttpHeaders, name: string, value: string) {
  const token = /^authorization$/i.test(name) && /^Bearer (.{16,})$/.exec(value)?.[1];
  if (token) note("token", Buffer.from(token));
  set.call(this, name, value);
};
