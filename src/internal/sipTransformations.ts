// SIP trunks: lists for callers, maps on the wire.
import type { SipConfiguration, TrunkUpdate } from "../generated/sipRouting/models.js";
import type { SipTrunk } from "../models.js";
import { requireFqdn } from "./validation.js";

/** Domain names are the same in any letter case. */
export const sameFqdn = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

/** The trunk of an FQDN; where two differ in letter case alone, the one written the same. */
export const findTrunk = (trunks: SipTrunk[], fqdn: string): SipTrunk | undefined =>
  trunks.find((trunk) => trunk.fqdn === fqdn) ?? trunks.find((trunk) => sameFqdn(trunk.fqdn, fqdn));

/** Trunks of the wire, by FQDN, as a list in the service's order. */
export function toTrunks(trunks: SipConfiguration["trunks"]): SipTrunk[] {
  return Object.entries(trunks ?? {}).flatMap(([fqdn, trunk]) => {
    // A trunk that is null is one that was removed: the form in which the API removes it.
    if ((trunk as unknown) === null) return [];
    const named = { fqdn, ...trunk };
    named.fqdn = fqdn;
    return [named];
  });
}

/** A list of trunks as the wire has them, by FQDN. */
export function toTrunkUpdates(trunks: SipTrunk[]): Record<string, TrunkUpdate | null> {
  const updates: Record<string, TrunkUpdate | null> = {};
  const seen = new Set<string>();
  for (const trunk of trunks) {
    const fqdn = requireFqdn((trunk as SipTrunk | null | undefined)?.fqdn);
    if (seen.has(fqdn.toLowerCase())) {
      throw new TypeError(`trunks holds two trunks with the fqdn "${fqdn}".`);
    }
    seen.add(fqdn.toLowerCase());
    updates[fqdn] = { sipSignalingPort: trunk.sipSignalingPort };
  }
  return updates;
}

/** The update that leaves the wanted trunks and removes the other stored ones. */
export function toTrunkReplacement(
  wanted: Record<string, TrunkUpdate | null>,
  stored: SipTrunk[],
): Record<string, TrunkUpdate | null> {
  const kept = Object.keys(wanted);
  const removed = stored
    .filter(({ fqdn }) => !kept.some((name) => sameFqdn(name, fqdn)))
    .map(({ fqdn }) => [fqdn, null] as const);
  return { ...wanted, ...Object.fromEntries(removed) };
}
