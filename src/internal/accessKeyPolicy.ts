// Signing with an access key, over what is sent.
import { computeSha256Hash, computeSha256Hmac } from "@azure/core-util";
import type { PipelinePolicy, PipelineRequest } from "@azure/core-rest-pipeline";

/**
 * Signs each try of a request with the resource's access key (HMAC-SHA256).
 * @param accessKey - Gives the key, base64; asked for each request, so that a changed key counts at once.
 */
export function accessKeyPolicy(accessKey: () => string): PipelinePolicy {
  return {
    name: "accessKeyPolicy",
    async sendRequest(request, next) {
      await sign(request, accessKey());
      return next(request);
    },
  };
}

/** A query that form encoding leaves as it is: most of ours. */
const FORM_ENCODED = /^\?[\w.*-]+=[\w.*-]*(&[\w.*-]+=[\w.*-]*)*$/;
/** SHA-256 of no text. */
const HASH_OF_NOTHING = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

async function sign(request: PipelineRequest, key: string): Promise<void> {
  const url = new URL(request.url);
  // QUIRK: the service's own clients sign the query in form encoding ("New+York") whatever they send ("New%20York").
  // Sent in form encoding, it is the same text for a service that verifies what it got and for one that rewrites it.
  if (!FORM_ENCODED.test(url.search)) url.search = url.searchParams.toString();
  request.url = url.href;

  const date = new Date().toUTCString();
  const body = bodyText(request);
  const contentHash = await (body ? computeSha256Hash(body, "base64") : HASH_OF_NOTHING);
  const signed = `${request.method.toUpperCase()}\n${url.pathname}${url.search}\n${date};${url.host};${contentHash}`;
  const signature = await computeSha256Hmac(key, signed, "base64");

  request.headers.set("Host", url.host);
  request.headers.set("x-ms-date", date);
  request.headers.set("x-ms-content-sha256", contentHash);
  request.headers.set(
    "Authorization",
    `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
  );
}

function bodyText({ body }: PipelineRequest): string {
  if (body === undefined || body === null) return "";
  if (typeof body === "string") return body;
  throw new TypeError("Only a request whose body is text can be signed with an access key.");
}
