import { describe, expect, it } from "vitest";
import { createEmulator, type OperationName } from "../../src/emulator/index.js";
import {
  adding,
  browseNumbers,
  numbersOf,
  pollToEnd,
  reservationPath,
  searchNumbers,
  send,
  tollFreeSearch,
} from "./harness.js";

const list = "/phoneNumbers";
const search = "/availablePhoneNumbers/countries/US/:search";

describe("an error fault", () => {
  it("answers its status, code, message and Retry-After, once", async () => {
    const emulator = createEmulator();
    const fault = { status: 429, code: "TooManyRequests", message: "Slow down.", retryAfter: 7 };
    emulator.fail("PhoneNumbers_ListPhoneNumbers", fault);
    const failed = await send(emulator, "GET", list);
    expect(failed.status).toBe(429);
    expect(failed.text).toBe('{"error":{"code":"TooManyRequests","message":"Slow down."}}');
    expect(failed.header("retry-after")).toBe("7");
    const next = await send(emulator, "GET", list);
    expect(next.status).toBe(200);
    expect(next.header("retry-after")).toBeUndefined();
  });

  it("is a 500 by default and happens before anything else", async () => {
    const emulator = createEmulator();
    emulator.fail("SipRouting_Update", {});
    emulator.fail("SipRouting_Update", { kind: "error" });
    const failed = await send(emulator, "PATCH", "/sip", {
      routes: [{ name: "r", numberPattern: "a" }],
    });
    expect(failed.status).toBe(500);
    expect(failed.json.error.code).toBe("InternalError");
    expect((await send(emulator, "GET", "/sip")).json.routes).toEqual([]);
  });

  it("meets its own operation only, or any with *", async () => {
    const emulator = createEmulator();
    emulator.fail("SipRouting_Get", { status: 503 });
    expect((await send(emulator, "GET", list)).status).toBe(200);
    emulator.fail("*", { status: 418, times: 2 });
    const statuses = [];
    for (let left = 4; left > 0; left -= 1)
      statuses.push((await send(emulator, "GET", list)).status);
    expect(statuses).toEqual([418, 418, 200, 200]);
    expect((await send(emulator, "GET", "/sip")).status).toBe(503);
  });

  it("with a status of success adds Retry-After to the usual answer", async () => {
    const emulator = createEmulator();
    emulator.fail("PhoneNumbers_GetOperation", { status: 200, retryAfter: 3 });
    const start = await send(emulator, "POST", search, tollFreeSearch);
    const poll = await send(emulator, "GET", start.header("operation-location") ?? "");
    expect(poll.json.status).toBe("running");
    expect(poll.header("retry-after")).toBe("3");
  });

  it("needs an operation that there is", () => {
    const misspelt = "PhoneNumbers_Get" as OperationName;
    expect(() => createEmulator().fail(misspelt, {})).toThrow(/"PhoneNumbers_Get" is no operation/);
  });

  it.each([
    [{ times: 0 }, /times of a fault has to be at least 1, not 0/],
    [{ status: 199 }, /from 200 to 599, not 199/],
    [{ status: 99.5 }, /from 200 to 599, not 99.5/],
    [{ status: "429" as never }, /fault\.status has to be a number, not "429"/],
    [{ latencyMs: -1 }, /latencyMs .* not -1/],
    [{ latencyMs: Infinity }, /latencyMs .* not Infinity/],
    [{ retryAfter: Number.NaN }, /retryAfter .* not NaN/],
    [{ kind: "explode" as "drop" }, /fault\.kind has to be one of error, drop, reset/],
    [{ hasEffect: false }, /hasEffect goes with faults of kind drop and reset, not error/],
    [{ stauts: 429 }, /There is no property fault\.stauts; fault may have .*status/],
  ])("that makes no sense is refused: %j", (fault, message) => {
    expect(() => createEmulator().fail("*", fault as object)).toThrow(message);
  });

  it.each([
    ["PhoneNumbers_GetOperation", "operationFailed", /happens in .*PurchaseReservation.* alone/],
    ["PhoneNumbers_PurchasePhoneNumbers", "numberUnavailable", /CreateOrUpdateReservation alone/],
  ] as const)("in %s cannot be of kind %s", (operation, kind, message) => {
    expect(() => createEmulator().fail(operation, { kind })).toThrow(message);
  });

  it("tells by its status what it is", async () => {
    const emulator = createEmulator();
    emulator.fail("*", { status: 429 });
    emulator.fail("*", { status: 503, code: "Busy" });
    expect((await send(emulator, "GET", list)).json.error.code).toBe("TooManyRequests");
    expect((await send(emulator, "GET", list)).json.error).toEqual({
      code: "Busy",
      message: "The emulator was told to fail here.",
    });
  });
});

