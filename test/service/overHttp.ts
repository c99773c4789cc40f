import { startEmulator, type HttpEmulator } from "@azure/communication-phone-numbers/emulator/node";
import { afterEach } from "vitest";
import type { NODE_ONLY } from "./nodeOnly.js";
import { withKey, withToken, type Target } from "./target.js";

const opened: HttpEmulator[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((emulator) => emulator.close()));
});

async function start(): Promise<HttpEmulator> {
  const emulator = await startEmulator();
  opened.push(emulator);
  return emulator;
}

/** Targets that need Node. */
export const OVER_HTTP: Record<keyof typeof NODE_ONLY, () => Promise<Target>> = {
  "over HTTP": async () => withKey(await start()),
  "over HTTP with a token": async () => withToken(await start()),
};
