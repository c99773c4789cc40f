import { at, isObject, plain, type Json, type JsonObject } from "./jsonText.js";
import type { Exchange } from "./recordingFiles.js";
import type { Sender } from "./sender.js";

const isSip = ({ path, status }: Exchange): boolean => path === "/sip" && status === 200;

/** Puts the SIP configuration that was there before the first recorded request. */
export async function seedSip(exchanges: readonly Exchange[], sender: Sender): Promise<void> {
  // Refused changes leave the configuration as it was, so the first answer with one tells.
  const first = exchanges.find(isSip);
  if (first !== undefined) await addSip(before(first), sender);
}

/** The configuration before a request: the one answered, without what the request itself put in. */
function before({ requestBody, body }: Exchange): JsonObject {
  const entries = (name: string): JsonObject =>
    entriesBefore(at(body, name) ?? {}, at(requestBody, name) ?? {});
  const replaced = at(requestBody, "routes") !== undefined;
  return {
    ...(at(body, "domains") === undefined ? {} : { domains: entries("domains") }),
    trunks: entries("trunks"),
    routes: replaced ? [] : (at(body, "routes") ?? []),
  };
}

/** New entries go last, so a changed one that stands before an unchanged one was there before. */
function entriesBefore(answered: Json, changed: Json): JsonObject {
  const all = isObject(answered) ? Object.entries(answered) : [];
  const untouched = all.filter(([key]) => at(changed, key) === undefined);
  const last = all.indexOf(untouched.at(-1) ?? ["", null]);
  return Object.fromEntries(
    all.slice(0, last + 1).map(([key, entry]) => {
      const { health: _, ...rest } = isObject(entry) ? entry : {};
      return [key, rest];
    }),
  );
}

const withoutDomains = "/sip?api-version=2023-03-01";
const preview = "/sip?api-version=2024-11-15-preview";

/** The emulator's configuration as its newest version shows it. */
export async function readSip(sender: Sender): Promise<Json> {
  return (await sender.send({ method: "GET", target: preview })).body;
}

/** Puts a configuration in the place of the present one. */
export async function restoreSip(wanted: Json, sender: Sender): Promise<void> {
  const present = await readSip(sender);
  const cleared = (name: string): JsonObject =>
    Object.fromEntries(Object.keys(at(present, name) ?? {}).map((key) => [key, null]));
  await patchSip({ trunks: cleared("trunks"), routes: [] }, preview, sender);
  await patchSip({ domains: cleared("domains") }, preview, sender);
  await addSip(wanted, sender);
}

async function addSip(wanted: Json, sender: Sender): Promise<void> {
  const [domains, trunks] = [at(wanted, "domains") ?? {}, at(wanted, "trunks") ?? {}];
  // Recordings may show trunks without their domains, which only the version without domains takes.
  const ports = Object.entries(trunks).map(([fqdn, { sipSignalingPort }]: [string, JsonObject]) => [
    fqdn,
    { sipSignalingPort },
  ]);
  await patchSip({ trunks: Object.fromEntries(ports) as Json }, withoutDomains, sender);
  await patchSip({ domains }, preview, sender);
  if (Object.keys(domains).length > 0) await patchSip({ trunks }, preview, sender);
  await patchSip({ routes: at(wanted, "routes") ?? [] }, preview, sender);
}

async function patchSip(body: JsonObject, target: string, sender: Sender): Promise<void> {
  // An empty patch is a mistake.
  if (Object.values(body).every((value) => JSON.stringify(value) === "{}")) return;
  const answer = await sender.send({ method: "PATCH", target, body: plain(body) });
  if (answer.status !== 200) {
    throw new Error(`The SIP configuration was refused: ${JSON.stringify(answer.body)}`);
  }
}
