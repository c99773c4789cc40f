// Requests and answers as they travel, and as tests see them.
import type { OperationName } from "./operationName.js";

/** A request as it arrives, whatever carried it. Header names are in lower case. */
export interface WireRequest {
  method: string;
  /** Path and query as sent. */
  target: string;
  host: string;
  headers: Record<string, string>;
  /** Empty when there is none, or when it is unreadable. */
  body: string;
  unreadable?: "too large" | "no text";
}

/** An answer ready to be sent, and how its sending goes wrong if it does. */
export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
  ending: "complete" | "drop" | "reset" | "truncate";
  latencyMs: number;
}

/** One request, as the emulator saw it. */
export interface EmulatedRequest {
  /** Undefined when no operation has this method and path. */
  operation: OperationName | undefined;
  /** HTTP method, in upper case. */
  method: string;
  /** Path and query as sent. */
  url: string;
  /** Path alone, as sent. */
  path: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Parsed when it is JSON, otherwise the text; undefined when there is none. */
  body: unknown;
  /** On the emulator's clock. */
  time: Date;
}

/** How long a body may be. */
export const mostBytes = 16 * 1024 * 1024;

/** A body as text, or why it is none. */
export function readBody(bytes: Uint8Array): Pick<WireRequest, "body" | "unreadable"> {
  if (bytes.length > mostBytes) return { body: "", unreadable: "too large" };
  try {
    return { body: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { body: "", unreadable: "no text" };
  }
}
