import type { OperationName, Fault } from "@azure/communication-phone-numbers/emulator";
import type { HttpEmulator } from "@azure/communication-phone-numbers/emulator/node";

/** What tests in a page ask of Node: emulators that listen on a port, by their URL. */
const emulators = new Map<string, HttpEmulator>();

const emulatorAt = (url: string): HttpEmulator => emulators.get(url)!;

async function openEmulator(): Promise<{ url: string; connectionString: string }> {
  // Not before a test asks for it: without a build, the configuration would not load.
  const { startEmulator } = await import("@azure/communication-phone-numbers/emulator/node");
  const emulator = await startEmulator();
  const { url, connectionString } = emulator;
  emulators.set(url, emulator);
  return { url, connectionString };
}

export const emulatorCommands = {
  openEmulator,
  failAtEmulator: (_context: unknown, url: string, operation: OperationName, fault: Fault) =>
    emulatorAt(url).fail(operation, fault),
  requestsOfEmulator: (_context: unknown, url: string) => [...emulatorAt(url).requests],
  closeEmulator: async (_context: unknown, url: string) => emulatorAt(url).close(),
};

type Asked<C> = {
  [K in keyof C]: C[K] extends (context: never, ...rest: infer A) => infer R
    ? (...rest: A) => Promise<Awaited<R>>
    : never;
};

declare module "vitest/browser" {
  interface BrowserCommands extends Asked<typeof emulatorCommands> {}
}
