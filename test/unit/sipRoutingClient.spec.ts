import { describe, expect, it } from "vitest";
import { RestError, SipRoutingClient, type SipTrunk } from "@azure/communication-phone-numbers";
import { deepFreeze } from "./support/deepFreeze.js";
import { sent } from "./support/longRunning.js";
import { CONNECTION_STRING, scriptedHttpClient, type Step } from "./support/scriptedHttpClient.js";
import { forbidUnhandledRejections } from "./support/unhandled.js";

forbidUnhandledRejections();

const GET = "GET /sip?api-version=2023-03-01";
const PATCH = "PATCH /sip?api-version=2023-03-01";
const trunk = (fqdn: string, sipSignalingPort = 5061): SipTrunk => ({ fqdn, sipSignalingPort });
const port = (sipSignalingPort = 5061) => ({ sipSignalingPort });
const route = (name: string, ...trunks: string[]) => ({ name, numberPattern: `^${name}$`, trunks });
const REFUSAL: Step = {
  status: 422,
  body: { error: { code: "Unprocessable", message: "In use." } },
};

function sip(...steps: Step[]) {
  const http = scriptedHttpClient(...steps);
  return { http, client: new SipRoutingClient(CONNECTION_STRING, { httpClient: http }) };
}
const answer = (trunks: unknown, routes: unknown = []): Step => ({ body: { trunks, routes } });
const bodies = ({ requests }: ReturnType<typeof scriptedHttpClient>): unknown[] =>
  requests.map(({ body }) => (body === undefined ? undefined : (JSON.parse(body) as unknown)));

describe("setTrunks", () => {
  it("reads once, changes all in one PATCH and gives what is stored then", async () => {
    const { client, http } = sip(
      answer({ "a.example": port(1), "b.example": port(2) }),
      answer({ "a.example": port(10), "c.example": port(3) }),
    );
    const trunks = deepFreeze([trunk("a.example", 10), trunk("c.example", 3)]);
    await expect(client.setTrunks(trunks)).resolves.toEqual([
      trunk("a.example", 10),
      trunk("c.example", 3),
    ]);
    expect(sent(http)).toEqual([GET, PATCH]);
    expect(bodies(http)[1]).toEqual({
      trunks: { "a.example": port(10), "c.example": port(3), "b.example": null },
    });
    expect(http.requests[1]?.headers["content-type"]).toMatch(/^application\/merge-patch\+json/);
  });

  it("sends no PATCH where there is nothing to change", async () => {
    const { client, http } = sip(answer({}));
    await expect(client.setTrunks([])).resolves.toEqual([]);
    expect(sent(http)).toEqual([GET]);
  });

  it("removes all trunks for an empty list", async () => {
    const { client, http } = sip(answer({ "a.example": port(), "b.example": port() }), answer({}));
    await expect(client.setTrunks([])).resolves.toEqual([]);
    expect(bodies(http)[1]).toEqual({ trunks: { "a.example": null, "b.example": null } });
  });

  it.each([
    ["SBC.contoso.com", "sbc.contoso.com"],
    ["sbc.contoso.com", "SBC.CONTOSO.COM"],
  ])("never deletes what it sets: %s where %s is stored", async (wanted, stored) => {
    const { client, http } = sip(answer({ [stored]: port(1) }), answer({ [stored]: port(2) }));
    await expect(client.setTrunks([trunk(wanted, 2)])).resolves.toEqual([trunk(stored, 2)]);
    expect(bodies(http)[1]).toEqual({ trunks: { [wanted]: port(2) } });
  });

  it("reads the trunks where the answer to the change has none", async () => {
    const { client, http } = sip(answer({}), { body: {} }, answer({ "a.example": port() }));
    await expect(client.setTrunks([trunk("a.example")])).resolves.toEqual([trunk("a.example")]);
    expect(sent(http)).toEqual([GET, PATCH, GET]);
  });

  it("passes over a stored trunk that is null", async () => {
    const { client, http } = sip(
      answer({ "a.example": null, "b.example": port() }),
      answer({ "a.example": null, "c.example": port() }),
    );
    await expect(client.setTrunks([trunk("c.example")])).resolves.toEqual([trunk("c.example")]);
    expect(bodies(http)[1]).toEqual({ trunks: { "c.example": port(), "b.example": null } });
  });

  it("changes nothing where the reading fails", async () => {
    const { client, http } = sip({ status: 403, body: {} });
    await expect(client.setTrunks([])).rejects.toMatchObject({
      name: "RestError",
      statusCode: 403,
    });
    expect(http.requests).toHaveLength(1);
  });

  it.each([
    ["a trunk twice", [trunk("a.example"), trunk("a.example")]],
    ["a trunk twice in another letter case", [trunk("a.example"), trunk("A.example")]],
    ["an empty fqdn", [trunk("")]],
    ["the fqdn __proto__", [trunk("__proto__")]],
    ["no fqdn", [{ sipSignalingPort: 5061 }]],
    ["a trunk that is null", [null]],
    ["a port that is NaN", [trunk("a.example", NaN)]],
    ["half of a surrogate pair", [trunk("\ud800.example")]],
    ["no list", { "a.example": port() }],
    ["null", null],
    ["nothing", undefined],
  ])("refuses %s before any request", async (_, trunks) => {
    const { client, http } = sip();
    await expect(client.setTrunks(trunks as SipTrunk[])).rejects.toBeInstanceOf(TypeError);
    const configuration = { trunks: trunks as SipTrunk[], routes: [] };
    await expect(client.setConfiguration(configuration)).rejects.toBeInstanceOf(TypeError);
    expect(http.requests).toHaveLength(0);
  });

  it.each(["-1", "constructor", "x".repeat(300)])(
    "leaves the fqdn %s to the service",
    async (fqdn) => {
      const { client, http } = sip(answer({}), answer({ [fqdn]: port(0) }));
      await expect(client.setTrunks([trunk(fqdn, 0)])).resolves.toEqual([trunk(fqdn, 0)]);
      expect(bodies(http)[1]).toEqual({ trunks: { [fqdn]: port(0) } });
    },
  );
});

