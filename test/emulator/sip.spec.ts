import { describe, expect, it } from "vitest";
import { createEmulator } from "../../src/emulator/index.js";
import { previewVersion, send, type Reply } from "./harness.js";

const pattern = "^+[1-9][0-9]{3,23}$";
const trunks = {
  "sbc1.contoso.com": { sipSignalingPort: 5061 },
  "sbc2.contoso.com": { sipSignalingPort: 5062 },
};
const route = { name: "first", numberPattern: pattern, trunks: ["sbc1.contoso.com"] };

describe("the SIP configuration", () => {
  it("is empty at first", async () => {
    const { status, text } = await send(createEmulator(), "GET", "/sip");
    expect(status).toBe(200);
    expect(text).toBe('{"trunks":{},"routes":[]}');
  });

  it("shows a route's properties in the order of the service", async () => {
    const emulator = createEmulator();
    const described = {
      trunks: ["sbc1.contoso.com"],
      numberPattern: "^.*$",
      name: "all",
      description: "d",
    };
    const { text } = await send(emulator, "PATCH", "/sip", { trunks, routes: [described] });
    expect(text).toBe(
      '{"trunks":{"sbc1.contoso.com":{"sipSignalingPort":5061},"sbc2.contoso.com":{"sipSignalingPort":5062}},' +
        '"routes":[{"description":"d","name":"all","numberPattern":"^.*$","trunks":["sbc1.contoso.com"]}]}',
    );
    expect((await send(emulator, "GET", "/sip")).text).toBe(text);
  });

  it("keeps a changed trunk in its place, puts a new one last, and drops a null one", async () => {
    const emulator = createEmulator();
    await send(emulator, "PATCH", "/sip", { trunks });
    const { json } = await send(emulator, "PATCH", "/sip", {
      trunks: {
        "sbc3.contoso.com": { sipSignalingPort: 5063 },
        "SBC1.contoso.com": { sipSignalingPort: 5071 },
        "absent.contoso.com": null,
      },
    });
    expect(Object.entries(json.trunks)).toEqual([
      ["sbc1.contoso.com", { sipSignalingPort: 5071 }],
      ["sbc2.contoso.com", { sipSignalingPort: 5062 }],
      ["sbc3.contoso.com", { sipSignalingPort: 5063 }],
    ]);
    const less = await send(emulator, "PATCH", "/sip", { trunks: { "sbc2.contoso.com": null } });
    expect(Object.keys(less.json.trunks)).toEqual(["sbc1.contoso.com", "sbc3.contoso.com"]);
  });

  it("replaces the routes as a whole, in the order given, and leaves them when they are left out", async () => {
    const emulator = createEmulator();
    const routes = [
      { ...route, name: "second" },
      { ...route, name: "first", trunks: [] },
    ];
    await send(emulator, "PATCH", "/sip", { trunks, routes: [route] });
    await send(emulator, "PATCH", "/sip", { routes });
    const kept = await send(emulator, "PATCH", "/sip", { trunks: { "sbc2.contoso.com": null } });
    expect(kept.json.routes).toEqual(routes);
    const cleared = await send(emulator, "PATCH", "/sip", { routes: [] });
    expect(cleared.json.routes).toEqual([]);
    expect(Object.keys(cleared.json.trunks)).toEqual(["sbc1.contoso.com"]);
  });

  it("takes patterns that JavaScript cannot read", async () => {
    for (const numberPattern of [pattern, "\\+[1-9][0-9]{3,23}", "(?<name>a)(?#comment)", "["]) {
      const { status } = await send(createEmulator(), "PATCH", "/sip", {
        routes: [{ name: "r", numberPattern }],
      });
      expect(status, numberPattern).toBe(200);
    }
  });

  it("takes [] for routes on an empty configuration", async () => {
    expect((await send(createEmulator(), "PATCH", "/sip", { routes: [] })).status).toBe(200);
  });
});

