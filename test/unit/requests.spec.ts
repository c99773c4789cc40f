import { describe, expect, it } from "vitest";
import type { OperationOptions } from "@azure/core-client";
import { calls, named, RESERVATION_ID } from "./support/calls.js";
import {
  rejectionOf,
  withConnectionString,
  withTokenCredential,
  type Clients,
} from "./support/clients.js";
import { scriptedHttpClient, type Step } from "./support/scriptedHttpClient.js";

const VERSION = "api-version=2025-06-01";
const SIP_VERSION = "api-version=2023-03-01";
const PATCH = "application/merge-patch+json";
const JSON_TYPE = "application/json";
const trunk = { fqdn: "a.b", sipSignalingPort: 5061 };
const route = { name: "r", description: "d", numberPattern: "^1", trunks: ["a.b"] };
const search = {
  countryCode: "US",
  phoneNumberType: "tollFree",
  assignmentType: "application",
  capabilities: { calling: "inbound", sms: "none" },
} as const;

type Row = [run: (clients: Clients) => unknown, line: string, body?: string, type?: string];

/** What calls with all their options send: query, body, content type. */
const rows: Row[] = [
  [
    ({ numbers }) => numbers.beginSearchAvailablePhoneNumbers(search),
    `POST /availablePhoneNumbers/countries/US/:search?${VERSION}`,
    '{"phoneNumberType":"tollFree","assignmentType":"application","capabilities":{"calling":"inbound","sms":"none"},"quantity":1}',
    JSON_TYPE,
  ],
  [
    ({ numbers }) =>
      numbers.beginSearchAvailablePhoneNumbers({ ...search, quantity: 5, areaCode: "833" }),
    `POST /availablePhoneNumbers/countries/US/:search?${VERSION}`,
    '{"phoneNumberType":"tollFree","assignmentType":"application","capabilities":{"calling":"inbound","sms":"none"},"areaCode":"833","quantity":5}',
    JSON_TYPE,
  ],
  [
    ({ numbers }) => numbers.beginPurchasePhoneNumbers("s1"),
    `POST /availablePhoneNumbers/:purchase?${VERSION}`,
    '{"searchId":"s1"}',
    JSON_TYPE,
  ],
  [
    ({ numbers }) => numbers.beginPurchasePhoneNumbers("s1", { agreeToNotResell: false }),
    `POST /availablePhoneNumbers/:purchase?${VERSION}`,
    '{"searchId":"s1","agreeToNotResell":false}',
    JSON_TYPE,
  ],
  [
    ({ numbers }) => numbers.beginReservationPurchase(RESERVATION_ID, { agreeToNotResell: true }),
    `POST /availablePhoneNumbers/reservations/${RESERVATION_ID}/:purchase?${VERSION}`,
    '{"agreeToNotResell":true}',
    JSON_TYPE,
  ],
  [
    ({ numbers }) => numbers.beginUpdatePhoneNumberCapabilities("+1", { calling: "none" }),
    `PATCH /phoneNumbers/%2B1/capabilities?${VERSION}`,
    '{"calling":"none"}',
    PATCH,
  ],
  [({ numbers }) => numbers.beginReleasePhoneNumber("+1"), `DELETE /phoneNumbers/%2B1?${VERSION}`],
  [
    ({ numbers }) =>
      numbers.browseAvailablePhoneNumbers(
        { countryCode: "US", phoneNumberType: "geographic" },
        {
          capabilities: { calling: "outbound" },
          assignmentType: "person",
          phoneNumberPrefixes: ["1425"],
        },
      ),
    `POST /availablePhoneNumbers/countries/US/:browse?${VERSION}`,
    '{"phoneNumberType":"geographic","capabilities":{"calling":"outbound"},"assignmentType":"person","phoneNumberPrefixes":["1425"]}',
    JSON_TYPE,
  ],
  [
    ({ numbers }) => numbers.searchOperatorInformation(["+1"]),
    `POST /operatorInformation/:search?${VERSION}`,
    '{"phoneNumbers":["+1"],"options":{"includeAdditionalOperatorDetails":false}}',
    JSON_TYPE,
  ],
  [
    ({ numbers }) =>
      numbers.searchOperatorInformation(["+1"], { includeAdditionalOperatorDetails: true }),
    `POST /operatorInformation/:search?${VERSION}`,
    '{"phoneNumbers":["+1"],"options":{"includeAdditionalOperatorDetails":true}}',
    JSON_TYPE,
  ],
  [
    ({ numbers }) => numbers.listPurchasedPhoneNumbers({ maxPageSize: 7 }).next(),
    `GET /phoneNumbers?skip=0&${VERSION}&top=7`,
  ],
  [
    // By its name on the wire, as users of 1.5.0 without types may have it.
    ({ numbers }) => numbers.listPurchasedPhoneNumbers({ top: 8, skip: 2 } as object).next(),
    `GET /phoneNumbers?skip=2&${VERSION}&top=8`,
  ],
  [
    ({ numbers }) => numbers.listReservations({ maxPageSize: 7 }).next(),
    `GET /availablePhoneNumbers/reservations?maxPageSize=7&${VERSION}`,
  ],
  [
    ({ numbers }) => numbers.listAvailableCountries().next(),
    `GET /availablePhoneNumbers/countries?skip=0&maxPageSize=100&${VERSION}`,
  ],
  [
    ({ numbers }) =>
      numbers
        .listAvailableLocalities("US", { administrativeDivision: "AK", phoneNumberType: "mobile" })
        .next(),
    `GET /availablePhoneNumbers/countries/US/localities?skip=0&maxPageSize=100&administrativeDivision=AK&${VERSION}&phoneNumberType=mobile`,
  ],
  [
    ({ numbers }) => numbers.listAvailableTollFreeAreaCodes("US").next(),
    `GET /availablePhoneNumbers/countries/US/areaCodes?phoneNumberType=tollFree&skip=0&maxPageSize=100&assignmentType=application&${VERSION}`,
  ],
  [
    ({ numbers }) =>
      numbers
        .listAvailableGeographicAreaCodes("US", {
          locality: "Denver",
          administrativeDivision: "CO",
          assignmentType: "person",
        })
        .next(),
    `GET /availablePhoneNumbers/countries/US/areaCodes?phoneNumberType=geographic&skip=0&maxPageSize=100&assignmentType=person&locality=Denver&administrativeDivision=CO&${VERSION}`,
  ],
  [
    ({ numbers }) => numbers.listAvailableMobileAreaCodes("IE", { maxPageSize: 5 }).next(),
    `GET /availablePhoneNumbers/countries/IE/areaCodes?phoneNumberType=mobile&skip=0&maxPageSize=5&${VERSION}`,
  ],
  [
    ({ numbers }) =>
      numbers
        .listAvailableOfferings("US", { phoneNumberType: "tollFree", assignmentType: "person" })
        .next(),
    `GET /availablePhoneNumbers/countries/US/offerings?skip=0&maxPageSize=100&assignmentType=person&${VERSION}&phoneNumberType=tollFree`,
  ],
  [
    ({ sip }) => sip.setTrunk({ ...trunk, status: "x" } as never),
    `PATCH /sip?${SIP_VERSION}`,
    '{"trunks":{"a.b":{"sipSignalingPort":5061}}}',
    PATCH,
  ],
  [
    ({ sip }) => sip.deleteTrunk("a.b"),
    `PATCH /sip?${SIP_VERSION}`,
    '{"trunks":{"a.b":null}}',
    PATCH,
  ],
  [
    ({ sip }) => sip.setRoutes([route]),
    `PATCH /sip?${SIP_VERSION}`,
    '{"routes":[{"description":"d","name":"r","numberPattern":"^1","trunks":["a.b"]}]}',
    PATCH,
  ],
];

