import { isJsonObject, type JsonObject } from "./checks.js";
import { errors, refuse } from "./errors.js";
import type { StoredRoute, StoredSip, StoredTrunk } from "./state.js";

const most = 250;

/** A checked PATCH body; a null takes the entry out. */
export interface SipPatch {
  domains: [string, { enabled?: boolean } | null][];
  trunks: [string, Partial<StoredTrunk> | null][];
  /** Replaces the whole list when given. */
  routes: StoredRoute[] | undefined;
  /** The configuration is only tried, so that an empty one is no mistake. */
  tryOut?: boolean;
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Reads a PATCH body, with the checks that need no look at the present configuration. */
export function readSipPatch(body: JsonObject): SipPatch {
  const domains = readMap("domains", body["domains"]).map(([name, value]) => {
    const enabled = value?.["enabled"];
    const patch = value === null ? null : typeof enabled === "boolean" ? { enabled } : {};
    return [name, patch] as SipPatch["domains"][number];
  });
  const trunks = readMap("trunks", body["trunks"]).map(
    ([fqdn, value]): SipPatch["trunks"][number] => [fqdn, value === null ? null : readTrunk(value)],
  );
  const routes = readRoutes(body["routes"]);
  return { domains, trunks, routes };
}

function readMap(name: string, value: unknown): [string, JsonObject | null][] {
  if (value === undefined || value === null) return [];
  if (!isJsonObject(value)) refuse(errors.invalid(name, `The ${name} have to be a map.`));
  return Object.entries(value).map(([key, entry]) => {
    if (entry !== null && !isJsonObject(entry)) {
      refuse(errors.invalid(name, `The entry of ${key} has to be an object or null.`));
    }
    return [key, entry];
  });
}

function readTrunk(value: JsonObject): Partial<StoredTrunk> {
  const trunk: Partial<StoredTrunk> = {};
  const port = value["sipSignalingPort"];
  if (port !== undefined) {
    if (typeof port !== "number" || !Number.isInteger(port) || port < 1 || port > 65_535) {
      refuse(errors.trunkPort());
    }
    trunk.sipSignalingPort = port;
  }
  for (const name of ["enabled", "directTransfer"] as const) {
    if (typeof value[name] === "boolean") trunk[name] = value[name];
  }
  for (const name of ["privacyHeader", "ipAddressVersion"] as const) {
    if (typeof value[name] === "string") trunk[name] = value[name];
  }
  return trunk;
}

function readRoutes(value: unknown): StoredRoute[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every(isJsonObject)) {
    refuse(errors.invalid("routes", "The routes have to be a list of objects."));
  }
  if (value.length > most) refuse(errors.configurationTooLarge("routes"));
  const routes = value.map(readRoute);
  if (new Set(routes.map(({ name }) => name)).size < routes.length)
    refuse(errors.duplicatedRoute());
  return routes;
}

// Patterns are .NET regular expressions; JavaScript's rules would refuse valid ones, so none is compiled here.
function readRoute(value: JsonObject): StoredRoute {
  const { name, numberPattern, description, trunks = [], callerIdOverride } = value;
  if (typeof name !== "string" || name === "" || name.length > 256) refuse(errors.routeName());
  if (typeof numberPattern !== "string" || numberPattern === "" || numberPattern.length > 1024) {
    refuse(errors.routePattern());
  }
  const describes = description === undefined || description === null;
  if (!describes && (typeof description !== "string" || description.length > 1024)) {
    refuse(errors.routeDescription());
  }
  const names: unknown[] = Array.isArray(trunks) ? trunks : [];
  if (!names.every((one) => typeof one === "string")) {
    refuse(errors.invalid("trunks", "The trunks of a route have to be a list of texts."));
  }
  if (names.length > most) refuse(errors.configurationTooLarge("trunks in a route"));
  if (new Set(names.map((one) => one.toLowerCase())).size < names.length) {
    refuse(errors.duplicatedTrunkInRoute());
  }
  return {
    ...(typeof description === "string" ? { description } : {}),
    name,
    numberPattern,
    callerIdOverride: typeof callerIdOverride === "string" ? callerIdOverride : null,
    trunks: names,
  };
}

