import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { getLogLevel, setLogLevel } from "@azure/logger";
import { describe, expect, it } from "vitest";
import { connects, runsAsDocumented, type Expectation } from "./support/documented.js";
import type { Given } from "./support/given.js";
import { OLD_CONFIGURATION, OWNED, owned, reserve } from "./support/world.js";
import { snippetsIn, snippetsOf } from "./support/markdown.js";

const main = createRequire(import.meta.url).resolve("published-phone-numbers");
const readme = readFileSync(new URL("../../README.md", `file://${main}`), "utf8");
const snippets = snippetsIn(readme, "README.md of 1.5.0");

const ENDPOINT = "<endpoint-from-resource>";
const connectsWith =
  (placeholders: (given: Given) => Record<string, string>): Expectation =>
  (run, world) =>
    connects(() => run(placeholders(world.given)), world);
const withConnectionString = connectsWith(({ endpoint, key }) => ({
  "<endpoint>": endpoint,
  "<accessKey>": key,
}));
const withKey = connectsWith(({ endpoint, key }) => ({
  "<endpoint-from-resource>": endpoint,
  "<key-from-resource>": key,
}));
const withToken = connectsWith(({ endpoint }) => ({ "<endpoint-from-resource>": endpoint }));

/** The code of the README of 1.5.0, word for word but for its placeholders, with this package. */
describe("the README of 1.5.0 does here what it says, or fails as docs/migration.md tells", () => {
  const sip = ({ given }: { given: Given }): Record<string, string> => ({
    [ENDPOINT]: given.endpoint,
  });

  runsAsDocumented(snippets, {
    ReadmeSampleCreatePhoneClient_ConnectionString: withConnectionString,
    ReadmeSampleCreateSipClient_ConnectionString: withConnectionString,
    ReadmeSampleCreatePhoneClient_KeyCredential: withKey,
    ReadmeSampleCreateSipClient_KeyCredential: withKey,
    ReadmeSampleCreatePhoneClient_DefaultAzureCredential: withToken,
    ReadmeSampleCreateSipClient_DefaultAzureCredential: withToken,

    PhoneNumbersClientSearchAvailablePhoneNumbers: async (run, { given }) => {
      const { printed } = await run({ [ENDPOINT]: given.endpoint });
      expect(printed).toEqual([
        expect.stringMatching(/^Found phone number: \+18\d{9}$/),
        expect.stringMatching(/^searchId: [0-9a-f-]{36}$/),
      ]);
    },

    PhoneNumbersClientPurchasePhoneNumbers: async (run, world) => {
      const { printed } = await run({ [ENDPOINT]: world.given.endpoint });
      const [, bought] = await owned(world);
      expect(printed).toEqual([`Successfully purchased ${bought}`]);
    },

    // The id of the sample is no UUID; 1.5.0 refuses it as well.
    PhoneNumbersClientBrowseAndReserveAvailablePhoneNumbers: async (run, { given }) => {
      const placeholders = { [ENDPOINT]: given.endpoint };
      await expect(run(placeholders)).rejects.toThrow(/reservationId must be a UUID/);
      const id = `"${given.reservationId}"`;
      const { printed } = await run({ ...placeholders, '"reservationId"': id });
      expect(printed).toEqual(["Reservation operation completed without errors."]);
    },

    PhoneNumbersClientReleasePhoneNumber: async (run, world) => {
      const { endpoint } = world.given;
      await run({ [ENDPOINT]: endpoint, "<phone-number-to-release>": OWNED });
      expect(await owned(world)).toEqual([]);
    },

    // The sample prints [object Object].
    PhoneNumbersClientUpdatePhoneNumberCapabilities: async (run, { given, emulator }) => {
      emulator.seed(["+18335550100"]);
      const placeholders = { "<phone-number-to-update>": "+18335550100" };
      const { variables, printed } = await run({ [ENDPOINT]: given.endpoint, ...placeholders });
      expect(variables["capabilities"]).toEqual({ calling: "outbound", sms: "inbound+outbound" });
      expect(printed).toEqual(["These are the update capabilities: [object Object]"]);
    },

    PhoneNumbersClientGetPurchasedPhoneNumber: async (run, { given }) => {
      const { printed } = await run({ [ENDPOINT]: given.endpoint, "<phone-number-to-get>": OWNED });
      expect(printed).toEqual([
        expect.stringMatching(`: ${OWNED.slice(1)}$`),
        expect.stringMatching("type is geographic$"),
      ]);
    },

    PhoneNumbersClientBeginReservationPurchase: async (run, world) => {
      await reserve(world);
      const { endpoint, reservationId } = world.given;
      await run({ [ENDPOINT]: endpoint, "<reservation-id>": reservationId });
      expect(await owned(world)).toHaveLength(3);
    },

    PhoneNumbersClientListPurchasedPhoneNumbers: async (run, { given }) => {
      const { printed } = await run({ [ENDPOINT]: given.endpoint });
      expect(printed).toEqual([
        expect.stringMatching(`: ${OWNED.slice(1)}$`),
        expect.stringMatching("type is geographic$"),
      ]);
    },

    SipRoutingClientRetrieveTrunksAndRoutes: async (run, world) => {
      await world.given.sip.setConfiguration(OLD_CONFIGURATION);
      expect((await run(sip(world))).printed).toEqual([
        "Trunk old.contoso.com:5060",
        "Route Old with pattern ^.*$",
        "Route's trunks: old.contoso.com",
      ]);
    },

    // Its order works only where no route uses a trunk that goes; and its first pattern is none of JavaScript.
    SipRoutingClientReplaceTrunksAndRoutes: async (run, world) => {
      await run(sip(world));
      const { routes } = await world.given.sip.getConfiguration();
      expect(routes.map(({ name }) => name)).toEqual(["First Route", "Second Route"]);
      expect(() => new RegExp(routes[0]!.numberPattern)).toThrow(SyntaxError);

      await world.given.sip.setConfiguration(OLD_CONFIGURATION);
      await expect(run(sip(world))).rejects.toMatchObject({
        statusCode: 422,
        details: { error: { innerError: { code: "MissingTrunk" } } },
      });
    },

    // "Trunk not found" is never printed, in 1.5.0 neither: what is missing is an error.
    SipRoutingClientRetrieveSingleTrunk: async (run, world) => {
      await expect(run(sip(world))).rejects.toMatchObject({ code: "NotFound" });
      await world.given.sip.setTrunk({ fqdn: "sbc.one.domain.com", sipSignalingPort: 1234 });
      expect((await run(sip(world))).printed).toEqual(["Trunk sbc.one.domain.com:1234"]);
    },

    SipRoutingClientSetSingleTrunk: async (run, world) => {
      await run(sip(world));
      const trunk = await world.given.sip.getTrunk("sbc.one.domain.com");
      expect(trunk.sipSignalingPort).toBe(4321);
    },

    SipRoutingClientDeleteSingleTrunk: async (run, world) => {
      await world.given.sip.setTrunk({ fqdn: "sbc.one.domain.com", sipSignalingPort: 1 });
      await run(sip(world));
      expect(await world.given.sip.getConfiguration()).toHaveProperty("trunks", []);
    },

    SetLogLevel: async (run) => {
      const before = getLogLevel();
      try {
        await run();
        expect(getLogLevel()).toBe("info");
      } finally {
        setLogLevel(before);
      }
    },
  });
});

