import { fileURLToPath } from "node:url";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumOptions } from "./chromium.js";
import { emulatorCommands } from "./emulatorCommands.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const launchOptions = chromiumOptions();

/** Runs in a page of Chromium, with the built package as a bundler's user gets it. */
export const browserProject = (name: string, include: string[]) => ({
  root,
  optimizeDeps: {
    // All at once, before the first page: what is found later would load the page anew.
    noDiscovery: true,
    include: ["core-auth", "core-client", "core-lro", "core-rest-pipeline", "core-tracing"]
      .concat("core-util", "logger")
      .map((packageName) => `@azure/${packageName}`),
  },
  test: {
    name,
    include,
    setupFiles: ["test/browser/guards/setup.ts"],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions }),
      instances: [{ browser: "chromium" as const }],
      commands: emulatorCommands,
    },
  },
});

/** Runs in Node and starts browsers of its own. */
const nodeProject = (name: string, globalSetup: string[] = []) => ({
  root,
  test: {
    name,
    include: [`test/browser/${name}/**/*.spec.ts`],
    environment: "node" as const,
    globalSetup,
    testTimeout: 20_000,
  },
});

export default defineConfig({
  test: {
    globalSetup: "test/browser/notHere.ts",
    // Tests of pages mostly wait for the browser.
    maxWorkers: 2,
    projects: [
      browserProject("browser", ["test/service/**/*.spec.ts", "test/browser/*.spec.ts"]),
      nodeProject("guards"),
      nodeProject("pages", ["test/browser/pages/builds.ts"]),
    ],
  },
});
