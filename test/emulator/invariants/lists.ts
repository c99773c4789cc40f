import { expect } from "vitest";
import type { Json, Reply } from "../harness.js";
import type { World } from "./world.js";

const sizeNames = { phoneNumbers: "top", reservations: "maxPageSize" };
type ListName = keyof typeof sizeNames;
const paths = {
  phoneNumbers: "/phoneNumbers",
  reservations: "/availablePhoneNumbers/reservations",
};

/** A list in one large page. */
export async function readWhole(world: World, name: ListName): Promise<Json[]> {
  const { json, text } = await world.read(`${paths[name]}?${sizeNames[name]}=100000`);
  expect(json.nextLink ?? null, text.slice(-200)).toBeNull();
  return json[name];
}

/** A list page by page, as its links say. */
export async function readPages(world: World, name: ListName, size: number): Promise<Json[]> {
  const items: Json[] = [];
  let next: string | null | undefined = `${paths[name]}?${sizeNames[name]}=${size}`;
  while (typeof next === "string") {
    const { json }: Reply = await world.read(next);
    const page = json[name] as Json[];
    next = json.nextLink;
    expect(page.length).toBeLessThanOrEqual(size);
    if (next) expect(page.length).toBe(size);
    if (page.length === 0) expect(items).toEqual([]);
    items.push(...page);
    expect(items.length).toBeLessThan(100_000);
  }
  return items;
}

interface Window {
  skip: number;
  size: number;
}

async function expectPage(
  world: World,
  name: ListName,
  window: Window,
  reply: Reply,
): Promise<void> {
  expect(reply.status).toBe(200);
  const whole = await readWhole(world, name);
  const end = window.skip + window.size;
  expect(reply.json[name]).toEqual(whole.slice(window.skip, end));
  expect(typeof reply.json.nextLink === "string").toBe(end < whole.length);
  expect(await readPages(world, name, window.size)).toEqual(whole);
}

export const observeListed = (world: World, window: Window, reply: Reply): Promise<void> =>
  expectPage(world, "phoneNumbers", window, reply);

export const observeListedReservations = (
  world: World,
  window: Window,
  reply: Reply,
): Promise<void> => expectPage(world, "reservations", window, reply);
