import type { Fault, OperationName } from "@azure/communication-phone-numbers/emulator";
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
import { BUILDS, countOf, ENDLESS, finish, visit } from "./visits.js";

const SEARCH = "PhoneNumbers_SearchAvailablePhoneNumbers";
const PURCHASE = "PhoneNumbers_PurchasePhoneNumbers";

const SEARCH_FAULTS: [what: string, OperationName, Fault, told: RegExp][] = [
  [
    "an error with a code",
    SEARCH,
    { status: 400, code: "BadAreaCode", message: "No such area code." },
    /^The search did not work\. No such area code\. \(code BadAreaCode, status 400\) Change what you ask for/,
  ],
  [
    "a search that fails",
    SEARCH,
    { kind: "operationFailed", code: "OutOfStock", message: "There are no such numbers left." },
    /^The search did not work\. There are no such numbers left\. \(code OutOfStock\) Nothing was charged/,
  ],
  [
    "a page of a proxy",
    SEARCH,
    { kind: "html", status: 403 },
    /^The search did not work\. .*\(.*status 403\) Ask for access/,
  ],
  [
    "a throttling answer that says no time",
    SEARCH,
    { status: 429 },
    /^The search did not work\. .*status 429\) The service wants fewer requests\. Wait a minute/,
  ],
  [
    "a connection that breaks, twice, since Chromium itself tries again",
    SEARCH,
    { kind: "drop", times: 2 },
    /^It is not known whether the search worked\. .* Search again: /,
  ],
  [
    "a refusal of the token",
    SEARCH,
    { status: 401, code: "Denied", message: "Denied by the resource provider." },
    /^The search did not work\. Denied by the resource provider\. .* Ask for access/,
  ],
];

describe.each(BUILDS)("the page built with %s", (_name, folder) => {
  it.each(SEARCH_FAULTS)(
    "tells of %s, and can search again",
    async (_what, operation, fault, told) => {
      const shop = await visit(folder, ENDLESS);
      const { page, emulator } = shop;
      emulator.fail(operation, fault);
      await press(page, "Search");
      if (fault.kind === "operationFailed") {
        await progressOf(page, "The search");
        finish(shop);
      }
      expect(await alertOf(page)).toMatch(told);
      await find(shop);
      expect(await page.getByRole("alert").allInnerTexts()).toEqual(
        ["", "", "", "", ""].slice(0, 2),
      );
    },
  );

  it("waits as long as a throttling service asks for, and says nothing of it", async () => {
    const shop = await visit(folder, ENDLESS);
    shop.emulator.fail(SEARCH, { status: 429, retryAfter: 0, times: 2 });
    expect(await find(shop)).toHaveLength(1);
    expect(countOf(shop, SEARCH)).toBe(3);
  });

  it("tells of a purchase that fails, and buys at the second try", async () => {
    const shop = await visit(folder, ENDLESS);
    const { page, emulator } = shop;
    const found = await find(shop);
    const message = "The numbers are gone.";
    emulator.fail(PURCHASE, { status: 409, code: "NumbersGone", message });
    await agreeToBuy(shop);
    expect(await alertOf(page)).toMatch(/^The purchase did not work\. The numbers are gone\. \(/);
    await agreeToBuy(shop);
    await seeBought(shop);
    await showPart(page, "See your numbers");
    expect(await ownedOn(page, 1)).toEqual(found);
  });
});
