import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import { createServer } from "vite";
import { expect, it, onTestFinished, vi } from "vitest";
import { chromiumOptions } from "../chromium.js";
import { VITE_CONFIG } from "./builds.js";
import { heading, press } from "./steps.js";
import { watch } from "./watch.js";

it("Vite's own server shows the page, which works with an emulator of that server", async () => {
  vi.stubEnv("COMMUNICATION_ENDPOINT", "");
  // As at the very first start.
  const cacheDir = await mkdtemp(join(tmpdir(), "vite-"));
  const server = await createServer({ configFile: VITE_CONFIG, logLevel: "silent", cacheDir });
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await server.close();
    await rm(cacheDir, { recursive: true, force: true });
  });
  await server.listen();
  const browser = await chromium.launch(chromiumOptions());
  onTestFinished(() => browser.close());
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen = await watch(context, page);
  await page.goto(server.resolvedUrls!.local[0]!);
  await page.getByText("Works with the emulator").waitFor();
  await press(page, "Search");
  await heading(page, "1 number found");
  expect(seen.problems).toEqual([]);
  const hosts = new Set(seen.requests.map((request) => new URL(request.url()).hostname));
  expect([...hosts].filter(Boolean)).toEqual(["127.0.0.1"]);
}, 60_000);
