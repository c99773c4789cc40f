/** Calls that users of 1.5.0 have written: compiled against 1.5.0 and against this package; none of it runs. */
import type { AbortSignalLike } from "@azure/abort-controller";
import { AzureKeyCredential, type KeyCredential, type TokenCredential } from "@azure/core-auth";
import type { OperationOptions } from "@azure/core-client";
import type { PollerLike, PollOperationState } from "@azure/core-lro";
import type { PagedAsyncIterableIterator, PageSettings } from "@azure/core-paging";
import { isRestError } from "@azure/core-rest-pipeline";
import {
  PhoneNumbersClient,
  SipRoutingClient,
  type AvailablePhoneNumber,
  type BeginPurchasePhoneNumbersOptions,
  type CreateOrUpdateReservationOptions,
  type ListGeographicAreaCodesOptions,
  type OperatorInformationResult,
  type PhoneNumberAreaCode,
  type PhoneNumberSearchResult,
  type PhoneNumbersClientOptions,
  type PhoneNumbersReservation,
  type PurchasedPhoneNumber,
  type PurchasePhoneNumbersResult,
  type ReleasePhoneNumberResult,
  type SearchAvailablePhoneNumbersRequest,
  type SipRoutingClientOptions,
  type SipTrunk,
  type SipTrunkRoute,
} from "@azure/communication-phone-numbers";

type Poller<T> = PollerLike<PollOperationState<T>, T>;

/** Clients in each of their forms, with options that were put together from settings. */
export function connect(
  url: string,
  token: TokenCredential,
  options: PhoneNumbersClientOptions,
): PhoneNumbersClient[] {
  const key: KeyCredential = new AzureKeyCredential("key");
  const sipOptions: SipRoutingClientOptions = { ...options, retryOptions: { maxRetries: 1 } };
  new SipRoutingClient(url);
  new SipRoutingClient(url, sipOptions);
  new SipRoutingClient(url, key, sipOptions);
  new SipRoutingClient(url, token);
  return [
    new PhoneNumbersClient(url),
    new PhoneNumbersClient(url, {
      acceptLanguage: "de",
      userAgentOptions: { userAgentPrefix: "x" },
    }),
    new PhoneNumbersClient(url, key),
    new PhoneNumbersClient(url, new AzureKeyCredential("key"), options),
    new PhoneNumbersClient(url, token, options),
  ];
}

/** Pollers under the names that the package of 1.5.0's poller types gives them. */
export async function buy(client: PhoneNumbersClient, abortSignal: AbortSignalLike): Promise<void> {
  const request: SearchAvailablePhoneNumbersRequest = {
    countryCode: "US",
    phoneNumberType: "geographic",
    assignmentType: "person",
    capabilities: { calling: "inbound+outbound", sms: "none" },
  };
  const search: PollerLike<
    PollOperationState<PhoneNumberSearchResult>,
    PhoneNumberSearchResult
  > = await client.beginSearchAvailablePhoneNumbers({ ...request, quantity: 2 }, { abortSignal });
  const forget = search.onProgress((state: PollOperationState<PhoneNumberSearchResult>) => {
    console.log(state.isStarted, state.isCompleted, state.isCancelled, state.error?.message);
  });
  const found: PhoneNumberSearchResult = await search.pollUntilDone({ abortSignal });
  forget();
  const until: number = found.searchExpiresBy.getTime();

  const options: BeginPurchasePhoneNumbersOptions = { agreeToNotResell: true };
  const purchase: Poller<PurchasePhoneNumbersResult> = await client.beginPurchasePhoneNumbers(
    found.searchId,
    options,
  );
  while (!purchase.isDone() && Date.now() < until) await purchase.poll({ abortSignal });
  purchase.stopPolling();
  const stopped: boolean = purchase.isStopped();
  const state: PollOperationState<PurchasePhoneNumbersResult> = purchase.getOperationState();
  const result: PurchasePhoneNumbersResult | undefined = purchase.getResult() ?? state.result;
  const text: string = purchase.toString();
  console.log(stopped, result, text);
  await purchase.cancelOperation({ abortSignal });
}

