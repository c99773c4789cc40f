import { describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../src/emulator/index.js";
import {
  adding,
  browseNumbers,
  numbersOf,
  pollToEnd,
  reservationPath as path,
  send,
  version,
  type Json,
} from "./harness.js";

const minute = 60_000;
const other = path.replace(/1$/, "2");

/** An emulator and two browsed numbers. */
async function prepared(country?: string): Promise<{ emulator: Emulator; one: Json; two: Json }> {
  const emulator = createEmulator();
  const [one, two] = await browseNumbers(emulator, country);
  if (one === undefined || two === undefined) throw new Error("nothing to browse");
  return { emulator, one, two };
}

describe("a reservation", () => {
  it("is created with 201, a Location without version, and numbers without their plus", async () => {
    const { emulator, one } = await prepared();
    const created = await send(emulator, "PATCH", path, adding(one));
    expect(created.status).toBe(201);
    expect(created.header("location")).toBe(path);
    expect(created.header("content-type")).toBe("application/json; charset=utf-8");
    expect(created.header("accept-ranges")).toBeUndefined();
    expect(Object.keys(created.json)).toEqual(["id", "expiresAt", "phoneNumbers", "status"]);
    expect(created.json).toMatchObject({ id: path.split("/").at(-1), status: "active" });
    expect(numbersOf(created)).toEqual({
      [one.id]: { ...one, phoneNumber: one.id, status: "reserved" },
    });
    const { json } = await send(emulator, "GET", path);
    expect(json.phoneNumbers).toEqual({ [one.id]: { ...one, status: "reserved" } });
  });

  it("is updated with 200: null takes out, new ones join, the rest stays with its plus", async () => {
    const { emulator, one, two } = await prepared();
    await send(emulator, "PATCH", path, adding(one));
    const joined = await send(emulator, "PATCH", path, adding(one, two));
    expect(joined.status).toBe(200);
    expect(joined.header("location")).toBeUndefined();
    expect(numbersOf(joined)[one.id]?.phoneNumber).toBe(`+${one.id}`);
    expect(numbersOf(joined)[two.id]?.phoneNumber).toBe(two.id);
    const emptied = await send(emulator, "PATCH", path, {
      phoneNumbers: { [one.id]: null, [two.id]: null },
    });
    expect(emptied.json).toMatchObject({ status: "active", phoneNumbers: {} });
  });

  it("needs only country, capabilities, type and use of a number", async () => {
    const { emulator, one } = await prepared();
    const { countryCode, capabilities, phoneNumberType, assignmentType } = one;
    const created = await send(emulator, "PATCH", path, {
      phoneNumbers: { [one.id]: { countryCode, capabilities, phoneNumberType, assignmentType } },
    });
    expect(created.status).toBe(201);
    const refused = await send(emulator, "PATCH", path, {
      phoneNumbers: { [one.id]: { countryCode } },
    });
    expect(refused.status).toBe(400);
  });

  it("lasts 15 minutes from its last change, but two hours at most", async () => {
    const { emulator, one } = await prepared();
    const before = emulator.clock.now().getTime();
    const lasts = async (): Promise<number> => {
      const { json } = await send(emulator, "PATCH", path, adding(one));
      return Math.round((Date.parse(json.expiresAt) - before) / minute);
    };
    expect(await lasts()).toBe(15);
    for (let spent = 10; spent <= 100; spent += 10) {
      emulator.clock.advance(10 * minute);
      expect(await lasts()).toBe(spent + 15);
    }
    emulator.clock.advance(10 * minute);
    expect(await lasts()).toBe(120);
  });

  it("expires, frees its numbers, and cannot be changed afterwards", async () => {
    const { emulator, one } = await prepared();
    await send(emulator, "PATCH", path, adding(one));
    emulator.clock.advance(15 * minute + 1);
    const expired = await send(emulator, "GET", path);
    expect(expired.json.status).toBe("expired");
    expect(numbersOf(expired)[one.id]?.status).toBe("expired");
    expect((await send(emulator, "PATCH", path, adding(one))).json.error.code).toBe(
      "ReservationNotActive",
    );
    expect((await send(emulator, "DELETE", path)).status).toBe(400);
    expect((await send(emulator, "POST", `${path}/:purchase`)).status).toBe(400);
    expect((await send(emulator, "PATCH", other, adding(one))).status).toBe(201);
  });

  it("is forgotten a month later", async () => {
    const { emulator, one } = await prepared();
    await send(emulator, "PATCH", path, adding(one));
    emulator.clock.advance(30 * 24 * 60 * minute);
    expect((await send(emulator, "GET", path)).status).toBe(404);
  });

  it("does not get a number that another one has: 207, the number in error", async () => {
    const { emulator, one, two } = await prepared();
    await send(emulator, "PATCH", path, adding(one));
    const half = await send(emulator, "PATCH", other, adding(one, two));
    expect(half.status).toBe(207);
    expect(half.header("location")).toBeUndefined();
    expect(half.json.status).toBe("active");
    expect(numbersOf(half)[one.id]).toMatchObject({
      status: "error",
      phoneNumber: one.id,
      error: {
        code: "NumberNotAvailable",
        message: "The number selected is not available. Please select a different number.",
      },
    });
    expect(numbersOf(half)[two.id]).toMatchObject({ status: "reserved" });
    expect(Object.keys(numbersOf(half)[one.id] ?? {})).toEqual([
      "id",
      "countryCode",
      "phoneNumber",
      "capabilities",
      "phoneNumberType",
      "assignmentType",
      "cost",
      "status",
      "error",
    ]);
  });

  it("does not get a number that is in no inventory", async () => {
    const { emulator, one } = await prepared();
    const created = await send(emulator, "PATCH", path, adding({ ...one, id: "18335559999" }));
    expect(created.status).toBe(207);
  });

  it("that is deleted is gone, and its numbers are free", async () => {
    const { emulator, one } = await prepared();
    await send(emulator, "PATCH", path, adding(one));
    expect((await send(emulator, "DELETE", path)).status).toBe(204);
    for (const method of ["GET", "DELETE"] as const) {
      const missing = await send(emulator, method, path);
      expect(missing.status).toBe(404);
      expect(missing.json.error).toEqual({
        code: "ReservationNotFound",
        message: "The reservation was not found and the operation could not be completed.",
      });
    }
    expect((await send(emulator, "PATCH", other, adding(one))).status).toBe(201);
  });

  it.each([
    ["an id that is no GUID", path.replace(/.$/, ""), {}],
    ["a number id with a plus", path, { phoneNumbers: { "+18335550100": null } }],
    ["a list of numbers", path, { phoneNumbers: [] }],
    ["no body", path, undefined],
  ])("is not made of %s", async (_what, at, body) => {
    const refused = await send(createEmulator(), "PATCH", at, body);
    expect(refused.status).toBe(400);
    expect(refused.json.error.code).toBe("InvalidInput");
  });
});

describe("the list of reservations", () => {
  it("shows id, end and status, the first to expire first, page by page", async () => {
    const { emulator, one } = await prepared();
    await send(emulator, "PATCH", other, {});
    emulator.clock.advance(minute);
    await send(emulator, "PATCH", path, adding(one));
    const list = "/availablePhoneNumbers/reservations?maxPageSize=1&api-version=2025-06-01";
    const first = await send(emulator, "GET", list);
    expect(first.json.reservations).toEqual([
      { id: other.split("/").at(-1), expiresAt: expect.any(String) as string, status: "active" },
    ]);
    expect(first.json.nextLink).toBe(`${list}&skip=1`);
    const second = await send(emulator, "GET", first.json.nextLink ?? "");
    expect(second.json.reservations.map(({ id }) => id)).toEqual([path.split("/").at(-1)]);
    expect(second.json.nextLink).toBeNull();
  });
});

describe("the purchase of a reservation", () => {
  it("needs no body, repeats its headers in each status, and buys the numbers with all they can do", async () => {
    const { emulator, one } = await prepared();
    const created = await send(emulator, "PATCH", path, adding(one));
    const id = created.json.id;
    const start = await send(emulator, "POST", `${path}/:purchase`);
    expect(start.status).toBe(202);
    const link = `/phoneNumbers/operations/reservationPurchase_${id}?api-version=${version}`;
    expect(start.header("operation-location")).toBe(link);
    expect(start.header("reservation-purchase-id")).toBe(id);
    expect(start.header("location")).toBeUndefined();
    expect(start.header("access-control-expose-headers")).toBe(
      "Location,Operation-Location,operation-id,reservation-purchase-id",
    );
    expect((await send(emulator, "GET", path)).json.status).toBe("submitted");
    const poll = await send(emulator, "GET", link);
    expect(poll.header("operation-location")).toBe(link);
    expect(poll.header("operation-id")).toBe(`reservationPurchase_${id}`);
    expect(poll.header("reservation-purchase-id")).toBe(id);
    expect(poll.header("access-control-expose-headers")).toBe(
      "Location,Operation-Location,operation-id,reservationPurchase-id",
    );
    expect(poll.json).toMatchObject({
      operationType: "reservationPurchase",
      resourceLocation: null,
    });
    expect(await pollToEnd(emulator, start)).toEqual(["running", "running", "succeeded"]);
    const completed = await send(emulator, "GET", path);
    expect(completed.json.status).toBe("completed");
    expect(numbersOf(completed)[one.id]?.status).toBe("purchased");
    const { json } = await send(emulator, "GET", `/phoneNumbers/%2B${one.id}`);
    expect(json.capabilities).toEqual(one.capabilities);
  });

  it("cannot be started twice", async () => {
    const { emulator, one } = await prepared();
    await send(emulator, "PATCH", path, adding(one));
    await send(emulator, "POST", `${path}/:purchase`);
    const second = await send(emulator, "POST", `${path}/:purchase`);
    expect(second.status).toBe(400);
    expect(second.json.error.code).toBe("ReservationNotActive");
  });

  it("needs numbers, and one in error does not count", async () => {
    const { emulator, one } = await prepared();
    await send(emulator, "PATCH", path, adding({ ...one, id: "18335559999" }));
    const refused = await send(emulator, "POST", `${path}/:purchase`);
    expect(refused.status).toBe(400);
    expect(refused.json.error).toEqual({
      code: "ReservationIsEmpty",
      message:
        "The reservation does not contain any phone numbers and a purchase could not be started.",
    });
  });

  it("of French numbers needs the consent not to resell them", async () => {
    const { emulator, one } = await prepared("FR");
    await send(emulator, "PATCH", path, adding(one));
    const refused = await send(emulator, "POST", `${path}/:purchase`, { agreeToNotResell: false });
    expect(refused.status).toBe(400);
    expect(refused.json.error).toEqual({
      code: "BadRequest",
      message: "Consent not provided to not resell the phone numbers",
    });
    const start = await send(emulator, "POST", `${path}/:purchase`, { agreeToNotResell: true });
    expect(start.status).toBe(202);
  });

  it("of an unknown reservation is not found", async () => {
    const refused = await send(createEmulator(), "POST", `${path}/:purchase`);
    expect(refused.status).toBe(404);
  });
});
