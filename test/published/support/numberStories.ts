import { expect } from "vitest";
import { AT_ONCE, buy, search, TOLL_FREE, type Story } from "./emulatorStory.js";
import { items } from "./sideBySide.js";

const OWNED = "+18335550100";

/** Searches, purchases, owned numbers, operations. */
export const numberStories: Story[] = [
  {
    name: "searches one number, by default",
    tell: async (world) => {
      const found = await search(world);
      expect(found.phoneNumbers).toEqual([expect.stringMatching(/^\+18\d\d55501\d\d$/)]);
      expect(found).toMatchObject({
        ...{ phoneNumberType: "tollFree", capabilities: { calling: "outbound", sms: "none" } },
        cost: { amount: 2, currencyCode: "USD", billingFrequency: "monthly" },
        isAgreementToNotResellRequired: false,
        error: "NoError",
      });
      const hold = found.searchExpiresBy.getTime() - world.emulator.clock.now().getTime();
      expect(Math.abs(hold - 16 * 60_000)).toBeLessThan(5_000);
      return found;
    },
  },
  {
    name: "searches several numbers of an area code",
    tell: async (world) => {
      const wanted = { ...TOLL_FREE, quantity: 5, areaCode: "833" };
      const { phoneNumbers } = await search(world, wanted);
      expect(phoneNumbers).toHaveLength(5);
      expect(new Set(phoneNumbers.map((number) => number.slice(0, 5)))).toEqual(new Set(["+1833"]));
      return phoneNumbers;
    },
  },
  {
    name: "searches geographic and mobile numbers",
    tell: async (world) => {
      const geographic = await search(world, {
        ...{ ...TOLL_FREE, phoneNumberType: "geographic", assignmentType: "person" },
        areaCode: "425",
      });
      const mobile = await search(world, {
        ...{ ...TOLL_FREE, countryCode: "IE", phoneNumberType: "mobile" as never },
        capabilities: { calling: "none", sms: "inbound+outbound" },
      });
      expect(geographic.phoneNumbers[0]).toMatch(/^\+142555501\d\d$/);
      expect(mobile.phoneNumbers[0]).toMatch(/^\+353850000\d{3}$/);
      expect(mobile.cost.amount).toBe(6.5);
      return [geographic, mobile];
    },
  },
  {
    name: "is refused a search for what is not offered",
    tell: async ({ phoneNumbers }) => {
      const person = { ...TOLL_FREE, assignmentType: "person" } as const;
      const start = phoneNumbers.beginSearchAvailablePhoneNumbers(person);
      await expect(start).rejects.toMatchObject({ statusCode: 400, code: "InternalError" });
      const nowhere = { ...TOLL_FREE, countryCode: "XX" };
      const search = phoneNumbers.beginSearchAvailablePhoneNumbers(nowhere);
      await expect(search).rejects.toMatchObject({
        ...{ statusCode: 400, code: "InvalidInput" },
        message: expect.stringContaining("Unable to parse country code.") as unknown,
      });
    },
  },
  {
    name: "buys what it found, once, and lists it",
    tell: async (world) => {
      const { phoneNumbers, emulator } = world;
      const bought = await buy(world, 3);
      const owned = await items(phoneNumbers.listPurchasedPhoneNumbers());
      expect(owned.map(({ phoneNumber }) => phoneNumber)).toEqual(bought);
      const one = await phoneNumbers.getPurchasedPhoneNumber(bought[0]!);
      expect(one).toEqual(owned[0]);
      expect(one.purchaseDate).toBeInstanceOf(Date);
      const searchId = emulator.requests
        .map(({ url }) => /operations\/purchase_([^?]+)/.exec(url)?.[1])
        .find(Boolean);
      const again = await phoneNumbers.beginPurchasePhoneNumbers(searchId!, AT_ONCE);
      await again.pollUntilDone();
      expect(await items(phoneNumbers.listPurchasedPhoneNumbers())).toHaveLength(3);
      return owned;
    },
  },
  {
    name: "cannot buy what is unknown or no longer held",
    tell: async (world) => {
      const { searchId } = await search(world);
      world.emulator.clock.advance(17 * 60_000);
      for (const [id, statusCode, code] of [
        [searchId, 400, "BadRequest"],
        ["0e2f6b3c-9a3d-4d2c-8b1a-5f4e3d2c1b0a", 404, "NotFound"],
      ] as const) {
        const start = world.phoneNumbers.beginPurchasePhoneNumbers(id, AT_ONCE);
        await expect(start).rejects.toMatchObject({ statusCode, code });
      }
    },
  },
  {
    name: "buys French numbers only with the agreement not to resell them",
    tell: async (world) => {
      const { searchId, phoneNumbers, ...rest } = await search(world, {
        ...TOLL_FREE,
        countryCode: "FR",
      });
      expect(rest).toMatchObject({ isAgreementToNotResellRequired: true, cost: { amount: 8 } });
      const client = world.phoneNumbers;
      for (const options of [{}, { agreeToNotResell: false }]) {
        await expect(client.beginPurchasePhoneNumbers(searchId, options)).rejects.toMatchObject({
          ...{ statusCode: 400, code: "BadRequest" },
          message: expect.stringContaining("Do not resell agreement was not provided") as unknown,
        });
      }
      const agreed = { ...AT_ONCE, agreeToNotResell: true };
      await (await client.beginPurchasePhoneNumbers(searchId, agreed)).pollUntilDone();
      const number = await client.getPurchasedPhoneNumber(phoneNumbers[0]!);
      expect(number.countryCode).toBe("FR");
      return number;
    },
  },
  {
    name: "pages through 250 numbers",
    options: { numbers: 250 },
    tell: async ({ phoneNumbers, emulator }) => {
      const pages = await items(phoneNumbers.listPurchasedPhoneNumbers().byPage());
      expect(pages.map((page) => page.length)).toEqual([100, 100, 50]);
      const ids = pages.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(250);
      expect(emulator.requests).toHaveLength(3);
      return ids;
    },
  },
  {
    name: "changes capabilities",
    options: { numbers: [OWNED] },
    tell: async ({ phoneNumbers }) => {
      const change = { calling: "inbound", sms: "outbound" } as const;
      const poller = await phoneNumbers.beginUpdatePhoneNumberCapabilities(OWNED, change, AT_ONCE);
      const changed = await poller.pollUntilDone();
      expect(changed.capabilities).toEqual(change);
      expect(await phoneNumbers.getPurchasedPhoneNumber(OWNED)).toEqual(changed);
      return { ...changed, purchaseDate: undefined };
    },
  },
  {
    name: "is refused capabilities of a number that it does not own, and such that are not offered",
    options: { numbers: ["+12065550100"] },
    tell: async ({ phoneNumbers }) => {
      const sms = { sms: "outbound" } as const;
      const foreign = phoneNumbers.beginUpdatePhoneNumberCapabilities(OWNED, sms);
      await expect(foreign).rejects.toMatchObject({
        ...{ statusCode: 403, code: "InsufficientPermissions" },
      });
      const impossible = phoneNumbers.beginUpdatePhoneNumberCapabilities("+12065550100", sms);
      await expect(impossible).rejects.toMatchObject({ statusCode: 400 });
    },
  },
  {
    name: "releases a number",
    options: { numbers: [OWNED, "+12065550100"] },
    tell: async ({ phoneNumbers }) => {
      await (await phoneNumbers.beginReleasePhoneNumber(OWNED, AT_ONCE)).pollUntilDone();
      const left = await items(phoneNumbers.listPurchasedPhoneNumbers());
      expect(left.map(({ phoneNumber }) => phoneNumber)).toEqual(["+12065550100"]);
      const gone = phoneNumbers.getPurchasedPhoneNumber(OWNED);
      await expect(gone).rejects.toMatchObject({ statusCode: 404, code: "NotFound" });
      await expect(phoneNumbers.beginReleasePhoneNumber(OWNED)).rejects.toMatchObject({
        statusCode: 404,
      });
    },
  },
  {
    name: "takes a number in each of its forms",
    options: { numbers: [OWNED] },
    tell: async ({ phoneNumbers }) => {
      for (const form of [OWNED, OWNED.slice(1)]) {
        const { id } = await phoneNumbers.getPurchasedPhoneNumber(form);
        expect(id).toBe("18335550100");
      }
    },
  },
  {
    name: "looks up an operator",
    tell: async ({ phoneNumbers }) => {
      const plain = await phoneNumbers.searchOperatorInformation([OWNED]);
      expect(plain.values).toEqual([
        {
          phoneNumber: OWNED,
          nationalFormat: "(833) 555-0100",
          internationalFormat: "+1 833-555-0100",
          isoCountryCode: null,
          numberType: null,
          operatorDetails: null,
        },
      ]);
      const detailed = await phoneNumbers.searchOperatorInformation([OWNED], {
        includeAdditionalOperatorDetails: true,
      });
      expect(detailed.values?.[0]).toMatchObject({
        ...{ isoCountryCode: "US", numberType: "other" },
        operatorDetails: { name: "Multiple OCN Listing" },
      });
      const two = phoneNumbers.searchOperatorInformation([OWNED, "+18335550101"]);
      await expect(two).rejects.toMatchObject({
        ...{ statusCode: 400, code: "BadRequest" },
        message: expect.stringContaining("Can only accept one phoneNumber") as unknown,
      });
      return [plain, detailed];
    },
  },
];