/** The other operations, kept in variables of the poller's type. */
export async function change(client: PhoneNumbersClient, reservationId: string): Promise<Date> {
  const pollers: [
    Poller<ReleasePhoneNumberResult>,
    Poller<PurchasedPhoneNumber>,
    Poller<PurchasePhoneNumbersResult>,
  ] = [
    await client.beginReleasePhoneNumber("+14255550123"),
    await client.beginUpdatePhoneNumberCapabilities("+14255550123", { sms: "inbound" }),
    await client.beginReservationPurchase(reservationId, {
      agreeToNotResell: false,
      updateIntervalInMs: 10_000,
      resumeFrom: "{}",
    }),
  ];
  await Promise.all(pollers.map((poller) => poller.pollUntilDone()));
  return (await pollers[1].pollUntilDone()).purchaseDate;
}

/** Listings under the name that core-paging gives them. */
export async function list(client: PhoneNumbersClient): Promise<string[]> {
  const numbers: PagedAsyncIterableIterator<PurchasedPhoneNumber> =
    client.listPurchasedPhoneNumbers({ tracingOptions: {} });
  const filter: ListGeographicAreaCodesOptions = { locality: "Anchorage", skip: 1 };
  const codes: PagedAsyncIterableIterator<
    PhoneNumberAreaCode,
    PhoneNumberAreaCode[],
    PageSettings
  > = client.listAvailableGeographicAreaCodes("US", filter);
  const first: IteratorResult<PhoneNumberAreaCode> = await codes.next();
  const ids: string[] = [(first.value as PhoneNumberAreaCode).areaCode ?? ""];
  for await (const page of numbers.byPage({ maxPageSize: 10 })) {
    ids.push(...page.map(({ id }: PurchasedPhoneNumber) => id));
  }
  for await (const { localizedName } of client.listAvailableCountries()) ids.push(localizedName);
  return ids;
}

/** Values that are read are given back, under `exactOptionalPropertyTypes`. */
export async function reserve(client: PhoneNumbersClient): Promise<AvailablePhoneNumber[]> {
  const browsed = await client.browseAvailablePhoneNumbers(
    { countryCode: "US", phoneNumberType: "tollFree" },
    { capabilities: { calling: "inbound" }, phoneNumberPrefixes: ["1833"] },
  );
  const changes: CreateOrUpdateReservationOptions = { add: browsed.phoneNumbers };
  if (browsed.phoneNumbers[0]?.id) changes.remove = [browsed.phoneNumbers[0].id];
  const reservation: PhoneNumbersReservation = await client.createOrUpdateReservation(
    { reservationId: crypto.randomUUID() },
    changes,
  );
  const copy: PhoneNumbersReservation = { ...reservation };
  return Object.values(copy.phoneNumbers ?? {}).filter(
    (number): number is AvailablePhoneNumber => number !== null,
  );
}

/** Errors, look-ups and SIP routing. */
export async function others(client: PhoneNumbersClient, sip: SipRoutingClient): Promise<number> {
  const options: OperationOptions = { onResponse: (response) => console.log(response.status) };
  const found: OperatorInformationResult = await client.searchOperatorInformation(["+1"], {
    ...options,
    includeAdditionalOperatorDetails: true,
  });
  console.log(found.values?.[0]?.operatorDetails?.name);
  const trunks: SipTrunk[] = await sip.setTrunks([{ fqdn: "a.b", sipSignalingPort: 1 }], options);
  const routes: SipTrunkRoute[] = await sip.setRoutes([{ name: "a", numberPattern: "b" }]);
  try {
    const trunk: SipTrunk = await sip.getTrunk(trunks[0]?.fqdn ?? "a.b");
    await sip.setTrunk({ ...trunk, sipSignalingPort: routes.length });
  } catch (error) {
    if (isRestError(error)) return error.statusCode ?? 0;
  }
  await sip.deleteTrunk("a.b");
  return 0;
}

/** Doubles that users made of the clients for their tests. */
export const double: Pick<PhoneNumbersClient, "getPurchasedPhoneNumber" | "deleteReservation"> = {
  getPurchasedPhoneNumber: (phoneNumber: string) =>
    Promise.resolve({ id: phoneNumber } as PurchasedPhoneNumber),
  deleteReservation: async () => undefined,
};

/** Interfaces of users that extend those of the package. */
export interface TaggedTrunk extends SipTrunk {
  tag: string;
}
export interface CallOptions extends CreateOrUpdateReservationOptions {
  reason?: string;
}
