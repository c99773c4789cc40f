import type { AvailablePhoneNumber } from "published-phone-numbers";
import type { Answer } from "../../unit/support/scriptedHttpClient.js";

export const RESERVATION_ID = "6227aeb8-8086-4824-9586-05cafe96f37b";
export const SEARCH_ID = "0e2f6b3c-9a3d-4d2c-8b1a-5f4e3d2c1b0a";
const VERSION = "api-version=2025-06-01";

const cost = {
  amount: 2,
  isoCurrencyCode: "USD",
  currencyCode: "USD",
  billingFrequency: "monthly",
};
const capabilities = { calling: "inbound+outbound", sms: "none" };

export const purchased = {
  id: "14255550123",
  phoneNumber: "+14255550123",
  countryCode: "US",
  phoneNumberType: "tollFree",
  capabilities,
  assignmentType: "application",
  purchaseDate: "2025-03-04T05:06:07.1234567+00:00",
  cost,
  notInTheDescription: { since: "2025-03-04T05:06:07Z" },
};

export const available = {
  id: "14255550124",
  countryCode: "US",
  phoneNumber: "+14255550124",
  capabilities,
  phoneNumberType: "geographic",
  assignmentType: "person",
  cost,
  status: "available",
  isAgreementToNotResellRequired: false,
  error: null,
} as unknown as AvailablePhoneNumber;

export const failedNumber = {
  ...available,
  id: "14255550125",
  status: "error",
  error: {
    code: "NumberUnavailable",
    message: "taken",
    target: "phonenumber",
    details: [{ code: "Inner", message: "one", innererror: { code: "Innermost", message: "two" } }],
  },
} as unknown as AvailablePhoneNumber;

export const reservation = {
  id: RESERVATION_ID,
  expiresAt: "2025-06-01T12:00:00+00:00",
  phoneNumbers: { [available.id!]: { ...available, status: "reserved" }, gone: null },
  status: "active",
};

export const searchResult = {
  searchId: SEARCH_ID,
  phoneNumbers: ["+14255550123", "+14255550124"],
  phoneNumberType: "tollFree",
  assignmentType: "application",
  capabilities,
  cost,
  searchExpiresBy: "2025-06-01T12:16:00.5Z",
  errorCode: 0,
  error: "NoError",
  isAgreementToNotResellRequired: true,
};

/** Two pages of a listing; the link to the second is as the service sends it, without the endpoint. */
export const pages = (name: string, items: unknown[], path: string): Answer[] => [
  { body: { [name]: items.slice(0, 1), nextLink: `${path}?skip=1&maxPageSize=1&${VERSION}` } },
  { body: { [name]: items.slice(1), nextLink: null } },
];

const operationPath = (id: string): string => `/phoneNumbers/operations/${id}`;

/** The answer to the start of an operation. */
export const started = (id: string, resultPath?: string, idHeader?: string): Answer => ({
  status: 202,
  headers: {
    "operation-location": `${operationPath(id)}?${VERSION}`,
    "operation-id": id,
    ...(idHeader && { [idHeader]: id.split("_")[1]! }),
    ...(resultPath && { location: `${resultPath}?${VERSION}` }),
  },
  ...(idHeader && { body: { [idHeader.replace("-id", "Id")]: id.split("_")[1]! } }),
});

/** The state of an operation. */
export const operation = (
  id: string,
  status: string,
  resultPath?: string,
  more: object = {},
): Answer => ({
  body: {
    operationType: id.split("_")[0],
    status,
    resourceLocation: resultPath ? `${resultPath}?${VERSION}` : null,
    createdDateTime: "2025-06-01T11:59:00Z",
    id,
    lastActionDateTime: "2025-06-01T11:59:30Z",
    ...more,
  },
});

export const sipConfiguration = {
  trunks: {
    "one.example.com": { sipSignalingPort: 5061 },
    "two.example.com": { sipSignalingPort: 5062 },
  },
  routes: [
    { name: "all", numberPattern: ".*", description: "the rest", trunks: ["one.example.com"] },
    { name: "none", numberPattern: "^$", trunks: [] },
  ],
};

/** An error as the service sends it. */
export const refusal = (status: number): Answer => ({
  status,
  body: {
    error: {
      code: `Code${status}`,
      message: `Refused with ${status}.`,
      target: "phonenumber",
      details: [{ code: "Detail", message: "a detail" }],
      innererror: { code: "Inner", message: "the reason" },
    },
  },
});
