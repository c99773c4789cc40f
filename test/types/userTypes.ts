/** Types that users of 1.5.0 have built on its types: compiled against 1.5.0 and against this package; none of it runs. */
import type { TokenCredential } from "@azure/core-auth";
import type { PollerLike, PollOperationState } from "@azure/core-lro";
import type { PagedAsyncIterableIterator } from "@azure/core-paging";
import type { HttpClient, PipelinePolicy } from "@azure/core-rest-pipeline";
import {
  PhoneNumbersClient,
  SipRoutingClient,
  type ListPurchasedPhoneNumbersOptions,
  type ListSipTrunksOptions,
  type PhoneNumberCapabilityType,
  type PhoneNumbersClientOptions,
  type PhoneNumberSearchResult,
  type PhoneNumberType,
  type PurchasedPhoneNumber,
  type PurchasePhoneNumbersResult,
  type SearchAvailablePhoneNumbersRequest,
  type SipRoutingClientOptions,
  type SipTrunk,
} from "@azure/communication-phone-numbers";

// ---- subclasses

export class RecordingClient extends PhoneNumbersClient {
  readonly calls: string[] = [];

  constructor(url: string, credential: TokenCredential, options: PhoneNumbersClientOptions = {}) {
    super(url, credential, { ...options, retryOptions: { maxRetries: 0 } });
  }

  override listPurchasedPhoneNumbers(
    options?: ListPurchasedPhoneNumbersOptions,
  ): PagedAsyncIterableIterator<PurchasedPhoneNumber> {
    this.calls.push("list");
    return super.listPurchasedPhoneNumbers(options);
  }

  override async beginPurchasePhoneNumbers(
    searchId: string,
  ): Promise<
    PollerLike<PollOperationState<PurchasePhoneNumbersResult>, PurchasePhoneNumbersResult>
  > {
    this.calls.push(searchId);
    return super.beginPurchasePhoneNumbers(searchId);
  }

  override getPurchasedPhoneNumber = async (phoneNumber: string): Promise<PurchasedPhoneNumber> => {
    this.calls.push(phoneNumber);
    return { phoneNumber } as PurchasedPhoneNumber;
  };
}

export class CachedTrunks extends SipRoutingClient {
  override async getTrunk(...args: Parameters<SipRoutingClient["getTrunk"]>): Promise<SipTrunk> {
    return super.getTrunk(...args);
  }
  override async setTrunks(trunks: SipTrunk[]): Promise<SipTrunk[]> {
    return trunks;
  }
}

// ---- doubles

/** What test frameworks make of a class. */
type Mocked<T> = {
  [Name in keyof T]: T[Name] extends (...args: infer Args) => infer Result
    ? { (...args: Args): Result; results: Result[] }
    : T[Name];
};
declare function mock<T>(): Mocked<T>;
declare function stub<T, Name extends keyof T>(
  target: T,
  name: Name,
): { resolves(value: T[Name] extends (...args: never[]) => Promise<infer R> ? R : never): void };

export class FakePoller<T> implements PollerLike<PollOperationState<T>, T> {
  readonly #state: PollOperationState<T> = { isStarted: true };
  constructor(readonly result: T) {}
  poll = async (): Promise<void> => {};
  pollUntilDone = async (): Promise<T> => this.result;
  onProgress = (callback: (state: PollOperationState<T>) => void) => () => callback(this.#state);
  isDone = (): boolean => true;
  stopPolling = (): void => {};
  isStopped = (): boolean => false;
  cancelOperation = async (): Promise<void> => {};
  getOperationState = (): PollOperationState<T> => this.#state;
  getResult = (): T => this.result;
}

export class FakeNumbers implements Pick<
  PhoneNumbersClient,
  "beginPurchasePhoneNumbers" | "listPurchasedPhoneNumbers"
> {
  async beginPurchasePhoneNumbers(): Promise<FakePoller<PurchasePhoneNumbersResult>> {
    return new FakePoller({});
  }
  listPurchasedPhoneNumbers(): PagedAsyncIterableIterator<PurchasedPhoneNumber> {
    async function* pages(): AsyncGenerator<PurchasedPhoneNumber[]> {
      yield [];
    }
    return {
      next: async () => ({ done: true, value: undefined }),
      [Symbol.asyncIterator]() {
        return this;
      },
      byPage: () => pages(),
    };
  }
}

export function replaceMethods(client: PhoneNumbersClient): number {
  stub(client, "beginPurchasePhoneNumbers").resolves(new FakePoller({}));
  stub(client, "deleteReservation").resolves(undefined);
  client.listPurchasedPhoneNumbers = () => new FakeNumbers().listPurchasedPhoneNumbers();
  const mocked = mock<PhoneNumbersClient>();
  const partial: Partial<PhoneNumbersClient> = { getReservation: async () => ({}) };
  const whole = { ...partial } as unknown as PhoneNumbersClient;
  return mocked.listReservations.results.length + Object.keys(whole).length;
}

// ---- types derived from the clients

type Search = Awaited<ReturnType<PhoneNumbersClient["beginSearchAvailablePhoneNumbers"]>>;
type ResultOf<P> = P extends PollerLike<PollOperationState<infer R>, infer R> ? R : never;
type ItemOf<L> = L extends AsyncIterable<infer T> ? T : never;
type Method = keyof PhoneNumbersClient;
type LongRunning = Extract<Method, `begin${string}`>;

export class Session {
  search?: Search;
  found: ResultOf<Search> | undefined;
  readonly trunks: ItemOf<ReturnType<SipRoutingClient["listTrunks"]>>[] = [];
  readonly counts = new Map<LongRunning, number>();
  readonly clients: Record<string, InstanceType<typeof PhoneNumbersClient>> = {};

