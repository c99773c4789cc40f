import { expect } from "vitest";
import type { Json, Reply } from "../harness.js";
import type { Command } from "./command.js";
import { exchange, hadNoEffect, isLost, type Exchange } from "./exchange.js";
import { observeListed, observeListedReservations } from "./lists.js";
import {
  observeBrowse,
  observeCancel,
  observePoll,
  observePurchase,
  observeRelease,
  observeSearch,
  start,
} from "./observeNumbers.js";
import {
  lostReservation,
  observeDeleted,
  observeReservation,
  observeReservationPurchase,
} from "./observeReservations.js";
import { minute } from "./model.js";
import type { World } from "./world.js";

/** Takes an exchange into the model, and checks what it says against it. */
export async function observe(world: World, command: Command, one: Exchange): Promise<void> {
  if (hadNoEffect(one)) return;
  if (isLost(one)) return observeLost(world, command, one);
  const { reply } = one;
  if (reply === undefined || isVersionRefused(reply)) return;
  await observeAnswer(world, command, one, reply);
}

/** A version is refused exactly when the service does not list it. */
function isVersionRefused({ json, header }: Reply): boolean {
  const refused = (json.error as Json | undefined)?.code === "UnsupportedApiVersion";
  const [, asked = "-"] =
    /does not support the API version '(.*)'/.exec(String((json.error as Json)?.message)) ?? [];
  if (refused) expect(header("api-supported-versions")?.split(", ")).not.toContain(asked);
  return refused;
}

async function observeAnswer(
  world: World,
  command: Command,
  one: Exchange,
  reply: Reply,
): Promise<void> {
  const lastPart = decodeURIComponent(one.request.path.split("?")[0]?.split("/").at(-1) ?? "");
  switch (command.kind) {
    case "search":
      return observeSearch(world, command.country, one, reply);
    case "purchase":
      return observePurchase(world, one, reply);
    case "poll":
      return observePoll(world, lastPart, reply);
    case "cancel":
      return observeCancel(world, lastPart, reply);
    case "reserve":
    case "unreserve":
      return observeReservation(world, one, reply);
    case "deleteReservation":
      return observeDeleted(world, lastPart, reply);
    case "purchaseReservation":
      return observeReservationPurchase(world, one, reply);
    case "release":
      return observeRelease(world, lastPart.slice(1), one, reply);
    case "browse":
      return observeBrowse(world, reply);
    case "capabilities":
      return observeCapabilities(world, one, reply);
    case "number":
      expect(reply.status).toBe(world.model.owned.has(lastPart.slice(1)) ? 200 : 404);
      return;
    case "list":
      return observeListed(world, command, reply);
    case "listReservations":
      return observeListedReservations(world, command, reply);
    case "sip":
      return observeSip(world, one, reply);
    case "garbage":
      expect(reply.status, reply.text).toBeLessThan(500);
      expect(reply.status, reply.text).toBeGreaterThanOrEqual(400);
      return;
    default:
    // The others change nothing, and their form is checked already.
  }
}

function observeCapabilities(world: World, one: Exchange, reply: Reply): void {
  const [, digits = ""] = /%2B(\d+)/.exec(one.request.path) ?? [];
  const isOwned = world.model.owned.has(digits);
  expect(isOwned ? [202, 400] : [403]).toContain(reply.status);
  if (reply.status === 202) start(world, reply, digits, one);
}

async function observeSip(world: World, { request }: Exchange, reply: Reply): Promise<void> {
  if (reply.status !== 200) return;
  const { json } = await world.read(request.path);
  expect(reply.json).toEqual(json);
  world.sip = undefined;
}

/** Asks again for what an answer would have told, as a client would. */
async function observeLost(world: World, command: Command, one: Exchange): Promise<void> {
  switch (command.kind) {
    case "search":
      world.model.unknownHoldUntil = one.at + 18 * minute;
      return;
    case "purchase":
    case "poll":
    case "release":
      return observe(world, command, await exchange(world.emulator, one.request));
    case "cancel": {
      const path = one.request.path.replace(/\?.*/, "");
      const { status, json } = await world.read(path);
      const operation = world.model.operations.get(path.split("/").at(-1) ?? "");
      if (operation === undefined || operation.status === "gone") return;
      return status === 404 ? world.model.cancel(operation) : world.polled(operation, json);
    }
    case "reserve":
    case "unreserve":
    case "deleteReservation":
    case "purchaseReservation":
      return lostReservation(world, command, one);
    case "sip":
      world.sip = undefined;
      return;
    default:
    // Nothing was to change.
  }
}
