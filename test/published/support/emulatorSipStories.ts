import { expect } from "vitest";
import type { Story } from "./emulatorStory.js";
import { items } from "./sideBySide.js";

const trunk = (at: number) => ({ fqdn: `sbc${at}.contoso.com`, sipSignalingPort: 5060 + at });
const MANY = Array.from({ length: 250 }, (_, at) => trunk(at));
const refused = { statusCode: 422, code: "UnprocessableConfiguration" };

/** Trunks and routes at their edges. */
export const emulatorSipStories: Story[] = [
  {
    name: "sets 250 trunks and 250 routes, and no more",
    tell: async ({ sipRouting }) => {
      expect(await sipRouting.setTrunks(MANY)).toEqual(MANY);
      await expect(sipRouting.setTrunk(trunk(250))).rejects.toMatchObject(refused);
      const trunks = MANY.map(({ fqdn }) => fqdn);
      const routes = trunks.map((fqdn, at) => ({
        name: `route ${at}`,
        description: "d".repeat(1024),
        numberPattern: ".*",
        trunks: [fqdn],
      }));
      expect(await sipRouting.setRoutes(routes)).toEqual(routes);
      const more = [...routes, { ...routes[0]!, name: "one more" }];
      await expect(sipRouting.setRoutes(more)).rejects.toMatchObject(refused);
      expect(await items(sipRouting.listRoutes())).toEqual(routes);
      await sipRouting.setRoutes([]);
      expect(await sipRouting.setTrunks([])).toEqual([]);
    },
  },
  {
    name: "puts back what it listed, with properties of its own, and changes nothing",
    tell: async ({ sipRouting }) => {
      await sipRouting.setTrunks([trunk(1), trunk(2)]);
      const route = { name: "All", numberPattern: "^\\+1", trunks: [trunk(2).fqdn] };
      await sipRouting.setRoutes([route]);
      const trunks = (await items(sipRouting.listTrunks())).map((one) => ({ ...one, site: "A" }));
      const routes = (await items(sipRouting.listRoutes())).map((one) => ({ ...one, site: "A" }));
      expect(await sipRouting.setTrunks(trunks.reverse())).toEqual([trunk(1), trunk(2)]);
      expect(await sipRouting.setRoutes(routes)).toEqual([route]);
      expect(await sipRouting.getTrunk(trunk(2).fqdn)).toEqual(trunk(2));
    },
  },
  {
    name: "replaces its trunks only where no route needs those that go",
    tell: async ({ sipRouting }) => {
      await sipRouting.setTrunks([trunk(1), trunk(2)]);
      await sipRouting.setRoutes([{ name: "a", numberPattern: "1", trunks: [trunk(1).fqdn] }]);
      await expect(sipRouting.setTrunks([trunk(3)])).rejects.toMatchObject(refused);
      expect(await items(sipRouting.listTrunks())).toEqual([trunk(1), trunk(2)]);
      expect(await sipRouting.setTrunks([trunk(1), trunk(3)])).toEqual([trunk(1), trunk(3)]);
    },
  },
  {
    name: "sets any port from 1 to 65535",
    tell: async ({ sipRouting }) => {
      for (const sipSignalingPort of [1, 65535]) {
        const set = { ...trunk(1), sipSignalingPort };
        expect(await sipRouting.setTrunk(set)).toEqual(set);
      }
      for (const sipSignalingPort of [65536, -1, 0]) {
        const set = { ...trunk(1), sipSignalingPort };
        await expect(sipRouting.setTrunk(set)).rejects.toMatchObject(refused);
      }
      expect((await sipRouting.getTrunk(trunk(1).fqdn)).sipSignalingPort).toBe(65535);
    },
  },
  {
    name: "is refused a name that is none, with the name",
    tell: async ({ sipRouting }) => {
      for (const fqdn of ["contoso", "*.contoso.com", "a..com", "10.0.0.1", "sbc contoso.com"]) {
        const set = sipRouting.setTrunk({ fqdn, sipSignalingPort: 5061 });
        await expect(set, fqdn).rejects.toMatchObject({
          ...refused,
          details: {
            error: {
              innerError: {
                code: "InvalidTrunkFqdn",
                message: expect.stringContaining(`'${fqdn}'`) as unknown,
              },
            },
          },
        });
      }
      expect(await items(sipRouting.listTrunks())).toEqual([]);
    },
  },
];