/** The snippets of docs/examples.md that do the same as those of the README of 1.5.0. */
const TWINS: Record<string, string> = {
  ReadmeSampleCreatePhoneClient_ConnectionString: "connectWithConnectionString",
  ReadmeSampleCreateSipClient_ConnectionString: "connectWithConnectionString",
  ReadmeSampleCreatePhoneClient_KeyCredential: "connectWithKey",
  ReadmeSampleCreateSipClient_KeyCredential: "connectWithKey",
  ReadmeSampleCreatePhoneClient_DefaultAzureCredential: "connectWithEntraId",
  ReadmeSampleCreateSipClient_DefaultAzureCredential: "connectWithEntraId",
  PhoneNumbersClientSearchAvailablePhoneNumbers: "searchNumbers",
  PhoneNumbersClientPurchasePhoneNumbers: "buyNumbers",
  PhoneNumbersClientBrowseAndReserveAvailablePhoneNumbers: "browseAndReserve",
  PhoneNumbersClientReleasePhoneNumber: "releaseNumber",
  PhoneNumbersClientUpdatePhoneNumberCapabilities: "updateCapabilities",
  PhoneNumbersClientGetPurchasedPhoneNumber: "readNumber",
  PhoneNumbersClientBeginReservationPurchase: "buyReservation",
  PhoneNumbersClientListPurchasedPhoneNumbers: "listNumbers",
  SipRoutingClientRetrieveTrunksAndRoutes: "listTrunksAndRoutes",
  SipRoutingClientReplaceTrunksAndRoutes: "replaceTrunksAndRoutes",
  SipRoutingClientRetrieveSingleTrunk: "readTrunk",
  SipRoutingClientSetSingleTrunk: "setTrunk",
  SipRoutingClientDeleteSingleTrunk: "deleteTrunk",
  SetLogLevel: "logRequests",
};

it("each snippet of the README of 1.5.0 has a twin in docs/examples.md", () => {
  const ours = snippetsOf("docs/examples.md").map(({ name }) => name);
  expect(Object.keys(TWINS).sort()).toEqual(snippets.map(({ name }) => name).sort());
  expect(Object.values(TWINS).filter((name) => !ours.includes(name))).toEqual([]);
});
