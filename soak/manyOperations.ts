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
import { Progress } from "./progress.js";
import { LEFT_OUT } from "./report.js";
import { openResource, type Circumstances } from "./resource.js";

/** How many of 500 operations are of each kind. */
const KINDS: [string, Prepare, number][] = [
  ["search", prepareSearch, 120],
  ["purchase", preparePurchase, 120],
  ["release", prepareRelease, 100],
  ["reservation purchase", prepareReservationPurchase, 80],
  ["update", prepareUpdate, 80],
];

/** Begins 500 operations at once; each must end, and the numbers owned afterwards be those that the ends say. */
export async function manyOperations(circumstances: Circumstances): Promise<void> {
  const { door, rate, until, random, figures, report } = circumstances;
  if (performance.now() > until) {
    figures.add(LEFT_OUT, 500);
    return;
  }
  const resource = await openResource(circumstances, { pollsUntilDone: 1 });
  const ledger = new Ledger(figures, report);
  const shared: Shared = { resource, ledger, figures, random, held: new Set() };
  const prepared = KINDS.flatMap(([name, prepare, count]) =>
    Array.from({ length: count }, async (_, at): Promise<[string, Ready]> => {
      return [`${name} ${at}`, await prepare(shared, at)];
    }),
  );
  const works = random.shuffled(await Promise.all(prepared));
  const failing = { kind: "operationFailed" as const, code: FAILED_OPERATION, times: 10 };
  resource.emulator.fail("*", failing);
  const title = `operations, ${door}, ${rate * 100} % faults`;
  const progress = new Progress(title, works.length);
  await Promise.all(
    works.map(async ([name, work]) => {
      progress.begin(name);
      const problem = await problemOf({ shared, ready: work });
      if (problem) report.problem(`${title}: ${name}: ${problem}`);
      progress.end(name);
    }),
  );
  await ledger.settle(resource);
  resource.traffic.check();
  const settled = figures.get("outcomes unknown, then settled");
  figures.add("seconds", progress.finish(`so far ${settled} outcomes unknown and settled`));
  await resource.close();
}
