import { describe, expect, it } from "vitest";
import type {
  AvailablePhoneNumber,
  CreateOrUpdateReservationOptions,
} from "@azure/communication-phone-numbers";
import { RESERVATION_ID } from "../support/calls.js";
import { rejectionOf, withConnectionString } from "../support/clients.js";
import { scriptedHttpClient, type Step } from "../support/scriptedHttpClient.js";

const number = (id: string, more: object = {}): AvailablePhoneNumber => ({
  id,
  countryCode: "US",
  phoneNumberType: "tollFree",
  assignmentType: "application",
  capabilities: { calling: "inbound", sms: "none" },
  ...more,
});

async function change(options?: CreateOrUpdateReservationOptions, step: Step = { body: {} }) {
  const httpClient = scriptedHttpClient(step);
  const { numbers } = withConnectionString({ httpClient });
  const result = await numbers.createOrUpdateReservation(
    { reservationId: RESERVATION_ID },
    options,
  );
  const [request] = httpClient.requests;
  return { result, request, body: JSON.parse(request?.body ?? "null") as unknown };
}

describe("createOrUpdateReservation", () => {
  it("sends a merge patch to the reservation's path", async () => {
    const { request } = await change();

    expect(request?.method).toBe("PATCH");
    expect(request?.target).toBe(
      `/availablePhoneNumbers/reservations/${RESERVATION_ID}?api-version=2025-06-01`,
    );
    expect(request?.headers["content-type"]).toBe("application/merge-patch+json");
  });

  it("sends numbers to add by their id, and null for those to remove", async () => {
    const { body } = await change({ add: [number("1"), number("2")], remove: ["3", "4"] });

    expect(body).toEqual({
      phoneNumbers: { "1": number("1"), "2": number("2"), "3": null, "4": null },
    });
  });

  it.each<[string, CreateOrUpdateReservationOptions | undefined]>([
    ["no options", undefined],
    ["empty options", {}],
    ["empty lists", { add: [], remove: [] }],
  ])("sends no numbers with %s", async (_, options) => {
    expect((await change(options)).body).toEqual({ phoneNumbers: {} });
  });

  it("removes an id that is both to be added and to be removed", async () => {
    const { body } = await change({ add: [number("1"), number("2")], remove: ["1"] });

    expect(body).toEqual({ phoneNumbers: { "1": null, "2": number("2") } });
  });

  it("sends an id once that is there twice, as it was last", async () => {
    const { body } = await change({
      add: [number("1"), number("1", { countryCode: "CA" })],
      remove: ["2", "2"],
    });

    expect(body).toEqual({
      phoneNumbers: { "1": number("1", { countryCode: "CA" }), "2": null },
    });
  });

  it.each(["__proto__", "constructor", "toString", " ", "é"])("keeps the id %s", async (id) => {
    const { request } = await change({ add: [number(id)], remove: [] });
    const { request: removal } = await change({ remove: [id] });

    expect(request?.body).toContain(`${JSON.stringify(id)}:{`);
    expect(removal?.body).toBe(`{"phoneNumbers":{${JSON.stringify(id)}:null}}`);
  });

  it("sends what browsing gave and nothing that the service does not know", async () => {
    const known = { cost: { amount: 2, currencyCode: "USD", billingFrequency: "monthly" } };
    const browsed = number("1", { ...known, status: "available", future: { shape: 1 } });

    const { body } = await change({ add: [browsed] });

    expect(body).toEqual({ phoneNumbers: { "1": number("1", { ...known, status: "available" }) } });
  });

  it("leaves what it was given as it is", async () => {
    const add = Object.freeze([Object.freeze(number("1"))]) as AvailablePhoneNumber[];
    const remove = Object.freeze(["2"]) as string[];

    await expect(change(Object.freeze({ add, remove }))).resolves.toBeDefined();
  });

  it("sends neither status nor expiry, where a request holds an earlier reservation", async () => {
    const httpClient = scriptedHttpClient({ body: {} });
    const { numbers } = withConnectionString({ httpClient });
    const earlier = { reservationId: RESERVATION_ID, status: "active", expiresAt: new Date() };

    await numbers.createOrUpdateReservation(earlier, { remove: ["1"] });

    expect(httpClient.requests[0]?.body).toBe('{"phoneNumbers":{"1":null}}');
  });

  it.each(["add", "remove"])("refuses a gap in %s", async (list) => {
    const { numbers } = withConnectionString({ httpClient: scriptedHttpClient() });
    const request = { reservationId: RESERVATION_ID };
    const call = numbers.createOrUpdateReservation(request, { [list]: Array(1) });

    await expect(call).rejects.toThrow(`${list}[0] must be a non-empty string, but is undefined.`);
  });

  it.each([200, 201, 207])("takes an answer %i", async (status) => {
    const answer = {
      id: RESERVATION_ID,
      expiresAt: "2026-03-01T12:00:00.1234567+00:00",
      phoneNumbers: { "1": null, "2": { id: "2", error: { innererror: { code: "X" } } } },
    };

    const { result } = await change({}, { status, body: answer });

    expect(result).toEqual({
      id: RESERVATION_ID,
      expiresAt: new Date("2026-03-01T12:00:00.123Z"),
      phoneNumbers: { "1": null, "2": { id: "2", error: { innerError: { code: "X" } } } },
    });
  });
});

