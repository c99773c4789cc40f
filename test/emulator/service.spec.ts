import { createPipelineRequest } from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import { createEmulator } from "../../src/emulator/index.js";
import { searchNumbers, send } from "./harness.js";

describe("every answer", () => {
  it("has the headers of the service", async () => {
    const emulator = createEmulator({ numbers: 1 });
    const { header, text } = await send(emulator, "GET", "/phoneNumbers");
    expect(header("content-type")).toBe("application/json; charset=utf-8");
    expect(header("content-length")).toBe(String(text.length));
    expect(header("ms-cv")).toMatch(/^[A-Za-z0-9+/]{22}\.0$/);
    expect(header("x-processing-time")).toMatch(/^\d+ms$/);
    expect(header("x-cache")).toBe("CONFIG_NOCACHE");
    expect(header("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
    expect(header("request-context")).toBe("appId=");
    expect(header("x-azure-ref")).toBeTruthy();
    expect(Date.parse(header("date") ?? "")).toBeGreaterThan(Date.now() - 5000);
    expect(header("retry-after")).toBeUndefined();
    expect(header("cache-control")).toBeUndefined();
  });

  it.each([
    [
      "/phoneNumbers/operations/x",
      "2021-03-07, 2022-01-11-preview2, 2022-06-01-preview, 2022-11-15-preview, ",
    ],
    [
      "/availablePhoneNumbers/reservations",
      "2023-04-30-preview, 2023-10-01-preview, 2023-10-01-preview2, ",
    ],
    ["/availablePhoneNumbers/countries", "2022-12-01, 2022-12-02-preview2, "],
    ["/availablePhoneNumbers/countries/US/offerings", "2021-03-07, 2022-12-01, "],
    ["/phoneNumbers", "2021-03-07, 2022-01-11-preview2, 2022-06-01-preview, 2022-12-01, "],
    ["/sip", "2023-03-01, 2023-04-01-preview, 2024-11-15-preview"],
  ])("of %s names the versions of its family", async (path, versions) => {
    const { header } = await send(createEmulator(), "GET", path);
    expect(header("api-supported-versions")?.startsWith(versions)).toBe(true);
  });
});

describe("a request", () => {
  it("without an api-version is refused", async () => {
    const refused = await send(
      createEmulator({ authentication: "off" }),
      "GET",
      "/sip?api-version=",
    );
    expect(refused.status).toBe(400);
    expect(refused.json.error.code).toBe("ApiVersionUnspecified");
  });

  it("with a version that its family does not have is refused by name", async () => {
    const refused = await send(createEmulator(), "GET", "/sip?api-version=2025-06-01");
    expect(refused.status).toBe(400);
    expect(refused.json.error.message).toBe(
      "The HTTP resource that matches the request URI " +
        "'https://emulator.communication.azure.com/sip?api-version=2025-06-01' " +
        "does not support the API version '2025-06-01'.",
    );
  });

  it.each([
    ["GET", "/nothing", "."],
    ["POST", "/phoneNumbers", "; GET would be answered."],
    ["GET", "/phoneNumbers/1/capabilities", "; PATCH would be answered."],
    ["HEAD", "/phoneNumbers/1", "; GET and DELETE would be answered."],
    ["GET", "/phoneNumbers/", "."],
    ["GET", "//phoneNumbers", "."],
    ["POST", "/availablePhoneNumbers/countries/US:search", "."],
  ] as const)("for %s %s, which is no operation, is told so", async (method, path, rest) => {
    const refused = await send(createEmulator(), method, path);
    expect(refused.status).toBe(404);
    expect(refused.json.error.message).toBe(
      `No operation of the service answers ${method} ${path}${rest}`,
    );
  });

  it("to another host cannot be sent", async () => {
    const { httpClient } = createEmulator();
    const request = createPipelineRequest({
      url: "https://example.org/sip?api-version=2023-03-01",
    });
    await expect(httpClient.sendRequest(request)).rejects.toMatchObject({ code: "ENOTFOUND" });
  });

  it("with a body that is no JSON is refused", async () => {
    const refused = await send(createEmulator(), "PATCH", "/sip", "{");
    expect(refused.status).toBe(400);
    expect(refused.json.error.code).toBe("InvalidInput");
  });

  it("with the wrong media type is refused", async () => {
    const headers = { "content-type": "application/json" };
    const refused = await send(createEmulator(), "PATCH", "/sip", { routes: [] }, { headers });
    expect(refused.status).toBe(415);
    expect(refused.json.error.message).toContain("application/merge-patch+json");
  });

  it("may have its body as bytes", async () => {
    const emulator = createEmulator({ authentication: "off" });
    const body = new TextEncoder().encode('{"routes":[{"name":"é","numberPattern":"a"}]}');
    const request = createPipelineRequest({
      url: `${emulator.endpoint}/sip?api-version=2023-03-01`,
      method: "PATCH",
      body,
    });
    request.headers.set("content-type", "application/merge-patch+json");
    const { bodyAsText } = await emulator.httpClient.sendRequest(request);
    expect(bodyAsText).toContain('"name":"é"');
  });

  it("is on record with operation, path, headers and parsed body, also when it is refused", async () => {
    const emulator = createEmulator();
    emulator.clock.advance(60_000);
    await send(emulator, "PATCH", "/sip", { routes: [] }, { headers: { "X-Mine": "1" } });
    await send(emulator, "GET", "/nothing");
    expect(emulator.requests).toHaveLength(2);
    expect(emulator.requests[0]).toMatchObject({
      operation: "SipRouting_Update",
      method: "PATCH",
      url: "/sip?api-version=2023-03-01",
      path: "/sip",
      headers: { "x-mine": "1" },
      body: { routes: [] },
    });
    expect(emulator.requests[0]?.time.getTime()).toBeGreaterThan(Date.now() + 55_000);
    expect(emulator.requests[1]).toMatchObject({ operation: undefined, body: undefined });
  });
});

describe("seeds", () => {
  it("are numbers, or what is special about one", async () => {
    const emulator = createEmulator({ numbers: ["+442079460123"] });
    emulator.seed([
      { phoneNumber: "+33199000001", capabilities: { calling: "none", sms: "none" } },
      { phoneNumberType: "geographic", assignmentType: "person" },
    ]);
    emulator.seed([{ id: "442079460123", countryCode: "GB", assignmentType: "person" }]);
    const { json } = await send(emulator, "GET", "/phoneNumbers");
    expect(json.phoneNumbers).toMatchObject([
      { phoneNumber: "+442079460123", countryCode: "GB", assignmentType: "person" },
      { phoneNumber: "+33199000001", countryCode: "FR", capabilities: { calling: "none" } },
      { countryCode: "US", assignmentType: "person" },
    ]);
  });

  it("without a number get one of their country and type", async () => {
    const emulator = createEmulator();
    emulator.seed([
      { countryCode: "fr" },
      { phoneNumberType: "tollFree" },
      { countryCode: "IE", phoneNumberType: "mobile" },
      { assignmentType: "person" },
    ]);
    const { json } = await send(emulator, "GET", "/phoneNumbers");
    const seen = json.phoneNumbers.map(({ phoneNumber, countryCode, phoneNumberType }) => [
      phoneNumber.replace(/\d{7}$/, ""),
      countryCode,
      phoneNumberType,
    ]);
    expect(seen).toEqual([
      [expect.stringMatching(/^\+33\d{2}$/), "FR", "geographic"],
      [expect.stringMatching(/^\+1\d{3}$/), "US", "geographic"],
      [expect.stringMatching(/^\+18\d\d$/), "US", "tollFree"],
      ["+35385", "IE", "mobile"],
    ]);
  });

  it("that are on hold are refused, and none of the others is taken", async () => {
    const emulator = createEmulator();
    const [held] = (await searchNumbers(emulator)).json.phoneNumbers;
    expect(() => emulator.seed(["+12065550100", held!])).toThrow(`${held} is on hold`);
    expect((await send(emulator, "GET", "/phoneNumbers")).json.phoneNumbers).toEqual([]);
    emulator.clock.advance(16 * 60_000);
    emulator.seed([held!]);
    expect((await send(emulator, "GET", "/phoneNumbers")).json.phoneNumbers).toHaveLength(1);
  });

  it.each([
    [[{ fone: "x" }], /There is no property seeds\[0\]\.fone/],
    [[{ phoneNumberType: "bogus" }], /seeds\[0\]\.phoneNumberType has to be one of geographic/],
    [["+12065550100", 7], /seeds\[1\] has to be an object, not 7/],
    [[{ id: "1", phoneNumber: "+12065550100" }], /id 1 does not belong to \+12065550100/],
    [[{ countryCode: "XX" }], /only 0 such numbers left/],
    ["+12065550100", /seeds has to be a list/],
  ])("that make no sense are refused: %j", (seeds, message) => {
    expect(() => createEmulator().seed(seeds as string[])).toThrow(message);
  });

  it("are refused when they are no E.164 numbers or no count", () => {
    expect(() => createEmulator({ numbers: ["2065550100"] })).toThrow(/E\.164/);
    expect(() => createEmulator({ numbers: -1 })).toThrow(RangeError);
    expect(() => createEmulator({ numbers: 1_000_001 })).toThrow(/from 0 to 1000000, not 1000001/);
    expect(() => createEmulator({ pollsUntilDone: 1.5 })).toThrow(RangeError);
  });
});

describe("reset", () => {
  it("keeps requests out that were under way", async () => {
    const emulator = createEmulator();
    const trunks = { "sbc.contoso.com": { sipSignalingPort: 5061 } };
    const late = send(emulator, "PATCH", "/sip", { trunks });
    while (emulator.requests.length === 0) await Promise.resolve();
    emulator.reset();
    expect((await late).json.error.code).toBe("EmulatorReset");
    expect((await send(emulator, "GET", "/sip")).json.trunks).toEqual({});
  });

  it("brings back the first state, numbers, time, faults and requests", async () => {
    const emulator = createEmulator({ numbers: 2 });
    const before = (await send(emulator, "GET", "/phoneNumbers")).json.phoneNumbers.map(
      ({ id }) => id,
    );
    const firstSearch = (await searchNumbers(emulator)).json.phoneNumbers;
    emulator.seed(3);
    emulator.clock.advance(60 * 60_000);
    emulator.fail("*", { status: 500 });
    emulator.reset();
    expect(emulator.requests).toHaveLength(0);
    expect(emulator.clock.now().getTime()).toBeLessThan(Date.now() + 1000);
    const after = (await send(emulator, "GET", "/phoneNumbers")).json.phoneNumbers.map(
      ({ id }) => id,
    );
    expect(after).toEqual(before);
    expect((await searchNumbers(emulator)).json.phoneNumbers).toEqual(firstSearch);
  });
});

describe("options", () => {
  it.each([
    [{ number: 3 }, /There is no property options\.number; options may have .*numbers/],
    [{ authentication: "none" }, /one of verify, off, not "none"/],
    [{ pollsUntilDone: "1" }, /pollsUntilDone has to be a number, not "1"/],
    [{ key: "?" }, /base64/],
  ])("that make no sense are refused: %j", (options, message) => {
    expect(() => createEmulator(options as object)).toThrow(message);
  });
});

describe("what is old", () => {
  it("is forgotten after a month", async () => {
    const emulator = createEmulator({ pollsUntilDone: 0 });
    const found = await searchNumbers(emulator);
    const paths = [
      `/availablePhoneNumbers/searchResults/${found.json.searchId}`,
      `/phoneNumbers/operations/search_${found.json.searchId}`,
    ];
    const day = 24 * 60 * 60_000;
    emulator.clock.advance(29 * day);
    for (const path of paths) expect((await send(emulator, "GET", path)).status).toBe(200);
    emulator.clock.advance(2 * day);
    for (const path of paths) expect((await send(emulator, "GET", path)).status).toBe(404);
  });
});

describe("the log of requests", () => {
  it("keeps the newest, up to 64 million characters", async () => {
    const emulator = createEmulator({ authentication: "off" });
    const body = " ".repeat(15 * 1024 * 1024);
    for (let left = 5; left > 0; left -= 1) await send(emulator, "POST", `/nothing/${left}`, body);
    expect(emulator.requests.map(({ path }) => path)).toEqual(
      [4, 3, 2, 1].map((left) => `/nothing/${left}`),
    );
  });
});

describe("the clock", () => {
  it("goes forward only", () => {
    const { clock } = createEmulator();
    expect(() => clock.advance(-1)).toThrow(RangeError);
    expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
  });
});