/** The configuration after the patch; whatever is wrong with it is raised, and nothing has changed then. */
export function patched(present: StoredSip, patch: SipPatch, checksDomains: boolean): StoredSip {
  for (const [fqdn, value] of patch.trunks) if (value !== null) requireFqdn(fqdn);
  for (const [name, value] of patch.domains) if (value !== null) requireFqdn(name);
  const empty =
    patch.routes === undefined && patch.trunks.length === 0 && patch.domains.length === 0;
  if (empty && patch.tryOut !== true) refuse(errors.emptyPatch());

  const next: StoredSip = {
    domains: patchDomains(present, patch),
    trunks: patchTrunks(present, patch),
    routes: patch.routes ?? present.routes,
  };
  if (next.trunks.length > most) refuse(errors.configurationTooLarge("trunks"));
  if (next.domains.length > most) refuse(errors.configurationTooLarge("domains"));
  const known = new Set(next.trunks.map(({ fqdn }) => fqdn.toLowerCase()));
  if (next.routes.some(({ trunks }) => trunks.some((fqdn) => !known.has(fqdn.toLowerCase())))) {
    refuse(errors.missingTrunk());
  }
  if (checksDomains) requireDomains(present, next, patch);
  return next;
}

function patchTrunks(present: StoredSip, patch: SipPatch): StoredTrunk[] {
  let trunks = [...present.trunks];
  for (const [fqdn, value] of patch.trunks) {
    const known = trunks.find((trunk) => same(trunk.fqdn, fqdn));
    if (value === null) trunks = trunks.filter((trunk) => trunk !== known);
    else if (known !== undefined) {
      trunks = trunks.map((trunk) => (trunk === known ? { ...known, ...value } : trunk));
    } else trunks.push(newTrunk(fqdn, value));
  }
  return trunks;
}

function newTrunk(fqdn: string, value: Partial<StoredTrunk>): StoredTrunk {
  const { sipSignalingPort } = value;
  if (sipSignalingPort === undefined) refuse(errors.trunkPort());
  return {
    fqdn,
    enabled: true,
    directTransfer: false,
    privacyHeader: "id",
    ipAddressVersion: "ipv4",
    ...value,
    sipSignalingPort,
  };
}

function patchDomains(present: StoredSip, patch: SipPatch): StoredSip["domains"] {
  let domains = [...present.domains];
  for (const [name, value] of patch.domains) {
    const known = domains.find((domain) => same(domain.name, name));
    if (value === null) domains = domains.filter((domain) => domain !== known);
    else if (known !== undefined) {
      domains = domains.map((domain) => (domain === known ? { ...known, ...value } : domain));
    } else domains.push({ name, enabled: value.enabled ?? true });
  }
  return domains;
}

/** Preview versions: a trunk that is set needs a listed domain, and so does one whose domain goes. */
function requireDomains(present: StoredSip, next: StoredSip, patch: SipPatch): void {
  const lies = (fqdn: string, { name }: { name: string }): boolean =>
    same(fqdn, name) || fqdn.toLowerCase().endsWith(`.${name.toLowerCase()}`);
  for (const { fqdn } of next.trunks) {
    const wasListed = present.domains.some((domain) => lies(fqdn, domain));
    const isListed = next.domains.some((domain) => lies(fqdn, domain));
    const isSet = patch.trunks.some(([name]) => same(name, fqdn));
    if (!isListed && (wasListed || isSet)) refuse(errors.missingDomain());
  }
}

function requireFqdn(fqdn: string): void {
  const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;
  const labels = fqdn.split(".");
  const wellFormed = labels.length > 1 && labels.every((one) => label.test(one));
  if (!wellFormed || fqdn.length > 249 || /^\d+$/.test(labels.at(-1) ?? "")) {
    refuse(errors.trunkFqdn(fqdn));
  }
}

/** Whether a .NET pattern matches a number, as far as JavaScript can tell; a bare leading plus is a plus. */
export function matchesPattern(pattern: string, number: string): boolean {
  for (const attempt of [pattern, pattern.replace(/^(\^?)\+/, "$1\\+")]) {
    try {
      return new RegExp(attempt).test(number);
    } catch {
      // JavaScript cannot read this spelling; the next may be better.
    }
  }
  return false;
}
