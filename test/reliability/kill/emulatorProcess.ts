import { startEmulator } from "@azure/communication-phone-numbers/emulator/node";

/** An emulator that can be killed; it says its URL and its connection string's key when it is ready. */
startEmulator({ stateFile: process.argv[2] ?? "", pollsUntilDone: 2 }).then(
  ({ url, key }) => process.stdout.write(`${JSON.stringify({ url, key })}\n`),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  },
);
