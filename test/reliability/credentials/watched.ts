import { AzureKeyCredential } from "@azure/core-auth";
import type { HttpClient } from "@azure/core-rest-pipeline";
import {
  PhoneNumbersClient,
  SipRoutingClient,
  type PhoneNumbersClientOptions,
} from "@azure/communication-phone-numbers";
import type { Instrumenter, InstrumenterSpanOptions } from "@azure/core-tracing";
import { expect, vi } from "vitest";
import type { Clients } from "../../unit/support/clients.js";
import { RecordingInstrumenter } from "../../unit/support/recordingInstrumenter.js";
import { ENDPOINT } from "../../unit/support/scriptedHttpClient.js";
import { printed } from "./printed.js";
import { KEY, Secrets, tokens } from "./secrets.js";

export type Credential = "connection string" | "key credential" | "token credential";
export const CREDENTIALS: Credential[] = [
  "connection string",
  "key credential",
  "token credential",
];

/** Clients whose requests are watched for what must not be shown, and all that they wrote. */
export class Watched {
  readonly secrets = new Secrets();
  readonly log: string[] = [];
  readonly clients: Clients;

  constructor(
    credential: Credential,
    httpClient: HttpClient,
    more: PhoneNumbersClientOptions = {},
    endpoint = ENDPOINT,
  ) {
    const options: PhoneNumbersClientOptions = {
      retryOptions: { maxRetries: 0 },
      loggingOptions: { logger: this.#logger() },
      httpClient: this.secrets.watching(httpClient),
      ...more,
    };
    const text = `endpoint=${endpoint};accesskey=${KEY}`;
    const given = credential === "token credential" ? tokens : new AzureKeyCredential(KEY);
    this.clients =
      credential === "connection string"
        ? {
            numbers: new PhoneNumbersClient(text, options),
            sip: new SipRoutingClient(text, options),
          }
        : {
            numbers: new PhoneNumbersClient(endpoint, given as never, options),
            sip: new SipRoutingClient(endpoint, given as never, options),
          };
  }

  #logger() {
    const write = (...lines: unknown[]): void => void this.log.push(lines.map(String).join(" "));
    const rest = { enabled: true, namespace: "test", destroy: () => true, log: write };
    const logger = Object.assign(write, rest, { extend: () => logger });
    return logger as never;
  }

  /** Fails where something that is printed shows a secret; does not say which. */
  expectHidden(things: Record<string, unknown>): void {
    const shown: string[] = [];
    for (const [name, thing] of Object.entries({ ...things, log: this.log.join("\n") })) {
      for (const [way, text] of printed(name, thing)) {
        const place = this.secrets.shownIn(text);
        if (place !== undefined) shown.push(`${way}: ${place}`);
      }
    }
    expect(shown).toEqual([]);
  }
}

/** Catches what loggers write to stderr; `text()` gives it. */
export function watchStderr(): { text: () => string; end: () => void } {
  let text = "";
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  return { text: () => text, end: () => spy.mockRestore() };
}

/** Keeps whatever spans are given. */
export class KeepingInstrumenter extends RecordingInstrumenter implements Instrumenter {
  readonly given: unknown[] = [];

  override startSpan(name: string, options: InstrumenterSpanOptions) {
    this.given.push(name, options.spanAttributes);
    const started = super.startSpan(name, options);
    const keep = (...args: unknown[]): void => void this.given.push(...args);
    Object.assign(started.span, {
      setStatus: keep,
      setAttribute: keep,
      recordException: keep,
      addEvent: keep,
    });
    return started;
  }
}
