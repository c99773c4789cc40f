import { expect } from "vitest";
import type { Story } from "./emulatorStory.js";
import { items } from "./sideBySide.js";

const ONE = { fqdn: "sbc1.contoso.com", sipSignalingPort: 5061 };
const TWO = { fqdn: "sbc2.contoso.com", sipSignalingPort: 5062 };
const ROUTES = [
  {
    ...{ name: "North America", description: "all of it", numberPattern: "^\\+1(\\d{10})$" },
    trunks: [ONE.fqdn, TWO.fqdn],
  },
  { name: "Rest", description: "", numberPattern: "^+[1-9][0-9]{3,23}$", trunks: [TWO.fqdn] },
];

// 1.5.0 gives this property the name of its own types.
const refused = (statusCode: number, innerCode: unknown): object => {
  const innerError: unknown = expect.objectContaining({ code: innerCode });
  const error: unknown = expect.objectContaining({ innerError });
  const details: unknown = expect.objectContaining({ error });
  return { statusCode, code: "UnprocessableConfiguration", details };
};

/** Trunks and routes. */
export const sipStories: Story[] = [
  {
    name: "begins with nothing",
    tell: async ({ sipRouting }) => {
      expect(await items(sipRouting.listTrunks())).toEqual([]);
      expect(await items(sipRouting.listRoutes())).toEqual([]);
      expect(await sipRouting.setTrunks([])).toEqual([]);
      expect(await sipRouting.setRoutes([])).toEqual([]);
      await expect(sipRouting.getTrunk(ONE.fqdn)).rejects.toMatchObject({ code: "NotFound" });
    },
  },
  {
    name: "sets, reads, changes and deletes trunks",
    tell: async ({ sipRouting }) => {
      expect(await sipRouting.setTrunk(ONE)).toMatchObject(ONE);
      await sipRouting.setTrunk(TWO);
      await sipRouting.setTrunk({ ...ONE, sipSignalingPort: 5071 });
      const trunks = await items(sipRouting.listTrunks());
      expect(trunks).toMatchObject([{ ...ONE, sipSignalingPort: 5071 }, TWO]);
      // What was listed may be set.
      expect(await sipRouting.setTrunks(trunks)).toMatchObject(trunks);
      await sipRouting.setTrunks([TWO]);
      expect(await items(sipRouting.listTrunks())).toMatchObject([TWO]);
      expect(await sipRouting.getTrunk(TWO.fqdn)).toMatchObject(TWO);
      await sipRouting.deleteTrunk(TWO.fqdn);
      await sipRouting.deleteTrunk(TWO.fqdn);
      expect(await items(sipRouting.listTrunks())).toEqual([]);
      return trunks;
    },
  },
  {
    name: "sets routes over its trunks, in their order",
    tell: async ({ sipRouting }) => {
      await sipRouting.setTrunks([ONE, TWO]);
      expect(await sipRouting.setRoutes(ROUTES)).toEqual(ROUTES);
      const routes = await items(sipRouting.listRoutes());
      expect(routes).toEqual(ROUTES);
      expect(await sipRouting.setRoutes([...routes].reverse())).toEqual([...ROUTES].reverse());
      await expect(sipRouting.deleteTrunk(TWO.fqdn)).rejects.toMatchObject({ statusCode: 422 });
      expect(await items(sipRouting.listTrunks())).toHaveLength(2);
      await sipRouting.setRoutes([]);
      await sipRouting.deleteTrunk(TWO.fqdn);
      return routes;
    },
  },
  {
    name: "is refused what cannot be, and nothing changes",
    tell: async ({ sipRouting }) => {
      await sipRouting.setTrunks([ONE]);
      const route = { name: "a", numberPattern: ".*", trunks: [ONE.fqdn] };
      const refusals: [() => Promise<unknown>, number, string][] = [
        [() => sipRouting.setTrunk({ ...TWO, sipSignalingPort: 0 }), 422, "Port"],
        [() => sipRouting.setTrunk({ ...TWO, fqdn: "-1" }), 422, "Fqdn"],
        [() => sipRouting.setRoutes([{ ...route, name: "" }]), 422, "Name"],
        [() => sipRouting.setRoutes([{ ...route, numberPattern: "" }]), 422, "Pattern"],
        [() => sipRouting.setRoutes([route, route]), 400, "DuplicatedRoute"],
        [() => sipRouting.setRoutes([{ ...route, trunks: [TWO.fqdn] }]), 422, "MissingTrunk"],
        [
          () => sipRouting.setRoutes([{ ...route, trunks: [ONE.fqdn, ONE.fqdn] }]),
          400,
          "RouteWithDuplicatedTrunk",
        ],
      ];
      for (const [call, statusCode, name] of refusals) {
        const code: unknown = expect.stringContaining(name);
        await expect(call(), name).rejects.toMatchObject(refused(statusCode, code));
      }
      expect(await items(sipRouting.listTrunks())).toMatchObject([ONE]);
      expect(await items(sipRouting.listRoutes())).toEqual([]);
    },
  },
];
