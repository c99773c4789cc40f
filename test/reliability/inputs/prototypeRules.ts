/** What nobody may add to what all objects share, or put in the place of it. */
import { CLIENTS, type Attempt } from "./attempts.js";
import type { Finding } from "./requestRules.js";

const SHARED: object[] = [
  Object,
  Array,
  Function,
  String,
  Number,
  Boolean,
  Promise,
  Map,
  Set,
  Date,
  ...Object.values(CLIENTS),
].flatMap((type) => [type, type.prototype]);

/** The names of everything in the prototypes that a call could reach. */
export const sharedKeys = (): unknown[] =>
  SHARED.map((shared) => [Reflect.ownKeys(shared), Object.getPrototypeOf(shared) as unknown]);

/** Whether something in a result has another prototype than such things have. */
export function wrongPrototype({ resolved, client, scenario }: Attempt): Finding {
  const { prototype } = CLIENTS[scenario.method.client];
  if (client && Object.getPrototypeOf(client) !== prototype)
    return "changed its client's prototype";
  return foreign(resolved?.value);
}

function foreign(value: unknown): Finding {
  if (typeof value !== "object" || value === null) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  const known: unknown[] = [Object.prototype, Array.prototype, Date.prototype];
  if (!known.includes(prototype)) return "gave a result with a prototype of its own";
  return Object.values(value)
    .map(foreign)
    .find((finding) => finding !== undefined);
}
