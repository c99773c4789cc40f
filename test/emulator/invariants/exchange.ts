import { RestError, type HttpMethods } from "@azure/core-rest-pipeline";
import type { Emulator } from "../../../src/emulator/index.js";
import { send, type Reply } from "../harness.js";

export type Fault = Parameters<Emulator["fail"]>[1];

/** The code by which the checks tell an injected failure from one that the emulator made up. */
export const injected = "Injected";

export interface Request {
  method: HttpMethods;
  path: string;
  /** An object, or a text that is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** A request and what became of it. */
export interface Exchange {
  request: Request;
  /** The emulator's moment. */
  at: number;
  /** Undefined when the connection broke. */
  reply: Reply | undefined;
  /** The fault that met the request as a whole. */
  fault?: Fault;
}

const waitsForHandler = ["operationFailed", "numberUnavailable"];

/** Sends a request, which meets the fault if there is one. Only a fault may break the connection. */
export async function exchange(
  emulator: Emulator,
  request: Request,
  fault?: Fault,
): Promise<Exchange> {
  if (fault !== undefined) emulator.fail("*", fault);
  const met = waitsForHandler.includes(fault?.kind ?? "") ? undefined : fault;
  const base = { request, at: emulator.clock.now().getTime(), ...(met && { fault: met }) };
  const { method, path, body, headers = {} } = request;
  try {
    return { ...base, reply: await send(emulator, method, path, body, { headers }) };
  } catch (error) {
    const isBreak = error instanceof RestError && error.code === "ECONNRESET";
    if (isBreak && (met?.kind === "drop" || met?.kind === "reset")) {
      return { ...base, reply: undefined };
    }
    throw error;
  }
}

/** Whether the fault kept the request from having any effect. */
export function hadNoEffect({ fault }: Exchange): boolean {
  if (fault === undefined) return false;
  const { kind = "error", status = 500, hasEffect = true } = fault;
  if (kind === "error") return status >= 400;
  return kind === "html" || kind === "clockSkew" || !hasEffect;
}

/** Whether the request took effect and its answer is not known: nothing came, or half a body. */
export const isLost = (one: Exchange): boolean =>
  !hadNoEffect(one) &&
  (one.reply === undefined || (one.fault?.kind === "truncate" && one.reply.text !== ""));
