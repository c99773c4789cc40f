import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { isRestError, RestError } from "@azure/communication-phone-numbers";
import { createHttpHeaders } from "@azure/core-rest-pipeline";
import { calls, callsWithBody, listings, named, sipCalls, type Call } from "../support/calls.js";
import { rejectionOf, withConnectionString } from "../support/clients.js";
import { scriptedHttpClient, type Answer, type Step } from "../support/scriptedHttpClient.js";

const html = { "content-type": "text/html" };
const page = "<html><body><h1>Our gateway</h1> is tired today.</body></html>";

function failureOf(call: Call, step: Step): Promise<RestError> {
  const httpClient = scriptedHttpClient(step);
  const clients = withConnectionString({ httpClient, retryOptions: { maxRetries: 0 } });
  return rejectionOf<RestError>(call.run(clients));
}

function expectHelpful(error: RestError, answer: Answer): void {
  const { status = 200 } = answer;
  expect(error).toSatisfy(isRestError);
  expect(error.statusCode).toBe(status);
  expect(error.message.trim()).not.toBe("");
  expect(error.message).toContain(String(status));
  expect(typeof (error.code ?? "")).toBe("string");
  // A short body may be quoted; a page of a gateway may not.
  expect(error.message).not.toContain("gateway");
  expect(error.message.length).toBeLessThan(400);
}

/** Answers that cannot be what was asked for. */
const broken: [name: string, answer: Answer][] = [
  ["no body", {}],
  ["null", { body: "null" }],
  ["a list", { body: "[]" }],
  ["an HTML page", { body: page, headers: html }],
  ["an HTML page that calls itself JSON", { body: page }],
  ["cut off JSON", { body: '{"phoneNumbers": [{"id":' }],
  ["a text in JSON", { body: '"all is well"' }],
  ["a number", { body: "42" }],
  ["white space", { body: "  \n" }],
  ["JSON of another type", { body: { id: "1" }, headers: { "content-type": "text/plain" } }],
];

/** Bodies of errors that say nothing. */
const speechless: [name: string, answer: Answer][] = [
  ["no body", { status: 500 }],
  ["{}", { status: 404, body: {} }],
  ["null", { status: 400, body: "null" }],
  ["[]", { status: 400, body: [] }],
  ["an HTML page", { status: 502, body: page, headers: html }],
  ["an HTML page that calls itself JSON", { status: 502, body: page }],
  ["a plain text", { status: 503, body: "Busy.", headers: { "content-type": "text/plain" } }],
  ["a text in JSON", { status: 400, body: '"you cannot"' }],
  ["an empty message", { status: 403, body: { error: { code: "Denied", message: "" } } }],
  ["a blank message", { status: 403, body: { error: { code: "Denied", message: "  " } } }],
  ["a message that is an object", { status: 400, body: { error: { message: { text: "x" } } } }],
  ["a message that is a number", { status: 400, body: { error: { message: 17 } } }],
  ["an error that is a text", { status: 400, body: { error: "no" } }],
  ["an error that is null", { status: 400, body: { error: null } }],
  ["an error that is a list", { status: 400, body: { error: [1] } }],
  ["a numeric code", { status: 409, body: { error: { code: 17 } } }],
  ["an unexpected success", { status: 206, body: { id: "1" } }],
];

describe.each(named(callsWithBody))("%s", (_name, call) => {
  it.each(broken)(
    "rejects an answer 200 with %s and says which request it was",
    async (_, answer) => {
      const error = await failureOf(call, answer);

      expectHelpful(error, answer);
      expect(error.message).toContain(call.sends);
    },
  );
});

