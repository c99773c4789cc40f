import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { accessibilityFaults, tabThrough } from "./accessibility.js";
import { find, heading, ownedOn, press, progressOf, showPart } from "./steps.js";
import { BUILDS, ENDLESS, finish, visit } from "./visits.js";

/** Goes on with the Tab key until the focus is on what has this name. */
async function tabTo(page: Page, role: "button" | "link" | "spinbutton", name: string) {
  const wanted = page.getByRole(role, { name, exact: true });
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`The Tab key does not reach the ${role} "${name}".`);
}

describe.each(BUILDS)("the page built with %s", (_name, folder) => {
  it("is used by keyboard alone, from the search to the list of numbers", async () => {
    const shop = await visit(folder, ENDLESS);
    const { page } = shop;
    const { keyboard } = page;
    await tabTo(page, "spinbutton", "How many");
    await keyboard.press("ArrowUp");
    await tabTo(page, "button", "Search");
    await keyboard.press("Enter");
    await progressOf(page, "The search");
    finish(shop);
    await heading(page, "2 numbers found");
    await tabTo(page, "button", "Buy for $2.00 each a month");
    await keyboard.press("Space");
    await tabTo(page, "button", "Buy");
    await keyboard.press("Enter");
    await progressOf(page, "The purchase");
    finish(shop);
    await heading(page, "The numbers are yours");
    await tabTo(page, "link", "See your numbers");
    await keyboard.press("Enter");
    const [number] = await ownedOn(page, 2);
    await tabTo(page, "button", `Release ${number}`);
    await keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await ownedOn(page, 2)).toContain(number);
  });

  it("puts the focus on what is new: the part that was opened, the result, the failure", async () => {
    const shop = await visit(folder, ENDLESS);
    const { page, emulator } = shop;
    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).innerText);
    await showPart(page, "SIP");
    await expect.poll(focused).toBe("SIP trunks and routes");
    await showPart(page, "Search");
    await find(shop);
    expect(await focused()).toBe("1 number found");
    emulator.fail("PhoneNumbers_SearchAvailablePhoneNumbers", { status: 400 });
    await press(page, "Search");
    await expect.poll(focused).toContain("The search did not work.");
  });

  it.each(["Search", "Choose", "Your numbers", "SIP"])(
    "can be read by a screen reader and gone through by keyboard: %s",
    async (part) => {
      const shop = await visit(folder, { ...ENDLESS, numbers: 12 });
      const { page } = shop;
      await showPart(page, part);
      if (part === "Search") await find(shop, 2);
      if (part === "Choose") {
        await press(page, "Show numbers");
        await page.getByRole("checkbox").first().waitFor();
      }
      if (part === "Your numbers") await page.getByText("10 numbers, and more").waitFor();
      if (part === "SIP") {
        await page.getByText("This is what is configured.").waitFor();
        await press(page, "Add a trunk");
        await press(page, "Add a route");
      }
      expect(await accessibilityFaults(page)).toEqual([]);
      const stops = await tabThrough(page);
      const controls = await page
        .locator("a[href], button:enabled, input, select")
        .filter({ visible: true })
        .count();
      expect(stops).toHaveLength(controls);
      expect(stops.filter(({ isVisible }) => !isVisible)).toEqual([]);
    },
  );

  it("can be read by a screen reader while it works, asks and fails", async () => {
    const shop = await visit(folder, ENDLESS);
    const { page, emulator } = shop;
    emulator.fail("PhoneNumbers_SearchAvailablePhoneNumbers", { status: 400 });
    await press(page, "Search");
    await page.getByText("The search did not work.").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await press(page, "Search");
    await progressOf(page, "The search");
    expect(await accessibilityFaults(page)).toEqual([]);
    finish(shop);
    await press(page, "Buy for $2.00 each a month");
    await page.getByRole("dialog", { name: "Buy 1 number?" }).waitFor();
    // The rest of the page is inert now, and its heading with it.
    const faults = await accessibilityFaults(page);
    expect(faults.filter((fault) => fault.includes("has no name"))).toEqual([]);
  });
});
