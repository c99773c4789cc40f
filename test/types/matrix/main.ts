/** Compiles users' code against the package as it would be published, with every TypeScript that users have. */
import { rmSync } from "node:fs";
import { compile, type Compilation } from "./compiler.js";
import { createConsumer, type Consumer } from "./consumer.js";
import { plan } from "./plan.js";

const atOnce = 2;

/** Compiles and prints, and gives how many went wrong. */
async function compileAll(consumer: Consumer, compilations: Compilation[]): Promise<number> {
  const waiting = compilations.entries();
  let failures = 0;
  const work = async (): Promise<void> => {
    for (const [index, compilation] of waiting) {
      const { seconds, problems } = await compile(consumer, compilation, index);
      if (problems.length > 0) failures += 1;
      const { version, resolution, module, what, expected } = compilation;
      const reasons = [...new Set(expected.map(({ reason }) => reason))].join("; ");
      const verdict = problems.length > 0 ? "FAILED" : reasons === "" ? "ok" : `ok: ${reasons}`;
      const setting = `${resolution.padEnd(8)}  ${module.padEnd(28)}  ${what.padEnd(38)}`;
      console.log(`${version}  ${setting}  ${seconds.toFixed(1).padStart(4)} s  ${verdict}`);
      for (const problem of problems) console.log(problem.replace(/^/gm, "       "));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failures;
}

const start = performance.now();
const consumer = createConsumer();
try {
  const compilations = plan(consumer);
  const failures = await compileAll(consumer, compilations);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`${compilations.length} compilations, ${failures} failed (${seconds} s)`);
  process.exitCode = failures > 0 || compilations.length === 0 ? 1 : 0;
} finally {
  rmSync(consumer.folder, { recursive: true, force: true });
}
