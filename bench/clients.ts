/** The two packages that are compared. */
import { AzureKeyCredential } from "@azure/core-auth";
import type { HttpClient } from "@azure/core-rest-pipeline";
import * as ours from "@azure/communication-phone-numbers";
import * as published from "published-phone-numbers";
import { ENDPOINT, KEY } from "./wire.js";

/** A client of each, with an HTTP client of its own. */
export function clientsOn(httpClient: () => HttpClient): {
  ours: ours.PhoneNumbersClient;
  published: published.PhoneNumbersClient;
} {
  const credential = new AzureKeyCredential(KEY);
  return {
    ours: new ours.PhoneNumbersClient(ENDPOINT, credential, { httpClient: httpClient() }),
    published: new published.PhoneNumbersClient(ENDPOINT, credential, { httpClient: httpClient() }),
  };
}
