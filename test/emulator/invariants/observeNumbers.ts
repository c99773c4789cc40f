import { expect } from "vitest";
import type { Reply } from "../harness.js";
import type { Exchange } from "./exchange.js";
import type { World } from "./world.js";

/** Notes an operation that an answer tells of. */
export const start = (world: World, reply: Reply, subject: string, { at }: Exchange): void =>
  world.model.start(reply.header("operation-id") ?? "", subject, at);

export function observeSearch(world: World, country: string, one: Exchange, reply: Reply): void {
  const { quantity = 1 } = one.request.body as { quantity?: number };
  if (reply.status === 500) expect(quantity).toBeGreaterThan(100);
  if (reply.status !== 202) return;
  expect(quantity).toBeLessThanOrEqual(100);
  const id = reply.header("search-id") ?? "";
  const { searches, offered } = world.model;
  expect(searches.has(id)).toBe(false);
  searches.set(id, {
    id,
    country: country.toUpperCase(),
    startedAt: one.at,
    offersBefore: offered.length,
    status: "searching",
    numbers: [],
    expiresAt: 0,
  });
  start(world, reply, id, one);
}

export function observePurchase(world: World, one: Exchange, reply: Reply): void {
  const { searchId, agreeToNotResell = false } = one.request.body as {
    searchId: string;
    agreeToNotResell?: boolean;
  };
  const search = world.model.searches.get(searchId);
  const isAgreed = search?.country !== "FR" || agreeToNotResell;
  const isHeld =
    search?.status === "found" && one.at < search.expiresAt && search.numbers.length > 0;
  const isJoined = search?.status === "purchasing" || search?.status === "purchased";
  expect([reply.status, reply.text]).toEqual(
    isAgreed && (isHeld || isJoined)
      ? [202, ""]
      : [expect.toSatisfy((n) => n === 400 || n === 404), reply.text],
  );
  if (reply.status !== 202 || search === undefined) return;
  expect(reply.header("operation-id")).toBe(`purchase_${searchId}`);
  if (!isHeld) return;
  search.status = "purchasing";
  start(world, reply, searchId, one);
}

export async function observePoll(
  world: World,
  id: string,
  { status, json }: Reply,
): Promise<void> {
  const operation = world.model.operations.get(id);
  const isThere = operation !== undefined && operation.status !== "gone";
  expect([id, status]).toEqual([id, isThere ? 200 : 404]);
  if (isThere) await world.polled(operation, json);
}

export function observeCancel(world: World, id: string, { status }: Reply): void {
  const operation = world.model.operations.get(id);
  if (status === 204 && operation !== undefined) return world.model.cancel(operation);
  const isThere = operation !== undefined && operation.status !== "gone";
  expect([id, status]).toEqual([id, isThere ? 400 : 404]);
  if (operation?.type !== "search") expect(operation?.status).not.toBe("pending");
}

export function observeRelease(world: World, digits: string, one: Exchange, reply: Reply): void {
  expect([digits, reply.status]).toEqual([digits, world.model.owned.has(digits) ? 202 : 404]);
  if (reply.status !== 202) return;
  const underWay = world.model
    .pending()
    .find(({ type, subject }) => type === "release" && subject === digits);
  if (underWay === undefined) start(world, reply, digits, one);
  else expect(reply.header("operation-id")).toBe(underWay.id);
}

export function observeBrowse({ model, now }: World, { status, json }: Reply): void {
  if (status !== 200) return;
  const digits = json.phoneNumbers.map(({ id }) => id);
  expect(new Set(digits).size).toBe(digits.length);
  const holders = model.holders(now());
  expect(digits.filter((one) => holders.has(one))).toEqual([]);
  model.offered.push(...digits);
}
