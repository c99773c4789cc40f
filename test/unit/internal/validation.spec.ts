import { describe, expect, it } from "vitest";
import {
  LONE,
  takingFqdn,
  takingId,
  takingPathPart,
  takingReservationId,
  unsendable,
} from "../support/badArguments.js";
import { calls, named } from "../support/calls.js";
import { rejectionOf, withConnectionString, type Clients } from "../support/clients.js";
import { scriptedHttpClient, type Step } from "../support/scriptedHttpClient.js";

const noTexts: unknown[] = [
  "",
  undefined,
  null,
  5,
  0,
  NaN,
  true,
  {},
  [],
  ["a"],
  5n,
  Symbol("x"),
  () => "x",
  Object.create(null),
  { toString: () => "sneaky" },
  new String("boxed"),
];

/** Fails unless the call rejects with an argument error, without a throw and without a request. */
async function expectRefusal(call: (clients: Clients) => unknown): Promise<Error> {
  const httpClient = scriptedHttpClient();
  let promise: unknown;
  expect(() => (promise = call(withConnectionString({ httpClient })))).not.toThrow();
  expect(promise).toBeInstanceOf(Promise);
  const error = await rejectionOf(promise as Promise<unknown>);
  expect([TypeError, RangeError]).toContain(error.constructor);
  expect(error.message).not.toMatch(/destructure|Cannot (read|convert)|is not a function/);
  expect(httpClient.requests).toEqual([]);
  return error;
}

describe.each([...takingPathPart, ...takingReservationId, ...takingFqdn, ...takingId])(
  "%s",
  (_name, run) => {
    it("refuses what is no text, an empty text and half of a surrogate pair", async () => {
      for (const value of [...noTexts, LONE]) {
        await expectRefusal((clients) => run(clients, value as never));
      }
    });
  },
);

describe.each(takingPathPart)("%s", (_name, run) => {
  it.each([".", ".."])("refuses %j, which would change the path", async (value) => {
    const error = await expectRefusal((clients) => run(clients, value as never));

    expect(error.message).toContain("path");
  });

  it.each([
    "...",
    ". ",
    "a/../b",
    "/",
    "//evil.example",
    "\\",
    "?a=1",
    "#a",
    "%2e%2e",
    "%2F",
    "é",
    "{x}",
    "$&",
    " ",
  ])("keeps %j one part of the path", async (value) => {
    const httpClient = scriptedHttpClient({ status: 404 });

    await rejectionOf(
      run(withConnectionString({ httpClient }), value as never) as Promise<unknown>,
    );

    const [request] = httpClient.requests;
    expect(request?.url.pathname.split("/")).toContain(encodeURIComponent(value));
    expect([...request!.url.searchParams.keys()]).not.toContain("a");
    expect(request?.url.hash).toBe("");
  });
});

describe.each(takingReservationId)("%s", (_name, run) => {
  it.each([
    "1",
    "11111111-2222-4333-8444-55555555555",
    "11111111-2222-4333-8444-5555555555555",
    "g1111111-2222-4333-8444-555555555555",
    "11111111222243338444555555555555",
    "{11111111-2222-4333-8444-555555555555}",
    " 11111111-2222-4333-8444-555555555555",
    "11111111-2222-4333-8444-555555555555\n",
    "11111111-2222-4333-8444-555555555555/..",
  ])("refuses the id %j", async (id) => {
    const error = await expectRefusal((clients) => run(clients, id as never));

    expect(error.message).toContain("UUID");
  });

  it.each([
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "ABCDEF01-2222-0333-C444-555555555555",
  ])("takes the id %s", async (id) => {
    const httpClient = scriptedHttpClient({ status: 404 });

    await rejectionOf(run(withConnectionString({ httpClient }), id as never) as Promise<unknown>);

    expect(httpClient.requests[0]?.target).toContain(`/reservations/${id}`);
  });
});

describe.each(takingFqdn)("%s", (_name, run) => {
  it("refuses __proto__, which an object would lose", async () => {
    await expectRefusal((clients) => run(clients, "__proto__" as never));
  });
});

