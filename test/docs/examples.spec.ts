import { AzureLogger, getLogLevel, setLogLevel } from "@azure/logger";
import type { PhoneNumberSearchResult } from "@azure/communication-phone-numbers";
import { expect } from "vitest";
import { connects, runsAsDocumented } from "./support/documented.js";
import { OLD_CONFIGURATION, OWNED, owned, reserve } from "./support/world.js";
import { snippetsOf } from "./support/markdown.js";

const TRUNK = { fqdn: "sbc1.contoso.com", sipSignalingPort: 5061 };

runsAsDocumented(snippetsOf("docs/examples.md"), {
  connectWithConnectionString: connects,
  connectWithEntraId: connects,

  connectWithKey: async (run, world) => {
    await connects(run, world);
    expect(world.emulator.requests.at(-1)?.headers["authorization"]).toMatch(/^HMAC-SHA256 /);
  },

  searchNumbers: async (run) => {
    const { variables, printed } = await run();
    const { phoneNumbers, searchExpiresBy } = variables["found"] as PhoneNumberSearchResult;
    expect(phoneNumbers).toHaveLength(2);
    expect(phoneNumbers[0]).toMatch(/^\+1425/);
    expect(printed).toEqual([
      `${phoneNumbers.join(", ")} until ${searchExpiresBy.toISOString()}`,
      "1 USD a month each",
    ]);
  },

  buyNumbers: async (run, world) => {
    const { variables, printed } = await run();
    const [bought] = variables["phoneNumbers"] as string[];
    expect(await owned(world)).toEqual([OWNED, bought]);
    expect(printed).toEqual([`Bought ${bought}`]);
  },

  browseAndReserve: async (run, { given, emulator }) => {
    const { variables, printed } = await run();
    const id = variables["reservationId"] as string;
    const held = Object.values((await given.client.getReservation(id)).phoneNumbers ?? {});
    expect(held.map((number) => number?.status)).toEqual(["reserved", "reserved"]);
    expect(printed).toEqual([
      expect.stringMatching(/^\+?18\d+ is held until \d{4}-/),
      expect.stringMatching(/^\+?18\d+ is held until \d{4}-/),
    ]);

    emulator.fail("PhoneNumbers_CreateOrUpdateReservation", { kind: "numberUnavailable" });
    const again = await run();
    expect(again.printed.join()).toMatch(/18\d+ NumberNotAvailable The number selected is not/);
  },

  buyReservation: async (run, world) => {
    await reserve(world);
    const { printed } = await run();
    expect(printed).toEqual([`Reservation ${world.given.reservationId} is completed`]);
    expect(await owned(world)).toHaveLength(3);
  },

  readNumber: async (run) => {
    const { printed } = await run();
    expect(printed[0]).toMatch(/^geographic (inbound|outbound|none)/);
    expect(printed[1]).toMatch(/^1 USD since \d{4}-\d\d-\d\dT/);
  },

  listNumbers: async (run, { emulator }) => {
    emulator.seed(["+18335550100"]);
    expect((await run()).printed).toEqual([`${OWNED} US geographic`, "+18335550100 US tollFree"]);
  },

  updateCapabilities: async (run, { given }) => {
    expect((await run()).printed).toEqual(["calling: inbound, sms: none"]);
    const { capabilities } = await given.client.getPurchasedPhoneNumber(OWNED);
    expect(capabilities).toEqual({ calling: "inbound", sms: "none" });
  },

  releaseNumber: async (run, world) => {
    await run();
    expect(await owned(world)).toEqual([]);
  },

  listTrunksAndRoutes: async (run, { given }) => {
    await given.sip.setConfiguration(OLD_CONFIGURATION);
    expect((await run()).printed).toEqual(["old.contoso.com:5060", "Old: ^.*$ to old.contoso.com"]);
  },

  replaceTrunksAndRoutes: async (run, { given, emulator }) => {
    await given.sip.setConfiguration(OLD_CONFIGURATION);
    await run();
    const { trunks, routes } = await given.sip.getConfiguration();
    expect(trunks.map(({ fqdn }) => fqdn)).toEqual(["sbc1.contoso.com", "sbc2.contoso.com"]);
    expect(routes.map(({ name }) => name)).toEqual(["North America", "The rest"]);
    expect(
      routes.map(({ numberPattern }) => new RegExp(numberPattern).test("+14255550100")),
    ).toEqual([true, true]);
    expect(emulator.requests.filter(({ method }) => method === "PATCH")).toHaveLength(2);
  },

  replaceTrunksThenRoutes: async (run, { given }) => {
    await given.sip.setConfiguration(OLD_CONFIGURATION);
    await run();
    expect(await given.sip.getConfiguration()).toEqual({
      trunks: [{ fqdn: "sbc3.contoso.com", sipSignalingPort: 5061 }],
      routes: [{ name: "All", numberPattern: "^.*$", trunks: ["sbc3.contoso.com"] }],
    });
  },

  readTrunk: async (run, { given, emulator }) => {
    expect((await run()).printed).toEqual(["There is no such trunk."]);
    await given.sip.setTrunk(TRUNK);
    expect((await run()).printed).toEqual(["sbc1.contoso.com:5061"]);
    emulator.fail("SipRouting_Get", { status: 403, code: "Forbidden" });
    await expect(run()).rejects.toMatchObject({ statusCode: 403 });
  },

  setTrunk: async (run, { given }) => {
    await given.sip.setTrunk(TRUNK);
    const { variables } = await run();
    expect(variables["trunk"]).toEqual({ ...TRUNK, sipSignalingPort: 5062 });
    expect(await given.sip.getTrunk(TRUNK.fqdn)).toEqual(variables["trunk"]);
  },

  deleteTrunk: async (run, { given }) => {
    await given.sip.setTrunk(TRUNK);
    await run();
    await run();
    expect(await given.sip.getConfiguration()).toEqual({ trunks: [], routes: [] });
  },

  logRequests: async (run, { given }) => {
    const level = getLogLevel();
    const log = AzureLogger.log;
    const lines: string[] = [];
    try {
      await run();
      AzureLogger.log = (...parts) => void lines.push(parts.join(" "));
      await given.client.getPurchasedPhoneNumber(OWNED);
    } finally {
      AzureLogger.log = log;
      setLogLevel(level);
    }
    expect(lines.join("\n")).toContain("/phoneNumbers/");
    expect(lines.join("\n")).not.toContain(OWNED.slice(1));
  },
});
