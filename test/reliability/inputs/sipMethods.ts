/** The methods of SIP routing. */
import {
  commonOptions,
  get,
  method,
  path,
  type Method,
  type Sending,
  type Values,
} from "./method.js";
import { STORED_FQDN } from "./recordingService.js";
import { asModel, listed, needed, Unsendable, type Model } from "./sendable.js";
const ROUTE: Model = { name: true, description: true, numberPattern: true, trunks: true };

const trunk = (fqdn: string): Values => ({ fqdn, sipSignalingPort: 5061 });
const route = (name: string): Values => ({
  ...{ name, description: "a route", numberPattern: "^\\+1", trunks: ["one.example.com"] },
});

function trunkUpdates(trunks: unknown, removed: string[] = []): unknown {
  const entries = listed(trunks).map((given) => {
    const { fqdn } = (given ?? {}) as { fqdn?: unknown };
    if (fqdn === "__proto__") throw new Unsendable("no fqdn");
    return [needed(fqdn), asModel(given, { sipSignalingPort: true })] as const;
  });
  const names = entries.map(([fqdn]) => fqdn.toLowerCase());
  if (new Set(names).size < names.length) throw new Unsendable("two of one name");
  const gone = removed.filter((fqdn) => !names.includes(fqdn.toLowerCase()));
  return Object.fromEntries([...entries, ...gone.map((fqdn) => [fqdn, null] as const)]);
}

const routeUpdates = (routes: unknown): unknown =>
  listed(routes).map((given) => asModel(given, ROUTE));

const READ: Sending = get(path("sip"));
const sip = (
  name: string,
  parameter: string,
  value: () => unknown,
  body: (given: unknown) => unknown,
): Method =>
  method(name, {
    client: "sip",
    parameters: [parameter, "options"],
    args: () => [value(), commonOptions()],
    sends: [
      { method: "PATCH", path: path("sip"), body: ([given]) => body(given), isMain: true },
      READ,
    ],
  });

export const SIP: Method[] = [
  method("getConfiguration", { client: "sip", sends: [{ ...READ, isMain: true }] }),
  method("getTrunk", {
    client: "sip",
    parameters: ["fqdn", "options"],
    args: () => [STORED_FQDN, commonOptions()],
    sends: [{ ...READ, isMain: true }],
  }),
  sip(
    "setTrunks",
    "trunks",
    () => [trunk("one.example.com"), trunk("two.example.com")],
    (trunks) => ({
      trunks: trunkUpdates(trunks, [STORED_FQDN]),
    }),
  ),
  sip(
    "setTrunk",
    "trunk",
    () => trunk("one.example.com"),
    (given) => ({
      trunks: trunkUpdates([given]),
    }),
  ),
  sip(
    "setRoutes",
    "routes",
    () => [route("a"), route("b")],
    (routes) => ({
      routes: routeUpdates(routes),
    }),
  ),
  sip(
    "deleteTrunk",
    "fqdn",
    () => STORED_FQDN,
    (fqdn) => {
      if (fqdn === "__proto__") throw new Unsendable("no fqdn");
      return { trunks: { [needed(fqdn)]: null } };
    },
  ),
  sip(
    "setConfiguration",
    "configuration",
    () => ({
      trunks: [trunk("one.example.com"), trunk("two.example.com")],
      routes: [route("a"), route("b")],
    }),
    (given) => {
      const { trunks, routes } = given as Values;
      return { trunks: trunkUpdates(trunks, [STORED_FQDN]), routes: routeUpdates(routes) };
    },
  ),
];
