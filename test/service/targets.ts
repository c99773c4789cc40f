import { createEmulator } from "@azure/communication-phone-numbers/emulator";
import { openInProcess, withToken, type Target } from "./target.js";

type Open = () => Promise<Target>;

const ANYWHERE: Record<string, Open> = {
  "in process": openInProcess,
  "in process with a token": async () => withToken(createEmulator()),
};

const isBrowser = typeof document === "object";
// Only Node loads the module that needs Node.
const overHttp = isBrowser ? {} : (await import("./overHttp.js")).OVER_HTTP;

/** The ways in which the same scenarios are run: name, and how to open the target. Each test opens its own. */
export const TARGETS: [string, Open][] = Object.entries({ ...ANYWHERE, ...overHttp });
