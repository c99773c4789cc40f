import { fileURLToPath } from "node:url";
import { manyCalls } from "./manyCalls.js";
import { manyNumbers } from "./manyNumbers.js";
import { manyOperations } from "./manyOperations.js";
import { heapInUse } from "./memory.js";
import { Random } from "./random.js";
import { Figures, Report } from "./report.js";
import type { Circumstances } from "./resource.js";

type Common = Omit<Circumstances, "door" | "rate">;

const RATES = [0.2, 0.05, 0.01];
/** How many calls for each rate of faults, by door. */
const CALLS = { "in process": 2000, HTTP: 1000 };
const DOORS = ["in process", "HTTP"] as const;
const WORKS_FOR_MS = 140_000;
const MOST_HEAP_LEFT_MB = 8;
const EXITS_WITHIN_MS = 5_000;

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const random = new Random(seed);
const report = new Report();
const until = performance.now() + WORKS_FOR_MS;
const place = fileURLToPath(import.meta.resolve("@azure/communication-phone-numbers"));
console.log(`SEED=${seed}, Node ${process.version}, ${place}`);

process.on("warning", (warning) => report.problem(`a warning: ${String(warning)}`));
process.on("unhandledRejection", (reason) => report.problem(`unhandled: ${String(reason)}`));

/** Does a part of the work, and counts what it leaves behind. */
async function part(name: string, work: (circumstances: Common) => Promise<void>): Promise<void> {
  const figures = report.part(name);
  const before = await heapInUse();
  await work({ until, random: random.fork(), figures, report });
  figures.add("heap growth, MB", (await heapInUse()) - before);
}

/** Once with little of everything: what is loaded and compiled at first is no leak. */
async function warmUp(): Promise<void> {
  const common = { until, random: new Random(1), figures: new Figures(), report };
  for (const door of DOORS) await manyCalls({ ...common, door, rate: 0.2 }, 300);
  await manyNumbers(20_000, { ...common, figures: new Figures() });
}

/** What is done last is what is left out on a machine that is too busy. */
async function allParts(): Promise<void> {
  await part("numbers", (common) => manyNumbers(1_000_000, common));
  for (const rate of RATES) {
    for (const [door, calls] of Object.entries(CALLS) as [Circumstances["door"], number][]) {
      await part(`calls, ${door}`, (common) => manyCalls({ ...common, door, rate }, calls));
      await part(`operations, ${door}`, (common) => manyOperations({ ...common, door, rate }));
    }
  }
}

/** What keeps a process alive, by kind, without the pipes that it was started with. */
const alive = (): string[] =>
  process.getActiveResourcesInfo().filter((kind) => !/^(Pipe|TTY|FS)/.test(kind));

async function soak(): Promise<void> {
  const start = performance.now();
  await warmUp();
  const before = await heapInUse();
  await allParts();
  const growth = (await heapInUse()) - before;
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `All in ${seconds.toFixed(1)} s; heap ${before.toFixed(1)} MB, grown by ${growth.toFixed(1)} MB`,
  );
  if (growth > MOST_HEAP_LEFT_MB) report.problem(`${growth.toFixed(1)} MB of heap are left over`);
  const open = alive();
  const kinds = [...new Set(open)].join(", ");
  if (open.length > 0) report.problem(`${open.length} things are left open: ${kinds}`);
}

/** The last line, when nothing keeps the process alive any more. */
let isFinished = false;
process.once("beforeExit", () => {
  if (!isFinished) report.problem("calls are pending that nothing will end");
  report.print();
  if (report.leftOut > 0)
    console.log(`Out of time: ${report.leftOut} pieces of work were left out.`);
  console.log(
    report.problems === 0 ? "All holds." : `${report.problems} things broke, SEED=${seed}`,
  );
  process.exitCode = report.problems === 0 ? 0 : 1;
});

await soak().catch((error: unknown) => {
  report.problem(error instanceof Error ? (error.stack ?? error.message) : String(error));
});
isFinished = true;
setTimeout(() => {
  console.error(`BROKEN: the process does not end: ${process.getActiveResourcesInfo().join(", ")}`);
  process.exit(1);
}, EXITS_WITHIN_MS).unref();
