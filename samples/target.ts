/**
 * Where a sample runs: against the service, if the environment names a resource, or else against an emulator of its own.
 */
import { startEmulator } from "@azure/communication-phone-numbers/emulator/node";

export interface Target {
  connectionString: string;
  isEmulator: boolean;
  /** Options for calls that begin an operation: the emulator needs no pauses between two polls. */
  polling: { updateIntervalInMs?: number };
  close(): Promise<void>;
}

/**
 * Opens the target. Against the service it is undefined, with an explanation printed, until CONFIRM=yes says that the
 * sample may do what it is about to do.
 * @param consequence - What the sample does to the resource, for example `buys a number`.
 */
export async function openTarget(consequence: string): Promise<Target | undefined> {
  const connectionString = process.env["COMMUNICATION_CONNECTION_STRING"];
  if (!connectionString) {
    const emulator = await startEmulator();
    console.log(`Running against an emulator at ${emulator.url}; nothing is bought.`);
    return {
      connectionString: emulator.connectionString,
      isEmulator: true,
      polling: { updateIntervalInMs: 20 },
      close: () => emulator.close(),
    };
  }
  if (process.env["CONFIRM"] !== "yes") {
    console.error(
      "COMMUNICATION_CONNECTION_STRING is set, so this would run against the real service.",
    );
    console.error(`This sample ${consequence}.`);
    console.error("Set CONFIRM=yes to go on, or unset the connection string to use an emulator.");
    return undefined;
  }
  console.log(`Running against ${/https?:[^;]*/i.exec(connectionString)?.[0] ?? "the service"}.`);
  return { connectionString, isEmulator: false, polling: {}, close: async () => {} };
}
