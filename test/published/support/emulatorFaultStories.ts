import { expect } from "vitest";
import type { Fault } from "@azure/communication-phone-numbers/emulator";
import type { Story } from "./emulatorStory.js";
import { items } from "./sideBySide.js";

const OWNED = "+18335550100";

/** Faults in the way of a read that the client gets over, and the requests that takes. */
const OVERCOME: [name: string, requests: number, ...faults: Fault[]][] = [
  ["throttled twice", 3, { status: 429, retryAfter: 0, times: 2 }],
  ["refused with 500 twice", 3, { times: 2 }],
  ["refused with 502, 503 and 504", 4, { status: 502 }, { status: 503 }, { status: 504 }],
  ["refused with a Retry-After of 0", 2, { status: 503, retryAfter: 0 }],
  ["closed three times", 4, { kind: "drop", times: 3 }],
  ["reset before it has an effect", 2, { kind: "reset", hasEffect: false }],
  ["answered with a proxy's page", 2, { kind: "html" }],
  ["slow", 1, { latencyMs: 20 }],
];

/** Faults that end a read, and the error they end it with. */
const FATAL: [name: string, requests: number, error: object, fault: Fault][] = [
  // Core repeats a 429 only if it says when to come back.
  [
    "throttled for a time that nobody knows",
    1,
    { statusCode: 429, code: "TooManyRequests" },
    { status: 429 },
  ],
  [
    "refused for good",
    1,
    { statusCode: 409, code: "Conflict", message: "Not now." },
    { status: 409, code: "Conflict", message: "Not now." },
  ],
  ["refused with 500 too often", 4, { statusCode: 500, code: "InternalError" }, { times: 9 }],
  ["closed too often", 4, { code: "ECONNRESET" }, { kind: "drop", times: 9 }],
  ["half an answer", 1, { code: "PARSE_ERROR" }, { kind: "truncate" }],
  ["forbidden by a proxy", 1, { statusCode: 403 }, { kind: "html", status: 403 }],
];

const overcome: Story[] = OVERCOME.map(([name, requests, ...faults]) => ({
  name: `reads a number though that is ${name}`,
  options: { numbers: [OWNED] },
  tell: async ({ phoneNumbers, emulator }) => {
    for (const fault of faults) emulator.fail("PhoneNumbers_GetByNumber", fault);
    const number = await phoneNumbers.getPurchasedPhoneNumber(OWNED);
    expect(number.phoneNumber).toBe(OWNED);
    expect(emulator.requests).toHaveLength(requests);
    return number;
  },
}));

const fatal: Story[] = FATAL.map(([name, requests, error, fault]) => ({
  name: `hears of a read that is ${name}, and can read again`,
  options: { numbers: [OWNED] },
  tell: async ({ phoneNumbers, emulator }) => {
    emulator.fail("PhoneNumbers_GetByNumber", fault);
    const read = phoneNumbers.getPurchasedPhoneNumber(OWNED);
    await expect(read).rejects.toMatchObject({ name: "RestError", ...error });
    expect(emulator.requests).toHaveLength(requests);
    emulator.reset();
    expect((await phoneNumbers.getPurchasedPhoneNumber(OWNED)).phoneNumber).toBe(OWNED);
  },
}));

/** What goes wrong on the way, and how far a client gets in spite of it. */
export const emulatorFaultStories: Story[] = [
  ...overcome,
  ...fatal,
  {
    name: "ends a slow read by the time-out of the call, and a slow listing by its signal",
    options: { numbers: [OWNED] },
    tell: async ({ phoneNumbers, emulator }) => {
      emulator.fail("*", { latencyMs: 60_000, times: 2 });
      const requestOptions = { timeout: 20 };
      const read = phoneNumbers.getPurchasedPhoneNumber(OWNED, { requestOptions });
      await expect(read).rejects.toMatchObject({ name: "AbortError" });
      const abortSignal = AbortSignal.timeout(20);
      const list = items(phoneNumbers.listPurchasedPhoneNumbers({ abortSignal }));
      await expect(list).rejects.toMatchObject({ name: "AbortError" });
      expect(await items(phoneNumbers.listPurchasedPhoneNumbers())).toHaveLength(1);
    },
  },
  {
    name: "sets trunks once though an answer is lost",
    tell: async ({ sipRouting, emulator }) => {
      const trunk = { fqdn: "sbc.contoso.com", sipSignalingPort: 5061 };
      emulator.fail("SipRouting_Get", { kind: "reset" });
      emulator.fail("SipRouting_Update", { kind: "drop" });
      expect(await sipRouting.setTrunks([trunk])).toEqual([trunk]);
      expect(await items(sipRouting.listTrunks())).toEqual([trunk]);
    },
  },
  {
    name: "reserves once though the answer is lost",
    tell: async ({ phoneNumbers, emulator }) => {
      emulator.fail("PhoneNumbers_CreateOrUpdateReservation", { kind: "drop" });
      const reservationId = "7a1b2c3d-0000-4000-8000-000000000004";
      const wanted = { countryCode: "US", phoneNumberType: "tollFree" } as const;
      const { phoneNumbers: found } = await phoneNumbers.browseAvailablePhoneNumbers(wanted);
      const add = found.slice(0, 2);
      const made = await phoneNumbers.createOrUpdateReservation({ reservationId }, { add });
      expect(Object.values(made.phoneNumbers!).map((one) => one!.status)).toEqual([
        "reserved",
        "reserved",
      ]);
      expect(await items(phoneNumbers.listReservations())).toHaveLength(1);
      return made.phoneNumbers;
    },
  },
  {
    name: "hears that its clock is wrong, where it signs",
    options: { numbers: [OWNED] },
    tell: async ({ phoneNumbers, emulator }) => {
      emulator.fail("PhoneNumbers_GetByNumber", { kind: "clockSkew" });
      const read = phoneNumbers.getPurchasedPhoneNumber(OWNED);
      const outcome = await read.catch((error: { statusCode: number; code: string }) => error);
      const signs = "x-ms-date" in emulator.requests[0]!.headers;
      expect(outcome).toMatchObject(
        signs ? { statusCode: 401, code: "Denied" } : { phoneNumber: OWNED },
      );
    },
  },
];
