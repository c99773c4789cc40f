import { expect } from "vitest";
import { AT_ONCE, browse, search, TOLL_FREE, type Story } from "./emulatorStory.js";
import { items } from "./sideBySide.js";

/** How many items each page has. */
async function sizes(listing: { byPage: () => AsyncIterable<unknown[]> }): Promise<number[]> {
  return (await items(listing.byPage())).map((page) => page.length);
}

const refusedCountry = { statusCode: 400, code: "InvalidInput" };

/** Listings with their options, and wishes at their edges. */
export const emulatorListingStories: Story[] = [
  {
    name: "pages through localities and area codes, by the size it asks for",
    tell: async ({ phoneNumbers, emulator }) => {
      const localities = await sizes(phoneNumbers.listAvailableLocalities("US"));
      expect(localities.length).toBeGreaterThan(2);
      expect(localities.slice(0, -1)).toEqual(localities.slice(0, -1).map(() => 100));
      const all = await items(phoneNumbers.listAvailableTollFreeAreaCodes("US"));
      const two = { maxPageSize: 2 };
      const pages = await sizes(phoneNumbers.listAvailableTollFreeAreaCodes("US", two));
      expect(pages).toEqual([2, 2, 2, 1]);
      // 1.5.0 sends its skip to the next pages as well if the link does not win.
      const skipping = phoneNumbers.listAvailableTollFreeAreaCodes("US", { skip: 0, ...two });
      expect(await items(skipping)).toEqual(all);
      const late = phoneNumbers.listAvailableTollFreeAreaCodes("US", { skip: 3, ...two });
      expect(await items(late)).toEqual(all.slice(3));
      expect(emulator.requests).toHaveLength(localities.length + 1 + 4 + 4 + 2);
      return [localities, all];
    },
  },
  {
    name: "narrows localities and area codes by type, use and place",
    tell: async ({ phoneNumbers }) => {
      const localities = (country: string, phoneNumberType: "geographic" | "tollFree" | "mobile") =>
        items(phoneNumbers.listAvailableLocalities(country, { phoneNumberType }));
      const everywhere = await items(phoneNumbers.listAvailableLocalities("US"));
      expect(await localities("US", "geographic")).toEqual(everywhere);
      expect(await localities("US", "tollFree")).toEqual([]);
      expect(await localities("IE", "mobile")).toHaveLength(1);
      const place = { locality: "Anchorage", administrativeDivision: "AK" };
      const codes = (options: object) =>
        items(phoneNumbers.listAvailableGeographicAreaCodes("US", { ...place, ...options }));
      expect(await codes({ assignmentType: "person" })).toEqual([{ areaCode: "907" }]);
      expect(await codes({ administrativeDivision: "WA" })).toEqual([]);
      const mobile = (assignmentType: "person" | "application") =>
        items(phoneNumbers.listAvailableMobileAreaCodes("IE", { assignmentType }));
      expect(await mobile("application")).toEqual([{ areaCode: "1" }]);
      expect(await items(phoneNumbers.listAvailableMobileAreaCodes("US"))).toEqual([]);
      return everywhere;
    },
  },
  {
    name: "takes a country code in any letter case, and is refused one that is none",
    tell: async ({ phoneNumbers }) => {
      const offerings = await items(phoneNumbers.listAvailableOfferings("us"));
      expect(offerings).toEqual(await items(phoneNumbers.listAvailableOfferings("US")));
      for (const listing of [
        () => items(phoneNumbers.listAvailableOfferings("XX")),
        () => items(phoneNumbers.listAvailableLocalities("XX")),
        () => items(phoneNumbers.listAvailableTollFreeAreaCodes("XX")),
      ] as (() => Promise<unknown>)[]) {
        await expect(listing()).rejects.toMatchObject(refusedCountry);
      }
      const codes = phoneNumbers.listAvailableGeographicAreaCodes("US");
      await expect(items(codes)).rejects.toMatchObject({
        ...refusedCountry,
        message: "The locality is required for geographic numbers.",
        details: { error: { target: "locality" } },
      });
      return offerings;
    },
  },
  {
    name: "goes on with a page that broke off",
    options: { numbers: 150 },
    tell: async ({ phoneNumbers, emulator }) => {
      emulator.fail("PhoneNumbers_ListPhoneNumbers", { status: 200, retryAfter: 0 });
      emulator.fail("PhoneNumbers_ListPhoneNumbers", { kind: "drop" });
      const ids = (await items(phoneNumbers.listPurchasedPhoneNumbers())).map(({ id }) => id);
      expect(new Set(ids).size).toBe(150);
      expect(emulator.requests).toHaveLength(3);
      return ids;
    },
  },
  {
    name: "searches up to 100 numbers, each for one search alone",
    tell: async (world) => {
      const wanted = { ...TOLL_FREE, quantity: 5 };
      const found: string[] = [];
      const pollers = await Promise.all(
        [1, 2, 3].map(() => world.phoneNumbers.beginSearchAvailablePhoneNumbers(wanted, AT_ONCE)),
      );
      for (const poller of pollers) found.push(...(await poller.pollUntilDone()).phoneNumbers);
      expect(new Set(found).size).toBe(15);
      const hundred = await search(world, { ...TOLL_FREE, quantity: 100 });
      expect(new Set([...found, ...hundred.phoneNumbers]).size).toBe(115);
      const tooMany = { ...TOLL_FREE, quantity: 101 };
      // Recorded so: a 500, which 1.5.0 repeats; ours says that it does not know what became of it.
      await expect(
        world.phoneNumbers.beginSearchAvailablePhoneNumbers(tooMany),
      ).rejects.toMatchObject({ statusCode: 500 });
    },
  },
  {
    name: "finds nothing in an area code without numbers, and cannot buy that",
    tell: async (world) => {
      const found = await search(world, { ...TOLL_FREE, areaCode: "999" });
      expect(found).toMatchObject({ phoneNumbers: [], error: "OutOfStock", errorCode: 1000 });
      const purchase = world.phoneNumbers.beginPurchasePhoneNumbers(found.searchId);
      await expect(purchase).rejects.toMatchObject({ statusCode: 400, code: "BadRequest" });
      return found;
    },
  },
  {
    name: "is refused a search that makes no sense, with the name of what is wrong",
    tell: async ({ phoneNumbers }) => {
      const wrong: [object, string][] = [
        [{ quantity: 0 }, "quantity"],
        [{ quantity: 1.5 }, "quantity"],
        [{ phoneNumberType: "satellite" }, "phonenumbertype"],
        [{ assignmentType: "nobody" }, "assignmenttype"],
        [{ capabilities: { calling: "both", sms: "none" } }, "capabilities.calling"],
      ];
      for (const [part, target] of wrong) {
        const start = phoneNumbers.beginSearchAvailablePhoneNumbers({ ...TOLL_FREE, ...part });
        await expect(start, target).rejects.toMatchObject({
          statusCode: 400,
          code: "InvalidInput",
          details: { error: { target } },
        });
      }
    },
  },
  {
    name: "finds nothing new in a browse of what it holds, and what it holds in none",
    tell: async (world) => {
      const held = (await search(world, { ...TOLL_FREE, quantity: 50 })).phoneNumbers;
      for (let look = 0; look < 4; look += 1) {
        const seen = await browse(world, 25);
        expect(seen.filter(({ phoneNumber }) => held.includes(phoneNumber!))).toEqual([]);
      }
      return held;
    },
  },
  {
    name: "looks up operators of other countries, and is refused what is no number",
    tell: async ({ phoneNumbers }) => {
      const details = { includeAdditionalOperatorDetails: true };
      const found = await phoneNumbers.searchOperatorInformation(["+442071838750"], details);
      expect(found.values).toMatchObject([
        { phoneNumber: "+442071838750", isoCountryCode: "GB", numberType: "unknown" },
      ]);
      for (const wrong of [[], [""], ["+1 425 555 0100"]]) {
        const lookUp = phoneNumbers.searchOperatorInformation(wrong);
        await expect(lookUp).rejects.toMatchObject({
          statusCode: 400,
          code: "InvalidInput",
          details: { error: { target: "phonenumbers" } },
        });
      }
      return found;
    },
  },
];
