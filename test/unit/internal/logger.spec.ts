import { afterEach, describe, expect, it } from "vitest";
import { AzureLogger, getLogLevel, setLogLevel } from "@azure/logger";
import { logger } from "@azure/communication-phone-numbers";
import type { PhoneNumbersClientOptions } from "@azure/communication-phone-numbers";
import { calls, named } from "../support/calls.js";
import { KEY, overloads, TOKEN, withConnectionString } from "../support/clients.js";
import { scriptedHttpClient, type Step } from "../support/scriptedHttpClient.js";

type LoggingOptions = NonNullable<PhoneNumbersClientOptions["loggingOptions"]>;

/** A logger that keeps its lines. */
function keeping(): { lines: string[]; write: NonNullable<LoggingOptions["logger"]> } {
  const lines: string[] = [];
  const write = (...parts: unknown[]): void => void lines.push(parts.map(String).join(" "));
  return { lines, write: Object.assign(write, { enabled: true }) as never };
}

const PHONE = "14255550123";
const talkative = {
  "set-cookie": 'session=cookie-secret; note="a \\" quote-secret"; Path=/',
  location: `/phoneNumbers/+${PHONE}?token=location-secret&api-version=1`,
  "operation-location": `/phoneNumbers/operations/op_1?token=operation-secret&api-version=1`,
  "x-azure-ref": "fine",
};

async function linesOf(
  run: (clients: ReturnType<typeof withConnectionString>) => Promise<unknown>,
  steps: Step[],
  loggingOptions: LoggingOptions = {},
  make = withConnectionString,
): Promise<string> {
  const { lines, write } = keeping();
  const httpClient = scriptedHttpClient(...steps);
  await run(make({ httpClient, loggingOptions: { logger: write, ...loggingOptions } }));
  return lines.join("\n");
}

const readNumber = (options?: LoggingOptions): Promise<string> =>
  linesOf(
    ({ numbers }) => numbers.getPurchasedPhoneNumber(`+${PHONE}`),
    [{ headers: talkative, body: { id: PHONE } }],
    options,
  );

describe.each(overloads)("The log of a client made with %s", (_name, make) => {
  it.each(named(calls))("holds no secret and no number of %s", async (_, call) => {
    const answer = call.answer as { headers?: Record<string, string> };
    const step = { ...answer, headers: { ...talkative, ...answer.headers } };

    const log = await linesOf(call.run, [step, step], {}, make);

    expect(log).toContain("Request:");
    expect(log).toContain("Response status code:");
    expect(log).not.toContain(KEY);
    expect(log).not.toContain(TOKEN);
    expect(log).not.toMatch(/Signature=|Bearer |cookie-secret|quote-secret/);
    expect(log).not.toContain(PHONE);
  });
});

