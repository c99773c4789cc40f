/** An HTTP client that answers like the service, or refuses, and keeps what it was sent. */
import { createHttpHeaders, RestError } from "@azure/core-rest-pipeline";
import type { HttpClient, PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";

export const STORED_FQDN = "old.example.com";

export interface Sent {
  method: string;
  /** As it was sent. */
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
}

export interface RecordingService extends HttpClient {
  readonly requests: readonly Sent[];
}

/** How the service refuses, if it does. */
export const REFUSALS = ["none", "refused", "busy", "page", "reset"] as const;
export type Refusal = (typeof REFUSALS)[number];
export const REFUSED = "The service does not like it";

/** More than any call has a reason to send. */
const MOST_REQUESTS = 60;

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export function recordingService(refusal: Refusal): RecordingService {
  const requests: Sent[] = [];
  let polls = 0;
  const answer = (sent: Sent): Answer => {
    const { pathname } = new URL(sent.url);
    if (refusal === "reset") throw new RestError("reset by peer", { code: "ECONNRESET" });
    if (refusal === "busy")
      return { status: 503, body: { error: { code: "Busy", message: REFUSED } } };
    if (refusal === "page")
      return { status: 401, headers: { "content-type": "text/html" }, body: "<p>" };
    if (refusal === "refused")
      return { status: 400, body: { error: { code: "BadRequest", message: REFUSED } } };
    if (/\/operations\//.test(pathname) && sent.method === "GET") polls += 1;
    return success(sent, pathname, polls);
  };
  return {
    requests,
    async sendRequest(request) {
      const { method, url } = request;
      const body = typeof request.body === "string" ? request.body : undefined;
      requests.push({ method, url, headers: request.headers.toJSON(), body });
      if (requests.length > MOST_REQUESTS) throw new Error("There are too many requests.");
      return toResponse(request, answer(requests.at(-1)!));
    },
  };
}

const started = (id: string): Answer => ({
  status: 202,
  headers: {
    "operation-id": id,
    "operation-location": `/phoneNumbers/operations/${id}?api-version=2025-06-01`,
  },
});

function success({ method, body, url }: Sent, path: string, polls: number): Answer {
  if (/\/sip$/.test(path)) return { body: sipAnswer(body) };
  if (/:search$/.test(path) && /operatorInformation/.test(path)) return { body: { values: [] } };
  if (/:search$/.test(path)) return started("search_1");
  if (/reservations\/.*:purchase$/.test(path)) return started("reservationPurchase_1");
  if (/:purchase$/.test(path)) return started("purchase_1");
  if (/:browse$/.test(path)) return { body: { phoneNumbers: [] } };
  if (/\/capabilities$/.test(path)) return started("capabilities_1");
  if (/\/operations\//.test(path))
    return method === "DELETE" ? { status: 204 } : { body: operation(polls) };
  if (/searchResults\//.test(path)) return { body: { searchId: "1", phoneNumbers: [] } };
  if (/reservations\/[^/]+$/.test(path)) {
    if (method === "DELETE") return { status: 204 };
    return { body: { id: "1", status: "active", ...(body ? (JSON.parse(body) as object) : {}) } };
  }
  if (/\/phoneNumbers\/[^/]+$/.test(path)) {
    return method === "DELETE" ? started("release_1") : { body: { id: "1", phoneNumber: "+1" } };
  }
  return { body: page(url) };
}

const operation = (polls: number): object => ({
  ...{ id: "search_1", operationType: "search" },
  status: polls < 2 ? "running" : "succeeded",
});

/** The first page of any listing has a link to a second one, which is the last. */
function page(url: string): object {
  const { pathname, search } = new URL(url);
  const isLast = search.includes("second=1");
  const items = [{ id: isLast ? "2" : "1" }];
  return {
    ...{ phoneNumbers: items, reservations: items, countries: items },
    ...{ phoneNumberLocalities: items, areaCodes: items, phoneNumberOfferings: items },
    ...(!isLast && { nextLink: `${pathname}?second=1&api-version=2025-06-01` }),
  };
}

/** The stored trunk and whatever a change brings. */
function sipAnswer(body: string | undefined): object {
  const { trunks, routes } = (body ? JSON.parse(body) : {}) as {
    trunks?: Record<string, unknown>;
    routes?: unknown;
  };
  const stored = [[STORED_FQDN, { sipSignalingPort: 5060 }] as const];
  const changed = Object.entries(trunks ?? {}).filter(([, trunk]) => isObject(trunk));
  return {
    trunks: Object.fromEntries([...stored, ...changed]),
    routes: Array.isArray(routes) ? routes : [],
  };
}

const isObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function toResponse(
  request: PipelineRequest,
  { status = 200, headers, body }: Answer,
): PipelineResponse {
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  const type = text ? { "content-type": "application/json" } : {};
  return { request, status, headers: createHttpHeaders({ ...type, ...headers }), bodyAsText: text };
}
