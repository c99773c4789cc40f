import type { Route } from "playwright";
import { describe, expect, it } from "vitest";
import {
  agreeToBuy,
  alertOf,
  find,
  heading,
  ownedOn,
  press,
  progressOf,
  seeBought,
  showPart,
} from "./steps.js";
import { BUILDS, countOf, ENDLESS, finish, visit, type Visit } from "./visits.js";

const PURCHASE = "PhoneNumbers_PurchasePhoneNumbers";
const STARTS = /\/availablePhoneNumbers\/:purchase/;

const UNKNOWN = /^It is not known whether the purchase worked\. .* Do not repeat it yet/;

/** Lets something happen to the next start of a purchase, on its way between page and service. */
const atNextStart = ({ page }: Visit, happen: (route: Route) => Promise<void>) =>
  page.route(STARTS, happen, { times: 1 });

describe.each(BUILDS)(
  "a purchase whose answer is lost, on the page built with %s",
  (_name, folder) => {
    it("is not started again: the page finds out that it was made", async () => {
      const shop = await visit(folder, ENDLESS);
      const { page } = shop;
      const found = await find(shop);
      await atNextStart(shop, async (route) => {
        await route.fetch();
        await route.abort("connectionreset");
      });
      await agreeToBuy(shop);
      expect(await alertOf(page)).toMatch(UNKNOWN);
      await press(page, "See what became of it");
      await seeBought(shop);
      expect(countOf(shop, PURCHASE)).toBe(1);
      await showPart(page, "See your numbers");
      expect(await ownedOn(page, 1)).toEqual(found);
    });

    it("is said not to have been started where it never arrived, and can be made then", async () => {
      const shop = await visit(folder, ENDLESS);
      const { page } = shop;
      await find(shop);
      await atNextStart(shop, (route) => route.abort("connectionreset"));
      await agreeToBuy(shop);
      expect(await alertOf(page)).toMatch(UNKNOWN);
      await press(page, "See what became of it");
      await page.getByText("The purchase was never started").waitFor();
      expect(countOf(shop, PURCHASE)).toBe(0);
      await agreeToBuy(shop);
      await seeBought(shop);
      expect(countOf(shop, PURCHASE)).toBe(1);
    });

    it("is found again also after the page was reloaded", async () => {
      const shop = await visit(folder, ENDLESS);
      const { page, emulator } = shop;
      const found = await find(shop);
      // Chromium itself sends a request again when a connection that it had kept breaks.
      emulator.fail(PURCHASE, { kind: "drop", times: 2 });
      await agreeToBuy(shop);
      expect(await alertOf(page)).toMatch(UNKNOWN);
      await page.reload();
      await progressOf(page, "The purchase");
      finish(shop);
      await heading(page, "The numbers are yours");
      const starts = emulator.requests.filter(({ operation }) => operation === PURCHASE);
      const calls = new Set(starts.map(({ headers }) => headers["x-ms-client-request-id"]));
      expect(calls.size).toBe(1);
      await showPart(page, "See your numbers");
      expect(await ownedOn(page, 1)).toEqual(found);
    });
  },
);
