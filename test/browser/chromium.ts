import { existsSync } from "node:fs";
import type { LaunchOptions } from "playwright";

/** How Chromium is started here: headless, and in touch with nobody but the pages' own servers. */
export function chromiumOptions(): LaunchOptions {
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(
      `The browser tests need Chromium, and there is none at ${executablePath}. Install it (Debian: ` +
        "apt-get install chromium), or set CHROMIUM to the path of Chrome, Chromium or Edge.",
    );
  }
  const isRoot = process.getuid?.() === 0;
  return { executablePath, args: [...(isRoot ? ["--no-sandbox"] : []), ...QUIET] };
}

const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
  // Names lead nowhere, so that even a mistake reaches nobody.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];
