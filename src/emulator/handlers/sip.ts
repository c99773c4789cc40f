// SIP trunks and routes: read, changed, tried with a number.
import { requireQuery } from "../checks.js";
import { errors, refuse } from "../errors.js";
import type { Answer, Context } from "../handler.js";
import type { JsonObject } from "../json.js";
import { matchesPattern } from "../numberPattern.js";
import * as shape from "../shapes.js";
import { patched } from "../sipConfiguration.js";
import { hasDomains, hasTrunkExtras, readSipPatch } from "../sipPatch.js";
import type { StoredRoute, StoredSip, StoredTrunk } from "../state.js";

/** GET /sip */
export function getSip(context: Context): Answer {
  const healthWanted = context.query.get("expand") === "trunks/health";
  return { status: 200, body: describeSip(context, context.store.sip, healthWanted) };
}

/** PATCH /sip */
export function updateSip(context: Context): Answer {
  const { store, apiVersion } = context;
  const patch = readSipPatch(context);
  const { domains, trunks, routes } = patch;
  if (routes === undefined && trunks.length === 0 && domains.length === 0) {
    refuse(errors.emptyPatch());
  }
  store.sip = patched(store.sip, patch, hasDomains(apiVersion));
  return { status: 200, body: describeSip(context, store.sip, false) };
}

/** POST /sip:testRoutesWithNumber */
export function testRoutes(context: Context): Answer {
  const number = requireQuery(context, "targetPhoneNumber", shape.text).trim();
  // Short enough that no pattern of reasonable length takes long on it.
  if (!/^\+?\d{1,15}$/.test(number)) {
    const message = "The targetPhoneNumber has to be a number of at most 15 digits.";
    refuse(errors.invalid("targetPhoneNumber", message));
  }
  // The configuration of the body is tried by itself; the stored one plays no part.
  const tried = patched({ domains: [], trunks: [], routes: [] }, readSipPatch(context), false);
  const matchingRoutes = tried.routes
    .filter(({ numberPattern }) => matchesPattern(numberPattern, number))
    .map((route) => describeRoute(context, route));
  return { status: 200, body: { matchingRoutes } };
}

function describeSip({ apiVersion }: Context, sip: StoredSip, health: boolean): JsonObject {
  const domains = sip.domains.map(({ name, enabled }) => [name, { enabled }] as const);
  const trunks = sip.trunks.map(
    (trunk) => [trunk.fqdn, describeTrunk(apiVersion, trunk, health)] as const,
  );
  return {
    ...(hasDomains(apiVersion) ? { domains: Object.fromEntries(domains) } : {}),
    trunks: Object.fromEntries(trunks),
    routes: sip.routes.map((route) => describeRoute({ apiVersion }, route)),
  };
}

function describeTrunk(apiVersion: string, trunk: StoredTrunk, health: boolean): JsonObject {
  const { sipSignalingPort, enabled, directTransfer, privacyHeader, ipAddressVersion } = trunk;
  const unknown = { status: "unknown" };
  return {
    sipSignalingPort,
    ...(hasDomains(apiVersion) ? { enabled } : {}),
    ...(hasTrunkExtras(apiVersion) ? { directTransfer, privacyHeader, ipAddressVersion } : {}),
    ...(hasDomains(apiVersion) && health
      ? { health: { tls: unknown, ping: unknown, overall: unknown } }
      : {}),
  };
}

function describeRoute({ apiVersion }: { apiVersion: string }, route: StoredRoute): JsonObject {
  const { description, name, numberPattern, callerIdOverride, trunks } = route;
  return {
    description,
    name,
    numberPattern,
    ...(hasTrunkExtras(apiVersion) ? { callerIdOverride } : {}),
    trunks,
  };
}
