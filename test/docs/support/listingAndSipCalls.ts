import type { PhoneNumberLocality, PhoneNumberOffering } from "@azure/communication-phone-numbers";
import { expect } from "vitest";
import { listed, type Expectation } from "./documented.js";
import { all, OLD_CONFIGURATION } from "./world.js";

/** What the calls of the SIP client do, and those that list what there is to have. */
export const listingAndSipCalls: Record<string, Expectation> = {
  "sip.listTrunks()": async (run, { given }) => {
    await given.sip.setConfiguration(OLD_CONFIGURATION);
    expect(await listed(await run())).toEqual(OLD_CONFIGURATION.trunks);
  },
  "sip.listRoutes()": async (run, { given }) => {
    await given.sip.setConfiguration(OLD_CONFIGURATION);
    expect(await listed(await run())).toEqual(OLD_CONFIGURATION.routes);
  },
  "await sip.setTrunks(trunks)": async (run, { given }) => {
    await run();
    expect(await all(given.sip.listTrunks())).toEqual(given.trunks);
  },
  "await sip.setRoutes(routes)": async (run, { given }) => {
    await given.sip.setTrunks(given.trunks);
    await run();
    expect(await all(given.sip.listRoutes())).toEqual(given.routes);
  },
  "await sip.setConfiguration({ trunks, routes })": async (run, { given }) => {
    await given.sip.setConfiguration(OLD_CONFIGURATION);
    await run();
    const { trunks, routes } = given;
    expect(await given.sip.getConfiguration()).toEqual({ trunks, routes });
  },
  "await sip.getTrunk(fqdn)": async (run, { given }) => {
    await given.sip.setTrunk(given.trunk);
    expect((await run()).value).toEqual(given.trunk);
  },
  "await sip.setTrunk({ fqdn, sipSignalingPort: 5061 })": async (run, { given }) => {
    await run();
    expect(await given.sip.getTrunk(given.fqdn)).toHaveProperty("sipSignalingPort", 5061);
  },
  "await sip.setTrunk(trunk)": async (run, { given }) => {
    await run();
    expect(await given.sip.getTrunk(given.fqdn)).toEqual(given.trunk);
  },
  "await sip.deleteTrunk(fqdn)": async (run, { given }) => {
    await given.sip.setTrunks(given.trunks);
    await run();
    expect(await all(given.sip.listTrunks())).toEqual([]);
  },

  "client.listAvailableCountries()": async (run) => {
    expect(await listed(await run())).toContainEqual({
      localizedName: "Germany",
      countryCode: "DE",
    });
  },
  'client.listAvailableOfferings("US")': async (run) => {
    const offerings = await listed<PhoneNumberOffering>(await run());
    const kinds = offerings.map(({ phoneNumberType }) => phoneNumberType);
    expect(new Set(kinds)).toEqual(new Set(["geographic", "tollFree"]));
  },
  'client.listAvailableOfferings("US", { phoneNumberType: "tollFree" })': async (run) => {
    const offerings = await listed<PhoneNumberOffering>(await run());
    const kinds = offerings.map(({ phoneNumberType }) => phoneNumberType);
    expect(new Set(kinds)).toEqual(new Set(["tollFree"]));
  },
  'client.listAvailableLocalities("US")': async (run) => {
    const places = await listed<PhoneNumberLocality>(await run());
    const states = new Set(places.map(({ administrativeDivision: state }) => state?.localizedName));
    expect(states.size).toBeGreaterThan(40);
  },
  'client.listAvailableLocalities("US", { administrativeDivision: "WA" })': async (run) => {
    const places = await listed<PhoneNumberLocality>(await run());
    expect(places.map(({ localizedName }) => localizedName)).toContain("Seattle");
  },
  'client.listAvailableGeographicAreaCodes("US", { locality: "Seattle", administrativeDivision: "WA" })':
    async (run) => {
      expect(await listed(await run())).toContainEqual({ areaCode: "206" });
    },
  'client.listAvailableTollFreeAreaCodes("US")': async (run) => {
    expect(await listed(await run())).toContainEqual({ areaCode: "833" });
  },
};
