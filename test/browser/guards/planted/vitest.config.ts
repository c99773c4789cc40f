import { defineConfig } from "vitest/config";
import { browserProject } from "../../vitest.config.js";

/** Run by guards.spec.ts alone, and fails. */
export default defineConfig({
  test: { projects: [browserProject("planted", ["test/browser/guards/planted/*.planted.ts"])] },
});
