import { describe, expect, it } from "vitest";
import { createEmulator } from "../../src/emulator/index.js";
import { adding, browseNumbers, reservationPath, send } from "./harness.js";

const countries = "/availablePhoneNumbers/countries";
const cacheControl = "max-age=21600, private, stale-while-revalidate=86400";

describe("countries", () => {
  it("lists 42 countries by English name, the last page with a null link", async () => {
    const list = await send(createEmulator(), "GET", `${countries}?skip=0&maxPageSize=100`);
    expect(list.status).toBe(200);
    expect(list.json.countries).toHaveLength(42);
    expect(list.json.countries[0]).toEqual({ localizedName: "Argentina", countryCode: "AR" });
    expect(list.json.countries.at(-1)).toEqual({
      localizedName: "United States",
      countryCode: "US",
    });
    expect(list.json.nextLink).toBeNull();
    expect(list.header("cache-control")).toBe(cacheControl);
    expect(list.header("accept-ranges")).toBe("bytes");
  });

  it.each([
    ["de", "Deutschland"],
    ["fr-CH, fr;q=0.9", "Allemagne"],
    ["xx-invalid-tag-of-no-language, de;q=0.5", "Deutschland"],
    ["en-US", "Germany"],
    ["*", "Germany"],
  ])("names them in the language of accept-language %s", async (language, name) => {
    const { json } = await send(createEmulator(), "GET", countries, undefined, {
      headers: { "accept-language": language },
    });
    expect(json.countries.find(({ countryCode }) => countryCode === "DE")?.localizedName).toBe(
      name,
    );
  });

  it("have at least three localities each, every one with an area code where numbers are geographic", async () => {
    const emulator = createEmulator({ authentication: "off" });
    const all = await send(emulator, "GET", countries);
    for (const { countryCode } of all.json.countries) {
      const path = `${countries}/${countryCode}`;
      const { phoneNumberLocalities } = (await send(emulator, "GET", `${path}/localities`)).json;
      expect(phoneNumberLocalities.length, countryCode).toBeGreaterThanOrEqual(3);
      const { phoneNumberOfferings } = (await send(emulator, "GET", `${path}/offerings`)).json;
      expect(phoneNumberOfferings.length, countryCode).toBeGreaterThanOrEqual(1);
      for (const { phoneNumberType, assignmentType } of phoneNumberOfferings) {
        const browsed = await send(emulator, "POST", `${path}/:browse`, {
          phoneNumberType,
          assignmentType,
        });
        expect(browsed.json.phoneNumbers.length, countryCode).toBeGreaterThan(0);
        for (const { phoneNumber } of browsed.json.phoneNumbers) {
          expect(phoneNumber, countryCode).toMatch(/^\+[1-9]\d{7,14}$/);
        }
      }
    }
  });
});

describe("localities", () => {
  it("come in pages, each linked by the request's own query with skip moved on", async () => {
    const emulator = createEmulator();
    const path = `${countries}/US/localities`;
    const first = await send(
      emulator,
      "GET",
      `${path}?skip=0&maxPageSize=100&api-version=2025-06-01`,
    );
    expect(first.json.nextLink).toBe(`${path}?skip=100&maxPageSize=100&api-version=2025-06-01`);
    const names = first.json.phoneNumberLocalities.map((one) => JSON.stringify(one));
    for (let link = first.json.nextLink; link !== null;) {
      const { json } = await send(emulator, "GET", link);
      names.push(...json.phoneNumberLocalities.map((one) => JSON.stringify(one)));
      link = json.nextLink;
    }
    expect(names.length).toBeGreaterThanOrEqual(218);
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe(
      '{"localizedName":"Anchorage","administrativeDivision":{"localizedName":"AK","abbreviatedName":"AK"}}',
    );
  });

  it.each([
    ["/availablePhoneNumbers/countries?a=b?c&api-version=2025-06-01&maxPageSize=9", "&skip=9"],
    ["/availablePhoneNumbers/countries?%73kip=3&api-version=2025-06-01&maxPageSize=9", "?skip=12&"],
  ])("links to the next page with all that is in the query: %s", async (path, part) => {
    const { json } = await send(createEmulator(), "GET", path);
    expect(json.nextLink).toContain(part);
    const rest = (link: string): string => link.replace(/[?&](skip|%73kip)=\d+&?/, "");
    expect(rest(json.nextLink ?? "")).toBe(rest(path));
  });

  it("are narrowed by division", async () => {
    const path = `${countries}/US/localities?administrativeDivision=WA`;
    const { json } = await send(createEmulator(), "GET", path);
    const divisions = json.phoneNumberLocalities.map(
      (one) => one.administrativeDivision?.abbreviatedName,
    );
    expect(new Set(divisions)).toEqual(new Set(["WA"]));
  });

  it("have a null division in a country without divisions", async () => {
    const path = `${countries}/IE/localities?phoneNumberType=mobile`;
    const { text } = await send(createEmulator(), "GET", path);
    expect(text).toBe(
      '{"phoneNumberLocalities":[{"localizedName":"Dublin","administrativeDivision":null}],"nextLink":null}',
    );
  });
});

