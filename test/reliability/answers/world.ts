import { createEmulator } from "@azure/communication-phone-numbers/emulator";
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import type { PhoneNumbersClientOptions } from "@azure/communication-phone-numbers";
import type { PhoneNumbersPoller } from "@azure/communication-phone-numbers";
import { RESERVATION_ID } from "../../unit/support/calls.js";
import {
  withConnectionString,
  withTokenCredential,
  type Clients,
} from "../../unit/support/clients.js";
import { endOf, type End } from "./settling.js";
import { tamperingClient, type Exchange, type Plan, type Service } from "./tampering.js";

export const NUMBER = "+12065550100";
export const TRUNK = "sbc.contoso.com";
export const SEARCH = {
  countryCode: "US",
  phoneNumberType: "tollFree" as const,
  assignmentType: "application" as const,
  capabilities: { calling: "inbound" as const, sms: "none" as const },
};

/** What a call is made with: clients, and what their resource holds. */
export interface World extends Clients {
  searchId: string;
  /** The signal of the caller. */
  abortSignal: AbortSignal;
  /** The poller that the call got, if it is one that begins an operation. */
  poller?: PhoneNumbersPoller<unknown>;
}

/** A service with numbers and, where the call of that name needs them, a finished search, a reservation, trunks and routes. */
export async function preparedService(name: string): Promise<Service & { searchId: string }> {
  const emulator = createEmulator({
    authentication: "off",
    pollsUntilDone: 1,
    numbers: [NUMBER, "+12065550101", "+12065550102"],
  });
  const { connectionString, httpClient, endpoint } = emulator;
  const numbers = new PhoneNumbersClient(connectionString, { httpClient });
  const sip = new SipRoutingClient(connectionString, { httpClient });
  let searchId = "";
  if (/^(getSearchResult|getOperation|cancelOperation|beginPurchase)/.test(name)) {
    const search = await numbers.beginSearchAvailablePhoneNumbers(SEARCH);
    while (!search.isDone()) await search.poll();
    ({ searchId } = search.getResult()!);
  } else if (name.includes("eservation")) {
    const { phoneNumbers } = await numbers.browseAvailablePhoneNumbers(SEARCH);
    const add = phoneNumbers.slice(0, 2);
    await numbers.createOrUpdateReservation({ reservationId: RESERVATION_ID }, { add });
  } else if (/Trunk|Route|Configuration/.test(name)) {
    const trunks = [{ fqdn: TRUNK, sipSignalingPort: 5061 }];
    await sip.setConfiguration({
      trunks,
      routes: [{ name: "All", numberPattern: ".*", trunks: [TRUNK] }],
    });
  }
  return { httpClient, endpoint, searchId };
}

/** A call with changed answers. */
export interface Play extends Omit<Plan, "onRequest"> {
  call: { name: string; run: (world: World) => Promise<unknown> };
  /** With a token in place of a key. */
  withToken?: boolean;
  /** The caller aborts as the request of this number is answered. */
  abortAt?: number | undefined;
  options?: PhoneNumbersClientOptions;
}

export interface Played {
  end: End;
  exchanges: readonly Exchange[];
  world: World;
}

/** Makes a call and answers its requests with changed answers of a service. */
export async function play({ call, withToken, abortAt, options, ...plan }: Play): Promise<Played> {
  const service = await preparedService(call.name);
  const controller = new AbortController();
  const onRequest = (count: number): void => {
    if (count === abortAt) controller.abort();
  };
  const httpClient = tamperingClient(service, { ...plan, onRequest });
  const makeClients = withToken ? withTokenCredential : withConnectionString;
  const { searchId } = service;
  const world: World = {
    ...makeClients({ httpClient, ...options }),
    ...{ searchId, abortSignal: controller.signal },
  };
  const end = await endOf(() => call.run(world));
  return { end, exchanges: httpClient.exchanges, world };
}
