import type { Fault, Request } from "./exchange.js";

/** One thing to do, as plain JSON. The numbers in it pick from what is known, newest first. */
export type Command = (
  | { kind: "search"; country: string; body: Record<string, unknown> }
  | { kind: "browse"; country: string; body: Record<string, unknown> }
  | { kind: "searchResult" | "poll" | "cancel" | "number" | "release"; pick: number }
  | { kind: "purchase"; pick: number; agreeToNotResell?: boolean }
  | { kind: "reserve" | "unreserve"; pick: number; numbers: number[] }
  | { kind: "reservation" | "deleteReservation"; pick: number }
  | { kind: "purchaseReservation"; pick: number; agreeToNotResell?: boolean }
  | { kind: "capabilities"; pick: number; body: Record<string, unknown> }
  | { kind: "lookUp"; pick: number }
  | { kind: "list" | "listReservations"; skip: number; size: number }
  | { kind: "sip"; body: unknown }
  | { kind: "readSip" }
  | { kind: "garbage"; request: Request }
  | { kind: "advance"; ms: number }
  | { kind: "seed"; numbers: number | string[] }
) & { version?: string; fault?: Fault };

export type Kind = Command["kind"];
