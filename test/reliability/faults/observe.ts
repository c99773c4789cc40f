import { expect, vi } from "vitest";
import {
  isRestError,
  PhoneNumbersClient,
  SipRoutingClient,
} from "@azure/communication-phone-numbers";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { TokenCredential } from "@azure/core-auth";
import type { Call, Clients } from "./calls.js";
import type { Fault } from "./faults.js";
import type { Way } from "./ways.js";

/** What came of one call that met a fault. */
export interface Observed {
  /** `value`, or what it was rejected with: a code, or a status where the service said no more. */
  outcome: string;
  message: string;
  /** How long it was between the tries, in milliseconds. */
  pauses: number[];
  tries: number;
  /** How many of them the service acted on. */
  acted: number;
  /** What the same call came to once the fault had passed. */
  afterwards: string;
}

/** Lets what is not a timer happen, sockets above all. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Makes one call, whose matching requests meet a fault so many times. The clock moves whenever nothing else does. */
export async function observe(
  way: Way,
  call: Call,
  fault: Fault,
  times: number,
): Promise<Observed> {
  way.reset();
  const tries: { from: number; to: number }[] = [];
  const tokens = { asked: 0, askedAtTries: new Set<number>() };
  let underWay = 0;
  const watch: PipelinePolicy = {
    name: "watch",
    async sendRequest(request, next) {
      const { pathname } = new URL(request.url);
      const time = { from: Date.now(), to: NaN };
      if (isArmed && call.sends.test(`${request.method} ${pathname}`)) {
        tries.push(time);
        tokens.askedAtTries.add(tokens.asked);
      }
      underWay += 1;
      try {
        return await next(request);
      } finally {
        underWay -= 1;
        time.to = Date.now();
      }
    },
  };
  let isArmed = false;
  const options = {
    ...way.clientOptions,
    additionalPolicies: [{ policy: watch, position: "perRetry" as const }],
  };
  const { endpoint } = way.emulator;
  const clients: Clients = fault.token
    ? {
        numbers: new PhoneNumbersClient(endpoint, shortLived(way, tokens), options),
        sip: new SipRoutingClient(endpoint, shortLived(way, tokens), options),
      }
    : {
        numbers: new PhoneNumbersClient(way.connectionString, options),
        sip: new SipRoutingClient(way.connectionString, options),
      };
  const caller = new AbortController();
  const step = await settled(
    call.prepare(clients, {
      abortSignal: caller.signal,
      ...(fault.timeout && { requestOptions: { timeout: fault.timeout } }),
    }),
    () => underWay > way.held(),
  );
  isArmed = true;
  if (fault.isSkewed) way.emulator.fail("*", { kind: "clockSkew" });
  else way.arm(fault, call.sends, times);
  const before = way.emulator.requests.length;
  if (fault.abort === "before") caller.abort();
  const isStuck = (): boolean => {
    if (underWay > way.held()) return true;
    if (fault.abort === "in the request" && way.held() > 0) caller.abort();
    if (fault.abort === "in a pause" && tries.length > 0 && underWay === 0) caller.abort();
    return false;
  };
  const { outcome, message } = await outcomeOf(settled(step(), isStuck));
  const acted = way.emulator.requests
    .slice(before)
    .filter(({ method, path }) => call.sends.test(`${method} ${path}`)).length;
  const pauses = tries.slice(1).map(({ from }, index) => from - tries[index]!.to);
  const count = tries.length;
  if (fault.token) expect(tokens.askedAtTries.size, "each try asks").toBe(count);
  way.arm(fault, call.sends, 0);
  const afterwards = fault.abort ? "" : (await outcomeOf(settled(step(), isStuck))).outcome;
  return { outcome, message, pauses, tries: count, acted, afterwards };
}

/** A credential whose tokens end before a pause of two seconds does. */
const shortLived = ({ emulator }: Way, tokens: { asked: number }): TokenCredential => ({
  getToken: async (scopes) => {
    tokens.asked += 1;
    const { token } = (await emulator.credential.getToken(scopes))!;
    return { token, expiresOnTimestamp: Date.now() + 1000 };
  },
});

/** Waits for a promise, and moves the clock to the next timer whenever nothing is under way. */
async function settled<T>(promise: Promise<T>, isBusy: () => boolean): Promise<T> {
  let isDone = false;
  const end = (): void => void (isDone = true);
  promise.then(end, end);
  await turn();
  while (!isDone) {
    if (!isBusy() && !isDone && vi.getTimerCount() > 0) vi.advanceTimersToNextTimer();
    await turn();
  }
  return promise;
}

async function outcomeOf(promise: Promise<unknown>): Promise<{ outcome: string; message: string }> {
  try {
    await promise;
    return { outcome: "value", message: "" };
  } catch (error) {
    const { name, message } = error as Error;
    if (!isRestError(error)) return { outcome: name, message };
    const { code = "", statusCode } = error;
    return { outcome: /^(Code\d+)?$/.test(code) ? String(statusCode) : code, message };
  }
}
