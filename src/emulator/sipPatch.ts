// What a change of the SIP configuration may look like.
import { optionalBody } from "./checks.js";
import { errors, refuse } from "./errors.js";
import type { Context } from "./handler.js";
import * as shape from "./shapes.js";
import type { Shape } from "./shapes.js";
import type { StoredRoute } from "./state.js";

/** How many trunks, routes or domains a configuration may have, and a route trunks. */
export const mostEntries = 250;

/** What a PATCH says of a trunk. */
export interface TrunkPatch {
  sipSignalingPort?: number;
  enabled?: boolean;
  directTransfer?: boolean;
  privacyHeader?: string;
  ipAddressVersion?: string;
}

/** A checked PATCH body; a null takes the entry out. */
export interface SipPatch {
  domains: [name: string, patch: { enabled?: boolean } | null][];
  trunks: [fqdn: string, patch: TrunkPatch | null][];
  /** Replaces the whole list when given. */
  routes: StoredRoute[] | undefined;
}

interface RoutePatch {
  name?: string;
  numberPattern?: string;
  description?: string;
  trunks?: string[];
  callerIdOverride?: string;
}

/** Domains and switched-off trunks came with the first preview. */
export const hasDomains = (version: string): boolean => version >= "2023-04";
/** The rest of the settings of a trunk, and the caller id of a route, came with the second. */
export const hasTrunkExtras = (version: string): boolean => version >= "2024-11";

const domain = shape.object({}, { enabled: shape.flag });
const trunk = { sipSignalingPort: shape.wholeNumber };
const switchedTrunk = { ...trunk, enabled: shape.flag, health: shape.ignored };
const fullTrunk = {
  ...switchedTrunk,
  directTransfer: shape.flag,
  privacyHeader: shape.oneOf(["id", "none"]),
  ipAddressVersion: shape.oneOf(["ipv4", "ipv6"]),
};
const route = {
  name: shape.text,
  numberPattern: shape.text,
  description: shape.text,
  trunks: shape.listOf(shape.text),
};
const fullRoute = { ...route, callerIdOverride: shape.text };

type SipBody = Shape<{
  domains?: SipPatch["domains"];
  trunks?: SipPatch["trunks"];
  routes?: RoutePatch[];
}>;

const sipBody = (trunkShape: Shape<TrunkPatch>, routeShape: Shape<RoutePatch>) => ({
  trunks: shape.mapOf(trunkShape),
  routes: shape.listOf(routeShape),
});

function bodyOf(version: string): SipBody {
  const plainRoute = shape.object({}, route);
  if (!hasDomains(version)) return shape.object({}, sipBody(shape.object({}, trunk), plainRoute));
  const domains = shape.mapOf(domain);
  const rest = hasTrunkExtras(version)
    ? sipBody(shape.object({}, fullTrunk), shape.object({}, fullRoute))
    : sipBody(shape.object({}, switchedTrunk), plainRoute);
  return shape.object({}, { domains, ...rest });
}

/** Reads a PATCH body, with the checks that need no look at the present configuration. */
export function readSipPatch(context: Context): SipPatch {
  const { domains = [], trunks = [], routes } = optionalBody(context, bodyOf(context.apiVersion));
  for (const [, patch] of trunks) {
    const port = patch?.sipSignalingPort;
    if (port !== undefined && (port < 1 || port > 65_535)) refuse(errors.trunkPort());
  }
  const read = routes?.map(readRoute);
  if (new Set(read?.map(({ name }) => name)).size < (read?.length ?? 0)) {
    refuse(errors.duplicatedRoute());
  }
  if ((read?.length ?? 0) > mostEntries) refuse(errors.configurationTooLarge("routes"));
  return { domains, trunks, routes: read };
}

// Patterns are .NET regular expressions; JavaScript's rules would refuse valid ones, so none is compiled here.
function readRoute(patch: RoutePatch): StoredRoute {
  const { name = "", numberPattern = "", description, trunks = [], callerIdOverride } = patch;
  if (name === "" || name.length > 256) refuse(errors.routeName());
  if (numberPattern === "" || numberPattern.length > 1024) refuse(errors.routePattern());
  if (description !== undefined && description.length > 1024) refuse(errors.routeDescription());
  if (trunks.length > mostEntries) refuse(errors.configurationTooLarge("trunks in a route"));
  if (new Set(trunks.map((one) => one.toLowerCase())).size < trunks.length) {
    refuse(errors.duplicatedTrunkInRoute());
  }
  return {
    ...(description === undefined ? {} : { description }),
    name,
    numberPattern,
    callerIdOverride: callerIdOverride ?? null,
    trunks,
  };
}
