import { createHash, createHmac } from "node:crypto";
import {
  createHttpHeaders,
  createPipelineRequest,
  type HttpMethods,
  type PipelineResponse,
} from "@azure/core-rest-pipeline";
import type { Emulator } from "../../src/emulator/index.js";

export const version = "2025-06-01";
const sipVersion = "2023-03-01";
export const previewVersion = "2024-11-15-preview";

/** A property that is a text in one answer and an object in another. */
type Either = string & Json;

/** All the properties that answers have, any of which an answer may lack. */
export interface Json {
  id: string;
  status: string;
  code: string;
  message: string;
  target?: string;
  error: Either;
  innererror?: Json;
  operationType: string;
  createdDateTime: string;
  searchId: string;
  searchExpiresBy: string;
  expiresAt: string;
  purchaseDate: string;
  phoneNumber: string;
  phoneNumbers: Either[];
  capabilities: { calling: string; sms: string };
  phoneNumberType: string;
  assignmentType: string;
  isAgreementToNotResellRequired?: boolean;
  capabilitiesUpdateId: string;
  countryCode: string;
  localizedName: string;
  administrativeDivision: { abbreviatedName: string } | null;
  nextLink: string | null;
  countries: Json[];
  phoneNumberLocalities: Json[];
  phoneNumberOfferings: Json[];
  areaCodes: { areaCode: string }[];
  reservations: Json[];
  trunks: Record<string, unknown>;
  routes: Json[];
}

export interface Reply {
  status: number;
  text: string;
  json: Json;
  header: (name: string) => string | undefined;
}

/** A path with the version of its family added, unless it has one. */
export function versioned(path: string): string {
  if (path.includes("api-version=")) return path;
  const family = path.startsWith("/sip") ? sipVersion : version;
  return `${path}${path.includes("?") ? "&" : "?"}api-version=${family}`;
}

export interface Signing {
  key: string;
  method: string;
  host: string;
  /** What is signed as path and query. */
  target: string;
  body: string;
  date?: Date;
}

/** The headers of a signed request, as the service's documentation of the scheme says. */
export function signedHeaders({
  key,
  method,
  host,
  target,
  body,
  date,
}: Signing): Record<string, string> {
  const day = (date ?? new Date()).toUTCString();
  const hash = createHash("sha256").update(body).digest("base64");
  const text = `${method}\n${target}\n${day};${host};${hash}`;
  const signature = createHmac("sha256", Buffer.from(key, "base64")).update(text).digest("base64");
  return {
    "x-ms-date": day,
    "x-ms-content-sha256": hash,
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
  };
}

export const mediaTypeOf = (method: string): string =>
  method === "PATCH" ? "application/merge-patch+json" : "application/json";

export interface SendOptions {
  headers?: Record<string, string>;
  /** Headers in place of a good signature. */
  credentials?: Record<string, string>;
  abortSignal?: AbortSignal;
  timeout?: number;
}

/** Sends a signed request through the emulator's HttpClient. */
export async function send(
  emulator: Emulator,
  method: HttpMethods,
  path: string,
  body?: unknown,
  options: SendOptions = {},
): Promise<Reply> {
  const target = versioned(path);
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  const { pathname, search, host } = new URL(emulator.endpoint + target);
  const response: PipelineResponse = await emulator.httpClient.sendRequest(
    createPipelineRequest({
      url: emulator.endpoint + target,
      method,
      headers: createHttpHeaders({
        ...(text === "" ? {} : { "Content-Type": mediaTypeOf(method) }),
        ...(options.credentials ??
          signedHeaders({
            key: emulator.key,
            method,
            host,
            target: pathname + search,
            body: text,
          })),
        ...options.headers,
      }),
      ...(text === "" ? {} : { body: text }),
      ...(options.abortSignal === undefined ? {} : { abortSignal: options.abortSignal }),
      ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
    }),
  );
  return reply(response.status, response.bodyAsText ?? "", (name) => response.headers.get(name));
}

export function reply(
  status: number,
  text: string,
  header: (name: string) => string | undefined,
): Reply {
  let json: unknown = {};
  try {
    json = JSON.parse(text);
  } catch {
    // No JSON: the test looks at the text.
  }
  return { status, text, json: json as Json, header };
}

/** Statuses of an operation in order, up to and with the last. */
export async function pollToEnd(emulator: Emulator, start: Reply): Promise<string[]> {
  const statuses: string[] = [];
  for (let left = 20; left > 0; left -= 1) {
    const { json } = await send(emulator, "GET", start.header("operation-location") ?? "");
    statuses.push(json.status);
    if (json.status === "succeeded" || json.status === "failed") break;
  }
  return statuses;
}

export const tollFreeSearch = {
  phoneNumberType: "tollFree",
  assignmentType: "application",
  capabilities: { calling: "outbound", sms: "none" },
};

/** A finished search; the answer of its result. */
export async function searchNumbers(
  emulator: Emulator,
  request: unknown = tollFreeSearch,
  country = "US",
): Promise<Reply> {
  const start = await send(
    emulator,
    "POST",
    `/availablePhoneNumbers/countries/${country}/:search`,
    request,
  );
  await pollToEnd(emulator, start);
  return send(emulator, "GET", start.header("location") ?? "");
}

/** 25 browsed toll-free numbers. */
export async function browseNumbers(emulator: Emulator, country = "US"): Promise<Json[]> {
  const { json } = await send(
    emulator,
    "POST",
    `/availablePhoneNumbers/countries/${country}/:browse`,
    {
      phoneNumberType: "tollFree",
    },
  );
  return json.phoneNumbers;
}

/** The body of a PATCH that adds these numbers to a reservation. */
export const adding = (...numbers: Json[]): unknown => ({
  phoneNumbers: Object.fromEntries(numbers.map((number) => [number.id, number])),
});

/** The numbers of a reservation, by id. */
export const numbersOf = ({ json }: Reply): Record<string, Json> =>
  json.phoneNumbers as unknown as Record<string, Json>;

export const reservationPath =
  "/availablePhoneNumbers/reservations/7a1b2c3d-0000-4000-8000-000000000001";
