import type { Fault } from "@azure/communication-phone-numbers/emulator";
import type { Figures } from "./report.js";
import type { Random } from "./random.js";

/** Code of operations that the service begins and cannot finish. */
export const FAILED_OPERATION = "SoakFailure";

/** What goes wrong, each as often as the others. A `Retry-After` is short, so that nobody sleeps. */
const KINDS: Record<string, (random: Random) => Fault> = {
  "503": () => ({ status: 503 }),
  "503 Retry-After": (random) => ({ status: 503, retryAfter: random.pick([0, 0.002]) }),
  "429 Retry-After": (random) => ({ status: 429, retryAfter: random.pick([0, 0.002]) }),
  "500": () => ({ status: 500 }),
  "reset before effect": () => ({ kind: "reset", hasEffect: false }),
  "reset after effect": () => ({ kind: "reset" }),
  "closed after effect": () => ({ kind: "drop" }),
  "body truncated": () => ({ kind: "truncate" }),
  "HTML 502": () => ({ kind: "html" }),
  "HTML 200": () => ({ kind: "html", status: 200 }),
  slow: (random) => ({ latencyMs: 1 + random.below(10) }),
};
const NAMES = Object.keys(KINDS);

/** Gives a fault for so large a part of the requests, and counts it. */
export function faultsAt(rate: number, random: Random, figures: Figures): () => Fault | undefined {
  return () => {
    if (random.next() >= rate) return undefined;
    const name = random.pick(NAMES);
    figures.add(`fault: ${name}`);
    return KINDS[name]!(random);
  };
}
