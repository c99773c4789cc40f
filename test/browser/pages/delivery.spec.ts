import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  agreeToBuy,
  find,
  heading,
  ownedOn,
  press,
  progressOf,
  seeBought,
  showPart,
} from "./steps.js";
import { BUILDS, ENDLESS, isForeign, visit } from "./visits.js";

/** No other emulator has this one; base64 of "a key that must not get out". */
const key = "YSBrZXkgdGhhdCBtdXN0IG5vdCBnZXQgb3V0";

describe.each(BUILDS)("the page built with %s", (_name, folder) => {
  it("asks the emulator across origins, after a preflight, with a token that its server gave it", async () => {
    const shop = await visit(folder, ENDLESS);
    const { emulator, seen, url } = shop;
    await find(shop);
    const toEmulator = seen.requests.filter((request) => request.url().startsWith(emulator.url));
    expect(toEmulator.length).toBeGreaterThan(2);
    const { origin } = new URL(url);
    expect(new URL(emulator.url).origin).not.toBe(origin);
    for (const request of toEmulator) {
      const { authorization, origin: from } = await request.allHeaders();
      expect(authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
      expect(from).toBe(origin);
    }
    expect(seen.preflights.length).toBeGreaterThan(0);
    expect(seen.preflights.filter(isForeign([emulator.url]))).toEqual([]);
    const tokens = seen.requests.filter((request) => request.url() === `${url}api/token`);
    expect(tokens).toHaveLength(1);
  });

  it("never sees the access key: not in answers, page, scripts or storage", async () => {
    const shop = await visit(folder, { ...ENDLESS, key });
    const { page, context, seen } = shop;
    await find(shop);
    await agreeToBuy(shop);
    await seeBought(shop);
    const kept = JSON.stringify(await context.storageState({ indexedDB: true }));
    const session = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
    const all = [kept, session, await page.content(), ...(await seen.answers())];
    const asked = await Promise.all(seen.requests.map((request) => request.allHeaders()));
    all.push(...asked.map((headers) => JSON.stringify(headers)));
    expect(all.join("").length).toBeGreaterThan(100_000);
    // That such texts are searched is seen by one that is there.
    expect(all.some((text) => text.includes("api/token"))).toBe(true);
    expect(all.some((text) => text.includes(key))).toBe(false);
    expect(all.some((text) => /accesskey=[\w+/]{8}/i.test(text))).toBe(false);
  });

  it("keeps no token and no secret where another page could find it", async () => {
    const shop = await visit(folder, ENDLESS);
    await press(shop.page, "Search");
    await progressOf(shop.page, "The search");
    const kept = await shop.page.evaluate(() => ({ ...sessionStorage, ...localStorage }));
    expect(Object.keys(kept)).toEqual([expect.stringMatching(/^operation:search/)]);
    expect(JSON.stringify(kept)).not.toMatch(/bearer|eyJ|accesskey|signature/i);
  });

  it("has scripts that name nothing of Node, and no emulator", async () => {
    const names = (await readdir(folder, { recursive: true })).filter((name) =>
      /\.m?js$/.test(name),
    );
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    const code = texts.join("\n").replaceAll("globalThis.process?.env", "");
    expect(code.length).toBeGreaterThan(50_000);
    const found = code.match(
      /\bBuffer\b|\bprocess\.|\brequire\(|\bsetImmediate\b|["']node:|__dirname/g,
    );
    expect(found).toBeNull();
    expect(code).not.toContain("emulator.communication.azure.com");
  });

  it.each(["Search", "Choose", "Your numbers", "SIP"])(
    "fits a window of 375 pixels without a horizontal scroll: %s",
    async (part) => {
      const shop = await visit(folder, { ...ENDLESS, numbers: 12 });
      const { page } = shop;
      await page.setViewportSize({ width: 375, height: 667 });
      await showPart(page, part);
      if (part === "Search") await find(shop, 3);
      if (part === "Choose") {
        await press(page, "Show numbers");
        await page.getByRole("checkbox").first().waitFor();
      }
      if (part === "Your numbers") await page.getByText("10 numbers, and more").waitFor();
      if (part === "SIP") {
        await press(page, "Add a trunk");
        await press(page, "Add a route");
        await page.getByLabel("FQDN", { exact: true }).fill(`${"long.".repeat(30)}contoso.com`);
      }
      const { scrollWidth, clientWidth } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { scrollWidth, clientWidth };
      });
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
      expect(clientWidth).toBeLessThanOrEqual(375);
    },
  );

  it("says what to do when its own server gives no token", async () => {
    const shop = await visit(folder);
    const { page, context } = shop;
    await context.route("**/api/token", (route) => route.fulfill({ status: 502 }));
    await showPart(page, "Your numbers");
    await page.getByText("The page's own server answered 502.").waitFor();
    await context.unroute("**/api/token");
    await press(page, "Read again");
    expect(await ownedOn(page, 0)).toEqual([]);
    await heading(page, "Your numbers");
  });
});
