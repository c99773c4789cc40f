// Signatures and tokens, checked and made.
import { computeSha256Hash, computeSha256Hmac } from "@azure/core-util";
import type { AccessToken, TokenCredential } from "@azure/core-auth";
import { realNow } from "./clock.js";
import { errors, refuse } from "./errors.js";
import { isJsonObject } from "./json.js";
import type { WireRequest } from "./messages.js";

const scope = "https://communication.azure.com//.default";
const dateToleranceInMs = 15 * 60_000;
const tokenLifeInMs = 60 * 60_000;
const signedHeaders = ["x-ms-date", "host", "x-ms-content-sha256"] as const;

/** Refuses a request that is neither signed with `key` nor carries a token made with it. */
export async function authenticate(request: WireRequest, key: string): Promise<void> {
  const authorization = request.headers["authorization"];
  if (authorization === undefined) refuse(errors.credentialMissing());
  if (hasToken(request)) {
    if (!(await isOwnToken(authorization.slice("Bearer ".length), key)))
      refuse(errors.deniedByProvider());
    return;
  }
  await verifySignature(request, authorization, key);
}

export const hasToken = ({ headers }: WireRequest): boolean =>
  /^Bearer /i.test(headers["authorization"] ?? "");

async function verifySignature(
  request: WireRequest,
  authorization: string,
  key: string,
): Promise<void> {
  const values: string[] = signedHeaders.map((name) =>
    name === "host" ? request.host : (request.headers[name] ?? refuse(errors.headerMissing(name))),
  );
  const [date = "", , contentHash] = values;
  if ((await computeSha256Hash(request.body, "base64")) !== contentHash) {
    refuse(errors.contentHashDiffers());
  }
  const distance = Math.abs(realNow() - Date.parse(date));
  if (Number.isNaN(distance)) refuse(errors.dateUnreadable());
  if (distance > dateToleranceInMs) refuse(errors.dateTooFar());

  const scheme = `HMAC-SHA256 SignedHeaders=${signedHeaders.join(";")}&Signature=`;
  for (const target of signedTargets(request.target)) {
    const text = `${request.method}\n${target}\n${values.join(";")}`;
    if (authorization === scheme + (await computeSha256Hmac(key, text, "base64"))) return;
  }
  refuse(errors.deniedByProvider());
}

/** The texts a client may have signed: path and query as sent, or with the query form-encoded again. */
function signedTargets(target: string): string[] {
  const at = target.indexOf("?");
  if (at < 0) return [target];
  const [path, query] = [target.slice(0, at), target.slice(at + 1)];
  // QUIRK: the published JavaScript client signs URLSearchParams.toString(), whatever it sends.
  return [target, `${path}?${new URLSearchParams(query).toString()}`];
}

const toBase64Url = (base64: string): string =>
  base64.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

async function signToken(unsigned: string, key: string): Promise<string> {
  return `${unsigned}.${toBase64Url(await computeSha256Hmac(key, unsigned, "base64"))}`;
}

async function isOwnToken(token: string, key: string): Promise<boolean> {
  const [header = "", payload = ""] = token.split(".");
  if (token !== (await signToken(`${header}.${payload}`, key))) return false;
  const { aud, exp } = readClaims(payload);
  return aud === scope && typeof exp === "number" && exp * 1000 > realNow();
}

function readClaims(payload: string): { aud?: unknown; exp?: unknown } {
  try {
    const claims: unknown = JSON.parse(atob(payload.replace(/-/g, "+").replace(/_/g, "/")));
    return isJsonObject(claims) ? claims : {};
  } catch {
    return {};
  }
}

/** A credential whose tokens the emulator with this key accepts for one hour, for the service's scope only. */
export function createCredential(key: string): TokenCredential {
  return {
    async getToken(scopes): Promise<AccessToken> {
      const expiresOnTimestamp = Math.ceil((realNow() + tokenLifeInMs) / 1000) * 1000;
      const claims = { aud: [scopes].flat().join(" "), exp: expiresOnTimestamp / 1000 };
      const parts = [{ alg: "HS256", typ: "JWT" }, claims];
      const unsigned = parts.map((part) => toBase64Url(btoa(JSON.stringify(part)))).join(".");
      return { token: await signToken(unsigned, key), expiresOnTimestamp };
    },
  };
}
