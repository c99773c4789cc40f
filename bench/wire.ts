/** What the service answers, as text, and the HTTP clients in memory that give it. */
import { createHttpHeaders } from "@azure/core-rest-pipeline";
import type { HttpClient, PipelineRequest } from "@azure/core-rest-pipeline";

/** Of no resource. */
export const KEY = Buffer.from("a key of no resource, for figures").toString("base64");
export const ENDPOINT = "https://bench.communication.azure.com";
export const NUMBER = "+12065550100";
/** Path and query of the request for it. */
export const NUMBER_PATH = `/phoneNumbers/${encodeURIComponent(NUMBER)}?api-version=2025-06-01`;

const numberAt = (index: number): object => {
  const digits = String(12065550100 + index);
  return {
    id: digits,
    phoneNumber: `+${digits}`,
    countryCode: "US",
    phoneNumberType: "geographic",
    capabilities: { calling: "inbound+outbound", sms: "none" },
    assignmentType: "application",
    purchaseDate: "2026-03-04T05:06:07.1234567+00:00",
    cost: { amount: 1, currencyCode: "USD", billingFrequency: "monthly" },
  };
};

export const numberText = JSON.stringify(numberAt(0));

/** A page of purchased numbers, with a link to the next one if there is one. */
export const pageText = (items: number, nextLink?: string): string =>
  JSON.stringify({
    phoneNumbers: Array.from({ length: items }, (_, index) => numberAt(index)),
    ...(nextLink && { nextLink }),
  });

/** What an HTTP client in memory answers. */
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  text?: string;
}

/** An HTTP client that answers at once. */
export const answering = (reply: (request: PipelineRequest) => Reply): HttpClient => ({
  async sendRequest(request) {
    const { status = 200, headers, text } = reply(request);
    const type = { "content-type": "application/json" };
    return {
      request,
      status,
      headers: createHttpHeaders({ ...type, ...headers }),
      ...(text !== undefined && { bodyAsText: text }),
    };
  },
});
