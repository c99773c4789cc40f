/**
 * The emulator over HTTP on 127.0.0.1, for clients of any language; for Node.js alone.
 *
 * @module @azure/communication-phone-numbers/emulator/node
 */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createCore, type Emulator, type EmulatorOptions } from "../emulator.js";
import { createForwardingClient } from "../httpClients.js";
import * as shape from "../shapes.js";
import { createHttpDoor } from "./httpServer.js";
import { Journal } from "./journal.js";
import type { WireAnswer, WireRequest } from "../messages.js";

export type { Emulator, EmulatorOptions } from "../emulator.js";
export type { Clock } from "../clock.js";
export type { Fault } from "../faults.js";
export type { EmulatedRequest } from "../messages.js";
export type { OperationName } from "../operationName.js";
export type { SeedNumber } from "../seeding.js";
export type { Capabilities, Cost, PurchasedNumber } from "../wire.js";

/** Options of {@link startEmulator}. */
export interface HttpEmulatorOptions extends EmulatorOptions {
  /** TCP port on 127.0.0.1; default 0, which takes a free one. */
  port?: number;
  /**
   * A file that keeps the emulator's state over a restart. Read at the start when it exists (`numbers` is not used
   * then); what a request changes is added to it before the answer is sent, so that it survives a killed process.
   * One emulator at a time can use it. Default: the state is lost at the end.
   */
  stateFile?: string;
  /** Hears a line about each request: method, path, status and, of a refusal, its error. Default: nobody does. */
  log?: (line: string) => void;
}

/** An emulator that listens on 127.0.0.1. */
export interface HttpEmulator extends Emulator {
  /** `http://127.0.0.1:<port>`, also the endpoint in `connectionString`. */
  url: string;
  /** Takes no more requests, lets answers that are under way go out for at most a second, and ends the server. */
  close(): Promise<void>;
}

/**
 * An emulator of the service over HTTP on 127.0.0.1, for clients of any language and for browser pages.
 * `connectionString` names its `url`; `endpoint` with `httpClient` and `credential` is the way for token clients,
 * which refuse `http:`.
 *
 * @param options - Those of `createEmulator`, and port, state file and log.
 * @throws TypeError and RangeError as `createEmulator`.
 * @throws Error with `code` `EADDRINUSE` when the port is taken; Error when the state file cannot be used: it is
 * damaged, no state at all, in use by another emulator, or cannot be written. The file is then left as it is.
 *
 * @example
 * ```ts
 * const emulator = await startEmulator({ numbers: 2 });
 * const client = new PhoneNumbersClient(emulator.connectionString);
 * await emulator.close();
 * ```
 */
export async function startEmulator(options: HttpEmulatorOptions = {}): Promise<HttpEmulator> {
  const { emulator, service, store } = createCore(options, {
    port: shape.wholeNumber,
    stateFile: shape.text,
    log: shape.ignored,
  });
  const { stateFile, port = 0, log } = options;
  if (stateFile === "") throw new TypeError("The option stateFile needs the name of a file.");
  let journal: Journal | undefined;
  const door = createHttpDoor(service, (request, answer) => {
    journal?.flush();
    log?.(describeExchange(request, answer));
  });
  await listen(door.server, port);
  try {
    // Only now: whoever holds the port may be using the file. No request is taken before this turn ends.
    if (stateFile !== undefined) journal = new Journal(store, stateFile);
  } catch (cause) {
    await door.close();
    const { message } = cause as Error;
    throw new Error(`The state file ${stateFile} cannot be used: ${message}.`, { cause });
  }

  const url = `http://127.0.0.1:${(door.server.address() as AddressInfo).port}`;
  return {
    ...emulator,
    connectionString: `endpoint=${url};accesskey=${emulator.key}`,
    httpClient: createForwardingClient(emulator.endpoint, url),
    url,
    clock: {
      now: () => emulator.clock.now(),
      advance(ms) {
        emulator.clock.advance(ms);
        journal?.flush();
      },
    },
    seed(numbers) {
      emulator.seed(numbers);
      journal?.flush();
    },
    reset() {
      emulator.reset();
      journal?.flush();
    },
    async close() {
      await door.close();
      journal?.close();
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reason = error.code === "EADDRINUSE" ? "is taken" : `cannot be had (${error.message})`;
      const message = `Port ${port} on 127.0.0.1 ${reason}. Give another one, or 0 for any free one.`;
      reject(Object.assign(new Error(message, { cause: error }), { code: error.code }));
    });
    // Node's own backlog of 511 makes clients wait that connect by the thousand.
    server.listen({ port, host: "127.0.0.1", backlog: 4096 }, resolve);
  });
}

/** One line; headers, which hold credentials, are left out. */
function describeExchange({ method, target }: WireRequest, answer: WireAnswer): string {
  const { status, body, ending } = answer;
  const outcome =
    ending === "complete" ? String(status) : `${status}, connection broken (${ending})`;
  return `${method} ${target} ${outcome}${status < 400 ? "" : ` ${body}`}`;
}
