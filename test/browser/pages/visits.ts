import { chromium, type Browser, type BrowserContext, type Page } from "playwright";
import type { EmulatorOptions } from "@azure/communication-phone-numbers/emulator";
import { startEmulator, type HttpEmulator } from "@azure/communication-phone-numbers/emulator/node";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { emulated, startServer } from "../../../samples/browser/server.js";
import { chromiumOptions } from "../chromium.js";
import { watch, type Watch } from "./watch.js";

/** Each test is run for each build of the page. */
export const BUILDS = Object.entries(inject("builds"));

/** A page that somebody has opened, with the server and the emulator behind it. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Address of the page. */
  url: string;
  emulator: HttpEmulator;
  seen: Watch;
  close: () => Promise<void>;
}

/** Operations that go on until `finish` ends them. */
export const ENDLESS: EmulatorOptions = { pollsUntilDone: 100_000 };

/** Ends what is under way: the emulator's operations take a minute at most. */
export const finish = ({ emulator }: Visit): void => emulator.clock.advance(61_000);

let browser: Browser;
const visits: Visit[] = [];

beforeAll(async () => void (browser = await chromium.launch(chromiumOptions())));
afterAll(() => browser.close());
afterEach(async () => {
  const open = visits.splice(0);
  await Promise.all(open.map((visit) => visit.close()));
  for (const { seen, url, emulator } of open) {
    expect(seen.problems).toEqual([]);
    const own = [new URL(url).origin, emulator.url];
    const foreign = seen.requests.map((request) => request.url()).filter(isForeign(own));
    expect(foreign).toEqual([]);
  }
});

export const isForeign = (own: string[]) => (url: string) =>
  !url.startsWith("data:") && !own.includes(new URL(url).origin);

/** Opens a build of the page. */
export async function visit(folder: string, options: EmulatorOptions = {}): Promise<Visit> {
  const emulator = await startEmulator(options);
  const server = await startServer(folder, emulated(emulator, 5), 0);
  const context = await browser.newContext({ locale: "en-US", timezoneId: "UTC" });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const seen = await watch(context, page);
  const close = async (): Promise<void> => {
    await context.close();
    await server.close();
  };
  visits.push({ page, context, url: server.url, emulator, seen, close });
  await page.goto(server.url);
  await page.getByText("Works with the emulator").waitFor();
  return visits.at(-1)!;
}

/** How often an operation of the service was asked for. */
export const countOf = ({ emulator }: Visit, operation: string): number =>
  emulator.requests.filter((request) => request.operation === operation).length;
