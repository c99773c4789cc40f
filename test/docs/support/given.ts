import type { TokenCredential } from "@azure/core-auth";
import type { DefaultAzureCredential } from "@azure/identity";
import type * as library from "@azure/communication-phone-numbers";
import type { createEmulator, Emulator } from "@azure/communication-phone-numbers/emulator";
import type { startEmulator } from "@azure/communication-phone-numbers/emulator/node";
import type * as vitest from "vitest";

/** What the documents take for granted: names that their code uses without declaring them. */
export interface Given {
  emulator: Emulator;
  connectionString: string;
  endpoint: string;
  key: string;
  credential: TokenCredential;
  client: library.PhoneNumbersClient;
  sip: library.SipRoutingClient;
  search: library.SearchAvailablePhoneNumbersRequest;
  searchId: string;
  reservationId: string;
  /** Of an operation that was started. */
  operationId: string;
  /** A number that the resource owns, in E.164. */
  phoneNumber: string;
  /** What `poller.toString()` gave. */
  text: string;
  /** Of a page of `listPurchasedPhoneNumbers`. */
  continuationToken: string;
  poller: library.PhoneNumbersPoller<library.PhoneNumberSearchResult>;
  /** Numbers that could be had. */
  numbers: library.AvailablePhoneNumber[];
  reservation: library.PhoneNumbersReservation;
  fqdn: string;
  trunk: library.SipTrunk;
  trunks: library.SipTrunk[];
  routes: library.SipTrunkRoute[];
  PhoneNumbersClient: typeof library.PhoneNumbersClient;
  SipRoutingClient: typeof library.SipRoutingClient;
  DefaultAzureCredential: typeof DefaultAzureCredential;
  createEmulator: typeof createEmulator;
  startEmulator: typeof startEmulator;
  /** Of a web page. */
  fetch: typeof fetch;
  /** Globals of a test runner. */
  expect: typeof vitest.expect;
  beforeEach: typeof vitest.beforeEach;
  test: typeof vitest.test;
}