describe.each(named(calls))("%s", (_name, call) => {
  it.each(speechless)("names the status of an error with %s", async (_, answer) => {
    expectHelpful(await failureOf(call, answer), answer);
  });

  it.each([403, 404, 409])("keeps the service's own words of an error %i", async (status) => {
    const error = { code: "SomeCode", message: "The service's own words.", target: "it" };

    const failure = await failureOf(call, { status, body: { error } });

    expect(failure).toSatisfy(isRestError);
    expect(failure).toMatchObject({
      statusCode: status,
      code: "SomeCode",
      message: "The service's own words.",
      details: { error },
    });
  });

  it("gives innererror as innerError, however deep it is", async () => {
    const body = {
      error: {
        code: "Outer",
        message: "Outer.",
        innererror: { code: "Inner", innererror: { code: "Innermost" } },
        details: [{ code: "Detail", innererror: { code: "InDetail" } }],
      },
    };

    const { details } = await failureOf(call, { status: 400, body });

    expect(details).toMatchObject({
      error: {
        innerError: { code: "Inner", innerError: { code: "Innermost" } },
        details: [{ code: "Detail", innerError: { code: "InDetail" } }],
      },
    });
    expect(JSON.stringify(details)).not.toContain("innererror");
  });

  it.each(["", "  ", page])("gives a RestError of an HTTP client a message: %j", async (said) => {
    const error = await failureOf(call, (request) => {
      const headers = createHttpHeaders(html);
      const response = { request, status: 404, headers, bodyAsText: page };
      throw new RestError(said, { statusCode: 404, request, response });
    });

    expectHelpful(error, { status: 404 });
    expect(error.message).toContain("(text/html)");
  });

  it.each([
    ["an empty message", Object.assign(new Error(""), { code: "ECONNRESET" })],
    ["no code", new Error("")],
    ["a numeric code", Object.assign(new Error("Broken"), { code: 20 })],
  ])("gives a connection error with %s as a RestError that says something", async (_, thrown) => {
    const error = await failureOf(call, thrown);

    expect(error).toSatisfy(isRestError);
    expect(error.message.trim()).not.toBe("");
    expect(typeof error.code).toBe("string");
    expect(error.statusCode).toBeUndefined();
    expect(error.cause).toBeInstanceOf(Error);
  });

  it("shows no secret in an error", async () => {
    const error = await failureOf(call, {
      status: 400,
      headers: { "set-cookie": "session=cookie-secret" },
      body: { error: { code: "Bad", message: "Bad." } },
    });

    const shown = [
      inspect(error, { depth: 9, showHidden: true }),
      JSON.stringify(error),
      error.stack,
    ];
    expect(error.request?.headers.get("authorization")).toContain("Signature=");
    expect(shown.join()).not.toMatch(/Signature=|c2VjcmV0|cookie-secret/);
  });
});

