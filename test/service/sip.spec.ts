import { describe, expect, it } from "vitest";
import { all } from "./target.js";
import { TARGETS } from "./targets.js";

const ONE = { fqdn: "sbc1.contoso.com", sipSignalingPort: 5061 };
const TWO = { fqdn: "sbc2.contoso.com", sipSignalingPort: 5062 };
const TO_ONE = { name: "One", numberPattern: "^\\+1.*$", trunks: [ONE.fqdn] };
const TO_TWO = { name: "Two", numberPattern: "^.*$", trunks: [TWO.fqdn] };

describe.each(TARGETS)("SIP routing, %s", (_name, open) => {
  it("sets, lists, changes and deletes trunks and routes", async () => {
    const client = (await open()).sip();
    await expect(client.setTrunks([ONE, TWO])).resolves.toEqual([ONE, TWO]);
    await expect(client.setTrunk({ ...TWO, sipSignalingPort: 5063 })).resolves.toEqual({
      ...TWO,
      sipSignalingPort: 5063,
    });
    await expect(client.setRoutes([TO_ONE])).resolves.toMatchObject([TO_ONE]);
    await expect(all(client.listRoutes())).resolves.toMatchObject([TO_ONE]);
    await client.deleteTrunk(TWO.fqdn);
    await client.deleteTrunk(TWO.fqdn);
    await expect(all(client.listTrunks())).resolves.toEqual([ONE]);
    await expect(client.getTrunk("SBC1.contoso.com")).resolves.toEqual(ONE);
  });

  it("says which trunk is missing", async () => {
    const client = (await open()).sip();
    await expect(client.getTrunk(ONE.fqdn)).rejects.toMatchObject({
      name: "RestError",
      code: "NotFound",
      statusCode: 404,
      message: expect.stringContaining(ONE.fqdn) as string,
    });
  });

  it("refuses to remove a trunk in use, and replaces both in one call", async () => {
    const client = (await open()).sip();
    await client.setTrunks([ONE]);
    await client.setRoutes([TO_ONE]);
    await expect(client.setTrunks([TWO])).rejects.toMatchObject({
      statusCode: 422,
      code: "UnprocessableConfiguration",
      details: { error: { innerError: { code: "MissingTrunk" } } },
    });
    await expect(
      client.setConfiguration({ trunks: [TWO], routes: [TO_TWO] }),
    ).resolves.toMatchObject({ trunks: [TWO], routes: [TO_TWO] });
    await expect(client.getConfiguration()).resolves.toMatchObject({ trunks: [TWO] });
    await expect(client.setConfiguration({ trunks: [], routes: [] })).resolves.toEqual({
      trunks: [],
      routes: [],
    });
  });
});
