import { join } from "node:path";
import { defineConfig } from "vitest/config";

const room = join(import.meta.dirname, "../..");
const source = (path: string): string => join(room, "../../src", path);

const { PLANTED, REPORT, TERMINAL } = process.env;

/** Runs what is planted for the guard of the output, and reports it as CI does, or as if to a terminal. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: {
    alias: [
      {
        find: /^@azure\/communication-phone-numbers\/emulator$/,
        replacement: source("emulator/index.ts"),
      },
      { find: /^@azure\/communication-phone-numbers$/, replacement: source("index.ts") },
    ],
  },
  test: {
    // It would be kept beside this file.
    cache: false,
    reporters: [
      ["default", { isTTY: TERMINAL !== undefined }],
      ["json", { outputFile: REPORT! }],
    ],
    globalSetup: join(room, "outputGuard.ts"),
    setupFiles: join(room, "usedKeys.ts"),
    include: [`${PLANTED}.planted.ts`],
  },
});
