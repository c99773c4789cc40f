import { refusal } from "./answers.js";
import { isCall } from "./calls.js";
import { firstRequests, withError, withValue, type Difference } from "./difference.js";
import { trunkDifferences } from "./trunkDifferences.js";
import { items, type Clients, type Scenario } from "./sideBySide.js";

const getNumber = ({ phoneNumbers }: Clients): Promise<unknown> =>
  phoneNumbers.getPurchasedPhoneNumber("1");
const numbersOf = ({ phoneNumbers }: Clients): Promise<unknown> =>
  items(phoneNumbers.listPurchasedPhoneNumbers());
const PARSE_ERROR = { statusCode: 200, code: "PARSE_ERROR", details: {} };
const asked = "GET /phoneNumbers/1 was answered";

const badAnswer = (
  name: string,
  notices: string,
  answer: Scenario["answers"][number],
  error: object,
): Difference => ({
  about: name,
  reason: "what cannot be what was asked for is no result",
  notices,
  scenarios: [{ name, call: getNumber, answers: [answer] }],
  change: (published) => withError(published, { ...PARSE_ERROR, ...error }),
});

const describedError = (
  name: string,
  answer: { status: number; body?: unknown; headers?: Record<string, string> },
  message: string,
): Difference => ({
  about: name,
  reason: "the message of 1.5.0 is empty, or the whole body of the answer",
  notices: "a message that names the request and the status",
  scenarios: [{ name, call: getNumber, answers: [answer] }],
  change: (published) =>
    withError(published, { ...published.error, message: `${asked} ${answer.status} ${message}.` }),
});

const CONTENT_TYPE = "content-type";

const RESERVATION = "11111111-2222-4333-8444-555555555555";
const BUSY = { code: "Busy", message: "Busy." };
const retrying = { retryOptions: { retryDelayInMs: 0 } };
const priced = ({ phoneNumbers }: Clients): Promise<unknown> =>
  phoneNumbers.searchOperatorInformation(["+1"], { includeAdditionalOperatorDetails: true });

