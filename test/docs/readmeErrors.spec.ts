import { AzureKeyCredential } from "@azure/core-auth";
import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { describe, expect, it } from "vitest";
import { cellsOf } from "./support/markdown.js";
import { OLD_CONFIGURATION, openWorld, OWNED, searched, type World } from "./support/world.js";

const OTHERS = "+14255550199";
const ID = "5f0c6a0e-7d0b-4a39-9a53-4f8c0f6f2a11";

interface Row {
  /** What the table says that one sees, and what the errors are. */
  seen: string;
  is: object;
  /** What leads to it. */
  calls: ((world: World) => Promise<unknown>)[];
}

const ROWS: Row[] = [
  {
    seen: "`OutcomeUnknown`",
    is: { name: "RestError", code: "OutcomeUnknown" },
    calls: [
      async (world) => {
        await searched(world);
        world.emulator.fail("PhoneNumbers_PurchasePhoneNumbers", { kind: "drop" });
        return world.given.client.beginPurchasePhoneNumbers(world.given.searchId);
      },
      ({ given: { client, search } }) =>
        client.beginSearchAvailablePhoneNumbers({ ...search, quantity: 101 }),
    ],
  },
  {
    seen: "401 `Denied`",
    is: { name: "RestError", statusCode: 401, code: "Denied" },
    calls: [
      ({ emulator: { endpoint, httpClient } }) =>
        new PhoneNumbersClient(endpoint, new AzureKeyCredential("b3RoZXI="), {
          httpClient,
        }).getPurchasedPhoneNumber(OWNED),
    ],
  },
  {
    seen: "403 `InsufficientPermissions`",
    is: { name: "RestError", statusCode: 403, code: "InsufficientPermissions" },
    calls: [
      ({ given }) => given.client.beginUpdatePhoneNumberCapabilities(OTHERS, { sms: "none" }),
    ],
  },
  {
    seen: "404 `NotFound`",
    is: { name: "RestError", statusCode: 404, code: "NotFound" },
    calls: [
      ({ given }) => given.client.getPurchasedPhoneNumber(OTHERS),
      ({ given }) => given.client.getSearchResult(ID),
      ({ given }) => given.client.getOperation(`purchase_${ID}`),
      ({ given }) => given.sip.getTrunk("gone.contoso.com"),
    ],
  },
  {
    seen: "404 `ReservationNotFound`",
    is: { name: "RestError", statusCode: 404, code: "ReservationNotFound" },
    calls: [({ given }) => given.client.getReservation(ID)],
  },
  {
    seen: "400 `InvalidInput`",
    is: {
      name: "RestError",
      statusCode: 400,
      code: "InvalidInput",
      details: { error: { target: "countrycode" } },
    },
    calls: [
      ({ given: { client } }) =>
        client.browseAvailablePhoneNumbers({ countryCode: "usa", phoneNumberType: "tollFree" }),
      ({ given: { client, search } }) =>
        client.beginSearchAvailablePhoneNumbers({ ...search, countryCode: "usa" }),
    ],
  },
  {
    seen: "400 `InternalError`, `We are unable to find phone plans …` in it",
    is: {
      name: "RestError",
      statusCode: 400,
      code: "InternalError",
      details: {
        error: {
          innerError: {
            message: expect.stringMatching(/^We are unable to find phone plans /) as string,
          },
        },
      },
    },
    calls: [
      ({ given: { client, search } }) =>
        client.beginSearchAvailablePhoneNumbers({ ...search, assignmentType: "person" }),
    ],
  },
  {
    seen: "400 `BadRequest`, `… resell …`",
    is: {
      name: "RestError",
      statusCode: 400,
      code: "BadRequest",
      message: expect.stringMatching(/ resell /) as string,
    },
    calls: [
      async (world) => {
        world.given.search = { ...world.given.search, countryCode: "FR" };
        await searched(world);
        return world.given.client.beginPurchasePhoneNumbers(world.given.searchId);
      },
    ],
  },
  {
    seen: "400 `ReservationIsEmpty`",
    is: { name: "RestError", statusCode: 400, code: "ReservationIsEmpty" },
    calls: [
      async ({ given: { client } }) => {
        await client.createOrUpdateReservation({ reservationId: ID }, {});
        return client.beginReservationPurchase(ID);
      },
    ],
  },
  {
    seen: "422 `UnprocessableConfiguration`",
    is: {
      name: "RestError",
      statusCode: 422,
      code: "UnprocessableConfiguration",
      details: { error: { innerError: { code: "MissingTrunk" } } },
    },
    calls: [
      ({ given }) => given.sip.setRoutes(OLD_CONFIGURATION.routes),
      async ({ given }) => {
        await given.sip.setConfiguration(OLD_CONFIGURATION);
        await given.sip.deleteTrunk(OLD_CONFIGURATION.trunks[0]!.fqdn);
      },
    ],
  },
  {
    seen: "429",
    is: { name: "RestError", statusCode: 429 },
    calls: [
      ({ given, emulator }) => {
        emulator.fail("*", { status: 429 });
        return given.client.getPurchasedPhoneNumber(OWNED);
      },
    ],
  },
  {
    // Names that are not found, and times that run out, are in test/reliability.
    seen: "`ENOTFOUND`, `ECONNREFUSED`, `ETIMEDOUT`",
    is: { name: "RestError", code: "ECONNREFUSED" },
    calls: [
      ({ emulator: { key } }) =>
        new PhoneNumbersClient("http://127.0.0.1:1", new AzureKeyCredential(key), {
          retryOptions: { maxRetries: 0 },
        }).getPurchasedPhoneNumber(OWNED),
    ],
  },
  {
    seen: "`AbortError`",
    is: { name: "AbortError" },
    calls: [
      ({ given }) =>
        given.client.getPurchasedPhoneNumber(OWNED, { abortSignal: AbortSignal.abort() }),
    ],
  },
  {
    seen: "`PARSE_ERROR`",
    is: { name: "RestError", code: "PARSE_ERROR" },
    calls: [
      ({ given, emulator }) => {
        emulator.fail("*", { kind: "html", status: 200 });
        return given.client.getPurchasedPhoneNumber(OWNED);
      },
    ],
  },
  {
    seen: "`TypeError`, `RangeError`",
    is: { name: expect.stringMatching(/^(Type|Range)Error$/) as string },
    calls: [
      ({ given }) => given.client.getPurchasedPhoneNumber(""),
      ({ given: { client, search } }) =>
        client.beginSearchAvailablePhoneNumbers(search, { updateIntervalInMs: -1 }),
    ],
  },
];

describe("the table of errors in README.md", () => {
  it("has these rows", () => {
    const rows = cellsOf("README.md", "What you see").map(({ text }) => text);
    expect(rows).toEqual(ROWS.map(({ seen }) => seen));
  });

  const cases = ROWS.flatMap(({ calls, ...row }) => calls.map((call) => ({ ...row, call })));
  it.each(cases)("says what happens: $seen", async ({ is, call }) => {
    const world = await openWorld();
    await expect(call(world)).rejects.toMatchObject(is);
  });
});
