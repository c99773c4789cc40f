/** How the page gets its clients: with tokens that its own server gives it, never with an access key. */
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import type { AccessToken, TokenCredential } from "@azure/core-auth";
import { emulatorHttpClient } from "./emulatorHttpClient.js";

/** What the server of this sample says of the resource. */
export interface ConnectionInfo {
  endpoint: string;
  /** Where the emulator listens, if that is what the page works with. */
  emulatorUrl?: string;
  /** Pause between two polls of an operation. */
  updateIntervalInMs: number;
}

export interface Connection extends ConnectionInfo {
  numbers: PhoneNumbersClient;
  sip: SipRoutingClient;
}

export async function connect(): Promise<Connection> {
  const info = await getJson<ConnectionInfo>("api/connection");
  const options =
    info.emulatorUrl === undefined
      ? {}
      : { httpClient: emulatorHttpClient(info.endpoint, info.emulatorUrl) };
  return {
    ...info,
    numbers: new PhoneNumbersClient(info.endpoint, credential, options),
    sip: new SipRoutingClient(info.endpoint, credential, options),
  };
}

/** The clients ask for a token when they need one, and keep it until shortly before it ends. */
const credential: TokenCredential = {
  getToken: () => getJson<AccessToken>("api/token"),
};

async function getJson<T>(path: string): Promise<T> {
  const response = await fetch(path, { cache: "no-store" }).catch(() => {
    throw new Error("The page's own server does not answer.");
  });
  if (response.ok) return (await response.json()) as T;
  const { error = "" } = (await response.json().catch(() => ({}))) as { error?: string };
  throw new Error(`The page's own server answered ${response.status}. ${error}`);
}
