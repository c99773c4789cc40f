import { describe, expect, it } from "vitest";
import { withConnectionString, type Clients } from "../support/clients.js";
import { scriptedHttpClient } from "../support/scriptedHttpClient.js";

const RAW = { requestOptions: { shouldDeserialize: false } };
const REFUSAL = { status: 403, body: { error: { code: "No", message: "You may not." } } };

const calls: [string, (clients: Clients) => Promise<unknown>][] = [
  ["listPurchasedPhoneNumbers", ({ numbers }) => numbers.listPurchasedPhoneNumbers(RAW).next()],
  ["cancelOperation", ({ numbers }) => numbers.cancelOperation("search_1", RAW)],
  ["listTrunks", ({ sip }) => sip.listTrunks(RAW).next()],
  ["getTrunk", ({ sip }) => sip.getTrunk("sbc.contoso.com", RAW)],
  ["setTrunks", ({ sip }) => sip.setTrunks([], RAW)],
  ["setRoutes", ({ sip }) => sip.setRoutes([], RAW)],
  ["deleteTrunk", ({ sip }) => sip.deleteTrunk("sbc.contoso.com", RAW)],
];

describe("A refusal is no result, also where the caller wants raw answers:", () => {
  it.each(calls)("%s", async (_, call) => {
    const clients = withConnectionString({ httpClient: scriptedHttpClient(REFUSAL) });
    await expect(call(clients)).rejects.toMatchObject({ statusCode: 403, code: "No" });
  });
});