describe("area codes", () => {
  it.each([
    ["US", "phoneNumberType=geographic&locality=Anchorage&administrativeDivision=AK", ["907"]],
    ["US", "phoneNumberType=geographic&locality=Bloomington&administrativeDivision=MN", ["952"]],
    ["US", "phoneNumberType=geographic&locality=Atlantis", []],
    ["IE", "phoneNumberType=mobile&locality=Dublin", ["1"]],
    ["US", "phoneNumberType=mobile", []],
    ["US", "phoneNumberType=tollFree&assignmentType=person", []],
    [
      "US",
      "phoneNumberType=tollFree&assignmentType=application",
      ["844", "833", "888", "855", "866", "877", "800"],
    ],
  ])("of %s with %s are %j", async (country, query, codes) => {
    const list = await send(createEmulator(), "GET", `${countries}/${country}/areaCodes?${query}`);
    expect(list.json).toEqual({
      areaCodes: codes.map((areaCode) => ({ areaCode })),
      nextLink: null,
    });
    expect(list.header("cache-control")).toBe(cacheControl);
  });

  it.each([
    ["", "phonenumbertype"],
    ["phoneNumberType=geographic", "locality"],
    ["phoneNumberType=geographic&locality=Anchorage&skip=-1", "skip"],
    ["phoneNumberType=tollFree&maxPageSize=0", "maxpagesize"],
  ])("with the query '%s' are refused because of %s", async (query, target) => {
    const refused = await send(createEmulator(), "GET", `${countries}/US/areaCodes?${query}`);
    expect(refused.status).toBe(400);
    expect(refused.json.error).toMatchObject({ code: "InvalidInput", target });
  });
});

describe("offerings", () => {
  it("of the US show the prices with a decimal part", async () => {
    const { text } = await send(createEmulator(), "GET", `${countries}/US/offerings`);
    const voice = '"availableCapabilities":{"calling":"inbound+outbound","sms":"none"}';
    const both = '"availableCapabilities":{"calling":"inbound+outbound","sms":"inbound+outbound"}';
    const cost = (amount: string): string =>
      `"cost":{"amount":${amount},"currencyCode":"USD","billingFrequency":"monthly"}`;
    expect(text).toBe(
      `{"phoneNumberOfferings":[` +
        `{"phoneNumberType":"geographic","assignmentType":"person",${voice},${cost("1.0")}},` +
        `{"phoneNumberType":"geographic","assignmentType":"application",${voice},${cost("1.0")}},` +
        `{"phoneNumberType":"tollFree","assignmentType":"application",${both},${cost("2.0")}}],"nextLink":null}`,
    );
  });

  it("are narrowed by type and use", async () => {
    const path = `${countries}/US/offerings?phoneNumberType=tollFree&assignmentType=application`;
    const { json } = await send(createEmulator(), "GET", path);
    expect(json.phoneNumberOfferings).toHaveLength(1);
  });
});

