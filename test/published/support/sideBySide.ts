import * as ours from "@azure/communication-phone-numbers";
import * as published from "published-phone-numbers";
import {
  CONNECTION_STRING,
  scriptedHttpClient,
  type ScriptedHttpClient,
  type SentRequest,
  type Step,
} from "../../unit/support/scriptedHttpClient.js";

/** The public members of a class, which are what its users see. */
type Public<T> = Pick<T, keyof T>;

/** Both clients as users of 1.5.0 know them. */
export interface Clients {
  phoneNumbers: Public<published.PhoneNumbersClient>;
  sipRouting: Public<published.SipRoutingClient>;
}

/** Options of a client that 1.5.0 has, or takes without a word. */
export type ClientOptions = published.PhoneNumbersClientOptions & { apiVersion?: string };

/** A call to compare: what is called, and what the service answers. */
export interface Scenario {
  name: string;
  call: (clients: Clients) => Promise<unknown>;
  answers: Step[];
  clientOptions?: ClientOptions;
}

/** A request as its receiver understands it, however it was encoded. */
export interface SeenRequest {
  method: string;
  origin: string;
  path: string;
  query: [string, string][];
  headers: Record<string, string>;
  body: unknown;
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

function seen({ method, url, headers, body }: SentRequest): SeenRequest {
  return {
    method,
    origin: url.origin,
    path: decodeURIComponent(url.pathname),
    query: [...url.searchParams].sort(([one], [other]) => one.localeCompare(other)),
    headers: Object.fromEntries(
      Object.entries(headers).filter(([name]) => COMPARED_HEADERS.test(name)),
    ),
    body: body === undefined ? undefined : (JSON.parse(body) as unknown),
  };
}

function seenError(thrown: unknown): SeenError {
  const { name, statusCode, code, message, details } = thrown as Record<keyof SeenError, unknown>;
  return { name, statusCode, code, message, details };
}

async function observe(
  { call, answers }: Scenario,
  connect: (httpClient: ScriptedHttpClient) => Clients,
): Promise<Observed> {
  const httpClient = scriptedHttpClient(...answers);
  const clients = connect(httpClient);
  const outcome = await (async () => call(clients))().then(
    (value) => ({ value }),
    (thrown: unknown) => ({ error: seenError(thrown) }),
  );
  return { requests: httpClient.requests.map(seen), ...outcome };
}

const common = { retryOptions: { maxRetries: 0 } };

/** Makes the call with 1.5.0. */
export const observePublished = (scenario: Scenario): Promise<Observed> =>
  observe(scenario, (httpClient) => {
    const options = { ...common, ...scenario.clientOptions, httpClient };
    return {
      phoneNumbers: new published.PhoneNumbersClient(CONNECTION_STRING, options),
      sipRouting: new published.SipRoutingClient(CONNECTION_STRING, options),
    };
  });

/** Makes the same call with this package. */
export const observeOurs = (scenario: Scenario): Promise<Observed> =>
  observe(scenario, (httpClient) => {
    const options = { ...common, ...scenario.clientOptions, httpClient };
    return {
      phoneNumbers: new ours.PhoneNumbersClient(CONNECTION_STRING, options),
      sipRouting: new ours.SipRoutingClient(CONNECTION_STRING, options),
    };
  });

/** All items of a listing. */
export async function items<T>(listing: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of listing) found.push(item);
  return found;
}
