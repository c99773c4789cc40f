import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createCore, type Emulator, type EmulatorCore, type EmulatorOptions } from "../emulator.js";
import { createForwardingClient } from "../httpClients.js";
import { createHttpServer } from "./httpServer.js";

export type { Emulator, EmulatorOptions } from "../emulator.js";
export type { Clock } from "../clock.js";
export type { Fault } from "../faults.js";
export type { EmulatedRequest } from "../messages.js";
export type { OperationName } from "../operationName.js";
export type { SeedNumber } from "../seeding.js";
export type { PurchasedNumber } from "../wire.js";

/** Options of {@link startEmulator}. */
export interface HttpEmulatorOptions extends EmulatorOptions {
  /** TCP port on 127.0.0.1; default 0, which takes a free one. */
  port?: number;
  /**
   * A file that keeps the emulator's state over a restart. Read at the start when it exists (`numbers` is not used
   * then), and written before each answer that changed something.
   */
  stateFile?: string;
}

/** An emulator that listens on 127.0.0.1. */
export interface HttpEmulator extends Emulator {
  /** `http://127.0.0.1:<port>`, also the endpoint in `connectionString`. */
  url: string;
  /** Ends the server and every connection at once. */
  close(): Promise<void>;
}

/**
 * An emulator of the service over HTTP on 127.0.0.1, for clients of any language and for browser pages.
 * `connectionString` names its `url`; `endpoint` with `httpClient` and `credential` is the way for token clients,
 * which refuse `http:`.
 *
 * @throws when the port is taken (`EADDRINUSE`) or the state file holds no state.
 *
 * @example
 * ```ts
 * const emulator = await startEmulator({ numbers: 2 });
 * const client = new PhoneNumbersClient(emulator.connectionString);
 * await emulator.close();
 * ```
 */
export async function startEmulator(options: HttpEmulatorOptions = {}): Promise<HttpEmulator> {
  const core = createCore(options);
  const { stateFile, port = 0 } = options;
  const keep = stateFile === undefined ? () => {} : stateKeeper(core, stateFile);
  keep();
  const server = createHttpServer(core.service, keep);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    // Node's own backlog of 511 makes clients wait that connect by the thousand.
    server.listen({ port, host: "127.0.0.1", backlog: 4096 }, resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { emulator } = core;
  return {
    ...emulator,
    connectionString: `endpoint=${url};accesskey=${emulator.key}`,
    httpClient: createForwardingClient(emulator.endpoint, url),
    url,
    clock: {
      now: () => emulator.clock.now(),
      advance(ms) {
        emulator.clock.advance(ms);
        keep();
      },
    },
    seed(numbers) {
      emulator.seed(numbers);
      keep();
    },
    reset() {
      emulator.reset();
      keep();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Loads the state now, and gives a function that writes it when it has changed. */
function stateKeeper(core: EmulatorCore, stateFile: string): () => void {
  if (existsSync(stateFile)) {
    try {
      core.load(readFileSync(stateFile, "utf8"));
    } catch (cause) {
      throw new Error(`The state file ${stateFile} holds no emulator state.`, { cause });
    }
  }
  let written = "";
  return () => {
    const text = core.save();
    if (text === written) return;
    // Written beside it first, so that a killed process leaves the old state or the new one, never half of it.
    writeFileSync(`${stateFile}.tmp`, text);
    renameSync(`${stateFile}.tmp`, stateFile);
    written = text;
  };
}