describe("browse", () => {
  it("offers 25 different numbers with their full capabilities", async () => {
    const body = { phoneNumberType: "tollFree", capabilities: { calling: "outbound" } };
    const browsed = await send(createEmulator(), "POST", `${countries}/US/:browse`, body);
    const { phoneNumbers } = browsed.json;
    expect(new Set(phoneNumbers.map(({ id }) => id)).size).toBe(25);
    expect(Object.keys(phoneNumbers[0] ?? {})).toEqual([
      "id",
      "countryCode",
      "phoneNumber",
      "capabilities",
      "phoneNumberType",
      "assignmentType",
      "cost",
      "status",
    ]);
    expect(phoneNumbers[0]).toMatchObject({
      capabilities: { calling: "inbound+outbound", sms: "inbound+outbound" },
      status: "available",
    });
    expect(phoneNumbers[0]?.phoneNumber).toBe(`+${phoneNumbers[0]?.id}`);
    expect(browsed.json).not.toHaveProperty("nextLink");
  });

  it("gives the same numbers in a new emulator, and others the next time", async () => {
    const emulator = createEmulator();
    const first = await browseNumbers(emulator);
    expect(await browseNumbers(createEmulator())).toEqual(first);
    expect(await browseNumbers(emulator)).not.toEqual(first);
  });

  it("mixes persons' and applications' numbers unless told otherwise", async () => {
    const uses = async (body: object): Promise<string[]> => {
      const { json } = await send(createEmulator(), "POST", `${countries}/US/:browse`, {
        phoneNumberType: "geographic",
        ...body,
      });
      return [...new Set(json.phoneNumbers.map(({ assignmentType }) => assignmentType))].sort();
    };
    expect(await uses({})).toEqual(["application", "person"]);
    expect(await uses({ assignmentType: "person" })).toEqual(["person"]);
  });

  it("offers only numbers with one of the prefixes", async () => {
    const { json } = await send(createEmulator(), "POST", `${countries}/US/:browse`, {
      phoneNumberType: "geographic",
      phoneNumberPrefixes: ["1425", "120655501"],
    });
    const starts = new Set(json.phoneNumbers.map(({ id }) => id.slice(0, 4)));
    expect(starts).toEqual(new Set(["1425", "1206"]));
  });

  it("offers the one number that a whole number as prefix leaves", async () => {
    const { json } = await send(createEmulator(), "POST", `${countries}/US/:browse`, {
      phoneNumberType: "geographic",
      phoneNumberPrefixes: ["12065550142"],
    });
    expect(json.phoneNumbers.map(({ id }) => id)).toEqual(["12065550142"]);
  });

  it("offers no reserved numbers", async () => {
    const emulator = createEmulator();
    const [number] = await browseNumbers(emulator);
    if (number === undefined) throw new Error("nothing to browse");
    await send(emulator, "PATCH", reservationPath, adding(number));
    const { json } = await send(emulator, "POST", `${countries}/US/:browse`, {
      phoneNumberType: "tollFree",
      phoneNumberPrefixes: [number.id],
    });
    expect(json.phoneNumbers).toEqual([]);
  });

  it("tells about the resale agreement in 2025-04-01 and not in 2025-06-01", async () => {
    const at = async (version: string, country: string): Promise<boolean | undefined> => {
      const path = `${countries}/${country}/:browse?api-version=${version}`;
      const { json } = await send(createEmulator(), "POST", path, { phoneNumberType: "tollFree" });
      return json.phoneNumbers[0]?.isAgreementToNotResellRequired;
    };
    expect(await at("2025-04-01", "US")).toBe(false);
    expect(await at("2025-04-01", "FR")).toBe(true);
    expect(await at("2025-06-01", "FR")).toBeUndefined();
  });

  it("refuses an unknown country, which it cannot parse", async () => {
    const body = { phoneNumberType: "tollFree" };
    const refused = await send(createEmulator(), "POST", `${countries}/INVALID/:browse`, body);
    expect(refused.status).toBe(400);
    expect(refused.text).toBe(
      '{"error":{"code":"InvalidInput","message":"Unable to parse country code.","target":"countrycode"}}',
    );
  });
});

describe("operator information", () => {
  const path = "/operatorInformation/:search";

  it("gives the formats, and null for details not asked for", async () => {
    const body = {
      phoneNumbers: ["+18335550119"],
      options: { includeAdditionalOperatorDetails: false },
    };
    const { status, text } = await send(createEmulator(), "POST", path, body);
    expect(status).toBe(200);
    expect(text).toBe(
      '{"values":[{"phoneNumber":"+18335550119","nationalFormat":"(833) 555-0119",' +
        '"internationalFormat":"+1 833-555-0119","isoCountryCode":null,"numberType":null,"operatorDetails":null}]}',
    );
  });

  it("gives country, type and operator when asked to", async () => {
    const body = {
      phoneNumbers: ["+18335550119"],
      options: { includeAdditionalOperatorDetails: true },
    };
    const { text } = await send(createEmulator(), "POST", path, body);
    expect(text).toContain(
      '"isoCountryCode":"US","numberType":"other","operatorDetails":' +
        '{"name":"Multiple OCN Listing","mobileNetworkCode":null,"mobileCountryCode":null}',
    );
  });

  it("takes one number only", async () => {
    const body = { phoneNumbers: ["+18335550119", "+18335550120"] };
    const refused = await send(createEmulator(), "POST", path, body);
    expect(refused.status).toBe(400);
    expect(refused.text).toBe(
      '{"error":{"code":"BadRequest","message":"Can only accept one phoneNumber"}}',
    );
  });

  it.each([[[]], [["text"]], [undefined]])("refuses %j for the numbers", async (phoneNumbers) => {
    const refused = await send(createEmulator(), "POST", path, { phoneNumbers });
    expect(refused.status).toBe(400);
    expect(refused.json.error.code).toBe("InvalidInput");
  });
});
