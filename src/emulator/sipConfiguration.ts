// The rules that a SIP configuration has to keep.
import { errors, refuse } from "./errors.js";
import { mostEntries, type SipPatch, type TrunkPatch } from "./sipPatch.js";
import type { StoredSip, StoredTrunk } from "./state.js";

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The configuration after the patch; whatever is wrong with it is raised, and nothing has changed then. */
export function patched(present: StoredSip, patch: SipPatch, checksDomains: boolean): StoredSip {
  for (const [fqdn, value] of patch.trunks) if (value !== null) requireFqdn(fqdn);
  for (const [name, value] of patch.domains) if (value !== null) requireFqdn(name);
  const next: StoredSip = {
    domains: patchDomains(present, patch),
    trunks: patchTrunks(present, patch),
    routes: patch.routes ?? present.routes,
  };
  if (next.trunks.length > mostEntries) refuse(errors.configurationTooLarge("trunks"));
  if (next.domains.length > mostEntries) refuse(errors.configurationTooLarge("domains"));
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

function newTrunk(fqdn: string, value: TrunkPatch): StoredTrunk {
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