describe("a refused SIP patch", () => {
  const badTrunk = (fqdn: string, port: unknown = 5061): object => ({
    trunks: { [fqdn]: { sipSignalingPort: port } },
  });
  const many = Array.from({ length: 251 }, (_, at) => ({ ...route, name: `r${at}` }));

  it.each([
    [422, "InvalidTrunkFqdn", true, "-1", badTrunk("-1")],
    [422, "InvalidTrunkFqdn", true, "one label", badTrunk("localhost")],
    [422, "InvalidTrunkFqdn", true, "250 characters", badTrunk(`${"a.".repeat(123)}test`)],
    [422, "InvalidTrunkSipSignalingPort", false, "port 0", badTrunk("sbc.test.com", 0)],
    [422, "InvalidTrunkSipSignalingPort", false, "port 65536", badTrunk("sbc.test.com", 65_536)],
    [422, "InvalidTrunkSipSignalingPort", false, "no port", { trunks: { "sbc.test.com": {} } }],
    [
      422,
      "MissingTrunk",
      true,
      "unknown trunk",
      { routes: [{ ...route, trunks: ["no.test.com"] }] },
    ],
    [422, "MissingTrunk", true, "trunk in use", { trunks: { "sbc1.contoso.com": null } }],
    [400, "DuplicatedRoute", false, "two names", { routes: [route, route] }],
    [
      400,
      "RouteWithDuplicatedTrunk",
      false,
      "one trunk twice",
      { routes: [{ ...route, trunks: ["sbc1.contoso.com", "sbc1.contoso.com"] }] },
    ],
    [422, "InvalidRouteName", false, "empty name", { routes: [{ ...route, name: "" }] }],
    [422, "InvalidRouteName", false, "no name", { routes: [{ numberPattern: pattern }] }],
    [
      422,
      "InvalidRouteName",
      false,
      "long name",
      { routes: [{ ...route, name: "n".repeat(257) }] },
    ],
    [
      422,
      "InvalidRouteNumberPattern",
      false,
      "empty pattern",
      { routes: [{ ...route, numberPattern: "" }] },
    ],
    [422, "EmptyPatch", true, "no trunks", { trunks: {} }],
    [422, "EmptyPatch", true, "nothing", {}],
    [422, "ConfigurationTooLarge", false, "251 routes", { routes: many }],
  ])("%i %s (versions shown: %s): %s", async (status, code, versions, _what, patch) => {
    const emulator = createEmulator();
    await send(emulator, "PATCH", "/sip", { trunks, routes: [route] });
    const before = (await send(emulator, "GET", "/sip")).text;
    const refused = await send(emulator, "PATCH", "/sip", patch);
    expect(refused.status).toBe(status);
    expect(refused.json.error).toMatchObject({
      code: "UnprocessableConfiguration",
      message: "One or more request inputs are not valid.",
      innererror: { code },
    });
    expect(refused.header("api-supported-versions") !== undefined).toBe(versions);
    expect((await send(emulator, "GET", "/sip")).text).toBe(before);
  });

  it.each([
    ["Domain '-1' is not properly formatted domnain name.", badTrunk("-1")],
    ["Trunk with an invalid SIP signaling port.", badTrunk("sbc.test.com", 0)],
    ["Route targeting a missing trunk.", { routes: [route] }],
    ["There is a duplicated route.", { routes: [route, route] }],
    ["Route with an invalid name.", { routes: [{ ...route, name: "" }] }],
    ["Route with an invalid number pattern.", { routes: [{ ...route, numberPattern: "" }] }],
    ["Patch with no data provided.", { trunks: {} }],
  ])("says '%s'", async (message, patch) => {
    const refused = await send(createEmulator(), "PATCH", "/sip", patch);
    expect(refused.json.error.innererror?.message).toBe(message);
  });

  it("loses its valid half as well", async () => {
    const emulator = createEmulator();
    await send(emulator, "PATCH", "/sip", { trunks, routes: [route] });
    const patch = {
      trunks: { "sbc1.contoso.com": null, "new.contoso.com": { sipSignalingPort: 1 } },
    };
    await send(emulator, "PATCH", "/sip", patch);
    const { json } = await send(emulator, "GET", "/sip");
    expect(json.trunks).toEqual(trunks);
  });

  it.each([{ trunks: [] }, { trunks: { "a.test.com": 1 } }, { routes: {} }])(
    "is no input when it is %j",
    async (patch) => {
      const refused = await send(createEmulator(), "PATCH", "/sip", patch);
      expect(refused.status).toBe(400);
      expect(refused.json.error.code).toBe("InvalidInput");
    },
  );
});