describe("An answer of which a part is broken", () => {
  it.each(named(listings))("%s rejects a page whose items are no list", async (_, call) => {
    const answer = { body: { [call.items]: { "0": {} } } };

    const error = await failureOf(call, answer);

    expect(error).toMatchObject({ name: "RestError", statusCode: 200 });
    expect(error.message).toContain(`its ${call.items} is no array`);
    expect(error.message).toContain(call.sends);
  });

  it.each(named(listings))("%s rejects a page whose nextLink is no text", async (_, call) => {
    const error = await failureOf(call, { body: { [call.items]: [], nextLink: { href: "/x" } } });

    expect(error).toMatchObject({ name: "RestError", statusCode: 200 });
    expect(error.message).toContain("nextLink");
    expect(error.message).toContain(call.sends);
  });

  it.each([
    ["trunks", "a list", { trunks: [] }],
    ["trunks", "a text", { trunks: "none" }],
    ["trunks", "a number as a trunk", { trunks: { "sbc.contoso.com": 5061 } }],
    ["trunks", "a list as a trunk", { trunks: { "sbc.contoso.com": [] } }],
    ["routes", "an object", { trunks: {}, routes: {} }],
  ])("rejects %s that are %s in all SIP calls that read them", async (part, _, body) => {
    const readers = sipCalls.filter(({ name }) =>
      part === "trunks" ? /get|Trunks/.test(name) : name === "listRoutes",
    );
    expect(readers.length).toBeGreaterThan(0);
    for (const call of readers) {
      const error = await failureOf(call, { body });
      expect(error, call.name).toMatchObject({ name: "RestError", statusCode: 200 });
      expect(error.message, call.name).toContain(call.sends);
    }
  });

  it.each([
    ["getSearchResult", { searchExpiresBy: "soon" }],
    ["getSearchResult", { searchExpiresBy: 20260101 }],
    ["getReservation", { expiresAt: "2026-13-45" }],
    ["createOrUpdateReservation", { expiresAt: {} }],
    ["getReservation", { phoneNumbers: [] }],
    ["getPurchasedPhoneNumber", { purchaseDate: "" }],
    ["getOperation", { status: "running", createdDateTime: "yesterday" }],
    ["browseAvailablePhoneNumbers", { phoneNumbers: {} }],
    ["searchOperatorInformation", { values: "none" }],
    ["listPurchasedPhoneNumbers", { phoneNumbers: [{ purchaseDate: "never" }] }],
    ["listReservations", { reservations: [{ expiresAt: true }] }],
    ["listReservations", {}],
    ["listPurchasedPhoneNumbers", { phoneNumbers: null }],
  ])("makes %s reject %j", async (name, body) => {
    const call = calls.find((one) => one.name === name)!;

    const error = await failureOf(call, { body });

    expect(error).toMatchObject({ name: "RestError", statusCode: 200, code: "PARSE_ERROR" });
    expect(error.message).toContain(call.sends);
  });

  it("passes what it does not know, and null, as they came", async () => {
    const body = { id: "1", purchaseDate: null, cost: null, future: { shape: [1] } };
    const httpClient = scriptedHttpClient({ body });
    const { numbers } = withConnectionString({ httpClient });

    await expect(numbers.getPurchasedPhoneNumber("+1")).resolves.toStrictEqual(body);
  });

  it("reads a body that comes without a content type", async () => {
    const httpClient = scriptedHttpClient({ body: { id: "1" }, headers: { "content-type": "" } });
    const { numbers } = withConnectionString({ httpClient });

    await expect(numbers.getPurchasedPhoneNumber("+1")).resolves.toEqual({ id: "1" });
  });
});

describe("getTrunk", () => {
  it("rejects with NotFound and 404 where there is no such trunk", async () => {
    const httpClient = scriptedHttpClient({ body: { trunks: {}, routes: [] } });
    const { sip } = withConnectionString({ httpClient });

    const error = await rejectionOf<RestError>(sip.getTrunk("none.contoso.com"));

    expect(error).toSatisfy(isRestError);
    expect(error).toMatchObject({ code: "NotFound", statusCode: 404 });
    expect(error.message).toContain("none.contoso.com");
  });

  it("finds no trunk by the name of a property that every object has", async () => {
    const httpClient = scriptedHttpClient({ body: { trunks: {}, routes: [] } });
    const { sip } = withConnectionString({ httpClient });

    await expect(sip.getTrunk("toString")).rejects.toMatchObject({ code: "NotFound" });
  });
});

describe("onResponse", () => {
  it.each(["getPurchasedPhoneNumber", "beginReleasePhoneNumber"] as const)(
    "gets the error of %s",
    async (method) => {
      const httpClient = scriptedHttpClient({ status: 404, body: { error: { code: "NotFound" } } });
      const { numbers } = withConnectionString({ httpClient });
      const seen: unknown[] = [];
      const onResponse = (_raw: unknown, _flat: unknown, error?: unknown): void =>
        void seen.push(error);

      await rejectionOf(numbers[method]("+1", { onResponse }));

      expect(seen).toEqual([expect.objectContaining({ statusCode: 404, code: "NotFound" })]);
    },
  );
});
