import { describe, expect, it } from "vitest";
import { createEmulator } from "../../src/emulator/index.js";
import { pollToEnd, send, version } from "./harness.js";

const owned = "+12065550100";

describe("purchased numbers", () => {
  it("come geographic first and leave nextLink out at the end", async () => {
    const emulator = createEmulator({
      numbers: ["+18335550100", owned, "+18445550100", "+14255550100"],
    });
    const { json } = await send(emulator, "GET", "/phoneNumbers?skip=0&top=100");
    expect(json.phoneNumbers.map(({ phoneNumber }) => phoneNumber)).toEqual([
      owned,
      "+14255550100",
      "+18335550100",
      "+18445550100",
    ]);
    expect(json).not.toHaveProperty("nextLink");
  });

  it("come 100 a page by default, linked by the request's own query", async () => {
    const emulator = createEmulator({ numbers: 230 });
    const first = await send(
      emulator,
      "GET",
      "/phoneNumbers?skip=0&api-version=2025-06-01&top=100",
    );
    expect(first.json.nextLink).toBe("/phoneNumbers?skip=100&api-version=2025-06-01&top=100");
    const ids = new Set<string>();
    let path: string | undefined = "/phoneNumbers";
    const sizes: number[] = [];
    while (path !== undefined) {
      const { json } = await send(emulator, "GET", path);
      sizes.push(json.phoneNumbers.length);
      for (const { id } of json.phoneNumbers) ids.add(id);
      path = json.nextLink ?? undefined;
    }
    expect(sizes).toEqual([100, 100, 30]);
    expect(ids.size).toBe(230);
  });

  it("take top for the page size and not maxPageSize", async () => {
    const emulator = createEmulator({ numbers: 5 });
    const byTop = await send(emulator, "GET", "/phoneNumbers?top=2&maxPageSize=4");
    expect(byTop.json.phoneNumbers).toHaveLength(2);
  });

  it.each(["%2B12065550100", "+12065550100", "12065550100"])("are found as %s", async (text) => {
    const { status, json } = await send(
      createEmulator({ numbers: [owned] }),
      "GET",
      `/phoneNumbers/${text}`,
    );
    expect(status).toBe(200);
    expect(Object.keys(json)).toEqual([
      "id",
      "phoneNumber",
      "countryCode",
      "phoneNumberType",
      "capabilities",
      "assignmentType",
      "purchaseDate",
      "cost",
    ]);
    expect(json).toMatchObject({ id: "12065550100", phoneNumber: owned, countryCode: "US" });
  });

  it("that are not owned are named decoded in the answer", async () => {
    const missing = await send(createEmulator(), "GET", "/phoneNumbers/%2B14155550100");
    expect(missing.status).toBe(404);
    expect(missing.text).toBe(
      '{"error":{"code":"NotFound","message":"Input phoneNumber +14155550100 cannot be found.","target":"phonenumber"}}',
    );
    expect(missing.header("content-type")).toBe("application/json");
    expect(missing.header("transfer-encoding")).toBe("chunked");
    expect(missing.header("api-supported-versions")).toMatch(/^2021-03-07, .*, 2025-06-01$/);
  });
});

describe("release", () => {
  it("takes the number away at its end", async () => {
    const emulator = createEmulator({ numbers: [owned] });
    const start = await send(emulator, "DELETE", "/phoneNumbers/12065550100");
    const id = start.header("release-id") ?? "";
    expect(start.status).toBe(202);
    expect(start.header("operation-id")).toBe(`release_${id}`);
    expect(start.header("access-control-expose-headers")).toBe(
      "Operation-Location,operation-id,release-id",
    );
    expect((await send(emulator, "GET", `/phoneNumbers/${owned}`)).status).toBe(200);
    expect(await pollToEnd(emulator, start)).toEqual([
      "notStarted",
      "running",
      "running",
      "succeeded",
    ]);
    expect((await send(emulator, "GET", `/phoneNumbers/${owned}`)).status).toBe(404);
  });

  it("of a number that is not owned is refused", async () => {
    const refused = await send(createEmulator(), "DELETE", `/phoneNumbers/${owned}`);
    expect(refused.status).toBe(404);
    expect(refused.json.error.target).toBe("phonenumber");
  });
});

