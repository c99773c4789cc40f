import { createHttpHeaders, RestError } from "@azure/core-rest-pipeline";
import type { HttpClient, PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import type { Random } from "./random.js";
import type { Figures } from "./report.js";

/** Numbers on a page, as of the service. */
export const PAGE = 100;
const FIRST = 10_000_000_000;

/** The number at a place of the listing. */
export const numberAt = (at: number): string => `+${FIRST + at}`;

function pageFrom(skip: number, count: number): string {
  const end = Math.min(skip + PAGE, count);
  const phoneNumbers = Array.from({ length: end - skip }, (_, more) => ({
    id: numberAt(skip + more).slice(1),
    phoneNumber: numberAt(skip + more),
    countryCode: "US",
    phoneNumberType: "geographic",
    capabilities: { calling: "inbound+outbound", sms: "none" },
    assignmentType: "application",
    purchaseDate: "2025-06-17T16:40:10.1234567+00:00",
    cost: { amount: 1, currencyCode: "USD", billingFrequency: "monthly" },
  }));
  const nextLink = `/phoneNumbers?skip=${end}&top=${PAGE}&api-version=2025-06-01`;
  return JSON.stringify({ phoneNumbers, ...(end < count && { nextLink }) });
}

/** An HTTP client that makes the pages of so many numbers as they are asked for; some requests go wrong. */
export function numberPages(
  count: number,
  rate: number,
  random: Random,
  figures: Figures,
): HttpClient {
  const faults: Record<string, (request: PipelineRequest, page: string) => PipelineResponse> = {
    "503": (request) => answer(request, 503, ""),
    "429 Retry-After": (request) => answer(request, 429, "", { "Retry-After": "0" }),
    "reset before effect": (request) => {
      throw new RestError("read ECONNRESET", { code: "ECONNRESET", request });
    },
    "body truncated": (request, page) => answer(request, 200, page.slice(0, page.length / 2)),
    "HTML 502": (request) => answer(request, 502, "<html></html>", { "Content-Type": "text/html" }),
    "HTML 200": (request) => answer(request, 200, "<html></html>", { "Content-Type": "text/html" }),
  };
  let last: string | undefined;
  return {
    async sendRequest(request) {
      const skip = Number(new URL(request.url).searchParams.get("skip") ?? 0);
      figures.add("requests");
      if (request.requestId === last) figures.add("retries");
      last = request.requestId;
      const page = pageFrom(skip, count);
      if (random.next() >= rate) {
        figures.add("pages");
        return answer(request, 200, page);
      }
      const name = random.pick(Object.keys(faults));
      figures.add(`fault: ${name}`);
      return faults[name]!(request, page);
    },
  };
}

const answer = (
  request: PipelineRequest,
  status: number,
  bodyAsText: string,
  headers: Record<string, string> = {},
): PipelineResponse => ({
  request,
  status,
  bodyAsText,
  headers: createHttpHeaders({ "Content-Type": "application/json", ...headers }),
});
