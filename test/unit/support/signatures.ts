import { createHash, createHmac } from "node:crypto";
import { expect } from "vitest";
import type { SentRequest } from "./scriptedHttpClient.js";

/** Verifies a request as the service does: over what was sent, independently of the library. */
export function expectSigned(request: SentRequest, key: string): void {
  const { headers, url, target, method, body = "" } = request;
  const hash = createHash("sha256").update(body, "utf8").digest("base64");
  expect(headers["x-ms-content-sha256"]).toBe(hash);
  expect(headers["host"]).toBe(url.host);
  const text = `${method}\n${target}\n${headers["x-ms-date"]};${url.host};${hash}`;
  const signature = createHmac("sha256", Buffer.from(key, "base64")).update(text).digest("base64");
  expect(headers["authorization"]).toBe(
    `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
  );
}