describe("setTrunk", () => {
  it.each(["a.example", "A.EXAMPLE"])("gives the trunk that is stored as %s", async (stored) => {
    const { client, http } = sip(answer({ "b.example": port(), [stored]: port(7) }));
    const wanted = deepFreeze(trunk("a.example", 7));
    await expect(client.setTrunk(wanted)).resolves.toEqual(trunk(stored, 7));
    expect(sent(http)).toEqual([PATCH]);
    expect(bodies(http)).toEqual([{ trunks: { "a.example": port(7) } }]);
  });

  it("reads the trunk where the answer has no trunks", async () => {
    const { client, http } = sip({ body: {} }, answer({ "a.example": port(7) }));
    await expect(client.setTrunk(trunk("a.example", 7))).resolves.toEqual(trunk("a.example", 7));
    expect(sent(http)).toEqual([PATCH, GET]);
  });

  it.each([[{}], [{ "a.example": null }]])(
    "rejects where the answer has %j as trunks",
    async (trunks) => {
      const { client } = sip(answer(trunks));
      const set = client.setTrunk(trunk("a.example"));
      await expect(set).rejects.toBeInstanceOf(RestError);
      await expect(set).rejects.toThrow("a.example");
    },
  );

  it.each([null, undefined, {}, trunk(""), trunk("__proto__")])("refuses %j", async (bad) => {
    const { client, http } = sip();
    await expect(client.setTrunk(bad as SipTrunk)).rejects.toBeInstanceOf(TypeError);
    expect(http.requests).toHaveLength(0);
  });
});

describe("getTrunk", () => {
  const stored = answer({ "x.example": null, "A.example": port(1), "a.example": port(2) });

  it.each([
    ["a.example", trunk("a.example", 2)],
    ["A.example", trunk("A.example", 1)],
    ["A.EXAMPLE", trunk("A.example", 1)],
  ])("finds %s", async (fqdn, found) => {
    await expect(sip(stored).client.getTrunk(fqdn)).resolves.toEqual(found);
  });

  it.each(["b.example", "x.example", "constructor", "toString"])(
    "does not find %s",
    async (fqdn) => {
      const get = sip(stored).client.getTrunk(fqdn);
      await expect(get).rejects.toBeInstanceOf(RestError);
      await expect(get).rejects.toMatchObject({ code: "NotFound", statusCode: 404 });
      await expect(get).rejects.toThrow(fqdn);
    },
  );

  it.each(["", "__proto__", null, undefined, 5])("refuses %j", async (fqdn) => {
    const { client, http } = sip();
    await expect(client.getTrunk(fqdn as string)).rejects.toBeInstanceOf(TypeError);
    await expect(client.deleteTrunk(fqdn as string)).rejects.toBeInstanceOf(TypeError);
    expect(http.requests).toHaveLength(0);
  });
});

describe("deleteTrunk", () => {
  it("sends null for the trunk, and succeeds if there is none", async () => {
    const { client, http } = sip(answer({}));
    await expect(client.deleteTrunk("A.example")).resolves.toBeUndefined();
    expect(sent(http)).toEqual([PATCH]);
    expect(bodies(http)).toEqual([{ trunks: { "A.example": null } }]);
  });

  it("rejects with the service's reason where a route uses the trunk", async () => {
    const failure = {
      name: "RestError",
      statusCode: 422,
      code: "Unprocessable",
      message: "In use.",
    };
    await expect(sip(REFUSAL).client.deleteTrunk("a.example")).rejects.toMatchObject(failure);
  });
});