describe("several faults", () => {
  it("meet one request each", async () => {
    const emulator = createEmulator();
    emulator.fail("*", { kind: "operationFailed", retryAfter: 5 });
    emulator.fail("*", { status: 200, retryAfter: 7 });
    const first = await send(emulator, "POST", search, tollFreeSearch);
    const second = await send(emulator, "POST", search, tollFreeSearch);
    expect([first, second].map((start) => start.header("retry-after"))).toEqual(["7", "5"]);
    expect((await pollToEnd(emulator, first)).at(-1)).toBe("succeeded");
    expect((await pollToEnd(emulator, second)).at(-1)).toBe("failed");
  });

  it("of numbers that cannot be had wait for a request each", async () => {
    const emulator = createEmulator();
    const numbers = (await browseNumbers(emulator)).slice(0, 3);
    const fault = { kind: "numberUnavailable" } as const;
    emulator.fail("PhoneNumbers_CreateOrUpdateReservation", fault);
    emulator.fail("PhoneNumbers_CreateOrUpdateReservation", { ...fault, times: 2 });
    const failed = async (path: string): Promise<number> => {
      const made = await send(emulator, "PATCH", path, adding(...numbers));
      await send(emulator, "DELETE", path);
      return Object.values(numbersOf(made)).filter(({ status }) => status === "error").length;
    };
    expect(await failed(reservationPath)).toBe(1);
    expect(await failed(reservationPath)).toBe(2);
    expect(await failed(reservationPath)).toBe(0);
  });
});

describe.each([
  ["drop", "socket hang up"],
  ["reset", "read ECONNRESET"],
] as const)("a %s", (kind, message) => {
  it.each([
    [undefined, 1],
    [true, 1],
    [false, 0],
  ])("rejects with hasEffect %s after the request has acted %d times", async (hasEffect, times) => {
    const emulator = createEmulator();
    emulator.fail("SipRouting_Update", {
      kind,
      ...(hasEffect === undefined ? {} : { hasEffect }),
    });
    const routes = [{ name: "r", numberPattern: "a" }];
    await expect(send(emulator, "PATCH", "/sip", { routes })).rejects.toMatchObject({
      name: "RestError",
      code: "ECONNRESET",
      message,
    });
    expect((await send(emulator, "GET", "/sip")).json.routes).toHaveLength(times);
  });
});

describe("a truncated answer", () => {
  it("ends in the middle after the request has acted", async () => {
    const emulator = createEmulator();
    emulator.fail("SipRouting_Update", { kind: "truncate" });
    const cut = await send(emulator, "PATCH", "/sip", {
      routes: [{ name: "r", numberPattern: "a" }],
    });
    const whole = await send(emulator, "GET", "/sip");
    expect(cut.status).toBe(200);
    expect(whole.text.startsWith(cut.text)).toBe(true);
    expect(cut.text.length).toBeLessThan(whole.text.length);
    expect(cut.text).not.toBe("");
  });
});

describe("a page of HTML", () => {
  it.each([
    [undefined, 502],
    [200, 200],
  ])("comes with status %s as %s", async (status, seen) => {
    const emulator = createEmulator({ numbers: 1 });
    emulator.fail("*", { kind: "html", ...(status === undefined ? {} : { status }) });
    const page = await send(emulator, "GET", list);
    expect(page.status).toBe(seen);
    expect(page.header("content-type")).toBe("text/html");
    expect(page.text).toMatch(/^<!DOCTYPE html>/);
  });
});

