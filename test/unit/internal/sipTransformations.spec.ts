import { describe, expect, it } from "vitest";
import {
  findTrunk,
  sameFqdn,
  toTrunkReplacement,
  toTrunks,
  toTrunkUpdates,
} from "../../../src/internal/sipTransformations.js";
import { deepFreeze } from "../support/deepFreeze.js";

const trunk = (fqdn: string, sipSignalingPort = 5061) => ({ fqdn, sipSignalingPort });
type Wire = Parameters<typeof toTrunks>[0];
const wire = (text: string): Wire => JSON.parse(text) as Wire;

describe("Two FQDNs", () => {
  it.each([
    ["sbc.contoso.com", "SBC.Contoso.COM", true],
    ["sbc.contoso.com", "sbc.contoso.com", true],
    ["sbc.contoso.com", "sbc.contoso.com.", false],
    ["sbc.contoso.com", "sbc2.contoso.com", false],
  ])("%s and %s are the same: %s", (one, other, same) => {
    expect(sameFqdn(one, other)).toBe(same);
  });
});

describe("findTrunk", () => {
  it("prefers the trunk that is written the same", () => {
    const trunks = [trunk("A.example", 1), trunk("a.example", 2)];
    expect(findTrunk(trunks, "a.example")).toBe(trunks[1]);
    expect(findTrunk(trunks, "A.EXAMPLE")).toBe(trunks[0]);
    expect(findTrunk(trunks, "b.example")).toBeUndefined();
  });
});

describe("toTrunks", () => {
  it.each([
    [
      "in the service's order",
      '{"b":{"sipSignalingPort":2},"a":{"sipSignalingPort":1}}',
      [trunk("b", 2), trunk("a", 1)],
    ],
    ["without those that are null", '{"a":null,"b":{"sipSignalingPort":2}}', [trunk("b", 2)]],
    [
      "by the names that objects have",
      '{"constructor":{"sipSignalingPort":1},"toString":{"sipSignalingPort":2}}',
      [trunk("constructor", 1), trunk("toString", 2)],
    ],
    ["called __proto__", '{"__proto__":{"sipSignalingPort":3}}', [trunk("__proto__", 3)]],
    [
      "with the key as fqdn, whatever the trunk says",
      '{"a":{"fqdn":"b","sipSignalingPort":1}}',
      [trunk("a", 1)],
    ],
    [
      "with what a later version adds",
      '{"a":{"sipSignalingPort":1,"enabled":true}}',
      [{ ...trunk("a", 1), enabled: true }],
    ],
    ["that are none", "{}", []],
  ])("gives trunks %s", (_, text, trunks) => {
    expect(toTrunks(wire(text))).toEqual(trunks);
  });

  it.each([undefined, null])("gives none for %s", (nothing) => {
    expect(toTrunks(nothing as unknown as Wire)).toEqual([]);
  });
});

describe("toTrunkUpdates", () => {
  it("gives the port by FQDN and leaves its argument alone", () => {
    const trunks = deepFreeze([trunk("a", 1), { ...trunk("B", 0), more: 1 }]);
    expect(toTrunkUpdates(trunks)).toEqual({
      a: { sipSignalingPort: 1 },
      B: { sipSignalingPort: 0 },
    });
  });

  it.each([
    [[trunk("a"), trunk("a")]],
    [[trunk("a.example"), trunk("b"), trunk("A.Example")]],
    [[trunk("")]],
    [[trunk("__proto__")]],
    [[trunk("\udc00")]],
    [[null]],
    [[undefined]],
    [["a.example"]],
    [[{ sipSignalingPort: 1 }]],
    [[{ fqdn: 5, sipSignalingPort: 1 }]],
  ])("refuses %j", (trunks) => {
    expect(() => toTrunkUpdates(trunks as never)).toThrow(TypeError);
  });

  it.each(["constructor", "toString", "hasOwnProperty"])("takes the fqdn %s", (fqdn) => {
    expect(Object.entries(toTrunkUpdates([trunk(fqdn)]))).toEqual([
      [fqdn, { sipSignalingPort: 5061 }],
    ]);
  });
});

describe("toTrunkReplacement", () => {
  const one = { sipSignalingPort: 1 };
  it.each([
    ["adds", { a: one }, [], { a: one }],
    ["removes", {}, ["a", "b"], { a: null, b: null }],
    ["keeps in any letter case", { "A.Example": one }, ["a.example"], { "A.Example": one }],
    ["does all at once", { a: one, C: one }, ["a", "b", "c"], { a: one, C: one, b: null }],
    ["changes nothing", {}, [], {}],
  ])("%s", (_, wanted, stored, replacement) => {
    const before = deepFreeze(stored.map((fqdn) => trunk(fqdn)));
    expect(toTrunkReplacement(deepFreeze(wanted), before)).toEqual(replacement);
  });

  it("removes a stored trunk called __proto__", () => {
    const replacement = toTrunkReplacement({}, [trunk("__proto__")]);
    expect(Object.entries(replacement)).toEqual([["__proto__", null]]);
  });
});