/** Differences of what a call resolves to or rejects with. */
export const outcomeDifferences: Difference[] = [
  {
    about: "a reservation that a lost try may have deleted is deleted",
    reason: "it is gone, as it should be; 1.5.0 says that there is none",
    notices: "no 404 from deleteReservation after a try that may have acted",
    scenarios: [
      {
        name: "a deletion that is refused with 404 after 500",
        call: ({ phoneNumbers }) => phoneNumbers.deleteReservation(RESERVATION),
        answers: [refusal(500), refusal(404)],
        clientOptions: retrying,
      },
    ],
    change: (published) => withValue(published, undefined),
  },
  {
    about: "a look-up with a price is not repeated when it may have been answered",
    reason: "each look-up of operator details is paid for",
    notices: "the error of the first try; the call can be made again",
    scenarios: [
      {
        name: "a look-up of operator details that is refused with 500",
        call: priced,
        answers: [{ status: 500, body: { error: BUSY } }, { body: { values: [] } }],
        clientOptions: retrying,
      },
    ],
    change: (published) =>
      withError(firstRequests(published, 1), {
        ...BUSY,
        statusCode: 500,
        details: { error: BUSY },
      }),
  },
  {
    about: "deleteReservation resolves to nothing",
    reason: "its type is Promise<void>; 1.5.0 gives an object without content",
    notices: "nothing",
    concerns: (scenario, { error }) => isCall(scenario, ["deleteReservation"]) && !error,
    change: (published) => withValue(published, undefined),
  },
  {
    about: "details of a SIP error are the service's error alone",
    reason: "1.5.0 mixes the headers of the answer into it",
    notices: "details like those of telephone numbers; headers are in error.response.headers",
    concerns: (_scenario, { error }) =>
      Object.hasOwn(Object(error?.details) as object, CONTENT_TYPE),
    change: (published) => {
      const { [CONTENT_TYPE]: _, ...details } = published.error!.details as Record<string, unknown>;
      return withError(published, { ...published.error, details });
    },
  },
  ...trunkDifferences,
  {
    about: "billingFrequency is what the service sent",
    reason: '1.5.0 says "monthly" whatever was sent',
    notices: "the truth, should the service ever bill otherwise",
    scenarios: [
      {
        name: "a number that is billed yearly",
        call: getNumber,
        answers: [{ body: { id: "1", cost: { amount: 1, billingFrequency: "yearly" } } }],
      },
    ],
    change: (published) =>
      withValue(published, { id: "1", cost: { amount: 1, billingFrequency: "yearly" } }),
  },
  badAnswer(
    "an answer without a body",
    "an error instead of {} for a number",
    {},
    {
      message: `${asked} 200, but it has no JSON body.`,
    },
  ),
  badAnswer(
    "an answer that is an array",
    "an error instead of {} for a number",
    { body: "[]" },
    {
      message: `${asked} 200, but its body is no object: [].`,
    },
  ),
  badAnswer(
    "a date that is none",
    "an error instead of an Invalid Date",
    { body: { purchaseDate: "soon" } },
    { message: `${asked} 200, but its purchaseDate is no date: "soon".` },
  ),
  badAnswer(
    "an answer that is no JSON",
    "a message without the body",
    { body: "{" },
    {
      message: `${asked} 200 with a body that is not valid JSON.`,
    },
  ),
  describedError(
    "an error whose message is blank",
    { status: 400, body: { error: { code: "A", message: " " } } },
    "with a body that holds no error message (application/json)",
  ),
  describedError("an error without a body", { status: 500 }, "without a body"),
  describedError(
    "an error that is an empty object",
    { status: 400, body: {} },
    "with a body that holds no error message (application/json)",
  ),
  describedError(
    "an error page of a proxy",
    { status: 502, body: "<html>Bad</html>", headers: { "content-type": "text/html" } },
    "with a body that holds no error message (text/html)",
  ),
  {
    about: "a page without its list is an error",
    reason: "1.5.0 takes it for an empty page, so that all numbers seem to be gone",
    notices: "an error that names what is missing",
    scenarios: [{ name: "a page without its list", call: numbersOf, answers: [{ body: {} }] }],
    change: (published) =>
      withError(published, {
        ...PARSE_ERROR,
        message: "GET /phoneNumbers was answered 200, but it has no phoneNumbers.",
      }),
  },
  {
    about: "a link to another host is not followed",
    reason: "it would carry the credential there; 1.5.0 glues it to the endpoint or follows it",
    notices: "the code LinkRefused",
    scenarios: [
      {
        name: "a next page on another host",
        call: numbersOf,
        answers: [
          { body: { phoneNumbers: [], nextLink: "https://contoso.example/phoneNumbers" } },
          refusal(404),
        ],
      },
    ],
    change: (published) =>
      withError(firstRequests(published, 1), {
        code: "LinkRefused",
        message:
          "The service's link to the next page was not followed: it does not lead to a page of this listing on the endpoint.",
      }),
  },
  {
    about: "a second loop over a listing lists again",
    reason: "in 1.5.0 it finds nothing, without a word",
    notices: "the items instead of none",
    scenarios: [
      {
        name: "a listing that is looped over twice",
        call: async ({ phoneNumbers }) => {
          const listing = phoneNumbers.listPurchasedPhoneNumbers();
          return [await items(listing), await items(listing)];
        },
        answers: [
          { body: { phoneNumbers: [{ id: "1" }] } },
          { body: { phoneNumbers: [{ id: "1" }] } },
        ],
      },
    ],
    change: ({ requests: [first] }) => ({
      requests: [first!, first!],
      value: [[{ id: "1" }], [{ id: "1" }]],
    }),
  },
  {
    about: "byPage takes a page size",
    reason: "1.5.0 throws; the service has the parameter",
    notices: "pages of that size",
    scenarios: [
      {
        name: "pages of one number",
        call: ({ phoneNumbers }) =>
          items(phoneNumbers.listPurchasedPhoneNumbers().byPage({ maxPageSize: 1 })),
        answers: [{ body: { phoneNumbers: [{ id: "1" }] } }],
      },
    ],
    change: () => ({
      requests: [
        {
          method: "GET",
          origin: "https://contoso.communication.azure.com",
          path: "/phoneNumbers",
          query: [
            ["api-version", "2025-06-01"],
            ["skip", "0"],
            ["top", "1"],
          ],
          headers: { accept: "application/json" },
          body: undefined,
        },
      ],
      value: [[{ id: "1" }]],
    }),
  },
  {
    about: "a page knows where the next one is",
    reason: "1.5.0 keeps the token where nobody can read it",
    notices: "page.continuationToken for byPage({ continuationToken })",
    scenarios: [
      {
        name: "the continuation token of a page",
        call: async ({ phoneNumbers }) => {
          const [page] = await items(phoneNumbers.listPurchasedPhoneNumbers().byPage({}));
          return (page as { continuationToken?: string }).continuationToken;
        },
        answers: [
          { body: { phoneNumbers: [], nextLink: "/phoneNumbers?skip=1&api-version=2025-06-01" } },
          { body: { phoneNumbers: [] } },
        ],
      },
    ],
    change: (published) => withValue(published, "/phoneNumbers?skip=1&api-version=2025-06-01"),
  },
];
