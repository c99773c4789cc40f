import { expect } from "vitest";
import { previewVersion, type Json } from "../harness.js";
import { injected } from "./exchange.js";
import { readWhole } from "./lists.js";
import { operationPath, reservationPath, searchPath, type World } from "./world.js";

/** Compares everything that can be read with what the answers so far say it must be. */
export async function checkState(world: World): Promise<void> {
  await world.settle();
  world.model.holders(world.now());
  await checkOwned(world);
  await checkSearches(world);
  await checkReservations(world);
  await checkOperations(world);
  await checkSip(world);
}

async function checkOwned(world: World): Promise<void> {
  const { owned, bought, released, seeded } = world.model;
  const listed = await readWhole(world, "phoneNumbers");
  expect(listed.map(({ id }) => id).sort()).toEqual([...owned].sort());
  expect(listed.length).toBe(seeded + bought - released);
}

async function checkSearches(world: World): Promise<void> {
  for (const { id, status, numbers, expiresAt } of world.model.searches.values()) {
    const reply = await world.read(searchPath(id));
    const isThere = ["found", "purchasing", "purchased"].includes(status);
    expect([id, reply.status]).toEqual([id, isThere ? 200 : 404]);
    if (!isThere) continue;
    const { searchId, phoneNumbers, searchExpiresBy } = reply.json;
    expect([searchId, phoneNumbers, Date.parse(searchExpiresBy)]).toEqual([
      id,
      numbers.map((digits) => `+${digits}`),
      expiresAt,
    ]);
  }
}

async function checkReservations(world: World): Promise<void> {
  const { model } = world;
  const seen: Pick<Json, "id" | "status" | "expiresAt">[] = [];
  for (const reservation of model.reservations.values()) {
    const { id, status, expiresAt, numbers } = reservation;
    const { json } = await world.read(reservationPath(id));
    const isOver = status === "active" && !model.isActive(reservation, world.now());
    expect([json.id, json.status]).toEqual([id, isOver ? "expired" : status]);
    expect(Date.parse(json.expiresAt)).toBe(expiresAt);
    const items = Object.values(json.phoneNumbers as unknown as Record<string, Json>);
    const held = items.filter(({ error }) => error === undefined);
    expect(held.map((item) => item.id).sort()).toEqual([...numbers].sort());
    const itemStatus = isOver ? "expired" : status === "completed" ? "purchased" : "reserved";
    for (const item of held) expect(item.status).toBe(itemStatus);
    seen.push({ id: json.id, expiresAt: json.expiresAt, status: json.status });
  }
  const listed = await readWhole(world, "reservations");
  const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);
  expect([...listed].sort(byId)).toEqual(seen.sort(byId));
}

async function checkOperations(world: World): Promise<void> {
  for (const { id, status } of world.model.operations.values()) {
    // A look would move a pending one on.
    if (status === "pending") continue;
    const { json, status: answered } = await world.read(operationPath(id));
    expect([id, answered]).toEqual([id, status === "gone" ? 404 : 200]);
    if (status !== "gone") expect([id, json.status]).toEqual([id, status]);
  }
}

async function checkSip(world: World): Promise<void> {
  const { json } = await world.read(`/sip?api-version=${previewVersion}`);
  // Undefined after a change; then this is the new one.
  world.sip ??= json;
  expect(json).toEqual(world.sip);
  const trunks = Object.keys(json.trunks).map((fqdn) => fqdn.toLowerCase());
  for (const route of json.routes) {
    const named = (route as unknown as { trunks: string[] }).trunks;
    for (const fqdn of named) expect(trunks).toContain(fqdn.toLowerCase());
  }
}

/** Whatever the model says is free can be had, and nothing else can. */
export async function checkFreedom(world: World, reservationId: string): Promise<void> {
  const { model, known } = world;
  const offered = known.numbers.filter(({ isOffered }) => isOffered);
  const holders = model.holders(world.now());
  const path = reservationPath(reservationId);
  for (let left = 40; left > 0; left -= 1) {
    const wishes = Object.fromEntries(offered.map(({ digits, wish }) => [digits, wish]));
    const { status, json } = await world.read(path, "PATCH", { phoneNumbers: wishes });
    expect(status).toBeLessThan(300);
    const items = Object.values(json.phoneNumbers as unknown as Record<string, Json>);
    // Injected refusals wait until they are met, each once.
    if (items.some(({ error }) => (error as Json | undefined)?.code === injected)) continue;
    const had = items.filter(({ error }) => error === undefined).map(({ id }) => id);
    const free = offered.map(({ digits }) => digits).filter((digits) => !holders.has(digits));
    expect(had.sort()).toEqual(free.sort());
    await world.read(path, "PATCH", {
      phoneNumbers: Object.fromEntries(had.map((id) => [id, null])),
    });
    return;
  }
  expect.unreachable("injected refusals never end");
}
