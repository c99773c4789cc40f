import { describe, expect, it } from "vitest";
import { alertOf, heading, ownedOn, press, progressOf, seeBought, showPart } from "./steps.js";
import { BUILDS, countOf, ENDLESS, finish, visit, type Visit } from "./visits.js";

/** Reserves the first numbers of those on offer. */
async function reserve({ page }: Visit, count: number): Promise<string[]> {
  await showPart(page, "Choose");
  await press(page, "Show numbers");
  const boxes = page.getByRole("checkbox");
  await boxes.first().waitFor();
  for (let at = 0; at < count; at += 1) await boxes.nth(at).check();
  await press(page, "Reserve the chosen numbers");
  await page.getByRole("heading", { name: /^\d+ numbers? reserved until / }).waitFor();
  const rows = await page.locator("#reservation").getByRole("listitem").allInnerTexts();
  return rows.map((row) => /^\+\d+/.exec(row)?.[0] ?? row);
}

async function buyReserved({ page }: Visit, count: number): Promise<void> {
  await press(page, `Buy the reserved numbers for $${count}.00 a month`);
  await page.getByRole("dialog").getByRole("button", { name: "Buy", exact: true }).click();
}

describe.each(BUILDS)("the page built with %s", (_name, folder) => {
  it("reserves chosen numbers, and buys the reservation", async () => {
    const shop = await visit(folder, ENDLESS);
    const { page } = shop;
    const reserved = await reserve(shop, 2);
    expect(reserved).toHaveLength(2);
    await buyReserved(shop, 2);
    await seeBought(shop);
    await showPart(page, "See your numbers");
    expect((await ownedOn(page, 2)).sort()).toEqual(reserved.sort());
    expect(countOf(shop, "PhoneNumbers_PurchaseReservation")).toBe(1);
  });

  it("goes on with the purchase of a reservation when it is reloaded", async () => {
    const shop = await visit(folder, ENDLESS);
    const { page } = shop;
    await reserve(shop, 1);
    await page.reload();
    await page.getByRole("heading", { name: /^1 number reserved until / }).waitFor();
    await buyReserved(shop, 1);
    await progressOf(page, "The purchase");
    await page.reload();
    await seeBought(shop);
    expect(countOf(shop, "PhoneNumbers_PurchaseReservation")).toBe(1);
  });

  it("tells which of the chosen numbers could not be had", async () => {
    const shop = await visit(folder);
    shop.emulator.fail("PhoneNumbers_CreateOrUpdateReservation", { kind: "numberUnavailable" });
    await reserve(shop, 2);
    const gone = shop.page
      .locator("#reservation")
      .getByRole("listitem")
      .filter({ hasText: "code" });
    expect(await gone.allInnerTexts()).toEqual([
      expect.stringMatching(/^\+\d+.*\(code NumberNotAvailable\)$/s),
    ]);
    await heading(shop.page, await shop.page.locator("#reservation h3").innerText());
    expect(await shop.page.locator("#reservation h3").innerText()).toMatch(/^1 number reserved/);
  });

  it("gives a reservation back", async () => {
    const shop = await visit(folder);
    await reserve(shop, 1);
    await press(shop.page, "Give them back");
    await heading(shop.page, "The numbers are free for others again");
    expect(countOf(shop, "PhoneNumbers_DeleteReservation")).toBe(1);
  });

  it("says that a number has to be chosen", async () => {
    const shop = await visit(folder);
    await showPart(shop.page, "Choose");
    await press(shop.page, "Show numbers");
    await press(shop.page, "Reserve the chosen numbers");
    expect(await alertOf(shop.page)).toContain("No number is chosen.");
    expect(countOf(shop, "PhoneNumbers_CreateOrUpdateReservation")).toBe(0);
  });

  it("lists numbers by pages, and releases one after a question", async () => {
    const numbers = Array.from({ length: 23 }, (_, at) => `+120655501${10 + at}`);
    const shop = await visit(folder, { ...ENDLESS, numbers });
    const { page } = shop;
    await showPart(page, "Your numbers");
    await page.getByText("10 numbers, and more").waitFor();
    await press(page, "Show more");
    await page.getByText("20 numbers, and more").waitFor();
    await press(page, "Show more");
    expect((await ownedOn(page, 23)).sort()).toEqual(numbers);
    await press(page, "Release +12065550112");
    const dialog = page.getByRole("dialog", { name: "Release +12065550112?" });
    await dialog.getByRole("button", { name: "Release", exact: true }).click();
    await progressOf(page, "The release of +12065550112");
    await page.reload();
    await progressOf(page, "The release of +12065550112");
    finish(shop);
    await page.getByText("+12065550112 is released.").waitFor();
    expect(countOf(shop, "PhoneNumbers_ReleasePhoneNumber")).toBe(1);
    const left = page.locator("#numbers").getByRole("listitem");
    expect(await left.filter({ hasText: "+12065550112" }).count()).toBe(0);
  });
});
