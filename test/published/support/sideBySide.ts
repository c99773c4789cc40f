import * as ours from "@azure/communication-phone-numbers";
import type { KeyCredential, TokenCredential } from "@azure/core-auth";
import type { HttpClient } from "@azure/core-rest-pipeline";
import * as published from "published-phone-numbers";
import {
  CONNECTION_STRING,
  scriptedHttpClient,
  type SentRequest,
  type Step,
} from "../../unit/support/scriptedHttpClient.js";
import { onClock } from "./clock.js";
import { comparableHeaders } from "./wire.js";

/** The public members of a class, which are what its users see. */
type Public<T> = Pick<T, keyof T>;

/** Options of a client that 1.5.0 has, or takes without a word. */
export type ClientOptions = published.PhoneNumbersClientOptions & { apiVersion?: string };

/** A client's class as users of 1.5.0 know it. */
interface ClientClass<T> {
  new (connectionString: string, options?: ClientOptions): Public<T>;
  new (url: string, credential: KeyCredential, options?: ClientOptions): Public<T>;
  new (url: string, credential: TokenCredential, options?: ClientOptions): Public<T>;
}

/** What either package exports at run time. */
export interface Package {
  PhoneNumbersClient: ClientClass<published.PhoneNumbersClient>;
  SipRoutingClient: ClientClass<published.SipRoutingClient>;
}
export const PACKAGES: Record<"published" | "ours", Package> = { published, ours };

/** Both clients as users of 1.5.0 know them, and what it takes to make others. */
export interface Clients {
  phoneNumbers: Public<published.PhoneNumbersClient>;
  sipRouting: Public<published.SipRoutingClient>;
  /** The package they are of. */
  classes: Package;
  /** What they were made with: the HTTP client that gives the answers, and no retries. */
  options: ClientOptions & { httpClient: HttpClient };
}

/** A call to compare: what is called, and what the service answers. */
export interface Scenario {
  name: string;
  call: (clients: Clients) => Promise<unknown>;
  answers: Step[];
  clientOptions?: ClientOptions;
  /** Time stands still but for timers, which fire in their order at once; requests say when they were sent. */
  clock?: boolean;
  /** Every header is compared, and signatures are verified. */
  allHeaders?: boolean;
}

/** A request as its receiver understands it, however it was encoded. */
export interface SeenRequest {
  method: string;
  origin: string;
  path: string;
  query: [string, string][];
  headers: Record<string, string>;
  body: unknown;
  /** Milliseconds since the call began, where a clock runs. */
  at?: number;
}

export interface SeenError {
  name: unknown;
  statusCode: unknown;
  code: unknown;
  message: unknown;
  details: unknown;
}

/** What a call did: the requests it sent, and its value or error. */
export interface Observed {
  requests: SeenRequest[];
  value?: unknown;
  error?: SeenError;
}

const COMPARED_HEADERS = /^(accept|accept-language|content-type|x-test-.*)$/;

function seen(request: SentRequest, allHeaders = false): SeenRequest {
  const { method, url, headers, body } = request;
  return {
    method,
    origin: url.origin,
    path: decodeURIComponent(url.pathname),
    query: [...url.searchParams].sort(([one], [other]) => one.localeCompare(other)),
    headers: allHeaders
      ? comparableHeaders(request)
      : Object.fromEntries(Object.entries(headers).filter(([name]) => COMPARED_HEADERS.test(name))),
    body: body === undefined ? undefined : (JSON.parse(body) as unknown),
  };
}

export function seenError(thrown: unknown): SeenError {
  const { name, statusCode, code, message, details } = thrown as Record<keyof SeenError, unknown>;
  return { name, statusCode, code, message, details };
}

async function observe(scenario: Scenario, classes: Package): Promise<Observed> {
  const scripted = scriptedHttpClient(...scenario.answers);
  const times: number[] = [];
  const began = scenario.clock ? onClock.start : 0;
  const httpClient: HttpClient = {
    sendRequest: (request) => {
      times.push(Date.now() - began);
      return scripted.sendRequest(request);
    },
  };
  const options = { ...common, ...scenario.clientOptions, httpClient };
  const outcome = (): Promise<Omit<Observed, "requests">> =>
    (async () =>
      scenario.call({
        phoneNumbers: new classes.PhoneNumbersClient(CONNECTION_STRING, options),
        sipRouting: new classes.SipRoutingClient(CONNECTION_STRING, options),
        classes,
        options,
      }))().then(
      (value) => ({ value }),
      (thrown: unknown) => ({ error: seenError(thrown) }),
    );
  const came = scenario.clock
    ? await onClock.run(outcome, { value: "never settles" })
    : await outcome();
  const requests = scripted.requests.map((request, index) => ({
    ...seen(request, scenario.allHeaders),
    ...(scenario.clock && { at: times[index]! }),
  }));
  return { requests, ...came };
}

const common = { retryOptions: { maxRetries: 0 } };

/** Makes the call with 1.5.0. */
export const observePublished = (scenario: Scenario): Promise<Observed> =>
  observe(scenario, PACKAGES.published);

/** Makes the same call with this package. */
export const observeOurs = (scenario: Scenario): Promise<Observed> =>
  observe(scenario, PACKAGES.ours);

/** All items of a listing. */
export async function items<T>(listing: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of listing) found.push(item);
  return found;
}