describe("The log", () => {
  it("shows no value of a query but the API version", async () => {
    const log = await linesOf(
      ({ numbers }) =>
        numbers
          .listAvailableGeographicAreaCodes("US", {
            locality: "Denver",
            administrativeDivision: "CO",
          })
          .next(),
      [{ body: { areaCodes: [] } }],
    );

    expect(log).not.toMatch(/Denver|=CO/);
    expect(log).toContain("locality=REDACTED");
    expect(log).toContain("api-version=2025-06-01");
  });

  it("shows no value of a query in the links of an answer", async () => {
    const log = await readNumber();

    expect(log).not.toMatch(/location-secret|operation-secret/);
    expect(log).toContain("x-azure-ref");
  });

  it.each([
    `/phoneNumbers/%2B${PHONE}`,
    `/phoneNumbers/+${PHONE}`,
    `/phoneNumbers/${PHONE}/capabilities`,
    `/phonenumbers/+${PHONE}`,
    `https://contoso.communication.azure.com/PhoneNumbers/+${PHONE}?x=1`,
    `phoneNumbers/+${PHONE}`,
  ])("shows no number in the Location %s", async (location) => {
    const log = await linesOf(
      ({ numbers }) => numbers.getOperation("op_1"),
      [{ headers: { location }, body: { status: "running" } }],
    );

    expect(log).toContain("location");
    expect(log).not.toContain(PHONE);
  });

  it("shows the ids of operations, which are needed to follow them", async () => {
    const log = await linesOf(
      ({ numbers }) => numbers.getOperation("purchase_77"),
      [{ body: { status: "running" } }],
    );

    expect(log).toContain("/phoneNumbers/operations/purchase_77");
  });

  it("shows no body", async () => {
    const log = await linesOf(
      ({ numbers }) => numbers.searchOperatorInformation([`+${PHONE}`]),
      [{ body: { values: [{ phoneNumber: `+${PHONE}` }] } }],
    );

    expect(log).not.toContain(PHONE);
  });

  it("shows none of the headers of a caller, but those that are allowed", async () => {
    const customHeaders = { "x-mine": "mine-secret", "x-other": "other-secret" };
    const log = await linesOf(
      ({ numbers }) => numbers.getPurchasedPhoneNumber("+1", { requestOptions: { customHeaders } }),
      [{ body: { id: "1" } }],
      { additionalAllowedHeaderNames: ["X-Mine"] },
    );

    expect(log).toContain("mine-secret");
    expect(log).not.toContain("other-secret");
  });

  it.each(["set-cookie", "Set-Cookie"])("shows cookies where %s is allowed", async (name) => {
    expect(await readNumber({ additionalAllowedHeaderNames: [name] })).toContain("cookie-secret");
  });

  it.each(["phoneNumber", "PHONENUMBER"])("shows numbers where %s is allowed", async (name) => {
    const log = await readNumber({ additionalAllowedQueryParameters: [name] });

    expect(log).toContain(`/phoneNumbers/%2B${PHONE}`);
    expect(log).not.toContain("cookie-secret");
  });

  it("shows values of the query that are allowed", async () => {
    const log = await linesOf(
      ({ numbers }) =>
        numbers.listAvailableLocalities("US", { administrativeDivision: "CO" }).next(),
      [{ body: { phoneNumberLocalities: [] } }],
      { additionalAllowedQueryParameters: ["administrativeDivision"] },
    );

    expect(log).toContain("administrativeDivision=CO");
    expect(log).toContain("maxPageSize=REDACTED");
  });

  it("has a line for each try", async () => {
    const { lines, write } = keeping();
    const httpClient = scriptedHttpClient({ status: 500 }, { body: { id: "1" } });
    const retryOptions = { retryDelayInMs: 0 };
    const options = { httpClient, retryOptions, loggingOptions: { logger: write } };

    await withConnectionString(options).numbers.getPurchasedPhoneNumber("+1");

    expect(lines.filter((line) => line.startsWith("Request:"))).toHaveLength(2);
  });

  it("is not written where the logger is not enabled", async () => {
    const { lines, write } = keeping();
    write.enabled = false;
    const httpClient = scriptedHttpClient({ body: { id: "1" } });
    const options = { httpClient, loggingOptions: { logger: write } };

    await withConnectionString(options).numbers.getPurchasedPhoneNumber("+1");

    expect(lines).toEqual([]);
  });
});

describe("The package's logger", () => {
  const before = getLogLevel();
  const original = AzureLogger.log;
  afterEach(() => {
    setLogLevel(before);
    AzureLogger.log = original;
  });

  it("writes requests once the level is info, also of clients that were made earlier", async () => {
    const lines: string[] = [];
    AzureLogger.log = (...parts) => void lines.push(parts.join(" "));
    const httpClient = scriptedHttpClient({ body: { id: "1" } }, { body: { id: "1" } });
    const { numbers } = withConnectionString({ httpClient });

    await numbers.getPurchasedPhoneNumber(`+${PHONE}`);
    const silent = lines.length;
    setLogLevel("info");
    await numbers.getPurchasedPhoneNumber(`+${PHONE}`);

    expect(silent).toBe(0);
    expect(lines.join("\n")).toContain("azure:communication-phone-numbers:info Request:");
    expect(lines.join("\n")).not.toContain(PHONE);
    expect(lines.join("\n")).not.toMatch(/Signature=/);
  });

  it("writes no secret of a whole operation at any level", async () => {
    const lines: string[] = [];
    AzureLogger.log = (...parts) => void lines.push(parts.join(" "));
    setLogLevel("verbose");
    const httpClient = scriptedHttpClient(
      { status: 307, headers: { location: `/phoneNumbers/+${PHONE}?a=query-secret` } },
      { status: 503, headers: { "retry-after": "0" } },
      { status: 202, headers: { ...talkative, "operation-id": "release_1" } },
      { headers: talkative, body: { id: "release_1", status: "succeeded" } },
    );
    const { numbers } = withConnectionString({ httpClient });

    await (await numbers.beginReleasePhoneNumber(`+${PHONE}`)).pollUntilDone();

    expect(lines.length).toBeGreaterThan(4);
    expect(lines.join("\n")).toMatch(/:info [0-9a-f-]{36}: 503, sent again in 0 ms/);
    expect(lines.join("\n")).not.toMatch(/Signature=|-secret|c2VjcmV0/);
    expect(lines.join("\n")).not.toContain(PHONE);
  });

  it("is named after the package", () => {
    const lines: string[] = [];
    AzureLogger.log = (...parts) => void lines.push(parts.join(" "));
    setLogLevel("warning");

    logger.warning("hello");

    expect(lines.join()).toContain("azure:communication-phone-numbers:warning hello");
  });
});
