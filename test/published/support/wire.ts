import { createHash, createHmac } from "node:crypto";
import type { SentRequest } from "../../unit/support/scriptedHttpClient.js";

/** The access key of all requests that are compared. */
export const KEY = "c2VjcmV0";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SIGNED = /^HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=(.+)$/;

const signature = (request: SentRequest, query: string): string => {
  const { method, url, headers, body = "" } = request;
  const hash = createHash("sha256").update(body, "utf8").digest("base64");
  const text = `${method}\n${url.pathname}${query}\n${headers["x-ms-date"]};${url.host};${hash}`;
  return createHmac("sha256", Buffer.from(KEY, "base64")).update(text).digest("base64");
};

/** What a service finds that checks the signature over the query it got, or over its form encoding, as clients write it. */
function verified(request: SentRequest, signed: string): string {
  const formEncoded = request.url.searchParams.toString();
  if (signed === signature(request, request.url.search)) return "<signature of what was sent>";
  return signed === signature(request, formEncoded && `?${formEncoded}`)
    ? "<signature of the form-encoded query>"
    : "<wrong signature>";
}

/** All headers of a request, without what no two requests have in common. */
export function comparableHeaders(request: SentRequest): Record<string, string> {
  const { headers } = request;
  const comparable: Record<string, string> = { ...headers };
  const signed = SIGNED.exec(headers["authorization"] ?? "")?.[1];
  if (signed) comparable["authorization"] = `HMAC-SHA256 ${verified(request, signed)}`;
  for (const [name, value] of Object.entries(headers)) {
    if (UUID.test(value)) comparable[name] = "<a UUID>";
  }
  if (headers["user-agent"]) {
    comparable["user-agent"] = headers["user-agent"].replace(
      /(azsdk-js-communication-phone-numbers)\/\d+\.\d+\.\d+(?= |$)/,
      "$1/<version>",
    );
  }
  return comparable;
}