describe("Options of createOrUpdateReservation", () => {
  const ok: Step = { body: {} };

  it("may stand in the request", async () => {
    const httpClient = scriptedHttpClient(ok);
    const { numbers } = withConnectionString({ httpClient });
    const statuses: number[] = [];

    await numbers.createOrUpdateReservation({
      reservationId: RESERVATION_ID,
      requestOptions: { customHeaders: { "x-mine": "request" } },
      onResponse: ({ status }) => statuses.push(status),
    });

    expect(httpClient.requests[0]?.headers["x-mine"]).toBe("request");
    expect(statuses).toEqual([200]);
  });

  it("are merged, and those of the second argument win", async () => {
    const httpClient = scriptedHttpClient(ok);
    const { numbers } = withConnectionString({ httpClient });
    const seen: string[] = [];

    await numbers.createOrUpdateReservation(
      {
        reservationId: RESERVATION_ID,
        requestOptions: { customHeaders: { "x-one": "request", "x-two": "request" } },
        onResponse: () => seen.push("request"),
      },
      {
        requestOptions: { customHeaders: { "x-two": "options" } },
        onResponse: () => seen.push("options"),
      },
    );

    expect(httpClient.requests[0]?.headers).toMatchObject({
      "x-one": "request",
      "x-two": "options",
    });
    expect(seen).toEqual(["options"]);
  });

  it.each(["request", "options"])("abort the call with the signal in the %s", async (place) => {
    const abortSignal = AbortSignal.abort();
    const httpClient = scriptedHttpClient(() => {
      throw Object.assign(new Error("The operation was aborted."), { name: "AbortError" });
    });
    const { numbers } = withConnectionString({ httpClient });

    const error = await rejectionOf(
      numbers.createOrUpdateReservation(
        { reservationId: RESERVATION_ID, ...(place === "request" && { abortSignal }) },
        place === "options" ? { abortSignal } : ({ abortSignal: undefined } as object),
      ),
    );

    expect(error.name).toBe("AbortError");
  });

  it("abort the call with the signal of the second argument, where both have one", async () => {
    const controller = new AbortController();
    const httpClient = scriptedHttpClient(async ({ abortSignal }) => {
      controller.abort();
      expect(abortSignal?.aborted).toBe(true);
      throw Object.assign(new Error("The operation was aborted."), { name: "AbortError" });
    });
    const { numbers } = withConnectionString({ httpClient });

    await expect(
      numbers.createOrUpdateReservation(
        { reservationId: RESERVATION_ID, abortSignal: new AbortController().signal },
        { abortSignal: controller.signal },
      ),
    ).rejects.toMatchObject({ name: "AbortError" });
  });
});
