import type { Kind } from "./calls.js";
import type { Fault } from "./faults.js";
import type { Observed } from "./observe.js";

/** Core's pauses: each is drawn between half of what it may be and all of it. */
const BACKOFF = [1000, 2000, 4000];

/** What a client does on a fault, in a few words. */
export function cellOf({ token }: Fault, always: Observed, once: Observed): string {
  const { tries, outcome, pauses } = always;
  if (outcome === "value") return "succeeds";
  if (once.outcome === "value" && once.tries === 2 && tries > 4) return "is followed";
  if (tries < 2) return `\`${outcome}\``;
  if (tries !== 4) return `${tries} tries, then \`${outcome}\``;
  return `again${pausesOf(pauses)}${token ? " with a new token" : ""}, then \`${outcome}\``;
}

function pausesOf(pauses: number[]): string {
  const isBackoff = pauses.every((pause, index) => {
    const most = BACKOFF[index] ?? NaN;
    return pause >= most / 2 && pause <= most;
  });
  if (isBackoff) return "";
  const [first] = pauses as [number];
  const isSame = pauses.every((pause) => pause === first);
  return ` after ${isSame ? first / 1000 : pauses.map((pause) => pause / 1000).join(", ")} s`;
}

/** The fault table as Markdown. */
export function tableOf(kinds: Kind[], rows: [fault: Fault, cells: string[]][]): string {
  const line = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(["what goes wrong", "the service acted", ...kinds]),
    line(Array<string>(kinds.length + 2).fill("---")),
    ...rows.map(([{ name, acts }, cells]) => line([name, acts ? "yes" : "no", ...cells])),
  ].join("\n");
}
