#!/usr/bin/env node
// The command `phone-numbers-emulator`.
import { parseArgs } from "node:util";
import { startEmulator, type HttpEmulator, type HttpEmulatorOptions } from "./index.js";

const usage = `Usage: phone-numbers-emulator [options]

An emulator of the phone numbers and SIP routing service on 127.0.0.1. Nothing is bought for real.

  --port <number>       port to listen on; 0 takes a free one (default 8787)
  --state <file>        keep what is bought, reserved and configured in this file over restarts
  --numbers <count>     how many numbers to own at first; not used when the state file exists (default 0)
  --polls <count>       how often an operation says that it is not done yet (default 3)
  --no-authentication   let requests pass without a key or token
  --quiet               do not print a line for each request
  --help, -h            print this
`;

/** A mistake in the arguments. */
class UsageError extends Error {}

function readCount(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) {
    throw new UsageError(`--${name} has to be a whole number from 0 to ${most}, not "${text}".`);
  }
  return value;
}

/** The options of the command line; undefined when help is asked for. */
function readOptions(args: string[]): HttpEmulatorOptions | undefined {
  const { values } = parse(args);
  if (values.help === true) return undefined;
  if (values.state === "") throw new UsageError("--state needs the name of a file.");
  const numbers = readCount("numbers", values.numbers, 1_000_000);
  const pollsUntilDone = readCount("polls", values.polls, 1_000_000);
  return {
    port: readCount("port", values.port, 65_535) ?? 8787,
    authentication: values["no-authentication"] === true ? "off" : "verify",
    ...(values.state === undefined ? {} : { stateFile: values.state }),
    ...(numbers === undefined ? {} : { numbers }),
    ...(pollsUntilDone === undefined ? {} : { pollsUntilDone }),
    ...(values.quiet === true ? {} : { log: (line: string) => print(`${line}\n`) }),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: "string" },
        state: { type: "string" },
        numbers: { type: "string" },
        polls: { type: "string" },
        "no-authentication": { type: "boolean" },
        quiet: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function print(text: string): void {
  process.stdout.write(text);
}

function greeting(
  { url, connectionString }: HttpEmulator,
  { stateFile, authentication }: HttpEmulatorOptions,
): string {
  const credentials =
    authentication === "off" ? "keys and tokens are not looked at" : "its key is public";
  const state =
    stateFile === undefined
      ? "Its state is lost when it ends; --state <file> keeps it."
      : `Its state is kept in ${stateFile}.`;
  return `The phone numbers emulator is at ${url}. ${state}

Connection string (${credentials}; nothing here is secret or real):

  ${connectionString}

Next: give it to new PhoneNumbersClient(...) or new SipRoutingClient(...), or run your app with

  COMMUNICATION_CONNECTION_STRING="${connectionString}"

With --no-authentication also: curl "${url}/phoneNumbers?api-version=2025-06-01"
Ctrl+C ends the emulator.
`;
}

/** Runs until it is told to end. Exit code 2 means that it could not begin. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    print(usage);
    return;
  }
  const emulator = await startEmulator(options);
  print(greeting(emulator, options));
  const end = (): void => void emulator.close();
  process.once("SIGINT", end).once("SIGTERM", end);
}

// Whoever reads what it prints may stop reading; the emulator goes on.
process.stdout.on("error", () => {});
main().catch((error: unknown) => {
  const message = (error as Error).message.replace(/\.?$/, ".");
  const hint = error instanceof UsageError ? " Try --help." : "";
  process.stderr.write(`phone-numbers-emulator: ${message}${hint}\n`);
  process.exitCode = 2;
});
