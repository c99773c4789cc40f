import { optionalBody, requireBody, type JsonObject } from "../checks.js";
import { errors, refuse } from "../errors.js";
import type { Answer, Context } from "../handler.js";
import { matchesPattern, patched, readSipPatch } from "../sipConfiguration.js";
import type { StoredRoute, StoredSip, StoredTrunk } from "../state.js";

const withDomains = (version: string): boolean => version >= "2023-04";
const withTrunkExtras = (version: string): boolean => version >= "2024-11";

/** GET /sip */
export function getSip(context: Context): Answer {
  const healthWanted = context.query.get("expand") === "trunks/health";
  return { status: 200, body: describeSip(context, context.store.state.sip, healthWanted) };
}

/** PATCH /sip */
export function updateSip(context: Context): Answer {
  const { store, apiVersion } = context;
  const patch = readSipPatch(optionalBody(context));
  store.state.sip = patched(store.state.sip, patch, withDomains(apiVersion));
  return { status: 200, body: describeSip(context, store.state.sip, false) };
}

/** POST /sip:testRoutesWithNumber */
export function testRoutes(context: Context): Answer {
  const number = context.query.get("targetPhoneNumber")?.trim();
  if (!number) refuse(errors.invalid("targetPhoneNumber", "The targetPhoneNumber is missing."));
  const patch = readSipPatch(requireBody(context));
  // The configuration of the body is tried by itself; the stored one plays no part.
  const tried = patched({ domains: [], trunks: [], routes: [] }, { ...patch, tryOut: true }, false);
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
    ...(withDomains(apiVersion) ? { domains: Object.fromEntries(domains) } : {}),
    trunks: Object.fromEntries(trunks),
    routes: sip.routes.map((route) => describeRoute({ apiVersion }, route)),
  };
}

function describeTrunk(apiVersion: string, trunk: StoredTrunk, health: boolean): JsonObject {
  const { sipSignalingPort, enabled, directTransfer, privacyHeader, ipAddressVersion } = trunk;
  const unknown = { status: "unknown" };
  return {
    sipSignalingPort,
    ...(withDomains(apiVersion) ? { enabled } : {}),
    ...(withTrunkExtras(apiVersion) ? { directTransfer, privacyHeader, ipAddressVersion } : {}),
    ...(withDomains(apiVersion) && health
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
    ...(withTrunkExtras(apiVersion) ? { callerIdOverride } : {}),
    trunks,
  };
}