describe("A call is refused before any request with", () => {
  it.each(unsendable)("%s", async (_, run) => {
    await expectRefusal(run);
  });
});

describe.each(named(calls))("%s", (_name, call) => {
  it("never throws, also where its options are null", async () => {
    const httpClient = scriptedHttpClient(call.answer, call.answer);
    const clients = withConnectionString({ httpClient });
    const on = call.sends.includes("/sip") ? clients.sip : clients.numbers;
    const method = (on as unknown as Record<string, (...args: unknown[]) => unknown>)[call.name]!;
    // As many nulls as there are parameters without a default, and one for the options.
    const nulls = Array<null>(method.length + 1).fill(null);
    let result: unknown;

    expect(() => (result = method.apply(on, nulls))).not.toThrow();

    const { next } = result as Partial<AsyncIterator<unknown>>;
    await Promise.allSettled([next ? next.call(result as AsyncIterator<unknown>) : result]);
  });
});

describe("The library leaves to the service", () => {
  const sip: Step = { body: { trunks: { "-1": { sipSignalingPort: 0 } }, routes: [] } };
  const sent = async (run: (clients: Clients) => Promise<unknown>, step: Step) => {
    const httpClient = scriptedHttpClient(step, step);
    await run(withConnectionString({ httpClient }));
    return httpClient.requests.map(({ target, body }) => `${target} ${body}`).join("\n");
  };

  it.each([0, -1, 65_536, 1.5])("the port %d", async (sipSignalingPort) => {
    const trunk = { fqdn: "-1", sipSignalingPort };

    await expect(sent((clients) => clients.sip.setTrunk(trunk), sip)).resolves.toContain(
      `{"trunks":{"-1":{"sipSignalingPort":${sipSignalingPort}}}}`,
    );
  });

  it.each(["-1", "a", "*.contoso.com", "toString", "constructor", "ünï", "a b", "x".repeat(300)])(
    "the fqdn %s",
    async (fqdn) => {
      await expect(sent((clients) => clients.sip.deleteTrunk(fqdn), sip)).resolves.toContain(
        JSON.stringify({ trunks: { [fqdn]: null } }),
      );
    },
  );

  it("routes without a name, a pattern or trunks", async () => {
    const routes = [{ name: "", numberPattern: "(", trunks: [] }, {}, null];

    await expect(sent((clients) => clients.sip.setRoutes(routes as never), sip)).resolves.toContain(
      JSON.stringify({ routes }),
    );
  });

  it.each<[unknown]>([[["+1", "+2"]], [[]], [["no number"]], [[""]]])(
    "a look-up of %j",
    async (phoneNumbers) => {
      await expect(
        sent(({ numbers }) => numbers.searchOperatorInformation(phoneNumbers as string[]), {
          body: {},
        }),
      ).resolves.toContain(JSON.stringify(phoneNumbers));
    },
  );

  it.each([
    ["+14255550123", "%2B14255550123"],
    ["%2B14255550123", "%2B14255550123"],
    ["%2b14255550123", "%2B14255550123"],
    ["14255550123", "14255550123"],
    ["no number", "no%20number"],
    ["%20", "%2520"],
  ])("the number %s", async (number, part) => {
    await expect(
      sent(({ numbers }) => numbers.getPurchasedPhoneNumber(number), { body: { id: "1" } }),
    ).resolves.toContain(`/phoneNumbers/${part}?`);
  });

  it.each(["INVALID", "us", "1", "東京"])("the country %s", async (country) => {
    await expect(
      sent(({ numbers }) => Promise.resolve(numbers.listAvailableLocalities(country).next()), {
        body: { phoneNumberLocalities: [] },
      }),
    ).resolves.toContain(`/countries/${encodeURIComponent(country)}/localities`);
  });

  it.each([0, -5, 1.5, 2 ** 40, "7"])("the quantity %j", async (quantity) => {
    const search = { countryCode: "US", phoneNumberType: "new", quantity } as never;

    await expect(
      sent(({ numbers }) => numbers.beginSearchAvailablePhoneNumbers(search), {
        status: 202,
        headers: { "operation-id": "1" },
      }),
    ).resolves.toContain(`"quantity":${JSON.stringify(quantity)}`);
  });
});

