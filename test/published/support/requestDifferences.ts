import type { CreateOrUpdateReservationRequest } from "published-phone-numbers";
import { pages, purchased, reservation, RESERVATION_ID, sipConfiguration } from "./answers.js";
import {
  firstRequests,
  refusedBefore,
  replaced,
  withHeaders,
  withRequests,
  type Difference,
} from "./difference.js";
import { available } from "./answers.js";
import { languageDifferences } from "./languageDifferences.js";
import { items, type Clients } from "./sideBySide.js";

const setTwoWaysOfWriting = ({ sipRouting }: Clients): Promise<unknown> =>
  sipRouting.setTrunks([{ fqdn: "ONE.example.com", sipSignalingPort: 1 }]);
const numbersOf = ({ phoneNumbers }: Clients): Promise<unknown> =>
  items(phoneNumbers.listPurchasedPhoneNumbers());

/** An error as it is sent. */
const withoutInnerError = (part: object): object => {
  const { innererror, ...error } = part as { innererror?: object };
  return innererror === undefined ? part : error;
};

/** Differences of what is sent. */
export const requestDifferences: Difference[] = [
  {
    about: "polls carry no Content-Type",
    reason: "a GET has no body whose type could be told",
    notices: "nothing; the service does not look at it",
    concerns: (_scenario, { requests }) =>
      requests.some(({ method, headers }) => method === "GET" && "content-type" in headers),
    change: (published) =>
      withRequests(published, (request) => {
        const { "content-type": _, ...headers } = request.headers;
        return request.method === "GET" ? { ...request, headers } : request;
      }),
  },
  {
    about: "an update of capabilities that names none is an empty object",
    reason: "a merge patch is a JSON document; 1.5.0 announces one and sends no body",
    notices: "nothing: no capability is changed",
    concerns: ({ name }, { requests: [first] }) =>
      name.startsWith("beginUpdatePhoneNumberCapabilities") && first?.body === undefined,
    change: (published) =>
      withRequests(published, (request, index) => (index ? request : { ...request, body: {} })),
  },
  ...languageDifferences,
  {
    about: "the SIP routing client has an API version of its choice",
    reason: "1.5.0 ignores the option",
    notices: "the version that was asked for is used",
    scenarios: [
      {
        name: "trunks of an API version",
        call: ({ sipRouting }) => items(sipRouting.listTrunks()),
        answers: [{ body: sipConfiguration }],
        clientOptions: { apiVersion: "2030-01-01" },
      },
    ],
    change: (published) =>
      withRequests(published, (request) => ({
        ...request,
        query: [["api-version", "2030-01-01"]],
      })),
  },
  {
    about: "a link keeps the API version that it names",
    reason:
      "links are the service's; 1.5.0 rewrites their version where the client has one of its choice",
    notices: "nothing: the service's links name the version that was asked for",
    scenarios: [
      {
        name: "pages of an API version",
        call: numbersOf,
        answers: pages("phoneNumbers", [purchased, purchased], "/phoneNumbers"),
        clientOptions: { apiVersion: "2030-01-01" },
      },
    ],
    change: (published) =>
      withRequests(published, (request, index) => {
        const query = request.query.map(([name, value]): [string, string] =>
          name === "api-version" ? [name, "2025-06-01"] : [name, value],
        );
        return index === 0 ? request : { ...request, query };
      }),
  },
  {
    about: "a link that names no API version gets that of the client",
    reason: "the service answers no request without one",
    notices: "the next page instead of an error, should the service ever leave it out",
    scenarios: [
      {
        name: "pages at links without API version",
        call: numbersOf,
        answers: [
          { body: { phoneNumbers: [], nextLink: "/phoneNumbers?skip=1" } },
          { body: { phoneNumbers: [] } },
        ],
      },
    ],
    change: (published) =>
      withRequests(published, (request, index) =>
        index === 0
          ? request
          : { ...request, query: [["api-version", "2025-06-01"], ...request.query] },
      ),
  },
  {
    about: "a number with %2B for its plus is that number",
    reason: "the form is documented, and 1.5.0 encodes its percent sign once more",
    notices: "the number is found",
    scenarios: [
      {
        name: "a number with %2B",
        call: ({ phoneNumbers }) => phoneNumbers.getPurchasedPhoneNumber("%2B14255550123"),
        answers: [{ body: purchased }],
      },
    ],
    change: (published) =>
      withRequests(published, (request) => ({ ...request, path: "/phoneNumbers/+14255550123" })),
  },
  {
    about: "options in the request of a reservation count",
    reason: "their type is that of options, and 1.5.0 ignores them",
    notices: "headers, signals and time-outs given there work",
    scenarios: [
      {
        name: "a reservation with options in its request",
        call: ({ phoneNumbers }) => {
          const request: CreateOrUpdateReservationRequest = {
            reservationId: RESERVATION_ID,
            requestOptions: { customHeaders: { "x-test-header": "here" } },
          };
          return phoneNumbers.createOrUpdateReservation(request);
        },
        answers: [{ body: reservation }],
      },
    ],
    change: (published) =>
      withHeaders(published, (headers) => ({ ...headers, "x-test-header": "here" })),
  },
  {
    about: "status and expiresAt of a reservation, and inner errors of its numbers, are never sent",
    reason: "they are the service's; 1.5.0 passes them on from the options",
    notices: "nothing, or an error less",
    scenarios: [
      {
        name: "a reservation that was read, as options",
        call: ({ phoneNumbers }) => {
          const options = { remove: ["1"], status: "active", expiresAt: new Date(0) };
          return phoneNumbers.createOrUpdateReservation({ reservationId: RESERVATION_ID }, options);
        },
        answers: [{ body: reservation }],
      },
      {
        name: "a reservation of a number that failed before",
        call: ({ phoneNumbers }) => {
          const innerError = { code: "Inner", message: "why" };
          const add = [{ ...available, error: { code: "Taken", message: "taken", innerError } }];
          return phoneNumbers.createOrUpdateReservation({ reservationId: RESERVATION_ID }, { add });
        },
        answers: [{ body: reservation }],
      },
    ],
    change: (published) =>
      withRequests(published, (request) => {
        const { phoneNumbers } = request.body as { phoneNumbers: object };
        return { ...request, body: replaced({ phoneNumbers }, withoutInnerError) };
      }),
  },
  {
    about: "setTrunks does not remove the trunk that it sets",
    reason: "domain names are the same in any letter case",
    notices: "the trunk is there afterwards",
    scenarios: [
      {
        name: "a trunk in other letter case than it is stored",
        call: setTwoWaysOfWriting,
        answers: [{ body: sipConfiguration }, { body: sipConfiguration }],
      },
    ],
    change: (published) =>
      withRequests(published, (request) => ({
        ...request,
        body: request.body && {
          trunks: { "ONE.example.com": { sipSignalingPort: 1 }, "two.example.com": null },
        },
      })),
  },
  {
    about: "a start is not followed by a poll of its own",
    reason: "the caller decides when to poll; 1.5.0 polls once before it gives the poller",
    notices: "begin* is back after one request, and a refused poll rejects pollUntilDone",
    scenarios: [
      {
        name: "a purchase that is begun and not followed",
        call: async ({ phoneNumbers }) => {
          await phoneNumbers.beginPurchasePhoneNumbers("abc");
        },
        answers: [
          {
            status: 202,
            headers: { "operation-location": "/phoneNumbers/operations/purchase_abc" },
          },
          { body: { status: "running", id: "purchase_abc" } },
        ],
      },
    ],
    change: (published) => firstRequests(published, 1),
  },
  {
    about: "an empty number is refused",
    reason: "it changes the path of the request: 1.5.0 asks for the list of numbers",
    notices: "a TypeError, before anything is sent",
    scenarios: [
      {
        name: "a number that is empty",
        call: ({ phoneNumbers }) => phoneNumbers.getPurchasedPhoneNumber(""),
        answers: [{ body: purchased }],
      },
    ],
    change: refusedBefore('phoneNumber must be a non-empty string, but is "".'),
  },
  {
    about: "a number without id is not dropped from a reservation",
    reason: "1.5.0 drops it without a word",
    notices: "a TypeError that names it, before anything is sent",
    scenarios: [
      {
        name: "a reservation of a number without id",
        call: ({ phoneNumbers }) => {
          const { id: _, ...number } = available;
          const request = { reservationId: RESERVATION_ID };
          return phoneNumbers.createOrUpdateReservation(request, { add: [available, number] });
        },
        answers: [{ body: reservation }],
      },
    ],
    change: refusedBefore("id of add[1] must be a non-empty string, but is undefined."),
  },
  {
    about: "two trunks of one fqdn are refused",
    reason: "1.5.0 sends the last of them without a word",
    notices: "a TypeError that names it, before anything is sent",
    scenarios: [
      {
        name: "a trunk given twice",
        call: ({ sipRouting }) =>
          sipRouting.setTrunks([1, 2].map((port) => ({ fqdn: "a.b", sipSignalingPort: port }))),
        answers: [{ body: sipConfiguration }, { body: sipConfiguration }],
      },
    ],
    change: refusedBefore('trunks holds two trunks with the fqdn "a.b".'),
  },
];
