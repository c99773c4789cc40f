import { prepareCancel, prepareFinishedSearch, prepareReservation } from "./changeCalls.js";
import { FAILED_OPERATION } from "./faults.js";
import { Ledger } from "./ledger.js";
import {
  preparePurchase,
  prepareRelease,
  prepareReservationPurchase,
  prepareSearch,
  prepareUpdate,
  type Prepare,
  type Ready,
} from "./operations.js";
import { problemOf, type Shared } from "./outcomes.js";
import { atATime, Progress } from "./progress.js";
import {
  prepareBrowse,
  prepareCatalogue,
  prepareGet,
  prepareList,
  prepareLookUp,
  prepareMissing,
  preparePages,
  STABLE_NUMBERS,
} from "./readCalls.js";
import { LEFT_OUT } from "./report.js";
import { openResource, type Circumstances } from "./resource.js";
import { SipCalls } from "./sipCalls.js";

const AT_ONCE = 100;
/** Resources with a SIP configuration each; of one, the calls go one after the other. */
const SIP_RESOURCES = 8;

/** How many of 1,000 calls are of each kind; what is left are SIP calls. */
const KINDS: [string, Prepare, number][] = [
  ["get", prepareGet, 230],
  ["get a missing one", prepareMissing, 30],
  ["list", prepareList, 20],
  ["pages", preparePages, 40],
  ["look up", prepareLookUp, 40],
  ["browse", prepareBrowse, 40],
  ["catalogue", prepareCatalogue, 120],
  ["reservation", prepareReservation, 30],
  ["finished search", prepareFinishedSearch, 60],
  ["cancel", prepareCancel, 20],
  ["search", prepareSearch, 30],
  ["purchase", preparePurchase, 30],
  ["release", prepareRelease, 30],
  ["reservation purchase", prepareReservationPurchase, 20],
  ["update", prepareUpdate, 30],
];

interface Work {
  name: string;
  shared: Shared;
  ready: Ready;
}

/** Makes so many calls of all kinds, 100 at a time; each must end, and each answer be right. */
export async function manyCalls(circumstances: Circumstances, count: number): Promise<void> {
  const { door, rate, until, random, figures, report } = circumstances;
  const resource = await openResource(circumstances, {
    numbers: STABLE_NUMBERS,
    pollsUntilDone: 1,
  });
  const ledger = new Ledger(figures, report);
  for await (const {
    phoneNumber,
    capabilities,
  } of resource.clean.numbers.listPurchasedPhoneNumbers())
    ledger.owns(phoneNumber, capabilities);
  const shared: Shared = { resource, ledger, figures, random, held: new Set() };
  const prepared = KINDS.flatMap(([name, prepare, share]) =>
    Array.from({ length: Math.round((share * count) / 1000) }, async (_, at): Promise<Work> => {
      return { name: `${name} ${at}`, shared, ready: await prepare(shared, at) };
    }),
  );
  const numberWorks = await Promise.all(prepared);
  const sip = await openSip(circumstances, shared, count - numberWorks.length);
  const works = random.shuffled([...numberWorks, ...sip.works]);
  const failing = { kind: "operationFailed" as const, code: FAILED_OPERATION, times: 5 };
  resource.emulator.fail("*", failing);

  const title = `calls, ${door}, ${rate * 100} % faults`;
  const progress = new Progress(title, works.length);
  const leftOut = await atATime(
    AT_ONCE,
    works.map((work) => async () => {
      progress.begin(work.name);
      const problem = await problemOf(work);
      if (problem) report.problem(`${title}: ${work.name}: ${problem}`);
      progress.end(work.name);
    }),
    until,
  );
  figures.add("calls", works.length - leftOut);
  figures.add(LEFT_OUT, leftOut);
  await ledger.settle(resource);
  resource.traffic.check();
  for (const calls of sip.all) {
    await calls.check().catch((error: unknown) => report.problem(`${title}: ${String(error)}`));
  }
  figures.add("seconds", progress.finish(`so far ${figures.get("retries")} retries`));
  await Promise.all([resource.close(), sip.close()]);
}

/** The SIP calls, and the resources that they go to. */
async function openSip(
  circumstances: Circumstances,
  shared: Shared,
  count: number,
): Promise<{ works: Work[]; all: SipCalls[]; close: () => Promise<unknown> }> {
  const resources = await Promise.all(
    Array.from({ length: SIP_RESOURCES }, () => openResource(circumstances)),
  );
  const all = resources.map((resource) => new SipCalls(resource, circumstances.random.fork()));
  const works = Array.from({ length: count }, (_, at): Work => {
    const place = at % SIP_RESOURCES;
    return {
      name: `sip ${at}`,
      shared: { ...shared, resource: resources[place]! },
      ready: all[place]!.prepare(Math.floor(at / SIP_RESOURCES)),
    };
  });
  return { works, all, close: () => Promise.all(resources.map((one) => one.close())) };
}
