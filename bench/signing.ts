import { createHash, createHmac } from "node:crypto";

const decoded = new Map<string, Buffer>();

/** What the service asks for to know who sends a request, by hand: the least that any client has to compute. */
export function signedHeaders(
  key: string,
  method: string,
  host: string,
  pathAndQuery: string,
): Record<string, string> {
  let secret = decoded.get(key);
  if (!secret) decoded.set(key, (secret = Buffer.from(key, "base64")));
  const date = new Date().toUTCString();
  const hash = createHash("sha256").update("").digest("base64");
  const signature = createHmac("sha256", secret)
    .update(`${method}\n${pathAndQuery}\n${date};${host};${hash}`)
    .digest("base64");
  return {
    "x-ms-date": date,
    "x-ms-content-sha256": hash,
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
  };
}
