/** Code on what 1.5.0 did not have; none of it runs. */
import {
  isRestError,
  logger,
  PhoneNumbersClient,
  RestError,
  SipRoutingClient,
  type BeginPurchasePhoneNumbersOptions,
  type CancelOperationOptions,
  type GetConfigurationOptions,
  type GetOperationOptions,
  type GetSearchResultOptions,
  type Listing,
  type ListLocalitiesOptions,
  type OutcomeUnknownError,
  type PhoneNumberOperation,
  type PhoneNumberOperationState,
  type PhoneNumberOperationStatus,
  type PhoneNumberOperationType,
  type PhoneNumberSearchResult,
  type PhoneNumbersPoller,
  type PurchasedPhoneNumber,
  type PurchasePhoneNumbersResult,
  type ResultPage,
  type SetConfigurationOptions,
  type SipTrunksAndRoutes,
} from "@azure/communication-phone-numbers";

/** True if neither type takes a value that the other refuses, `any` included. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Expect<T extends true> = T;
type Numbers = PhoneNumbersClient;
type Of<Name extends keyof Numbers> = Numbers[Name] extends (...args: never[]) => infer Result
  ? Result
  : never;

/** What is inferred where no type is written. */
export type Inferred = [
  Expect<Same<Awaited<Of<"getSearchResult">>, PhoneNumberSearchResult>>,
  Expect<Same<Awaited<Of<"getOperation">>, PhoneNumberOperation>>,
  Expect<Same<Awaited<Of<"cancelOperation">>, void>>,
  Expect<Same<Of<"listPurchasedPhoneNumbers">, Listing<PurchasedPhoneNumber>>>,
  Expect<
    Same<Awaited<Of<"beginPurchasePhoneNumbers">>, PhoneNumbersPoller<PurchasePhoneNumbersResult>>
  >,
  Expect<Same<ResultPage<string>["continuationToken"], string | undefined>>,
  Expect<Same<OutcomeUnknownError["code"], "OutcomeUnknown">>,
  Expect<Same<PhoneNumberOperationStatus, "notStarted" | "running" | "succeeded" | "failed">>,
];

export function connect(url: string): [PhoneNumbersClient, SipRoutingClient] {
  const loggingOptions = {
    logger: logger.info,
    additionalAllowedQueryParameters: ["phoneNumber"],
    additionalAllowedHeaderNames: ["x-mine"],
  };
  return [
    new PhoneNumbersClient(url, { apiVersion: "2025-06-01", loggingOptions }),
    new SipRoutingClient(url, { apiVersion: "2023-03-01", loggingOptions }),
  ];
}

export async function operations(client: PhoneNumbersClient, id: string): Promise<string> {
  const options: BeginPurchasePhoneNumbersOptions = { updateIntervalInMs: 10, resumeFrom: id };
  const poller: PhoneNumbersPoller<PurchasePhoneNumbersResult> =
    await client.beginPurchasePhoneNumbers("search", options);
  await client.beginReleasePhoneNumber("+1", { updateIntervalInMs: 10, resumeFrom: id });
  const state: PhoneNumberOperationState<PurchasePhoneNumbersResult> = poller.getOperationState();
  poller.onProgress(({ status, operationId }) => console.log(status, operationId));
  const read: GetOperationOptions = { abortSignal: new AbortController().signal };
  const operation = await client.getOperation(state.operationId ?? id, read);
  const type: PhoneNumberOperationType = operation.operationType;
  const since: Date = operation.createdDateTime;
  const cancel: CancelOperationOptions = {};
  await client.cancelOperation(operation.id, cancel);
  const search: GetSearchResultOptions = {};
  const found = await client.getSearchResult("search", search);
  const result: PurchasePhoneNumbersResult = await poller.pollUntilDone();
  return `${type} ${since.getTime()} ${found.cost.amount} ${result.purchaseId ?? ""}`;
}

export async function pages(client: PhoneNumbersClient): Promise<string | undefined> {
  const options: ListLocalitiesOptions = { maxPageSize: 5, acceptLanguage: "de" };
  let token: string | undefined;
  for await (const page of client
    .listAvailableLocalities("US", options)
    .byPage({ maxPageSize: 3 })) {
    const names: string[] = page.map(({ localizedName }) => localizedName);
    token = names.length > 0 ? page.continuationToken : undefined;
  }
  const numbers: Listing<PurchasedPhoneNumber> = client.listPurchasedPhoneNumbers();
  const next: IteratorResult<ResultPage<PurchasedPhoneNumber>, undefined> = await numbers
    .byPage(token ? { continuationToken: token } : {})
    .next();
  return next.value?.continuationToken;
}

export async function configure(sip: SipRoutingClient): Promise<SipTrunksAndRoutes> {
  const read: GetConfigurationOptions = { tracingOptions: {} };
  const write: SetConfigurationOptions = { requestOptions: {} };
  const { trunks, routes } = await sip.getConfiguration(read);
  return sip.setConfiguration({ trunks, routes: routes.slice(1) }, write);
}

export function explain(error: unknown): string {
  if (!isRestError(error)) return String(error);
  const { statusCode, code, details } = error;
  if (code !== "OutcomeUnknown") return `${statusCode} ${code} ${JSON.stringify(details)}`;
  const unknown = error as OutcomeUnknownError;
  return unknown.operationId ?? new RestError("unknown", { code: unknown.code }).message;
}

// ---- declarations that are written from these: each type has to have a name that users can reach

export const client = new PhoneNumbersClient("url");
export const inferredSearch = (...args: Parameters<Numbers["beginSearchAvailablePhoneNumbers"]>) =>
  client.beginSearchAvailablePhoneNumbers(...args);
export const inferredPoller = (id: string) => client.beginReservationPurchase(id);
export const inferredPages = () => client.listReservations().byPage();
export const inferredState = async () => (await inferredPoller("a")).getOperationState();
export const inferredConfiguration = (sip: SipRoutingClient) => sip.getConfiguration();
