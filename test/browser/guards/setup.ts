import { afterAll, afterEach } from "vitest";
import { watchNodeGlobals } from "./nodeGlobals.js";

/** What a page must not do, as it was done. */
const violations: string[] = [];

for (const level of ["error", "warn"] as const) {
  const write = console[level].bind(console);
  console[level] = (...texts: unknown[]) => {
    violations.push(`console.${level}: ${texts.map(String).join(" ")}`);
    write(...texts);
  };
}

// The browser itself then refuses any request to another origin, whoever makes it, and tells of it. Servers on
// 127.0.0.1 are emulators.
const policy = document.createElement("meta");
policy.httpEquiv = "Content-Security-Policy";
policy.content =
  `default-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:; ` +
  `connect-src 'self' ws://${location.host} http://127.0.0.1:*`;
document.head.append(policy);
document.addEventListener("securitypolicyviolation", ({ blockedURI }) => {
  violations.push(`request to ${blockedURI}`);
});

watchNodeGlobals((violation) => violations.push(violation));

// A promise that nobody awaits fails the run without this.
const { setTimeout } = globalThis;
async function expectNone(): Promise<void> {
  // The browser tells of a refused request in a turn of its own.
  await new Promise((resolve) => setTimeout(resolve));
  if (violations.length > 0) throw new Error(violations.splice(0).join("\n"));
}
afterEach(expectNone);
afterAll(expectNone);
