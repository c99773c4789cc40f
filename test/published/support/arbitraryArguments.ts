/** Arguments and options that the documentation allows, and the ways to make a client. */
import type { OperationOptions } from "@azure/core-client";
import fc, { type Arbitrary } from "fast-check";
import { ENDPOINT } from "../../unit/support/scriptedHttpClient.js";
import * as any from "./arbitraryValues.js";
import { given, strictlyAnswered } from "./arbitraryValues.js";
import { keyCredential, listingCredential } from "./constructorScenarios.js";
import type { ClientOptions, Clients } from "./sideBySide.js";
import { KEY } from "./wire.js";

/** A part of a path; what would make another path of it is refused, and is in the table of differences. */
export const pathPart = any.text.filter((part) => !/^\.{0,2}$/.test(part));
/** A part of a path that links repeat, which may have no slash in disguise. */
const linkedPart = pathPart.filter((part) => !/[/\\]|%2f|%5c/i.test(part));
const countryCode = fc.oneof(any.country, pathPart);
export const listedCountry = fc.oneof({ weight: 3, arbitrary: any.country }, linkedPart);
export const phoneNumber = fc.oneof(
  any.e164,
  any.digits,
  any.digits.map((number) => `%2B${number}`),
  any.e164.map((number) => `${number.slice(0, 4)} (${number.slice(4)})`),
  pathPart,
);
export const reservationId = fc.oneof(
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
);

const capability = fc.constantFrom("none", "inbound", "outbound", "inbound+outbound");
/** Capabilities, each of which may be left out. */
export const wishes = given({}, { calling: capability, sms: capability });
export const search = given(
  {
    countryCode,
    phoneNumberType: any.numberType,
    assignmentType: any.assignmentType,
    capabilities: any.capabilities,
  },
  { areaCode: any.text, quantity: fc.integer({ min: 1, max: 2 ** 31 - 1 }) },
);
export const browseRequest = fc.record({ countryCode, phoneNumberType: any.numberType });

/** What has to be there for 1.5.0 to send it. */
const numberOf = {
  id: any.numberId,
  countryCode: any.country,
  phoneNumberType: any.numberType,
  assignmentType: any.assignmentType,
};
const read = given(
  { code: any.text, message: any.text },
  { target: any.text, innerError: given({ code: any.text, message: any.text }) },
);
const more = {
  phoneNumber: any.e164,
  capabilities: any.capabilities,
  cost: any.cost,
  status: any.text,
  isAgreementToNotResellRequired: fc.boolean(),
  error: read,
};
/** A number to reserve, as the service gave it or made by hand. */
export const numberToAdd = fc.oneof(strictlyAnswered(numberOf, more), given(numberOf, more));

export const trunk = given({ fqdn: any.fqdn, sipSignalingPort: any.port });
export const trunks = fc.uniqueArray(trunk, {
  maxLength: 3,
  selector: (one) => String(one["fqdn"]).toLowerCase(),
});
export const route = given(
  { name: any.text, numberPattern: fc.oneof(any.text, fc.constant("^\\+1(206|425)[0-9]{7}$")) },
  { description: any.text, trunks: fc.array(any.fqdn, { maxLength: 3 }) },
);

const headerValue = fc.stringMatching(/^[\w"',;:=/ -]{1,10}$/).map((value) => value.trim() || "x");
const customHeaders = fc.record(
  {
    "x-test-header": headerValue,
    "X-Test-Other": headerValue,
    accept: fc.constant("text/plain"),
    "content-type": fc.constant("application/json; charset=utf-8"),
    "x-ms-client-request-id": fc.constant("mine"),
    "Accept-Language": fc.constant("it"),
  },
  { requiredKeys: [] },
);
const language = fc.constantFrom("de", "fr-CA", "en-US,en;q=0.5");
export const paging = { skip: fc.nat(1000), maxPageSize: fc.nat(1000) };
export const inLanguage = { acceptLanguage: language };

/** Options of a call: none, or those that all calls have and those of one of them, each of which may be left out. */
export const options = (
  own: Record<string, Arbitrary<unknown>> = {},
): Arbitrary<OperationOptions | undefined> =>
  fc.option(
    given(
      {},
      {
        ...own,
        abortSignal: fc.constant(new AbortController().signal),
        tracingOptions: fc.constant({}),
        requestOptions: given({}, { customHeaders, timeout: fc.constant(60_000) }),
      },
    ),
    { nil: undefined, freq: 6 },
  );

/** Which reservation, with options that stand beside it. */
export const reservationRequest = given(
  { reservationId },
  { requestOptions: fc.record({ customHeaders: fc.record({ "x-test-request": headerValue }) }) },
);

export const clientOptions: Arbitrary<ClientOptions> = fc.record(
  {
    acceptLanguage: language,
    apiVersion: fc.constantFrom("2024-03-01", "2030-01-01-preview"),
    userAgentOptions: fc.constant({ userAgentPrefix: "mine" }),
  },
  { requiredKeys: [] },
);

type Connect = (clients: Clients) => Clients;
const ofUrl =
  (url: string, isKeyed: boolean): Connect =>
  (clients) => {
    const { classes, options } = clients;
    const { PhoneNumbersClient, SipRoutingClient } = classes;
    return isKeyed
      ? {
          ...clients,
          phoneNumbers: new PhoneNumbersClient(url, keyCredential(), options),
          sipRouting: new SipRoutingClient(url, keyCredential(), options),
        }
      : {
          ...clients,
          phoneNumbers: new PhoneNumbersClient(url, listingCredential([]), options),
          sipRouting: new SipRoutingClient(url, listingCredential([]), options),
        };
  };
const ofText =
  (text: string): Connect =>
  (clients) => ({
    ...clients,
    phoneNumbers: new clients.classes.PhoneNumbersClient(text, clients.options),
    sipRouting: new clients.classes.SipRoutingClient(text, clients.options),
  });

/** The forms of a constructor's arguments. */
export const connections: Arbitrary<[string, Connect]> = fc.constantFrom<[string, Connect][]>(
  ["a connection string", ofText(`endpoint=${ENDPOINT}/;accesskey=${KEY}`)],
  ["a connection string without slash", ofText(`Endpoint=${ENDPOINT};AccessKey=${KEY}`)],
  ["a URL and a key", ofUrl(ENDPOINT, true)],
  ["a URL with a slash and a key", ofUrl(`${ENDPOINT}/`, true)],
  ["a URL and a token", ofUrl(ENDPOINT, false)],
  ["a URL with a slash and a token", ofUrl(`${ENDPOINT}/`, false)],
);
