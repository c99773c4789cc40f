/** One call of a scenario, and all that became of it. */
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { vi } from "vitest";
import { deepFreeze } from "../../unit/support/deepFreeze.js";
import { connectionStringOf } from "./constructors.js";
import { own, type Values } from "./method.js";
import type { Sent } from "./recordingService.js";
import { argumentsOf, type Scenario } from "./scenarios.js";
import { settled, turn, type Settled } from "./settling.js";
import { snapshot } from "./snapshot.js";
import { ENDPOINT, httpClient, KEY, keyCredential, newService, tokenCredential } from "./world.js";

export interface Attempt extends Called {
  scenario: Scenario;
  args: unknown[];
  before: unknown;
  after: unknown;
  requests: readonly Sent[];
  timersLeft: number;
  unhandled: unknown[];
}

interface Called extends Settled {
  /** What the call itself threw, without a promise. */
  thrown?: { error: unknown };
  /** What was made of the arguments. */
  client?: object;
}

type Callable = Record<string, (...args: unknown[]) => unknown>;
type Make = (new (...args: unknown[]) => Callable) & { prototype: object };

/** Any arguments may be given. */
export const CLIENTS = { numbers: PhoneNumbersClient, sip: SipRoutingClient } as unknown as Record<
  "numbers" | "sip",
  Make
>;

function clientOf({ method, credential, basePath }: Scenario): Callable {
  const Client = CLIENTS[method.client];
  const endpoint = ENDPOINT + basePath;
  const options = { httpClient };
  if (credential === "connection string")
    return new Client(`endpoint=${endpoint}/;accesskey=${KEY}`, options);
  const used = credential === "key" ? keyCredential() : tokenCredential();
  return new Client(endpoint, used, options);
}

/** What a call of a function gives, or what it throws. */
function tried<T>(call: () => T): { given: T } | { thrown: { error: unknown } } {
  try {
    return { given: call() };
  } catch (error) {
    return { thrown: { error } };
  }
}

async function callOf(scenario: Scenario, args: unknown[]): Promise<Called> {
  const { kind } = scenario.method;
  if (kind === "constructor") return construct(scenario, args);
  const client = clientOf(scenario);
  return {
    client,
    ...(await (kind === "poller" ? callPoller : callMethod)(scenario, client, args)),
  };
}

async function callMethod(
  { method }: Scenario,
  client: Callable,
  args: unknown[],
): Promise<Called> {
  const { kind, parameters } = method;
  const name = method.name.replace(".byPage", "");
  const made = tried(() => {
    if (kind !== "byPage") return client[name]!(...args);
    const last = parameters.length - 1;
    return (client[name]!(...args.slice(0, last)) as Callable)["byPage"]!(...args.slice(last));
  });
  if ("thrown" in made) return made;
  if (kind === "list" || kind === "byPage")
    return settled(readAll(made.given as AsyncIterator<unknown>));
  const called = await settled(made.given as Promise<unknown>);
  if (kind !== "begin" || !called.resolved) return called;
  const poller = called.resolved.value as Callable;
  return settled(poller["pollUntilDone"]!() as Promise<unknown>);
}

/** A few items; more than any listing here has. */
async function readAll(items: AsyncIterator<unknown>): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let count = 0; count < 5; count += 1) {
    const item = await items.next();
    if (item.done) return found;
    found.push(item.value);
  }
  return found;
}

async function callPoller(
  { method }: Scenario,
  client: Callable,
  args: unknown[],
): Promise<Called> {
  const begun = client["beginSearchAvailablePhoneNumbers"]!({}, { resumeFrom: "search_1" });
  const poller = (await begun) as Callable;
  const name = method.name.slice("poller.".length);
  const made = tried(() => poller[name]!(...args));
  if ("thrown" in made) return made;
  const isPolled = name === "onProgress";
  const called = await settled((isPolled ? poller["poll"]!() : made.given) as Promise<unknown>);
  const ended = isPolled ? tried(made.given as () => void) : {};
  // Whatever it was given, the poller can go on.
  const next = await settled(poller["poll"]!() as Promise<unknown>);
  return next.resolved || next.rejected ? { ...called, ...ended } : {};
}

async function construct({ method }: Scenario, args: unknown[]): Promise<Called> {
  const made = tried(() => new CLIENTS[method.client](...args));
  if ("thrown" in made) return made;
  const client = made.given;
  // Without the one of these tests it would leave this machine.
  const read = tried(() => own(args[method.parameters.indexOf("options")])["httpClient"]);
  if (!("given" in read) || read.given !== httpClient)
    return { client, resolved: { value: undefined } };
  const first =
    method.client === "sip"
      ? client["getConfiguration"]!()
      : readAll(client["listAvailableCountries"]!() as AsyncIterator<unknown>);
  return { client, ...(await settled(first as Promise<unknown>)) };
}

// ---- all that became of it

const unhandled: unknown[] = [];
export const noteUnhandled = (reason: unknown): void => void unhandled.push(reason);

/** How many calls were made and requests sent. */
export const counts = { inputs: 0, requests: 0 };

export async function attempt(scenario: Scenario): Promise<Attempt> {
  const { requests } = newService(scenario.refusal);
  const args = argumentsOf(scenario);
  if (isOfParts(scenario)) args[0] = connectionStringOf(args[0] as Values);
  if (scenario.isFrozen) freezeWhatCanBe(args);
  const before = snapshot(args);
  unhandled.length = 0;
  const called = await callOf(scenario, args);
  await turn();
  const timersLeft = vi.getTimerCount();
  vi.clearAllTimers();
  counts.inputs += 1;
  counts.requests += requests.length;
  return {
    ...{ scenario, args, before, after: snapshot(args), ...called },
    ...{ requests, timersLeft, unhandled: [...unhandled] },
  };
}

/** Whether a connection string is to be made of parts, which may be changed. */
const isOfParts = ({ method, changes }: Scenario): boolean =>
  method.parameters[0] === "connectionString" && !changes.some(({ place }) => place.join() === "0");

function freezeWhatCanBe(args: unknown[]): void {
  for (const arg of args) {
    // Some can only be read in part, and some not be frozen.
    tried(() => deepFreeze(arg));
  }
}
