import { expect } from "vitest";
import type { Json, Reply } from "../harness.js";
import type { Exchange } from "./exchange.js";

const everyAnswer: Record<string, RegExp> = {
  date: /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
  "ms-cv": /^[A-Za-z0-9+/]{22}\.0$/,
  "x-processing-time": /^\d+ms$/,
  "x-azure-ref": /./,
  "x-cache": /^CONFIG_NOCACHE$/,
  "strict-transport-security": /^max-age=31536000; includeSubDomains$/,
  "request-context": /^appId=$/,
};
const versions = /^\d{4}-\d\d-\d\d(-preview\d?)?(, \d{4}-\d\d-\d\d(-preview\d?)?)*$/;
const serviceDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,6}[1-9])?\+00:00$/;
const dates = new Set([
  "createdDateTime",
  "lastActionDateTime",
  "searchExpiresBy",
  "expiresAt",
  "purchaseDate",
]);

/** Checks that an answer looks like one of the service, whatever it says. */
export function expectWireShape({ request, reply, fault }: Exchange): void {
  if (reply === undefined || fault?.kind === "html") return;
  const wrong = Object.keys(everyAnswer).filter(
    (name) => everyAnswer[name]?.test(reply.header(name) ?? "") !== true,
  );
  expect(wrong).toEqual([]);
  const supported = reply.header("api-supported-versions");
  if (supported !== undefined) expect(supported).toMatch(versions);
  if (fault?.kind === "truncate") return;
  if (reply.status >= 400) expectError(reply);
  else {
    expect([200, 201, 202, 204, 207]).toContain(reply.status);
    expect(supported).toBeDefined();
    expectSuccess(reply);
    const isPatched = request.method === "PATCH" && request.path.includes("/reservations/");
    expectValues(reply.json, isPatched);
  }
}

function expectError({ status, text, json, header }: Reply): void {
  expect(status).toBeLessThan(600);
  expect(header("content-type")).toBe("application/json");
  expect(header("transfer-encoding")).toBe("chunked");
  expect(header("content-length")).toBeUndefined();
  expect(Object.keys(json), text).toEqual(["error"]);
  const { code, message, target, innererror, ...rest } = json.error as Json;
  expect(rest, text).toEqual({});
  expect(typeof (target ?? ""), text).toBe("string");
  const texts = [code, message];
  if (innererror !== undefined) {
    expect(Object.keys(innererror)).toEqual(["code", "message"]);
    texts.push(innererror.code, innererror.message);
  }
  for (const one of texts) expect(one).toEqual(expect.stringMatching(/./));
}

function expectSuccess({ status, text, header }: Reply): void {
  const type = header("content-type");
  const length = header("content-length");
  if (status === 204) expect([text, type, length]).toEqual(["", undefined, undefined]);
  else if (text === "") expect([status, type, length]).toEqual([202, undefined, "0"]);
  else {
    expect(type).toBe("application/json; charset=utf-8");
    expect(() => JSON.parse(text) as unknown).not.toThrow();
    expect(text).not.toMatch(/"amount":-?\d+[,}]/);
    if (header("transfer-encoding") === undefined) {
      expect(length).toBe(String(new TextEncoder().encode(text).length));
    } else expect([header("transfer-encoding"), length]).toEqual(["chunked", undefined]);
  }
  if (status === 202) expectStart(header);
}

function expectStart(header: Reply["header"]): void {
  const id = header("operation-id") ?? "";
  expect(id).toMatch(/^(search|purchase|reservationPurchase|capabilities|release)_[0-9a-f-]{36}$/);
  expect(header("operation-location")).toMatch(
    new RegExp(`^/phoneNumbers/operations/${id}\\?api-version=[0-9a-z-]+$`),
  );
  const [kind, guid] = id.split("_");
  const own = { reservationPurchase: "reservation-purchase" }[kind ?? ""] ?? kind;
  expect(header(`${own}-id`)).toBe(guid);
  expect(header("access-control-expose-headers")).toContain(`operation-id,`);
}

/** Dates and numbers, wherever they stand. */
function expectValues(value: unknown, withoutPlus: boolean): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, one] of Object.entries(value)) {
    if (dates.has(key) && !serviceDate.test(String(one))) expect.fail(`${key} is ${String(one)}`);
    if (key === "phoneNumber") expectNumber(value as Json, withoutPlus);
    expectValues(one, withoutPlus);
  }
}

function expectNumber({ id, phoneNumber, error }: Json, withoutPlus: boolean): void {
  const isOfId = [`+${id}`, ...(withoutPlus ? [id] : [])].includes(phoneNumber);
  const isNumber = error !== undefined || /^\+?[1-9]\d{6,14}$/.test(phoneNumber);
  if (!isNumber || (id !== undefined && !isOfId)) expect.fail(`${id} has number ${phoneNumber}`);
}