describe("A parameter that may be left out", () => {
  const options = ["locality", "administrativeDivision", "acceptLanguage", "maxPageSize", "skip"];
  const noParameters = [{}, ["a"], 5n, Symbol("x"), () => "x", new String("boxed"), LONE];

  it.each(options)("%s, is refused where it is no text", async (name) => {
    for (const value of noParameters) {
      const { message } = await expectRefusal(({ numbers }) =>
        numbers.listAvailableGeographicAreaCodes("US", { [name]: value }).next(),
      );
      expect(message).toContain(name);
    }
  });
});

describe("A header that is set by the caller", () => {
  const read = (customHeaders: object) => (clients: Clients) =>
    clients.numbers.getPurchasedPhoneNumber("1", { requestOptions: { customHeaders } as never });

  it.each<[object]>([
    [{ "x-a": "1\r\nx-b: 2" }],
    [{ "x-a": "→" }],
    [{ "x\na": "1" }],
    [{ "x-a": {} }],
  ])("is refused where it cannot be sent: %j", async (headers) => {
    const { message } = await expectRefusal(read(headers));
    expect(message).toContain("The header x");
  });

  it("is not shown where it is refused: it may be a secret", async () => {
    const { message } = await expectRefusal(read({ Authorization: "Bearer secret\nof mine" }));
    expect(message).not.toContain("secret");
  });

  it("is left out where it has no value, and trimmed", async () => {
    const httpClient = scriptedHttpClient({ body: { id: "1" } });
    const headers = { "x-none": undefined, "x-null": null, "x-end": "token\n" };
    await read(headers)(withConnectionString({ httpClient }));
    const sent = httpClient.requests[0]!.headers;
    expect(sent).toMatchObject({ "x-end": "token" });
    expect(Object.keys(sent).filter((name) => /^x-(none|null)$/.test(name))).toEqual([]);
  });
});

describe("What a call is given besides its arguments", () => {
  const noSignals = [5, {}, { aborted: false, addEventListener: () => undefined }];

  it.each(noSignals)("a signal is not %j", async (abortSignal) => {
    const options = { abortSignal } as never;
    for (const call of [
      ({ numbers }: Clients) => numbers.getPurchasedPhoneNumber("1", options),
      ({ numbers }: Clients) => numbers.beginPurchasePhoneNumbers("1", options),
      ({ sip }: Clients) => sip.listTrunks(options).next(),
    ]) {
      const { message } = await expectRefusal(call);
      expect(message).toContain("abortSignal must be an AbortSignal");
    }
  });

  it.each([
    ["onResponse", { onResponse: "x" }],
    ["onUploadProgress", { requestOptions: { onUploadProgress: "x" } }],
    ["onDownloadProgress", { requestOptions: { onDownloadProgress: {} } }],
  ])("%s is refused before anything is bought", async (name, options) => {
    const { message } = await expectRefusal(({ numbers }) =>
      numbers.beginPurchasePhoneNumbers("1", options as never),
    );
    expect(message).toContain(`${name} must be a function`);
  });

  it.each([false, 0, "", null])("onDownloadProgress may be %j, which is none", async (report) => {
    const httpClient = scriptedHttpClient({ body: { id: "1" } });
    const options = { requestOptions: { onDownloadProgress: report } } as never;
    await withConnectionString({ httpClient }).numbers.getPurchasedPhoneNumber("1", options);
    expect(httpClient.requests).toHaveLength(1);
  });

  it.each([NaN, -1, "3"])("retryOptions.maxRetries is not %j", (maxRetries) => {
    const make = () => withConnectionString({ retryOptions: { maxRetries: maxRetries as number } });
    expect(make).toThrow(/retryOptions[.]maxRetries must be a number from 0 on/);
  });

  it("a long text in a wrong place is not shown: it may be a key", async () => {
    const key = "c2VjcmV0".repeat(8);
    const { message } = await expectRefusal(({ numbers }) => numbers.getReservation(key));
    expect(message).toContain("a string of 66 characters");
    expect(message).not.toContain(key.slice(0, 8));
  });
});
