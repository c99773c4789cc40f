import { execFileSync } from "node:child_process";
import type { Figure } from "./figures.js";
import { median } from "./rounds.js";

const ROUNDS = 9;

const PACKAGES = {
  nothing: [],
  ours: ["@azure/communication-phone-numbers"],
  published: ["published-phone-numbers"],
  floor: ["@azure/core-client", "@azure/core-rest-pipeline"],
};
type Subject = keyof typeof PACKAGES;

const FORMATS = {
  ESM: { type: "module", load: (name: string) => `import ${JSON.stringify(name)};` },
  CommonJS: { type: "commonjs", load: (name: string) => `require(${JSON.stringify(name)});` },
};

/** Milliseconds of CPU time that a new process has taken when it has loaded these packages. */
function cpuTimeOf(packages: readonly string[], { type, load }: (typeof FORMATS)["ESM"]): number {
  const report = "const { user, system } = process.cpuUsage(); console.log(user + system);";
  const program = [...packages.map(load), report].join("\n");
  const args = [`--input-type=${type}`, "--eval", program];
  // Without what the runner of this program adds.
  const env = { ...process.env, NODE_OPTIONS: "" };
  return Number(execFileSync(process.execPath, args, { encoding: "utf8", env })) / 1000;
}

function timesIn(format: (typeof FORMATS)["ESM"]): Record<Subject, number> {
  const subjects = Object.keys(PACKAGES) as Subject[];
  const taken: Record<Subject, number[]> = { nothing: [], ours: [], published: [], floor: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const subject of subjects) taken[subject].push(cpuTimeOf(PACKAGES[subject], format));
  }
  const nothing = median(taken.nothing);
  const beyond = (subject: Subject): number => median(taken[subject]) - nothing;
  return {
    nothing,
    ours: beyond("ours"),
    published: beyond("published"),
    floor: beyond("floor"),
  };
}

/** CPU time to load the package, over that of an empty program; the floor loads core-client and core-rest-pipeline. */
export const coldImport = (): Figure[] =>
  Object.entries(FORMATS).map(([name, format]) => {
    const { ours, published, floor } = timesIn(format);
    return {
      name: `cold import, ${name}, CPU time over an empty program`,
      unit: "ms",
      ours,
      published,
      floor,
      targets: { published: { atMost: 0.85 }, floor: { atMost: 1.15 } },
    };
  });
