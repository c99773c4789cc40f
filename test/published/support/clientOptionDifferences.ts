import { RestError, type PipelinePolicy } from "@azure/core-rest-pipeline";
import { ENDPOINT } from "../../unit/support/scriptedHttpClient.js";
import { purchased } from "./answers.js";
import { clientWith, refused, retrying, withOptions } from "./clientOptionScenarios.js";
import { onClock } from "./clock.js";
import { keyCredential, listingCredential } from "./constructorScenarios.js";
import {
  firstRequests,
  withError,
  withHeaders,
  withRequests,
  withValue,
  type Difference,
} from "./difference.js";
import type { Observed, SeenRequest } from "./sideBySide.js";

const ok = { body: purchased };
const SIGNED = "HMAC-SHA256 <signature of what was sent>";

const dateOf = ({ at = 0 }: SeenRequest): string => new Date(onClock.start + at).toUTCString();
const isOld = (request: SeenRequest): boolean =>
  request.headers["x-ms-date"] !== undefined && request.headers["x-ms-date"] !== dateOf(request);

const tooLong = (status: number): Difference["change"] => {
  return (published) =>
    withError(firstRequests(published, 1), {
      statusCode: status,
      code: `Code${status}`,
      message: `Refused with ${status}.`,
      details: {
        error: {
          code: `Code${status}`,
          message: `Refused with ${status}.`,
          target: "phonenumber",
          details: [{ code: "Detail", message: "a detail" }],
          innerError: { code: "Inner", message: "the reason" },
        },
      },
    });
};
const rejectingWaits = [429, 503].map((status): Difference => ({
  about: `a ${status} with a long Retry-After rejects at once`,
  reason: "1.5.0 sleeps for as long as it is told, an hour if need be",
  notices: "the service's error; retryOptions.maxRetryDelayInMs allows for longer pauses",
  scenarios: [
    ...["61", "3600", "Sun, 01 Jun 2025 11:00:00 GMT"].map((time) =>
      withOptions(`a ${status} with Retry-After: ${time}`, retrying, [
        refused(status, { "retry-after": time }),
        ok,
      ]),
    ),
    withOptions(
      `a ${status} with a Retry-After longer than maxRetryDelayInMs`,
      { retryOptions: { maxRetryDelayInMs: 1500 } },
      [refused(status, { "retry-after": "2" }), ok],
    ),
  ],
  change: tooLong(status),
}));

const redirect = (status: number, location: string) => ({ status, headers: { location } });
const REDIRECTS = [300, 301, 302, 307, 308, 303, 304];
const elsewhere = redirect(302, "https://elsewhere.example/numbers");

/** What is sent of a request that is sent to another place of the same origin. */
const signedAnew = (published: Observed): Observed =>
  withHeaders(published, (headers) => ({ ...headers, authorization: SIGNED }));

const adding = (query: string): PipelinePolicy => ({
  name: "mine",
  sendRequest: (request, next) => {
    request.url += `&${query}`;
    return next(request);
  },
});

