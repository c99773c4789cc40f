// What the emulator remembers, as it is written down.
import type {
  AssignmentType,
  AvailableNumber,
  Capabilities,
  Cost,
  OperationType,
  PhoneNumberType,
} from "./wire.js";

/** What the emulator remembers, as plain JSON. Moments are milliseconds since 1970 on its clock. */
export interface StoredSearch {
  readonly searchId: string;
  readonly status: "searching" | "found" | "failed" | "purchasing" | "purchased";
  readonly countryCode: string;
  readonly phoneNumbers: readonly string[];
  readonly phoneNumberType: PhoneNumberType;
  readonly assignmentType: AssignmentType;
  readonly capabilities: Capabilities;
  readonly cost: Cost;
  readonly agreementRequired: boolean;
  readonly createdAt: number;
  /** 0 until the search has succeeded. */
  readonly expiresAt: number;
}

export interface StoredReservation {
  readonly id: string;
  /** `active` also after `expiresAt`; who reads it has to look at the clock. */
  readonly status: "active" | "submitted" | "completed";
  readonly createdAt: number;
  readonly expiresAt: number;
  /** By number id. */
  readonly numbers: Readonly<Record<string, AvailableNumber>>;
}

export interface StoredOperation {
  readonly id: string;
  readonly operationType: OperationType;
  readonly status: "pending" | "succeeded" | "failed";
  /** How often it was asked for its status. */
  readonly polls: number;
  readonly startedAt: number;
  /** What the service shows as its creation; a purchase shows that of its search. */
  readonly createdAt: number;
  /** Path of the result, without the API version. */
  readonly resource: string | null;
  /** Search id, reservation id, or digits of a number. */
  readonly subject: string;
  /** Capabilities a number gets at the end. */
  readonly change?: Partial<Capabilities>;
  /** Set when the operation is to end as failed. */
  readonly failure?: { readonly code: string; readonly message: string };
}

export interface StoredTrunk {
  readonly fqdn: string;
  readonly sipSignalingPort: number;
  readonly enabled: boolean;
  readonly directTransfer: boolean;
  readonly privacyHeader: string;
  readonly ipAddressVersion: string;
}

export interface StoredRoute {
  readonly description?: string;
  readonly name: string;
  readonly numberPattern: string;
  readonly callerIdOverride: string | null;
  readonly trunks: readonly string[];
}

export interface StoredSip {
  readonly domains: readonly { readonly name: string; readonly enabled: boolean }[];
  readonly trunks: readonly StoredTrunk[];
  readonly routes: readonly StoredRoute[];
}

/** What there is one of. */
export interface Settings {
  /** Where the sequence of random numbers stands. */
  readonly random: number;
  /** Milliseconds by which the emulator's clock is ahead of the machine's. */
  readonly clockOffset: number;
  readonly sip: StoredSip;
}

export const initialSettings: Settings = {
  random: 20_250_601,
  clockOffset: 0,
  sip: { domains: [], trunks: [], routes: [] },
};
