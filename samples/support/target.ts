/** Where a sample runs: against the service, if the environment names a resource, or else against an emulator of its own. */
import type { EmulatorOptions } from "@azure/communication-phone-numbers/emulator";
import { startEmulator, type HttpEmulator } from "@azure/communication-phone-numbers/emulator/node";

export interface TargetOptions extends EmulatorOptions {
  /** What the sample does to the resource of a user, for example `buys a number`. Left out where it only reads. */
  consequence?: string;
}

export interface Target {
  connectionString: string;
  /** Absent where the sample runs against the service. */
  emulator?: HttpEmulator;
  close(): Promise<void>;
}

/**
 * Opens the target. The environment variable COMMUNICATION_CONNECTION_STRING makes it the service, and then CONFIRM=yes
 * has to say that the sample may do what it is about to do.
 */
export async function openTarget(options: TargetOptions = {}): Promise<Target> {
  const { consequence, ...emulatorOptions } = options;
  const connectionString = process.env["COMMUNICATION_CONNECTION_STRING"];
  if (!connectionString) {
    const emulator = await startEmulator({ pollsUntilDone: 0, ...emulatorOptions });
    console.log(`Running against an emulator at ${emulator.url}; nothing is bought.`);
    const close = (): Promise<void> => emulator.close();
    return { connectionString: emulator.connectionString, emulator, close };
  }
  if (consequence && process.env["CONFIRM"] !== "yes") {
    throw new Error(
      `COMMUNICATION_CONNECTION_STRING is set, so this would run against the service, where it ${consequence}.
Set CONFIRM=yes to go on, or unset COMMUNICATION_CONNECTION_STRING to use an emulator.`,
    );
  }
  console.log(`Running against ${hostOf(connectionString)}.`);
  const ignore = consequence ? finishDespiteInterrupt() : () => {};
  return { connectionString, close: async () => ignore() };
}

/** Never more than a host: what is written wrongly may have the key in any place. */
function hostOf(connectionString: string): string {
  const [, host = "the service"] =
    /(?:^|;)\s*endpoint\s*=\s*https?:\/\/([\w.-]+(?::\d+)?)\/?\s*(?:;|$)/i.exec(connectionString) ??
    [];
  return host;
}

/** Ctrl-C would leave behind what was bought or changed: the first one is only heard. */
function finishDespiteInterrupt(): () => void {
  const hear = (): void => {
    process.off("SIGINT", hear);
    console.error("Cleaning up first. Ctrl-C again ends at once, and leaves what was changed.");
  };
  process.on("SIGINT", hear);
  return () => process.off("SIGINT", hear);
}
