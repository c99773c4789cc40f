/** Ends with a word of advice where there is no Chromium, before anything is built for it. */
import { chromiumOptions } from "./chromium.js";

try {
  chromiumOptions();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
