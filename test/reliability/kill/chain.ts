import { watch, type FSWatcher } from "node:fs";
import { basename, dirname } from "node:path";
import type { BuyerArguments } from "./buyer.js";
import { operationIdOf, readLedger, type Order, type Statement } from "./ledger.js";
import type { Random } from "./random.js";
import { Victim } from "./victim.js";
import type { Snare, Wire } from "./wire.js";

/** How a buyer is to die: at a moment of its life, or when it trips the wire. */
export interface Fate {
  /** From its first line on, in the time that it takes for a request: how fast the machine is makes no difference. */
  after: number;
  /** Or else when it has written down so many notes. */
  notes?: number;
  snare?: Snare;
  /** Whom the tripped wire kills; default: the buyer. */
  whom?: "buyer" | "service" | "both";
}

/** Where a kill hit, in the order of a purchase. */
export const STAGES = [
  "between orders",
  "search or reservation",
  "held, nothing begun",
  "about to start",
  "start under way or lost",
  "acted, not answered",
  "answered, not written down",
  "polling",
  "ended, not said",
] as const;
export type Stage = (typeof STAGES)[number];

export interface ChainSetup {
  program: string;
  ledgerFile: string;
  /** Holds all that the buyers of this chain send. */
  wire: Wire;
  key: string;
  killService: () => void;
}

/** Buyers one after the other, each of which goes on where the one before it was killed. */
export class Chain {
  readonly kills = new Map<Stage, number>();
  readonly resumes = { byText: 0, byId: 0 };
  /** How many buyers died over each order. */
  readonly deaths = new Map<number, number>();
  readonly #setup: ChainSetup;

  constructor(setup: ChainSetup) {
    this.#setup = setup;
  }

  /** One buyer's life, up to its violent end. */
  async kill({ after, notes, snare, whom = "buyer" }: Fate): Promise<void> {
    const { wire, killService, ledgerFile } = this.#setup;
    wire.set(snare);
    const buyer = this.#start(false);
    wire.onTrip = () => {
      if (whom !== "service") buyer.kill();
      if (whom !== "buyer") killService();
      return whom !== "service";
    };
    let timer: NodeJS.Timeout | undefined;
    void buyer.ready.then(() => {
      timer = setTimeout(() => buyer.kill(), after * wire.msPerRequest);
    });
    const watcher = notes === undefined ? undefined : onNote(ledgerFile, notes, () => buyer.kill());
    const { signal, complaints } = await buyer.death;
    clearTimeout(timer);
    watcher?.close();
    if (signal !== "SIGKILL") throw new Error(`A buyer ended by itself: ${complaints}`);
    this.#note();
  }

  /** Lets the last buyer finish what is open, and gives what all of them said. */
  async finish(): Promise<Statement[]> {
    this.#setup.wire.set(undefined);
    const { code, complaints } = await this.#start(true).death;
    if (code !== 0) throw new Error(`The last buyer failed: ${complaints}`);
    return readLedger(this.#setup.ledgerFile).statements;
  }

  #start(isLast: boolean): Victim {
    const { program, ledgerFile, wire, key } = this.#setup;
    const { order } = readLedger(ledgerFile);
    if (order?.poller !== undefined) this.resumes.byText += 1;
    else if (order?.mayHaveBegun) this.resumes.byId += 1;
    const connectionString = `endpoint=${wire.url};accesskey=${key}`;
    const given: BuyerArguments = { connectionString, ledgerFile, minuteInMs: 20, isLast };
    return new Victim(program, JSON.stringify(given));
  }

  #note(): void {
    const { order } = readLedger(this.#setup.ledgerFile);
    const stage = stageOf(order, this.#setup.wire);
    this.kills.set(stage, (this.kills.get(stage) ?? 0) + 1);
    if (order) this.deaths.set(order.number, (this.deaths.get(order.number) ?? 0) + 1);
  }
}

function stageOf(order: Order | undefined, wire: Wire): Stage {
  if (!order) return "between orders";
  if (!order.numbers) return "search or reservation";
  if (!order.mayHaveBegun) return "held, nothing begun";
  const { starts, hasActed, wasAnswered, hasEnded } = wire.traces.of(operationIdOf(order));
  if (starts === 0) return "about to start";
  if (!hasActed) return "start under way or lost";
  if (hasEnded) return "ended, not said";
  if (order.poller !== undefined) return "polling";
  return wasAnswered ? "answered, not written down" : "acted, not answered";
}

/** Acts as soon as a ledger has been written so many times. */
function onNote(ledgerFile: string, notes: number, act: () => void): FSWatcher {
  let left = notes;
  return watch(dirname(ledgerFile), (_, name) => {
    // Its new version is moved to its place: one event.
    if (name === basename(ledgerFile) && --left === 0) act();
  });
}

const TRIPS = ["arrived", "arrived", "sent", "acted", "answered", "answered"] as const;
const MISHAPS = ["lost", "late", "late", "torn", "badGateway"] as const;
/** About as many as two orders need. */
const manyRequests = 24;

const drawRequest = (random: Random): Snare["request"] =>
  random.next() < 0.7 ? "start" : 1 + random.below(12);

/** Buyers die by the clock, after a note, or on the wire; there mostly with their start. */
export function drawFate(random: Random): Fate {
  const mishap = random.oneOf(MISHAPS);
  const way = random.next();
  if (way < 0.28) {
    const after = random.next() * manyRequests;
    return random.next() < 0.6 ? { after, snare: { request: "start", mishap } } : { after };
  }
  // An answer that is lost trips nothing.
  const after = 2 * manyRequests;
  if (way < 0.4) return { after, notes: 1 + random.below(6) };
  const trip = random.oneOf(TRIPS);
  const request = drawRequest(random);
  return { after, snare: { request, trip, ...(trip === "arrived" && { mishap }) } };
}

/** The same where the service is killed too: with the buyer, or while the buyer lives on. */
export function drawSharedFate(random: Random): Fate {
  const snare: Snare = { request: drawRequest(random), trip: random.oneOf(TRIPS) };
  const whom = random.oneOf(["both", "service"] as const);
  return { snare, whom, after: manyRequests * (1 + random.next()) };
}