  async start(...args: Parameters<PhoneNumbersClient["beginSearchAvailablePhoneNumbers"]>) {
    const client = this.clients["default"];
    if (!client) return;
    this.search = await client.beginSearchAvailablePhoneNumbers(...args);
    this.found = await this.search.pollUntilDone();
    const ids: string[] = this.found.phoneNumbers.map((number) => number.slice(1));
    this.counts.set("beginSearchAvailablePhoneNumbers", ids.length);
  }
}

export function build(
  ...args: ConstructorParameters<typeof PhoneNumbersClient>
): [PhoneNumbersClient, new (url: string, options?: SipRoutingClientOptions) => SipRoutingClient] {
  return [new PhoneNumbersClient(...args), SipRoutingClient];
}

/** Generic code over any operation and any listing. */
export async function finish<State extends PollOperationState<Result>, Result>(
  poller: PollerLike<State, Result>,
): Promise<Result> {
  poller.onProgress((state: State) => console.log(state.isCompleted));
  return poller.pollUntilDone();
}
export async function collect<T>(listing: PagedAsyncIterableIterator<T>): Promise<T[]> {
  const items: T[] = [];
  const pages: AsyncIterableIterator<T[]> = listing.byPage({ continuationToken: "a" });
  for await (const page of pages) items.push(...page);
  return items;
}
export async function useGenerics(client: PhoneNumbersClient, sip: SipRoutingClient) {
  const released = await finish(await client.beginReleasePhoneNumber("+1"));
  const found: PhoneNumberSearchResult = await finish(
    await client.beginSearchAvailablePhoneNumbers({
      countryCode: "US",
      phoneNumberType: "tollFree",
      assignmentType: "application",
      capabilities: { calling: "none", sms: "none" },
    } satisfies SearchAvailablePhoneNumbersRequest),
  );
  const options: ListSipTrunksOptions = { requestOptions: { timeout: 1 } };
  const names: string[] = (await collect(sip.listTrunks(options))).map(({ fqdn }) => fqdn);
  const countries = await collect(client.listAvailableCountries());
  return { released, found, names, codes: countries.map((country) => country.countryCode) };
}

// ---- options and unions

export const policy: PipelinePolicy = {
  name: "user",
  sendRequest: (request, next) => next(request),
};
export const withHttpClient = (httpClient: HttpClient) =>
  ({
    httpClient,
    additionalPolicies: [{ policy, position: "perCall" }],
    allowInsecureConnection: false,
    proxyOptions: { host: "http://localhost", port: 1 },
    userAgentOptions: { userAgentPrefix: "user" },
    acceptLanguage: "fr",
  }) satisfies PhoneNumbersClientOptions;

export function nameOf(type: PhoneNumberType, calling: PhoneNumberCapabilityType): string {
  const directions: Record<PhoneNumberCapabilityType, string> = {
    none: "",
    inbound: "in",
    outbound: "out",
    "inbound+outbound": "both",
  };
  switch (type) {
    case "geographic":
    case "tollFree":
    case "mobile":
      return type + directions[calling];
    default: {
      const impossible: never = type;
      return impossible;
    }
  }
}
