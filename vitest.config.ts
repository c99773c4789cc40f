import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** Tests import the package by its name and get its sources, so that they need no build. */
const alias = [
  {
    find: /^@azure\/communication-phone-numbers\/emulator\/node$/,
    replacement: source("emulator/node/index.ts"),
  },
  {
    find: /^@azure\/communication-phone-numbers\/emulator$/,
    replacement: source("emulator/index.ts"),
  },
  { find: /^@azure\/communication-phone-numbers$/, replacement: source("index.ts") },
];

const room = (name: string) => ({
  resolve: { alias },
  test: {
    name,
    include: [`test/${name}/**/*.spec.ts`],
    environment: "node" as const,
    setupFiles: "test/reliability/usedKeys.ts",
    // A test without an expectation is none.
    expect: { requireAssertions: true },
  },
});

export default defineConfig({
  test: {
    // The guard is the first: what is set up first is torn down last.
    globalSetup: ["test/reliability/outputGuard.ts", "test/browser/notInNpmTest.ts"],
    projects: [
      ...["unit", "generate", "emulator", "service", "published", "reliability", "docs", "house"],
    ].map(room),
  },
});
