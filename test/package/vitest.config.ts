import { defineConfig } from "vitest/config";

/** Tests of the package as users get it: packed, installed from the registry's other packages, run by their tools. */
export default defineConfig({
  test: {
    name: "package",
    include: ["test/package/**/*.spec.ts"],
    globalSetup: ["test/package/support/setup.ts"],
    environment: "node",
    reporters: ["verbose"],
    // Long steps tell what they do while they do it.
    disableConsoleIntercept: true,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
    maxWorkers: 2,
  },
});
