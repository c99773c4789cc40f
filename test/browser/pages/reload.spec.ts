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
import { BUILDS, ENDLESS, finish, visit, type Visit } from "./visits.js";

const startsOf = ({ emulator }: Visit): string[] =>
  emulator.requests.flatMap(({ method, operation }) => (method === "POST" ? [operation!] : []));

describe.each(BUILDS)("the page built with %s, reloaded", (_name, folder) => {
  it("in the middle of a search, goes on with that search", async () => {
    const shop = await visit(folder, ENDLESS);
    const { page } = shop;
    await press(page, "Search");
    await progressOf(page, "The search");
    await page.reload();
    await progressOf(page, "The search");
    finish(shop);
    await heading(page, "1 number found");
    expect(startsOf(shop)).toEqual(["PhoneNumbers_SearchAvailablePhoneNumbers"]);
  });

  it("with numbers found, still offers the same ones", async () => {
    const shop = await visit(folder, ENDLESS);
    const { page } = shop;
    const found = await find(shop, 3);
    await page.reload();
    await heading(page, "3 numbers found");
    const list = page.locator("#search-result").getByRole("listitem");
    expect(await list.allInnerTexts()).toEqual(found);
    expect(startsOf(shop)).toEqual(["PhoneNumbers_SearchAvailablePhoneNumbers"]);
  });

  it("in the middle of a purchase, goes on with that purchase", async () => {
    const shop = await visit(folder, ENDLESS);
    const { page } = shop;
    const found = await find(shop);
    await agreeToBuy(shop);
    await progressOf(page, "The purchase");
    await page.reload();
    await seeBought(shop);
    expect(startsOf(shop)).toEqual([
      "PhoneNumbers_SearchAvailablePhoneNumbers",
      "PhoneNumbers_PurchasePhoneNumbers",
    ]);
    await showPart(page, "See your numbers");
    expect(await ownedOn(page, 1)).toEqual(found);
  });

  it("after it bought, offers nothing any more", async () => {
    const shop = await visit(folder, ENDLESS);
    const { page } = shop;
    await find(shop);
    await agreeToBuy(shop);
    await seeBought(shop);
    await page.reload();
    await page.getByText("Works with the emulator").waitFor();
    expect(await page.locator("#search-result").innerText()).toBe("");
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });
});
