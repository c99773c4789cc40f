/**
 * Declarations that users of 1.5.0 have merged with its own: compiled against 1.5.0 and against this package. Not part
 * of this repository's own programs, which they would change.
 */
import type {
  ListPurchasedPhoneNumbersOptions,
  PhoneNumbersClient,
  PhoneNumbersClientOptions,
} from "@azure/communication-phone-numbers";

declare module "@azure/communication-phone-numbers" {
  interface ListPurchasedPhoneNumbersOptions {
    auditReason?: string;
  }
  interface PhoneNumbersClientOptions {
    tenant?: string;
  }
  interface PurchasedPhoneNumber {
    note?: string;
  }
  interface PhoneNumbersClient {
    addedByPlugin(): void;
  }
}

export async function useMerged(client: PhoneNumbersClient): Promise<string | undefined> {
  const audited: ListPurchasedPhoneNumbersOptions = { auditReason: "yearly" };
  client.listPurchasedPhoneNumbers(audited);
  client.addedByPlugin();
  const options: PhoneNumbersClientOptions = { tenant: "a", acceptLanguage: "de" };
  return (await client.getPurchasedPhoneNumber("+1")).note ?? options.tenant;
}