describe("the SIP preview", () => {
  const preview = (path = "/sip"): string =>
    `${path}${path.includes("?") ? "&" : "?"}api-version=${previewVersion}`;
  const whole = { domains: { "contoso.com": { enabled: true } }, trunks, routes: [route] };

  it("shows domains first, and what a trunk and a route have besides", async () => {
    const emulator = createEmulator();
    const { text } = await send(emulator, "PATCH", preview(), whole);
    expect(text).toContain('{"domains":{"contoso.com":{"enabled":true}},"trunks":{');
    expect(text).toContain(
      '{"sipSignalingPort":5061,"enabled":true,"directTransfer":false,"privacyHeader":"id","ipAddressVersion":"ipv4"}',
    );
    expect(text).toContain('"callerIdOverride":null,"trunks":');
    expect((await send(emulator, "GET", "/sip")).text).not.toMatch(/domains|enabled|callerId/);
  });

  it("shows the health of trunks when asked to", async () => {
    const emulator = createEmulator();
    await send(emulator, "PATCH", preview(), whole);
    const { json } = await send(emulator, "GET", preview("/sip?expand=trunks%2Fhealth"));
    const unknown = { status: "unknown" };
    expect(json.trunks["sbc1.contoso.com"]).toMatchObject({
      health: { tls: unknown, ping: unknown, overall: unknown },
    });
  });

  it("needs a domain for each trunk", async () => {
    const emulator = createEmulator();
    const missing = (reply: Reply): void => {
      expect(reply.status).toBe(422);
      expect(reply.json.error.innererror).toEqual({
        code: "MissingDomain",
        message: "Missing Domain for coresponding Trunk",
      });
    };
    missing(await send(emulator, "PATCH", preview(), { trunks }));
    await send(emulator, "PATCH", preview(), whole);
    missing(await send(emulator, "PATCH", preview(), { domains: { "contoso.com": null } }));
  });

  it("tries the routes of the request's own configuration, in order", async () => {
    const routes = [
      { name: "Seattle", numberPattern: "^\\+1(425|206)\\d{7}$" },
      { name: "Ireland", numberPattern: "^\\+353" },
      { name: "digits", numberPattern: pattern },
      { name: "any", numberPattern: "\\A\\+?\\d+\\z" },
      { name: "unreadable", numberPattern: "(?>1)" },
    ];
    const emulator = createEmulator();
    const path = preview("/sip:testRoutesWithNumber?targetPhoneNumber=%2B12065550100");
    for (const [target, names] of [
      [path, ["Seattle", "any"]],
      // A bare plus after the anchor is a quantifier there, and no plus of the number.
      [path.replace("%2B", ""), ["digits", "any"]],
    ] as const) {
      const { json } = await send(emulator, "POST", target, { routes });
      const { matchingRoutes } = json as unknown as { matchingRoutes: { name: string }[] };
      expect(matchingRoutes.map(({ name }) => name)).toEqual(names);
    }
    const wrong = await send(emulator, "POST", path.replace("%2B", "x"), { routes });
    expect(wrong.json.error).toMatchObject({ code: "InvalidInput", target: "targetphonenumber" });
    expect((await send(emulator, "POST", path, { routes: [] })).text).toBe('{"matchingRoutes":[]}');
    expect((await send(emulator, "GET", "/sip")).json.routes).toEqual([]);
  });
});
