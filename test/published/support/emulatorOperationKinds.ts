import type { BeginReservationPurchaseOptions } from "published-phone-numbers";
import { browse, RESERVATION, search, TOLL_FREE } from "./emulatorStory.js";
import type { OnEmulator } from "./onEmulator.js";

/** The number that the emulator has to own. */
export const OWNED = "+18335550100";

interface AnyPoller {
  toString: () => string;
  pollUntilDone: () => Promise<unknown>;
  poll: () => Promise<unknown>;
}

/** A kind of operation: what it takes, how it begins, and what can be seen when it is over. */
export interface OperationKind {
  name: string;
  operation: Parameters<OnEmulator["emulator"]["fail"]>[0];
  /** Makes what `begin` needs. */
  prepare?: (world: OnEmulator) => Promise<string>;
  begin: (
    clients: Pick<OnEmulator, "phoneNumbers">,
    options: BeginReservationPurchaseOptions,
    prepared: string,
  ) => Promise<AnyPoller>;
  /** What the operation changes: the owned numbers with their capabilities. */
  after: string[];
}

/** That number as it is before anything happens to it. */
export const UNCHANGED = ["18335550100 inbound+outbound inbound+outbound"];
/** Every kind of operation. */
export const OPERATION_KINDS: OperationKind[] = [
  {
    name: "search",
    operation: "PhoneNumbers_SearchAvailablePhoneNumbers",
    begin: ({ phoneNumbers }, options) =>
      phoneNumbers.beginSearchAvailablePhoneNumbers(TOLL_FREE, options),
    after: UNCHANGED,
  },
  {
    name: "purchase",
    operation: "PhoneNumbers_PurchasePhoneNumbers",
    prepare: async (world) => (await search(world)).searchId,
    begin: ({ phoneNumbers }, options, searchId) =>
      phoneNumbers.beginPurchasePhoneNumbers(searchId, options),
    after: [...UNCHANGED, "one more"],
  },
  {
    name: "purchase of a reservation",
    operation: "PhoneNumbers_PurchaseReservation",
    prepare: async (world) => {
      const add = await browse(world, 1);
      const request = { reservationId: RESERVATION };
      await world.phoneNumbers.createOrUpdateReservation(request, { add });
      return RESERVATION;
    },
    begin: ({ phoneNumbers }, options, id) => phoneNumbers.beginReservationPurchase(id, options),
    after: [...UNCHANGED, "one more"],
  },
  {
    name: "release",
    operation: "PhoneNumbers_ReleasePhoneNumber",
    begin: ({ phoneNumbers }, options) => phoneNumbers.beginReleasePhoneNumber(OWNED, options),
    after: [],
  },
  {
    name: "change of capabilities",
    operation: "PhoneNumbers_UpdateCapabilities",
    begin: ({ phoneNumbers }, options) =>
      phoneNumbers.beginUpdatePhoneNumberCapabilities(
        OWNED,
        { calling: "outbound", sms: "none" },
        options,
      ),
    after: ["18335550100 outbound none"],
  },
];
