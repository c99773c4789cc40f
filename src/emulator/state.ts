import type {
  AssignmentType,
  AvailableNumber,
  Capabilities,
  Cost,
  OperationType,
  PhoneNumberType,
  PurchasedNumber,
} from "./wire.js";

/** Moments are milliseconds since 1970 on the emulator's clock. */
export interface StoredSearch {
  searchId: string;
  status: "searching" | "found" | "failed" | "purchasing" | "purchased";
  countryCode: string;
  phoneNumbers: string[];
  phoneNumberType: PhoneNumberType;
  assignmentType: AssignmentType;
  capabilities: Capabilities;
  cost: Cost;
  agreementRequired: boolean;
  createdAt: number;
  /** 0 until the search has succeeded. */
  expiresAt: number;
}

export interface StoredReservation {
  id: string;
  status: "active" | "submitted" | "completed" | "expired";
  createdAt: number;
  expiresAt: number;
  /** By number id; insertion order. */
  numbers: Record<string, AvailableNumber>;
}

export interface StoredOperation {
  id: string;
  operationType: OperationType;
  status: "pending" | "succeeded" | "failed";
  /** How often it was asked for its status. */
  polls: number;
  startedAt: number;
  /** What the service shows as its creation; a purchase shows that of its search. */
  createdAt: number;
  /** Path of the result, without the API version. */
  resource: string | null;
  /** Search id, reservation id, or digits of a number. */
  subject: string;
  /** Capabilities a number gets at the end. */
  change?: Partial<Capabilities>;
  /** Set when the operation is to end as failed. */
  failure?: { code: string; message: string };
}

export interface StoredTrunk {
  fqdn: string;
  sipSignalingPort: number;
  enabled: boolean;
  directTransfer: boolean;
  privacyHeader: string;
  ipAddressVersion: string;
}

export interface StoredRoute {
  description?: string | null;
  name: string;
  numberPattern: string;
  callerIdOverride: string | null;
  trunks: string[];
}

export interface StoredSip {
  domains: { name: string; enabled: boolean }[];
  trunks: StoredTrunk[];
  routes: StoredRoute[];
}

/** All that an emulator remembers: plain JSON, so that it can be saved, loaded and reset as one. */
export interface State {
  random: number;
  clockOffset: number;
  purchased: PurchasedNumber[];
  searches: Record<string, StoredSearch>;
  reservations: Record<string, StoredReservation>;
  operations: Record<string, StoredOperation>;
  sip: StoredSip;
}

export const initialState = (): State => ({
  random: 20_250_601,
  clockOffset: 0,
  purchased: [],
  searches: {},
  reservations: {},
  operations: {},
  sip: { domains: [], trunks: [], routes: [] },
});

/** The state that a text holds; anything else in it is an error. */
export function readState(text: string): State {
  const read: unknown = JSON.parse(text);
  for (const [name, first] of Object.entries(initialState())) {
    const value = (read as Record<string, unknown> | null)?.[name];
    if (typeof value !== typeof first || Array.isArray(value) !== Array.isArray(first)) {
      throw new TypeError(`The state lacks "${name}".`);
    }
  }
  return read as State;
}

/** The entry of a record under a key that came from outside, where `__proto__` is no entry. */
export const entryOf = <T>(record: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