describe("a second release", () => {
  it("joins the first, so that a number bought again meanwhile is not lost", async () => {
    const emulator = createEmulator({ numbers: ["+18335550100"] });
    const first = await send(emulator, "DELETE", "/phoneNumbers/+18335550100");
    const second = await send(emulator, "DELETE", "/phoneNumbers/18335550100");
    expect(second.header("operation-id")).toBe(first.header("operation-id"));
    expect(second.header("release-id")).toBe(first.header("release-id"));
    await pollToEnd(emulator, first);
    emulator.seed(["+18335550100"]);
    emulator.clock.advance(3_600_000);
    expect((await send(emulator, "GET", "/phoneNumbers/18335550100")).status).toBe(200);
    const third = await send(emulator, "DELETE", "/phoneNumbers/18335550100");
    expect(third.header("operation-id")).not.toBe(first.header("operation-id"));
  });
});

describe("capabilities", () => {
  it("of a number that is released meanwhile are not changed, nor those of the next owner", async () => {
    const emulator = createEmulator({ numbers: ["+18335550100"] });
    const change = await send(emulator, "PATCH", path, { sms: "none" });
    await pollToEnd(emulator, await send(emulator, "DELETE", "/phoneNumbers/18335550100"));
    emulator.seed(["+18335550100"]);
    const poll = await send(emulator, "GET", change.header("operation-location") ?? "");
    expect(poll.json).toMatchObject({ status: "failed", error: { code: "NotFound" } });
    const { json } = await send(emulator, "GET", "/phoneNumbers/18335550100");
    expect(json.capabilities.sms).toBe("inbound+outbound");
  });

  const path = `/phoneNumbers/%2B18335550100/capabilities`;

  it("change at the end of their update, which shows where the number is", async () => {
    const emulator = createEmulator({ numbers: ["+18335550100"] });
    const start = await send(emulator, "PATCH", path, { calling: "none", sms: "outbound" });
    const id = start.header("capabilities-id") ?? "";
    expect(start.status).toBe(202);
    expect(start.text).toBe(`{"capabilitiesUpdateId":"${id}"}`);
    expect(start.header("content-length")).toBe("63");
    expect(start.header("location")).toBe(`/phoneNumbers/+18335550100?api-version=${version}`);
    expect(start.header("operation-id")).toBe(`capabilities_${id}`);
    expect(start.header("access-control-expose-headers")).toBe(
      "Operation-Location,Location,operation-id,capabilities-id",
    );
    expect(await pollToEnd(emulator, start)).toEqual([
      "running",
      "running",
      "running",
      "succeeded",
    ]);
    const last = await send(emulator, "GET", start.header("operation-location") ?? "");
    expect(last.json).toMatchObject({ resourceLocation: start.header("location") });
    expect(last.header("location")).toBe(start.header("location"));
    const { json } = await send(emulator, "GET", start.header("location") ?? "");
    expect(json.capabilities).toEqual({ calling: "none", sms: "outbound" });
  });

  it("that are left out stay as they are", async () => {
    const emulator = createEmulator({ numbers: ["+18335550100"] });
    await pollToEnd(emulator, await send(emulator, "PATCH", path, { sms: "none" }));
    const { json } = await send(emulator, "GET", "/phoneNumbers/+18335550100");
    expect(json.capabilities).toEqual({ calling: "inbound+outbound", sms: "none" });
  });

  it.each(["%2B14155550100", "invalid_phone_number"])(
    "of %s, not owned, are forbidden",
    async (text) => {
      const refused = await send(createEmulator(), "PATCH", `/phoneNumbers/${text}/capabilities`, {
        sms: "outbound",
      });
      expect(refused.status).toBe(403);
      expect(refused.json.error).toEqual({
        code: "InsufficientPermissions",
        message: "Phone number not owned by this resource.",
        target: "phonenumber",
      });
    },
  );

  it("that the number's offer does not have are refused", async () => {
    const emulator = createEmulator({ numbers: [owned] });
    const refused = await send(emulator, "PATCH", `/phoneNumbers/${owned}/capabilities`, {
      sms: "inbound",
    });
    expect(refused.status).toBe(400);
  });

  it.each([{ sms: "both" }, { calling: 1 }, "text", []])("of %j are no input", async (body) => {
    const emulator = createEmulator({ numbers: ["+18335550100"] });
    const refused = await send(emulator, "PATCH", path, body);
    expect(refused.status).toBe(400);
    expect(refused.json.error.code).toBe("InvalidInput");
  });
});