/** What clients do otherwise with their options. */
export const clientOptionDifferences: Difference[] = [
  {
    about: "each try of a request is signed anew",
    reason: "the service refuses a date that is too old; 1.5.0 signs once for all tries",
    notices: "x-ms-date is the time of the try",
    concerns: (_scenario, { requests }) => requests.some(isOld),
    change: (published) =>
      withRequests(published, (request) => ({
        ...request,
        headers: { ...request.headers, "x-ms-date": dateOf(request) },
      })),
  },
  ...rejectingWaits,
  {
    about: "a Retry-After that is neither seconds nor an HTTP date does not count",
    reason: "nearly any text is a date to JavaScript",
    notices: "the usual pause after a 503, no further try after a 429",
    scenarios: [
      withOptions("a 503 with an ISO date", retrying, [
        refused(503, { "retry-after": "2025-06-01T10:00:05Z" }),
        ok,
      ]),
    ],
    change: (published) =>
      withRequests(published, (request, index) => {
        const later = { ...request, at: 750 };
        const headers = { ...request.headers, "x-ms-date": dateOf(later) };
        return index ? { ...later, headers } : request;
      }),
  },
  {
    about: "what an HTTP client throws becomes a RestError",
    reason: "who catches errors of the service should not have to know the HTTP client",
    notices: "error.name, and a code where there was none; the first error is its cause",
    scenarios: [new Error("no way"), new TypeError("fetch failed")].map((error) =>
      withOptions(`an HTTP client that throws a ${error.name}`, retrying, [error]),
    ),
    change: (published) =>
      withError(published, {
        ...published.error,
        name: "RestError",
        code: RestError.REQUEST_SEND_ERROR,
      }),
  },
  {
    about: "what an HTTP client throws with the code of a passing failure is tried again",
    reason: "it is the failure of a connection, whoever tells it",
    notices: "a result instead of an error",
    scenarios: [
      withOptions("an HTTP client that throws ECONNRESET", retrying, [
        Object.assign(new Error("reset"), { code: "ECONNRESET" }),
        { body: { id: "1" } },
      ]),
    ],
    change: ({ requests: [request] }) => ({
      requests: [request!, { ...request!, at: 750 }],
      value: { id: "1" },
    }),
  },
  {
    about: "a redirect is signed anew",
    reason: "a signature is of one path; 1.5.0 sends none, and is refused",
    notices: "the redirect works",
    scenarios: REDIRECTS.slice(0, 4).flatMap((status) =>
      ["/other?a=b", `${ENDPOINT}/other`].map((location) =>
        withOptions(`a ${status} to ${location}`, {}, [redirect(status, location), ok]),
      ),
    ),
    change: signedAnew,
  },
  {
    about: "a redirect that is not followed says so",
    reason: "core leaves the message empty",
    notices: "a message that names the request and the status",
    scenarios: [
      ...REDIRECTS.slice(4).map((status) =>
        withOptions(`a ${status} to /other`, {}, [redirect(status, "/other")]),
      ),
      ...REDIRECTS.map((status) =>
        withOptions(`a ${status} to another host`, {}, [
          redirect(status, "https://elsewhere.example/numbers"),
        ]),
      ),
      withOptions("a 302 without redirects", { redirectOptions: { maxRetries: 0 } }, [
        redirect(302, "/other"),
      ]),
    ],
    change: (published) =>
      withError(published, {
        ...published.error,
        message: `GET /phoneNumbers/%2B1 was answered ${String(published.error!.statusCode)} without a body.`,
      }),
  },
  {
    about: "a redirect elsewhere goes without what is left of the credential",
    reason: "date, hash and host are of the request that was redirected",
    notices: "nothing; the authorization header is gone in 1.5.0 as well",
    scenarios: [
      withOptions(
        "a redirect to another host that is allowed",
        { redirectOptions: { allowCrossOriginRedirects: true } },
        [elsewhere, ok],
      ),
    ],
    change: (published) =>
      withRequests(published, (request, index) => {
        const {
          host: _,
          "x-ms-date": __,
          "x-ms-content-sha256": ___,
          ...headers
        } = request.headers;
        return index ? { ...request, headers } : request;
      }),
  },
  {
    about: "an API version is one value of the query",
    reason: "1.5.0 writes it into the query as it is",
    notices: "nothing with a version that the service has",
    scenarios: [withOptions("an API version with an ampersand", { apiVersion: "a b&c=d" })],
    change: (published) =>
      withHeaders(
        withRequests(published, (request) => ({ ...request, query: [["api-version", "a b&c=d"]] })),
        (headers) => ({ ...headers, authorization: SIGNED }),
      ),
  },
  {
    about: "the query is sent as it is signed",
    reason: "1.5.0 signs its form encoding, whatever it sends",
    notices: "nothing, or a signature that a strict service takes",
    scenarios: [
      withOptions("a policy perCall that adds a%20b", {}, [ok], (clients) =>
        clientWith(clients, keyCredential(), {
          additionalPolicies: [{ policy: adding("mine=a%20b"), position: "perCall" }],
        }).getPurchasedPhoneNumber("1"),
      ),
    ],
    change: signedAnew,
  },
  {
    about: "an answer that a policy gives itself is read",
    reason: "1.5.0 gives an empty object, also for an answer that is a refusal",
    notices: "what the policy answered",
    concerns: ({ name }) => name === "a policy perCall that answers",
    change: (published) => withValue(published, [{ id: "mine" }, []]),
  },
  {
    about: "a token that ends between two tries is asked for again",
    reason: "each try is authenticated; 1.5.0 sends the old one",
    notices: "a further call of getToken",
    scenarios: [
      withOptions(
        "tries with tokens that live half a second",
        {},
        [refused(500), ok],
        (clients) => {
          const credential = listingCredential([], 500);
          return clientWith(clients, credential, retrying).getPurchasedPhoneNumber("1");
        },
      ),
    ],
    change: (published) =>
      withRequests(published, (request, index) => ({
        ...request,
        headers: { ...request.headers, authorization: `Bearer token-${index + 1}` },
      })),
  },
  {
    about: "loggingOptions count",
    reason: "1.5.0 writes its own over them",
    notices: "the log goes where the caller wants it",
    scenarios: [
      withOptions("a logger of the caller's", {}, [ok], async ({ classes, options }) => {
        const lines: unknown[] = [];
        const logger = Object.assign((line: unknown) => void lines.push(line), { enabled: true });
        const given = { ...options, loggingOptions: { logger } };
        const client = new classes.PhoneNumbersClient(ENDPOINT, keyCredential(), given);
        await client.getPurchasedPhoneNumber("1");
        return lines.length > 0;
      }),
    ],
    change: (published) => withValue(published, true),
  },
];
