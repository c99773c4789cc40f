import { describe, expect, it } from "vitest";
import {
  agreeToBuy,
  alertOf,
  find,
  ownedOn,
  press,
  progressOf,
  seeBought,
  showPart,
} from "./steps.js";
import { BUILDS, countOf, ENDLESS, visit } from "./visits.js";

describe.each(BUILDS)("the page built with %s", (_name, folder) => {
  it("finds numbers, asks before they are bought, buys them and lists them", async () => {
    const shop = await visit(folder, ENDLESS);
    const { page } = shop;
    const found = await find(shop, 2);
    expect(found).toHaveLength(2);
    await press(page, "Buy for $2.00 each a month");
    const dialog = page.getByRole("dialog", { name: "Buy 2 numbers?" });
    await dialog.getByText(found.join(", ")).waitFor();
    await dialog.getByText("$4.00 a month in all").waitFor();
    expect(countOf(shop, "PhoneNumbers_PurchasePhoneNumbers")).toBe(0);
    await dialog.getByRole("button", { name: "Buy", exact: true }).click();
    await seeBought(shop);
    await showPart(page, "See your numbers");
    expect((await ownedOn(page, 2)).sort()).toEqual(found.sort());
    expect(countOf(shop, "PhoneNumbers_SearchAvailablePhoneNumbers")).toBe(1);
    expect(countOf(shop, "PhoneNumbers_PurchasePhoneNumbers")).toBe(1);
  });

  it("buys nothing with the second click of a double click, or behind another part", async () => {
    const shop = await visit(folder, ENDLESS);
    const { page } = shop;
    await showPart(page, "Choose");
    await showPart(page, "Search");
    await find(shop);
    await press(page, "Buy for $2.00 each a month");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Buy", exact: true }).dispatchEvent("click", {
      detail: 2,
    });
    expect(await dialog.isVisible()).toBe(true);
    await page.goBack();
    await dialog.waitFor({ state: "detached" });
    expect(countOf(shop, "PhoneNumbers_PurchasePhoneNumbers")).toBe(0);
  });

  it.each(["Back", "Escape"])("buys nothing when the question is left with %s", async (way) => {
    const shop = await visit(folder, ENDLESS);
    const { page } = shop;
    await find(shop);
    const offer = page.getByRole("button", { name: "Buy for $2.00 each a month" });
    await offer.click();
    const dialog = page.getByRole("dialog", { name: "Buy 1 number?" });
    await dialog.waitFor();
    if (way === "Escape") await page.keyboard.press("Escape");
    else await press(page, way);
    await dialog.waitFor({ state: "detached" });
    expect(await offer.isEnabled()).toBe(true);
    expect(countOf(shop, "PhoneNumbers_PurchasePhoneNumbers")).toBe(0);
    await agreeToBuy(shop);
    await seeBought(shop);
  });

  it("cancels a search at the service, and asks no more about it", async () => {
    const shop = await visit(folder, ENDLESS);
    const { page, emulator } = shop;
    await press(page, "Search");
    await progressOf(page, "The search");
    await press(page, "Cancel");
    expect(await alertOf(page)).toBe("The search was cancelled.");
    expect(countOf(shop, "PhoneNumbers_CancelOperation")).toBe(1);
    const { path } = emulator.requests.find(({ method }) => method === "DELETE")!;
    const asked = emulator.requests.length;
    await page.reload();
    await page.getByText("Works with the emulator").waitFor();
    expect(await find(shop)).toHaveLength(1);
    expect(countOf(shop, "PhoneNumbers_SearchAvailablePhoneNumbers")).toBe(2);
    const later = emulator.requests.slice(asked).map((request) => request.path);
    expect(later).not.toContain(path);
  });
});
