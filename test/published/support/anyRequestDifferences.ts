import type { OperationOptions } from "@azure/core-client";
import { optionsOf, linkTo, setsHeader, type ChangeOfAny } from "./anyCall.js";
import { replaced, withHeaders, withRequests } from "./difference.js";
import type { Observed, SeenRequest } from "./sideBySide.js";

/** What has names in a language. */
const LOCALIZED = /^\/availablePhoneNumbers\/countries(\/.+\/(localities|areaCodes|offerings))?$/s;
/** What of it 1.5.0 asks for in no language but the client's. */
const WITHOUT_OPTION = /^\/availablePhoneNumbers\/countries(\/.+\/localities)?$/s;

/** The same requests, with a language where names are asked for in none. */
const withLanguage = (published: Observed, language: string | undefined): Observed =>
  withRequests(published, (request) =>
    language && request.method === "GET" && LOCALIZED.test(request.path)
      ? { ...request, headers: { "accept-language": language, ...request.headers } }
      : request,
  );

const withVersion = (request: SeenRequest, version: string): SeenRequest => ({
  ...request,
  query: [
    ...request.query.filter(([name]) => name !== "api-version"),
    ["api-version", version] as [string, string],
  ].sort(([one], [other]) => one.localeCompare(other)),
});

/** The change of a SIP configuration, without the removal of a trunk that it sets. */
function withoutContradiction({ body }: SeenRequest): unknown {
  const { trunks, ...rest } = (body ?? {}) as { trunks?: Record<string, object | null> };
  if (!trunks) return body;
  const names = Object.keys(trunks).filter((name) => trunks[name]);
  const set = new Set(names.map((name) => name.toLowerCase()));
  const kept = Object.entries(trunks).filter(
    ([name, trunk]) => trunk || !set.has(name.toLowerCase()),
  );
  return { ...rest, trunks: Object.fromEntries(kept) };
}

const withoutInnerError = (part: object): object => {
  const { innererror, ...error } = part as { innererror?: object };
  return innererror === undefined ? part : error;
};

/** What differs in the requests of any call, by what the table says that it is about. */
export const anyRequestDifferences: Record<string, ChangeOfAny> = {
  "polls carry no Content-Type": (published, call) =>
    setsHeader(call, "content-type")
      ? published
      : withRequests(published, (request) => {
          const { "content-type": _, ...headers } = request.headers;
          return request.method === "GET" ? { ...request, headers } : request;
        }),
  "the language of the client is sent with every listing that has names": (published, call) =>
    withLanguage(published, call.clientOptions?.acceptLanguage),
  "the language of a call is sent with countries and localities": (published, call) => {
    const language = optionsOf(call).acceptLanguage;
    if (!language || setsHeader(call, "accept-language")) return published;
    return withRequests(published, (request) =>
      WITHOUT_OPTION.test(request.path)
        ? { ...request, headers: { ...request.headers, "accept-language": language } }
        : request,
    );
  },
  "the SIP routing client has an API version of its choice": (published, { clientOptions }) =>
    withRequests(published, (request) =>
      request.path === "/sip" && clientOptions?.apiVersion
        ? withVersion(request, clientOptions.apiVersion)
        : request,
    ),
  "a link keeps the API version that it names": (published, call) =>
    withRequests(published, (request, index) => {
      const version = linkTo(call, request, index)?.searchParams.get("api-version");
      return version ? withVersion(request, version) : request;
    }),
  "a link that names no API version gets that of the client": (published, call) =>
    withRequests(published, (request, index) => {
      const link = linkTo(call, request, index);
      return link && !link.searchParams.has("api-version")
        ? withVersion(request, call.clientOptions?.apiVersion ?? "2025-06-01")
        : request;
    }),
  "a number with %2B for its plus is that number": (published) =>
    withRequests(published, (request) => ({
      ...request,
      path: request.path.replace(/^\/phoneNumbers\/%2B/i, "/phoneNumbers/+"),
    })),
  "options in the request of a reservation count": (published, { of, args: [request] }) => {
    if (of.method !== "createOrUpdateReservation") return published;
    const { requestOptions } = request as OperationOptions;
    return withHeaders(published, (headers) => ({ ...requestOptions?.customHeaders, ...headers }));
  },
  "status and expiresAt of a reservation, and inner errors of its numbers, are never sent": (
    published,
    { of },
  ) =>
    of.method === "createOrUpdateReservation"
      ? withRequests(published, (request) => ({
          ...request,
          body: replaced(request.body, withoutInnerError),
        }))
      : published,
  "setTrunks does not remove the trunk that it sets": (published) =>
    withRequests(published, (request) => ({ ...request, body: withoutContradiction(request) })),
  "the query is sent as it is signed": (published) =>
    withHeaders(published, (headers) =>
      headers["authorization"]?.endsWith("<signature of the form-encoded query>")
        ? { ...headers, authorization: "HMAC-SHA256 <signature of what was sent>" }
        : headers,
    ),
};
