import { expect } from "vitest";
import type { Json, Reply } from "../harness.js";
import type { Command } from "./command.js";
import { injected, type Exchange } from "./exchange.js";
import { minute, type ModelReservation } from "./model.js";
import { start } from "./observeNumbers.js";
import { reservationPath, type World } from "./world.js";

const frenchDial = "33";

const idIn = (path: string): string => path.split(/[/?]/)[3] ?? "";

export function observeReservation(world: World, { at, request }: Exchange, reply: Reply): void {
  const { model } = world;
  const id = idIn(request.path);
  const known = model.reservations.get(id);
  const canChange = known === undefined || model.isActive(known, at);
  expect([reply.text, reply.status < 300]).toEqual([reply.text, canChange]);
  if (!canChange) return;
  const body = request.body as { phoneNumbers: Record<string, object | null> };
  const hasError = takeWishes(world, known?.numbers ?? new Set(), body.phoneNumbers, reply, at);
  expect(reply.status).toBe(hasError ? 207 : known === undefined ? 201 : 200);
  adopt(world, reply.json, known?.createdAt ?? at, at);
}

/** Checks of each number asked for whether it was given exactly when it was free; tells whether one was refused. */
function takeWishes(
  { model, known }: World,
  before: ReadonlySet<string>,
  wishes: Record<string, object | null>,
  { json }: Reply,
  at: number,
): boolean {
  const holders = model.holders(at);
  const given = json.phoneNumbers as unknown as Record<string, Json | undefined>;
  let hasError = false;
  for (const [digits, wish] of Object.entries(wishes)) {
    const item = given[digits];
    if (wish === null) expect(item).toBeUndefined();
    if (wish === null || before.has(digits)) continue;
    const code = item?.error && (item.error as Json).code;
    hasError ||= code !== undefined;
    if (code === injected) continue;
    const isOffered = known.numbers.some((one) => one.digits === digits && one.isOffered);
    const isFree = isOffered && !holders.has(digits);
    // A number that was never offered may be there or not, and a search that runs may have any.
    if (!holders.has(digits) && (!isOffered || model.hasHiddenHolds(at))) continue;
    const outcome = [digits, code, item?.status];
    expect(outcome).toEqual([
      digits,
      ...(isFree ? [undefined, "reserved"] : ["NumberNotAvailable", "error"]),
    ]);
  }
  return hasError;
}

/** Takes over a reservation as an answer shows it. */
function adopt(world: World, json: Json, createdAt: number, changedAt: number): void {
  const items = Object.values(json.phoneNumbers as unknown as Record<string, Json>);
  const reservation: ModelReservation = {
    id: json.id,
    createdAt,
    expiresAt: Math.min(changedAt + 15 * minute, createdAt + 120 * minute),
    numbers: new Set(items.filter(({ error }) => error === undefined).map(({ id }) => id)),
    status: "active",
  };
  expect(Date.parse(json.expiresAt)).toBe(reservation.expiresAt);
  expect(json.status).toBe("active");
  world.model.reservations.set(json.id, reservation);
}

export function observeDeleted({ model, now }: World, id: string, { status }: Reply): void {
  const known = model.reservations.get(id);
  expect(status).toBe(known === undefined ? 404 : model.isActive(known, now()) ? 204 : 400);
  if (status === 204) model.reservations.delete(id);
}

export function observeReservationPurchase(world: World, one: Exchange, reply: Reply): void {
  const { model } = world;
  const id = idIn(one.request.path);
  const known = model.reservations.get(id);
  const { agreeToNotResell = false } = (one.request.body ?? {}) as { agreeToNotResell?: boolean };
  const isFrench = [...(known?.numbers ?? [])].some((digits) => digits.startsWith(frenchDial));
  const accepted =
    known !== undefined &&
    model.isActive(known, one.at) &&
    known.numbers.size > 0 &&
    (agreeToNotResell || !isFrench);
  expect([reply.text, reply.status === 202]).toEqual([reply.text, accepted]);
  if (!accepted) return;
  known.status = "submitted";
  start(world, reply, id, one);
}

/** What became of a reservation whose change, deletion or purchase was not answered. */
export async function lostReservation(
  world: World,
  { kind, version }: Pick<Command, "kind" | "version">,
  { request, at }: Exchange,
): Promise<void> {
  const { model } = world;
  const id = idIn(request.path);
  const known = model.reservations.get(id);
  const { status, json } = await world.read(reservationPath(id));
  // Another version may have been refused.
  const canChange = known === undefined || model.isActive(known, at);
  if (version === undefined && canChange) {
    if (kind === "deleteReservation") expect(status).toBe(404);
    if (kind === "reserve" || kind === "unreserve") {
      expect(json.status).toBe("active");
      expect(Date.parse(json.expiresAt)).toBe(
        Math.min(at + 15 * minute, (known?.createdAt ?? at) + 120 * minute),
      );
    }
  }
  if (status === 404) model.reservations.delete(id);
  else if (json.status === "active") {
    adopt(world, json, known?.createdAt ?? at, Date.parse(json.expiresAt) - 15 * minute);
  } else if (json.status === "submitted" && known?.status === "active") {
    known.status = "submitted";
    model.start(`reservationPurchase_${id}`, id, at);
  }
}