describe("a failed operation", () => {
  it("ends as failed with the code and message of the fault", async () => {
    const emulator = createEmulator();
    emulator.fail("*", { kind: "operationFailed", code: "OutOfLuck", message: "No luck." });
    await send(emulator, "GET", list);
    const start = await send(emulator, "POST", search, tollFreeSearch);
    expect(start.status).toBe(202);
    expect((await pollToEnd(emulator, start)).at(-1)).toBe("failed");
    const { status, json } = await send(emulator, "GET", start.header("operation-location") ?? "");
    expect(status).toBe(200);
    expect(json.error).toEqual({ code: "OutOfLuck", message: "No luck." });
    expect((await send(emulator, "GET", start.header("location") ?? "")).status).toBe(404);
  });

  it("that should have bought leaves the search on hold for another try", async () => {
    const emulator = createEmulator();
    const { searchId } = (await searchNumbers(emulator)).json;
    emulator.fail("PhoneNumbers_PurchasePhoneNumbers", { kind: "operationFailed" });
    const buy = (): ReturnType<typeof send> =>
      send(emulator, "POST", "/availablePhoneNumbers/:purchase", { searchId });
    expect((await pollToEnd(emulator, await buy())).at(-1)).toBe("failed");
    expect((await send(emulator, "GET", list)).json.phoneNumbers).toHaveLength(0);
    expect((await pollToEnd(emulator, await buy())).at(-1)).toBe("succeeded");
    expect((await send(emulator, "GET", list)).json.phoneNumbers).toHaveLength(1);
  });

  it("that should have released keeps the number", async () => {
    const emulator = createEmulator({ numbers: ["+18335550100"] });
    emulator.fail("PhoneNumbers_ReleasePhoneNumber", { kind: "operationFailed" });
    const start = await send(emulator, "DELETE", "/phoneNumbers/18335550100");
    expect((await pollToEnd(emulator, start)).at(-1)).toBe("failed");
    expect((await send(emulator, "GET", "/phoneNumbers/18335550100")).status).toBe(200);
  });

  it("that should have bought a reservation leaves it active", async () => {
    const emulator = createEmulator();
    const [number] = await browseNumbers(emulator);
    if (number === undefined) throw new Error("nothing to browse");
    await send(emulator, "PATCH", reservationPath, adding(number));
    emulator.fail("PhoneNumbers_PurchaseReservation", { kind: "operationFailed" });
    const start = await send(emulator, "POST", `${reservationPath}/:purchase`);
    expect((await pollToEnd(emulator, start)).at(-1)).toBe("failed");
    expect((await send(emulator, "GET", reservationPath)).json.status).toBe("active");
  });
});

describe("an unavailable number", () => {
  it("comes back in error, with 207, and waits for a number until then", async () => {
    const emulator = createEmulator();
    const [one, two] = await browseNumbers(emulator);
    if (one === undefined || two === undefined) throw new Error("nothing to browse");
    emulator.fail("*", { kind: "numberUnavailable" });
    expect((await send(emulator, "PATCH", reservationPath, {})).status).toBe(201);
    const half = await send(emulator, "PATCH", reservationPath, adding(one, two));
    expect(half.status).toBe(207);
    expect(numbersOf(half)[one.id]?.error.code).toBe("NumberNotAvailable");
    expect(numbersOf(half)[two.id]?.status).toBe("reserved");
    const again = await send(emulator, "PATCH", reservationPath, adding(one));
    expect(again.status).toBe(200);
    expect(numbersOf(again)[one.id]?.status).toBe("reserved");
  });
});

describe("clock skew", () => {
  it("refuses a good signature as too old, but no token", async () => {
    const emulator = createEmulator();
    emulator.fail("*", { kind: "clockSkew" });
    const token = await emulator.credential.getToken("https://communication.azure.com//.default");
    const credentials = { authorization: `Bearer ${token?.token}` };
    expect((await send(emulator, "GET", list, undefined, { credentials })).status).toBe(200);
    const refused = await send(emulator, "GET", list);
    expect(refused.status).toBe(401);
    expect(refused.json.error).toMatchObject({ code: "Denied" });
    expect((await send(emulator, "GET", list)).status).toBe(200);
  });
});

describe("latency", () => {
  it("alone is a slow, correct answer", async () => {
    const emulator = createEmulator();
    emulator.fail("*", { latencyMs: 20 });
    const started = performance.now();
    expect((await send(emulator, "GET", list)).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(18);
  });

  it("ends at once when the request is aborted, which has acted already", async () => {
    const emulator = createEmulator();
    emulator.fail("SipRouting_Update", { latencyMs: 60_000 });
    const controller = new AbortController();
    const routes = [{ name: "r", numberPattern: "a" }];
    const slow = send(emulator, "PATCH", "/sip", { routes }, { abortSignal: controller.signal });
    const ended = expect(slow).rejects.toMatchObject({ name: "AbortError" });
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    await ended;
    expect((await send(emulator, "GET", "/sip")).json.routes).toHaveLength(1);
  });

  it("is cut short by the request's timeout", async () => {
    const emulator = createEmulator();
    emulator.fail("*", { latencyMs: 60_000 });
    await expect(send(emulator, "GET", list, undefined, { timeout: 5 })).rejects.toMatchObject({
      name: "AbortError",
    });
  });

  it("does not let an aborted request begin", async () => {
    const emulator = createEmulator();
    const abortSignal = AbortSignal.abort();
    await expect(send(emulator, "GET", list, undefined, { abortSignal })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(emulator.requests).toHaveLength(0);
  });
});