/** An answer that every call takes for some answer, good or bad. */
const refusal: Step = { status: 404, body: { error: { code: "NotFound", message: "No." } } };

describe("What is sent", () => {
  it.each(rows.map(([run, line, ...rest]) => [line, run, ...rest] as const))(
    "is %s",
    async (line, run, body?: string, type?: string) => {
      const httpClient = scriptedHttpClient(refusal);

      await rejectionOf(run(withConnectionString({ httpClient })) as Promise<unknown>);

      const [request] = httpClient.requests;
      const [method, target] = line.split(" ");
      expect(request?.method).toBe(method);
      // Query parameters in any order.
      expect(request?.target.split(/[?&]/).sort()).toEqual(target?.split(/[?&]/).sort());
      expect(JSON.parse(request?.body ?? "null")).toEqual(JSON.parse(body ?? "null"));
      expect(request?.headers["content-type"]).toBe(type);
      expect(request?.headers["accept"]).toBe("application/json");
    },
  );
});

/** Gives a call of the table further options, in the place after its own arguments. */
function withOptions(clients: Clients, options: OperationOptions): Clients {
  const wrap = <T extends object>(client: T): T =>
    new Proxy(client, {
      get: (target, name) => {
        const method = Reflect.get(target, name) as (...given: unknown[]) => unknown;
        return (...given: unknown[]) => {
          const required = method.length;
          const own = given[required] ?? {};
          return method.apply(target, [...given.slice(0, required), { ...own, ...options }]);
        };
      },
    });
  return { numbers: wrap(clients.numbers), sip: wrap(clients.sip) };
}