describe("setRoutes", () => {
  it("replaces all routes in their order and gives those that are stored", async () => {
    const routes = deepFreeze([route("b", "t.example"), route("a")]);
    const { client, http } = sip(answer({}, [route("b", "t.example"), route("a")]));
    await expect(client.setRoutes(routes)).resolves.toEqual(routes);
    expect(sent(http)).toEqual([PATCH]);
    expect(bodies(http)).toEqual([{ routes }]);
  });

  it.each([undefined, null])("reads them where the answer has %s", async (routes) => {
    const { client, http } = sip({ body: { trunks: {}, routes } }, answer({}, [route("a")]));
    await expect(client.setRoutes([route("a")])).resolves.toEqual([route("a")]);
    expect(sent(http)).toEqual([PATCH, GET]);
  });

  it.each([null, undefined, {}, "r"])("refuses %j before any request", async (routes) => {
    const { client, http } = sip();
    await expect(client.setRoutes(routes as never)).rejects.toBeInstanceOf(TypeError);
    const configuration = { trunks: [], routes: routes as never };
    await expect(client.setConfiguration(configuration)).rejects.toBeInstanceOf(TypeError);
    expect(http.requests).toHaveLength(0);
  });
});

describe("The whole configuration", () => {
  const old = answer({ "old.example": port(), "Kept.example": port(1) }, [
    route("old", "old.example"),
  ]);

  it("is read in one request", async () => {
    const { client, http } = sip(old, { body: {} }, answer(null, null));
    await expect(client.getConfiguration()).resolves.toEqual({
      trunks: [trunk("old.example"), trunk("Kept.example", 1)],
      routes: [route("old", "old.example")],
    });
    await expect(client.getConfiguration()).resolves.toEqual({ trunks: [], routes: [] });
    await expect(client.getConfiguration()).resolves.toEqual({ trunks: [], routes: [] });
    expect(sent(http)).toEqual([GET, GET, GET]);
  });

  it("is replaced in one PATCH", async () => {
    const routes = [route("new", "new.example")];
    const { client, http } = sip(
      old,
      answer({ "new.example": port(), "Kept.example": port(2) }, routes),
    );
    const wanted = deepFreeze({ trunks: [trunk("new.example"), trunk("kept.example", 2)], routes });
    await expect(client.setConfiguration(wanted)).resolves.toEqual({
      trunks: [trunk("new.example"), trunk("Kept.example", 2)],
      routes,
    });
    expect(sent(http)).toEqual([GET, PATCH]);
    expect(bodies(http)[1]).toEqual({
      trunks: { "new.example": port(), "kept.example": port(2), "old.example": null },
      routes,
    });
  });

  it("can be emptied", async () => {
    const { client, http } = sip(old, answer({}));
    await client.setConfiguration({ trunks: [], routes: [] });
    expect(bodies(http)[1]).toEqual({
      trunks: { "old.example": null, "Kept.example": null },
      routes: [],
    });
  });

  it("that comes back whole can be set as it is", async () => {
    const { client, http } = sip(old, old, old);
    const configuration = deepFreeze(await client.getConfiguration());
    await expect(client.setConfiguration(configuration)).resolves.toEqual(configuration);
    expect(bodies(http)[2]).not.toMatchObject({ trunks: { "old.example": null } });
  });

  it("is read again where the answer to its change is incomplete", async () => {
    const { client, http } = sip(
      answer({}),
      { body: {} },
      answer({ "a.example": port() }, [route("r")]),
    );
    const configuration = { trunks: [trunk("a.example")], routes: [route("r")] };
    await expect(client.setConfiguration(configuration)).resolves.toEqual(configuration);
    expect(sent(http)).toEqual([GET, PATCH, GET]);
  });

  it.each([null, undefined, 5])("that is %s is refused", async (configuration) => {
    const { client, http } = sip();
    await expect(client.setConfiguration(configuration as never)).rejects.toBeInstanceOf(TypeError);
    expect(http.requests).toHaveLength(0);
  });

  it.each([[[]], ["x"], [5], [{ a: 5 }], [{ a: "x" }], [{ a: [] }]])(
    "whose trunks come as %j is an error",
    async (trunks) => {
      const { client } = sip(answer(trunks));
      await expect(client.getConfiguration()).rejects.toMatchObject({ code: "PARSE_ERROR" });
    },
  );
});

it("The options of a SIP call apply to each of its requests", async () => {
  const { client, http } = sip(answer({ "a.example": port() }), answer({}));
  const statuses: number[] = [];
  const options = deepFreeze({
    requestOptions: { customHeaders: { "x-mine": "1" } },
    onResponse: ({ status }: { status: number }) => void statuses.push(status),
  });
  await client.setTrunks([], options);
  expect(http.requests.map(({ headers }) => headers["x-mine"])).toEqual(["1", "1"]);
  expect(statuses).toEqual([200, 200]);
});
