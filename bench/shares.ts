import { Session, type Profiler } from "node:inspector/promises";
import { clientsOn } from "./clients.js";
import { answering, NUMBER, numberText } from "./wire.js";

/** How much of a call's time is whose. */
export interface Share {
  whose: string;
  microseconds: number;
}

const CALLS = 30_000;

/** Whose a line of code is, by its file; undefined for what Node does for whoever asked it. */
function ownerOf({ url, functionName }: Profiler.ProfileNode["callFrame"]): string | undefined {
  if (functionName === "(garbage collector)") return "collection of garbage";
  if (!url || url.startsWith("node:")) return undefined;
  if (/sha256/.test(url)) return "signing: SHA-256 and HMAC";
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url) ?? [];
  if (name) return name;
  return url.includes("/dist/") ? "this package" : "the bench";
}

/** Time of each owner: that of its own lines, and of what Node does for them. */
function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const timeOf = new Map<number, number>();
  samples.forEach((id, at) => timeOf.set(id, (timeOf.get(id) ?? 0) + (timeDeltas[at] ?? 0)));
  const shares = new Map<string, number>();
  const visit = (id: number, caller: string): void => {
    const node = byId.get(id)!;
    const owner = ownerOf(node.callFrame) ?? caller;
    shares.set(owner, (shares.get(owner) ?? 0) + (timeOf.get(id) ?? 0));
    for (const child of node.children ?? []) visit(child, owner);
  };
  visit(nodes[0]!.id, "Node itself");
  return shares;
}

/** Where the time of one `getPurchasedPhoneNumber` goes, by a profile of many. */
export async function shares(): Promise<Share[]> {
  const { ours } = clientsOn(() => answering(() => ({ text: numberText })));
  const callMany = async (): Promise<void> => {
    for (let left = CALLS; left > 0; left -= 1) await ours.getPurchasedPhoneNumber(NUMBER);
  };
  await callMany();
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 200 });
  await session.post("Profiler.start");
  await callMany();
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  return [...sharesOf(profile)]
    .map(([whose, time]) => ({ whose, microseconds: time / CALLS }))
    .filter(({ microseconds }) => microseconds >= 0.1)
    .sort((one, other) => other.microseconds - one.microseconds);
}
