import type { TokenCredential } from "@azure/core-auth";
import { createDefaultHttpClient, type HttpClient } from "@azure/core-rest-pipeline";
import * as library from "@azure/communication-phone-numbers";
import { createEmulator, type Emulator } from "@azure/communication-phone-numbers/emulator";
import type { Given } from "./given.js";

/** Packages as the documents' code imports them: the real ones, led to an emulator instead of the network. */
type Modules = Record<string, Record<string, unknown>>;

export interface World {
  emulator: Emulator;
  modules: Modules;
  given: Given;
}

const PACKAGE = "@azure/communication-phone-numbers";
/** A number that the resource owns. */
export const OWNED = "+14255550100";

/** The resource of one document's reader: an emulator, and what the documents take for granted. */
export async function openWorld(): Promise<World> {
  const emulator = createEmulator({ numbers: [OWNED], pollsUntilDone: 0 });
  const modules = await modulesFor(emulator);
  const { endpoint, key, connectionString, credential, httpClient } = emulator;
  const client = new library.PhoneNumbersClient(connectionString, { httpClient });
  const sip = new library.SipRoutingClient(connectionString, { httpClient });
  const connected = { emulator, connectionString, endpoint, key, credential, client, sip };
  const { PhoneNumbersClient, SipRoutingClient } = modules[PACKAGE]!;
  const { DefaultAzureCredential } = modules["@azure/identity"]!;
  const classes = {
    PhoneNumbersClient,
    SipRoutingClient,
    DefaultAzureCredential,
    createEmulator,
  };
  // What is not there yet, such as the id of a search, comes from what has to be done before.
  return { emulator, modules, given: { ...classes, ...connected, ...ARGUMENTS } as Given };
}

const ARGUMENTS = {
  search: {
    countryCode: "US",
    phoneNumberType: "tollFree",
    assignmentType: "application",
    capabilities: { calling: "outbound", sms: "none" },
  },
  phoneNumber: OWNED,
  reservationId: "5f0c6a0e-7d0b-4a39-9a53-4f8c0f6f2a11",
  fqdn: "sbc1.contoso.com",
  trunk: { fqdn: "sbc1.contoso.com", sipSignalingPort: 5061 },
  trunks: [{ fqdn: "sbc1.contoso.com", sipSignalingPort: 5061 }],
  routes: [{ name: "All", numberPattern: "^.*$", trunks: ["sbc1.contoso.com"] }],
} satisfies Partial<Given>;

/** The packages, with clients whose requests to the emulator's endpoint go to it, and all others to the network. */
async function modulesFor({ credential, endpoint, httpClient }: Emulator): Promise<Modules> {
  const toNetwork = createDefaultHttpClient();
  const network: HttpClient = {
    sendRequest: (request) =>
      (request.url.startsWith(endpoint) ? httpClient : toNetwork).sendRequest(request),
  };
  return {
    [PACKAGE]: {
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

/** Browses for two numbers that could be had. */
export async function browse({ given }: World): Promise<void> {
  const wanted = { countryCode: "US", phoneNumberType: "tollFree" } as const;
  const { phoneNumbers } = await given.client.browseAvailablePhoneNumbers(wanted);
  given.numbers = phoneNumbers.slice(0, 2);
}

/** Reserves two numbers. */
export async function reserve(world: World): Promise<void> {
  await browse(world);
  const { client, reservationId, numbers } = world.given;
  world.given.reservation = await client.createOrUpdateReservation(
    { reservationId },
    { add: numbers },
  );
}

/** Searches for a number, to the end. */
export async function searched({ given }: World): Promise<void> {
  given.poller = await given.client.beginSearchAvailablePhoneNumbers(given.search);
  given.searchId = (await given.poller.pollUntilDone()).searchId;
}

/** A class whose instances are this credential. */
const standIn = (credential: TokenCredential): unknown =>
  function () {
    return credential;
  };
