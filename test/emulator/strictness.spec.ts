import { describe, expect, it } from "vitest";
import type { HttpMethods } from "@azure/core-rest-pipeline";
import { createEmulator } from "../../src/emulator/index.js";
import { previewVersion, reservationPath, send, tollFreeSearch } from "./harness.js";

const search = "/availablePhoneNumbers/countries/US/:search";
const browse = "/availablePhoneNumbers/countries/US/:browse";
const lookUp = "/operatorInformation/:search";
const capabilities = "/phoneNumbers/18335550100/capabilities";
const preview = `/sip?api-version=${previewVersion}`;
const wish = { ...tollFreeSearch, countryCode: "US" };
const wishing = (number: unknown): unknown => ({ phoneNumbers: { "18335550100": number } });
const trunk = (value: unknown): unknown => ({ trunks: { "sbc.contoso.com": value } });
const route = (value: object): unknown => ({
  routes: [{ name: "r", numberPattern: "a", ...value }],
});

type Case = [method: HttpMethods, path: string, body: unknown, names: string, says: RegExp];

describe("a property that the operation does not have", () => {
  it.each<Case>([
    ["POST", search, { ...tollFreeSearch, quantitiy: 2 }, "quantitiy", /may have .*quantity/],
    [
      "POST",
      search,
      { ...tollFreeSearch, capabilities: { calling: "inbound", sms: "none", mms: "none" } },
      "capabilities.mms",
      /capabilities may have calling, sms/,
    ],
    ["POST", browse, { phoneNumberType: "tollFree", areaCode: "833" }, "areaCode", /the body may/],
    [
      "POST",
      "/availablePhoneNumbers/:purchase",
      { searchId: "x", agree: true },
      "agree",
      /the body/,
    ],
    [
      "POST",
      "/availablePhoneNumbers/:purchase",
      { searchId: "x", consentToNotResellNumbers: true },
      "consentToNotResellNumbers",
      /searchId, agreeToNotResell/,
    ],
    ["POST", `${reservationPath}/:purchase`, { agree: true }, "agree", /agreeToNotResell/],
    ["PATCH", reservationPath, { numbers: {} }, "numbers", /phoneNumbers/],
    [
      "PATCH",
      reservationPath,
      wishing({ ...wish, areaCode: "833" }),
      "phoneNumbers.18335550100.areaCode",
      /phoneNumbers.18335550100 may have/,
    ],
    ["PATCH", capabilities, { mms: "none" }, "mms", /calling, sms/],
    ["POST", lookUp, { phoneNumbers: ["+18335550100"], detailed: true }, "detailed", /options/],
    [
      "POST",
      lookUp,
      { phoneNumbers: ["+18335550100"], options: { all: true } },
      "options.all",
      /includeAdditionalOperatorDetails/,
    ],
    ["PATCH", "/sip", { trunk: {} }, "trunk", /trunks, routes/],
    ["PATCH", "/sip", { domains: {} }, "domains", /trunks, routes/],
    [
      "PATCH",
      "/sip",
      trunk({ sipSignalingPort: 1, enabled: true }),
      "trunks.sbc.contoso.com.enabled",
      /may have sipSignalingPort\./,
    ],
    ["PATCH", "/sip", route({ pattern: "b" }), "routes[0].pattern", /numberPattern/],
    ["PATCH", preview, { domains: { "a.com": { on: true } } }, "domains.a.com.on", /enabled/],
    ["PATCH", preview, route({ callerId: "1" }), "routes[0].callerId", /callerIdOverride/],
    [
      "PATCH",
      "/sip?api-version=2023-04-01-preview",
      trunk({ sipSignalingPort: 1, directTransfer: true }),
      "trunks.sbc.contoso.com.directTransfer",
      /sipSignalingPort, enabled/,
    ],
  ])("is refused by name: %s %s %j", async (method, path, body, name, says) => {
    const emulator = createEmulator({ numbers: ["+18335550100"] });
    const refused = await send(emulator, method, path, body);
    expect(refused.status).toBe(400);
    const { code, target, message } = refused.json.error;
    expect({ code, target }).toEqual({ code: "InvalidInput", target: name.toLowerCase() });
    expect(message).toContain(`There is no property ${name}; `);
    expect(message).toMatch(says);
  });
});