describe.each(named(calls))("%s", (_name, call) => {
  it("sends the headers of a caller and calls onResponse with each answer", async () => {
    const httpClient = scriptedHttpClient(call.answer, call.answer);
    const statuses: number[] = [];
    const clients = withOptions(withConnectionString({ httpClient }), {
      requestOptions: { customHeaders: { "x-mine": "yes" } },
      onResponse: ({ status }) => statuses.push(status),
    });

    await call.run(clients);

    const sent = httpClient.requests.map(({ headers }) => headers["x-mine"]);
    expect(sent.length).toBeGreaterThan(0);
    expect(new Set(sent)).toEqual(new Set(["yes"]));
    expect(statuses).toEqual(sent.map(() => call.answer.status ?? 200));
  });

  it("hands the signal and the time-out of a caller to the HTTP client", async () => {
    const seen: unknown[] = [];
    const httpClient = scriptedHttpClient(({ abortSignal, timeout }) => {
      seen.push(abortSignal?.aborted, timeout);
      controller.abort();
      seen.push(abortSignal?.aborted);
      throw Object.assign(new Error("The operation was aborted."), { name: "AbortError" });
    });
    const controller = new AbortController();
    const clients = withOptions(withConnectionString({ httpClient }), {
      abortSignal: controller.signal,
      requestOptions: { timeout: 1234 },
    });

    await expect(call.run(clients)).rejects.toMatchObject({ name: "AbortError" });
    expect(seen).toEqual([false, 1234, true]);
  });

  it("is sent with an id of its own for each request", async () => {
    const answers = Array<Step>(4).fill(call.answer);
    const httpClient = scriptedHttpClient(...answers);
    const clients = withConnectionString({ httpClient });

    await call.run(clients);
    await call.run(clients);

    const ids = httpClient.requests.map(({ headers }) => headers["x-ms-client-request-id"]);
    expect(ids.every(Boolean)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("A parameter of the query", () => {
  async function urlOf(run: (clients: Clients) => unknown): Promise<string> {
    let url = "";
    const httpClient = scriptedHttpClient((request) => {
      url = request.url;
      return { body: { areaCodes: [], phoneNumberLocalities: [] } };
    });
    await run(withTokenCredential({ httpClient }));
    return url;
  }

  it("is sent as a URL holds it, apostrophes too", async () => {
    const url = await urlOf(({ numbers }) =>
      numbers.listAvailableLocalities("US", { administrativeDivision: "L'Anse & Co" }).next(),
    );
    expect(url).toContain("administrativeDivision=L%27Anse%20%26%20Co&");
    expect(new URL(url).href).toBe(url);
  });

  it("is left out where it is null or undefined, whatever its default", async () => {
    const options = { administrativeDivision: null, skip: undefined } as never;
    const url = await urlOf(({ numbers }) => numbers.listAvailableLocalities("US", options).next());
    expect([...new URL(url).searchParams.keys()]).toEqual(["maxPageSize", "api-version"]);
  });

  it("that is an argument is not taken from the options", async () => {
    const options = { phoneNumberType: "mobile", "api-version": "2000-01-01" } as never;
    const url = await urlOf(({ numbers }) =>
      numbers.listAvailableTollFreeAreaCodes("US", options).next(),
    );
    const { searchParams } = new URL(url);
    expect(searchParams.getAll("phoneNumberType")).toEqual(["tollFree"]);
    expect(searchParams.getAll("api-version")).toEqual(["2025-06-01"]);
  });
});

it("requestOptions may be null", async () => {
  const httpClient = scriptedHttpClient({ body: { id: "1" } });
  const { numbers } = withConnectionString({ httpClient });
  const options = { requestOptions: null } as never;
  await expect(numbers.getPurchasedPhoneNumber("1", options)).resolves.toEqual({ id: "1" });
});
