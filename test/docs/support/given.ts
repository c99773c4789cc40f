import type { TokenCredential } from "@azure/core-auth";
import { createDefaultHttpClient, type HttpClient } from "@azure/core-rest-pipeline";
import * as library from "@azure/communication-phone-numbers";
import { createEmulator, type Emulator } from "@azure/communication-phone-numbers/emulator";

/** What the documents take for granted: names that their code uses without declaring them. */
export interface Given {
  emulator: Emulator;
  connectionString: string;
  endpoint: string;
  key: string;
  newKey: string;
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
}

/** Packages as the documents' code imports them: the real ones, led to an emulator instead of the network. */
export type Modules = Record<string, unknown>;

export interface World {
  emulator: Emulator;
  modules: Modules;
  given: Given;
}

export const OWNED = "+14255550100";

/** The resource of one document's reader: an emulator, and clients for it. */
export async function openWorld(): Promise<World> {
  const emulator = createEmulator({ numbers: [OWNED], pollsUntilDone: 0 });
  const { endpoint, key, connectionString, credential, httpClient } = emulator;
  const client = new library.PhoneNumbersClient(connectionString, { httpClient });
  const sip = new library.SipRoutingClient(connectionString, { httpClient });
  const given = { emulator, connectionString, endpoint, key, credential, client, sip };
  const modules = await modulesFor(emulator);
  return {
    emulator,
    modules,
    given: {
      ...given,
      newKey: Buffer.from("another key").toString("base64"),
      search: {
        countryCode: "US",
        phoneNumberType: "tollFree",
        assignmentType: "application",
        capabilities: { calling: "outbound", sms: "none" },
      },
      searchId: "",
      reservationId: crypto.randomUUID(),
      operationId: "",
      phoneNumber: OWNED,
      text: "",
      continuationToken: "",
    },
  };
}

/** The packages, with clients whose requests to the emulator's endpoint go to it, and all others to the network. */
async function modulesFor({ credential, endpoint, httpClient }: Emulator): Promise<Modules> {
  const toNetwork = createDefaultHttpClient();
  const network: HttpClient = {
    sendRequest: (request) =>
      (request.url.startsWith(endpoint) ? httpClient : toNetwork).sendRequest(request),
  };
  return {
    "@azure/communication-phone-numbers": {
      ...library,
      PhoneNumbersClient: onNetwork(library.PhoneNumbersClient, network),
      SipRoutingClient: onNetwork(library.SipRoutingClient, network),
    },
    "@azure/communication-phone-numbers/emulator":
      await import("@azure/communication-phone-numbers/emulator"),
    "@azure/communication-phone-numbers/emulator/node":
      await import("@azure/communication-phone-numbers/emulator/node"),
    "@azure/core-auth": await import("@azure/core-auth"),
    "@azure/identity": { DefaultAzureCredential: standIn(credential) },
    "@azure/logger": await import("@azure/logger"),
  };
}

/** A client whose option `httpClient` has this default. */
function onNetwork<T extends new (...args: never[]) => object>(Client: T, network: HttpClient): T {
  return new Proxy(Client, {
    construct(target, args: unknown[]) {
      const isCredential = /getToken|key/.test(Object.keys(Object(args[1]) as object).join());
      const at = args[1] === undefined || !isCredential ? 1 : 2;
      const options = { httpClient: network, ...(args[at] as object) };
      return Reflect.construct(target, [...args.slice(0, at), options]) as object;
    },
  });
}

/** A class whose instances are this credential. */
const standIn = (credential: TokenCredential): unknown =>
  function () {
    return credential;
  };

/** A trunk and a route to it, as they may stand before a document's code runs. */
export const OLD_CONFIGURATION: library.SipTrunksAndRoutes = {
  trunks: [{ fqdn: "old.contoso.com", sipSignalingPort: 5060 }],
  routes: [{ name: "Old", numberPattern: "^.*$", trunks: ["old.contoso.com"] }],
};

export async function all<T>(listing: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of listing) found.push(item);
  return found;
}

/** The numbers that the resource owns. */
export const owned = async ({ given }: World): Promise<string[]> =>
  (await all(given.client.listPurchasedPhoneNumbers())).map(({ phoneNumber }) => phoneNumber);

/** Reserves two numbers, under the id that the documents take for granted. */
export async function reserve({ given }: World): Promise<void> {
  const { client, reservationId } = given;
  const wanted = { countryCode: "US", phoneNumberType: "tollFree" } as const;
  const { phoneNumbers } = await client.browseAvailablePhoneNumbers(wanted);
  await client.createOrUpdateReservation({ reservationId }, { add: phoneNumbers.slice(0, 2) });
}