describe("a value of another type", () => {
  it.each<Case>([
    [
      "POST",
      search,
      { ...tollFreeSearch, quantity: "2" },
      "quantity",
      /from 1 to 2147483647, not "2"/,
    ],
    ["POST", search, { ...tollFreeSearch, quantity: 0 }, "quantity", /not 0\./],
    ["POST", search, { ...tollFreeSearch, quantity: 1.5 }, "quantity", /not 1.5\./],
    ["POST", search, { ...tollFreeSearch, areaCode: 833 }, "areaCode", /a text, not 833/],
    ["POST", search, { ...tollFreeSearch, areaCode: "8a" }, "areaCode", /of digits, not "8a"/],
    [
      "POST",
      search,
      { ...tollFreeSearch, phoneNumberType: "tollfree" },
      "phoneNumberType",
      /one of geographic, tollFree, mobile, not "tollfree"/,
    ],
    [
      "POST",
      search,
      { ...tollFreeSearch, capabilities: [] },
      "capabilities",
      /an object, not a list/,
    ],
    ["POST", search, { ...tollFreeSearch, assignmentType: null }, "assignmentType", /is missing/],
    [
      "POST",
      search,
      { ...tollFreeSearch, capabilities: { calling: "none" } },
      "capabilities.sms",
      /The capabilities.sms is missing/,
    ],
    [
      "POST",
      browse,
      { phoneNumberType: "tollFree", phoneNumberPrefixes: ["1833", "+1"] },
      "phoneNumberPrefixes[1]",
      /digits, not "\+1"/,
    ],
    [
      "POST",
      browse,
      { phoneNumberType: "tollFree", phoneNumberPrefixes: "1" },
      "phoneNumberPrefixes",
      /a list/,
    ],
    ["POST", "/availablePhoneNumbers/:purchase", {}, "searchId", /is missing/],
    [
      "POST",
      "/availablePhoneNumbers/:purchase",
      { searchId: "x", agreeToNotResell: "true" },
      "agreeToNotResell",
      /true or false, not "true"/,
    ],
    ["PATCH", reservationPath, { phoneNumbers: [] }, "phoneNumbers", /an object, not a list/],
    ["PATCH", reservationPath, wishing("x"), "phoneNumbers.18335550100", /an object, not "x"/],
    [
      "PATCH",
      reservationPath,
      wishing({ ...wish, countryCode: undefined }),
      "phoneNumbers.18335550100.countryCode",
      /is missing/,
    ],
    ["PATCH", capabilities, { sms: true }, "sms", /one of none, inbound.* not true/],
    ["POST", lookUp, { phoneNumbers: "+1" }, "phoneNumbers", /a list, not "\+1"/],
    [
      "PATCH",
      "/sip",
      trunk({ sipSignalingPort: "1" }),
      "trunks.sbc.contoso.com.sipSignalingPort",
      /a whole number, not "1"/,
    ],
    ["PATCH", "/sip", trunk(5061), "trunks.sbc.contoso.com", /an object, not 5061/],
    ["PATCH", "/sip", route({ trunks: "sbc.contoso.com" }), "routes[0].trunks", /a list/],
    ["PATCH", "/sip", route({ trunks: [1] }), "routes[0].trunks[0]", /a text, not 1/],
    [
      "PATCH",
      preview,
      trunk({ sipSignalingPort: 1, privacyHeader: "all" }),
      "trunks.sbc.contoso.com.privacyHeader",
      /one of id, none/,
    ],
  ])("is refused with its name and what it has to be: %s %s %j", async (...given) => {
    const [method, path, body, name, says] = given;
    const emulator = createEmulator({ numbers: ["+18335550100"] });
    const refused = await send(emulator, method, path, body);
    expect(refused.status).toBe(400);
    const { code, target, message } = refused.json.error;
    expect({ code, target }).toEqual({ code: "InvalidInput", target: name.toLowerCase() });
    expect(message).toMatch(says);
  });

  it("may be as deep as JSON can be", async () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const body = `{"phoneNumberType":${deep}}`;
    const { status, json } = await send(createEmulator(), "POST", browse, body);
    expect(status).toBe(400);
    expect(json.error.message).toContain("not a list.");
  });

  it("is shown in short", async () => {
    const body = { ...tollFreeSearch, quantity: "9".repeat(5000) };
    const { json } = await send(createEmulator(), "POST", search, body);
    expect(json.error.message.length).toBeLessThan(150);
  });
});

describe("what the service sends", () => {
  it("may be sent back to it as it came", async () => {
    const emulator = createEmulator();
    const browsed = await send(emulator, "POST", browse, { phoneNumberType: "tollFree" });
    const [number] = browsed.json.phoneNumbers;
    const phoneNumbers = { [number!.id]: number };
    const made = await send(emulator, "PATCH", reservationPath, { phoneNumbers });
    expect(made.status).toBe(201);
    expect((await send(emulator, "PATCH", reservationPath, made.json)).status).toBe(200);

    const trunks = { "sbc.contoso.com": { sipSignalingPort: 5061 } };
    await send(emulator, "PATCH", "/sip", { trunks });
    await send(emulator, "PATCH", preview, { domains: { "contoso.com": {} } });
    for (const path of ["/sip", `${preview}&expand=trunks/health`]) {
      const { json, text } = await send(emulator, "GET", path);
      const again = await send(emulator, "PATCH", path, json);
      expect(again.status).toBe(200);
      expect(Object.keys(JSON.parse(text) as object)).toEqual(Object.keys(again.json));
    }
  });
});
