import assert from "node:assert/strict";
import type { SipTrunk, SipTrunksAndRoutes } from "@azure/communication-phone-numbers";
import type { Ready } from "./operations.js";
import type { Random } from "./random.js";
import type { Clients, Resource } from "./resource.js";

type Configuration = SipTrunksAndRoutes;
/** Reads, and checks what was read. */
type Read = (sip: Clients["sip"], stored: Configuration) => Promise<unknown>;
/** What a change leads to, and how to make it; gives what the call answers and what it must answer. */
interface Change {
  after: Configuration;
  make: (sip: Clients["sip"]) => Promise<[answer: unknown, wanted: unknown]>;
}
type Plan = (stored: Configuration, random: Random) => Change;

const nameAt = (at: number): string => `sbc${at}.contoso.com`;

function trunk(random: Random): SipTrunk {
  return { fqdn: nameAt(random.below(6)), sipSignalingPort: 1 + random.below(65_535) };
}

/** The given trunks in the order that the service keeps: those that it knows at their place. */
function merged(stored: SipTrunk[], given: SipTrunk[]): SipTrunk[] {
  const all = new Map(stored.map((one) => [one.fqdn, one]));
  for (const one of given) all.set(one.fqdn, one);
  return [...all.values()];
}

function replaced(stored: SipTrunk[], wanted: SipTrunk[]): SipTrunk[] {
  const kept = stored.filter(({ fqdn }) => wanted.some((one) => one.fqdn === fqdn));
  return merged(kept, wanted);
}

const isUsed = ({ routes }: Configuration, fqdn: string): boolean =>
  routes.some(({ trunks = [] }) => trunks.includes(fqdn));

function newRoutes(trunks: SipTrunk[], random: Random): Configuration["routes"] {
  return Array.from({ length: random.below(4) }, (_, at) => ({
    name: `route ${at} of ${random.below(1000)}`,
    numberPattern: `\\+${random.below(1000)}[0-9]+`,
    trunks: trunks.filter(() => random.next() < 0.4).map(({ fqdn }) => fqdn),
  }));
}

async function everyOf<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of list) found.push(one);
  return found;
}

const READS: Read[] = [
  async (sip, { trunks }) => assert.deepEqual(await everyOf(sip.listTrunks()), trunks),
  async (sip, { routes }) => assert.deepEqual(await everyOf(sip.listRoutes()), routes),
  async (sip, stored) => assert.deepEqual(await sip.getConfiguration(), stored),
  async (sip, { trunks }) => {
    const { fqdn } = trunks[0] ?? { fqdn: nameAt(0) };
    const found = await sip.getTrunk(fqdn.toUpperCase()).catch((error: { code?: string }) => {
      if (error.code === "NotFound") return undefined;
      throw error;
    });
    assert.deepEqual(found, trunks[0]);
  },
];

const CHANGES: Plan[] = [
  ({ trunks, routes }, random) => {
    const given = trunk(random);
    const after = { trunks: merged(trunks, [given]), routes };
    return { after, make: async (sip) => [await sip.setTrunk(given), given] };
  },
  (stored, random) => {
    const { trunks, routes } = stored;
    const kept = trunks.filter(({ fqdn }) => isUsed(stored, fqdn) || random.next() < 0.5);
    const given = merged(kept, [trunk(random), trunk(random)]);
    const after = { trunks: replaced(trunks, given), routes };
    return { after, make: async (sip) => [await sip.setTrunks(given), after.trunks] };
  },
  ({ trunks }, random) => {
    const routes = newRoutes(trunks, random);
    return {
      after: { trunks, routes },
      make: async (sip) => [await sip.setRoutes(routes), routes],
    };
  },
  (stored, random) => {
    const unused = [0, 1, 2, 3, 4, 5, 6].map(nameAt).filter((fqdn) => !isUsed(stored, fqdn));
    const fqdn = random.pick(unused);
    const trunks = stored.trunks.filter((one) => one.fqdn !== fqdn);
    const make: Change["make"] = async (sip) => [await sip.deleteTrunk(fqdn), undefined];
    return { after: { trunks, routes: stored.routes }, make };
  },
  ({ trunks }, random) => {
    const given = merged([], [trunk(random), trunk(random), trunk(random)]);
    const routes = newRoutes(given, random);
    const after = { trunks: replaced(trunks, given), routes };
    const make: Change["make"] = async (sip) => [
      await sip.setConfiguration({ trunks: given, routes }),
      after,
    ];
    return { after, make };
  },
];

/** The calls of one resource's SIP clients, one at a time, and what must be configured after each. */
export class SipCalls {
  readonly #resource: Resource;
  readonly #random: Random;
  #stored: Configuration = { trunks: [], routes: [] };
  #turn: Promise<unknown> = Promise.resolve();

  constructor(resource: Resource, random: Random) {
    this.#resource = resource;
    this.#random = random;
  }

  /** One of all calls, by its place. */
  prepare(at: number): Ready {
    const index = at % (READS.length + CHANGES.length);
    const read = READS[index];
    const run = () =>
      read
        ? read(this.#resource.faulty.sip, this.#stored)
        : this.#change(CHANGES[index - READS.length]!);
    return async () => {
      const turn = this.#turn.then(run, run);
      this.#turn = turn;
      await turn;
    };
  }

  async #change(plan: Plan): Promise<void> {
    const { faulty, clean } = this.#resource;
    const before = this.#stored;
    const { after, make } = plan(before, this.#random);
    try {
      const [answer, wanted] = await make(faulty.sip);
      assert.deepEqual(answer, wanted);
      this.#stored = after;
    } catch (error) {
      // Wholly done or not at all.
      const now = await clean.sip.getConfiguration();
      this.#stored = now;
      const isDone = JSON.stringify(now) === JSON.stringify(after);
      if (!isDone) assert.deepEqual(now, before);
      throw error;
    }
  }

  /** What is configured in the end. */
  async check(): Promise<void> {
    await this.#turn.catch(() => undefined);
    assert.deepEqual(await this.#resource.clean.sip.getConfiguration(), this.#stored);
    this.#resource.traffic.check();
  }
}
