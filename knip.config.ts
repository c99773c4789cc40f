import type { KnipConfig } from "knip";

/** What nothing imports and is used none the less; all else has to be reached from here. */
const config: KnipConfig = {
  entry: [
    // The package's doors; package.json names what is built of them.
    "src/index.ts",
    "src/emulator/index.ts",
    "src/emulator/node/{index,cli}.ts",
    // Programs that a person starts by name.
    "samples/*.ts",
    // Programs that others start by file, each in a process of its own.
    "bench/{heapOfPaging,server}.ts",
    "test/reliability/kill/{buyer,emulatorProcess}.ts",
    "test/reliability/operations/endingProgram.ts",
    // Rules that a tool reads.
    "test/house/dependencyCruiser.cjs",
    // Tests that break the rules on purpose: the specs beside them start them.
    "test/*/guards/planted/*.ts",
    // Code as users write it: it is compiled and not run.
    "test/types/*.{ts,cts}",
  ],
  // To read samples/browser-vite/vite.config.ts, knip would run it, and it needs a build of the package.
  vite: false,
  webpack: { config: "samples/browser-webpack/webpack.config.ts" },
  // The generator has a type for each definition and all of its runtime, whatever an API uses of them.
  ignoreIssues: { "src/generated/**": ["exports", "types"] },
  // Its program is run by file, in test/package/linters.spec.ts.
  ignoreDependencies: ["@arethetypeswrong/cli"],
};

export default config;
