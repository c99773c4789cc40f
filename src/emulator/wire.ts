/** The JSON shapes as they travel; properties stand in the order in which the service writes them. */

/** Kinds of numbers. */
export const phoneNumberTypes = ["geographic", "tollFree", "mobile"] as const;
/** Kind of number. */
export type PhoneNumberType = (typeof phoneNumberTypes)[number];

/** Whom numbers are for. */
export const assignmentTypes = ["person", "application"] as const;
/** Whom a number is for. */
export type AssignmentType = (typeof assignmentTypes)[number];

/** Directions of a capability. */
export const capabilityValues = ["none", "inbound", "outbound", "inbound+outbound"] as const;
/** Directions of calls or messages. */
export type CapabilityValue = (typeof capabilityValues)[number];

/** What a number can do. */
export interface Capabilities {
  /** Directions of calls. */
  calling: CapabilityValue;
  /** Directions of text messages. */
  sms: CapabilityValue;
}

/** What a number costs. */
export interface Cost {
  /** In whole units of the currency, for example 2 or 0.8. */
  amount: number;
  /** ISO 4217. */
  currencyCode: string;
  /** How often it is billed: `monthly`. */
  billingFrequency: string;
}

export interface Offering {
  phoneNumberType: PhoneNumberType;
  assignmentType: AssignmentType;
  availableCapabilities: Capabilities;
  cost: Cost;
}

export interface Locality {
  localizedName: string;
  administrativeDivision: { localizedName: string; abbreviatedName: string } | null;
}

export interface AvailableNumber {
  id: string;
  countryCode: string;
  phoneNumber: string;
  capabilities: Capabilities;
  phoneNumberType: PhoneNumberType;
  assignmentType: AssignmentType;
  cost: Cost;
  status: "available" | "reserved" | "expired" | "error" | "purchased";
  error?: { code: string; message: string };
  isAgreementToNotResellRequired?: boolean;
}

/** A number that the resource owns, as it travels on the wire. */
export interface PurchasedNumber {
  /** The digits of the number, without the plus. */
  id: string;
  /** E.164, with the plus. */
  phoneNumber: string;
  /** ISO 3166-1 alpha-2 code of its country. */
  countryCode: string;
  /** Kind of number. */
  phoneNumberType: PhoneNumberType;
  /** What it can do. */
  capabilities: Capabilities;
  /** Whom it is for. */
  assignmentType: AssignmentType;
  /** ISO 8601, by the emulator's clock. */
  purchaseDate: string;
  /** What it costs a month. */
  cost: Cost;
}

export interface SearchResult {
  searchId: string;
  phoneNumbers: readonly string[];
  phoneNumberType: PhoneNumberType;
  assignmentType: AssignmentType;
  capabilities: Capabilities;
  cost: Cost;
  searchExpiresBy: string;
  isAgreementToNotResellRequired?: boolean;
  errorCode?: number;
  error: "NoError" | "OutOfStock";
}

export type OperationType =
  | "purchase"
  | "releasePhoneNumber"
  | "search"
  | "updatePhoneNumberCapabilities"
  | "reservationPurchase";

export type OperationStatus = "notStarted" | "running" | "succeeded" | "failed";

export interface Operation {
  operationType: OperationType;
  status: OperationStatus;
  resourceLocation: string | null;
  createdDateTime: string;
  id: string;
  lastActionDateTime: string;
  error?: { code: string; message: string };
}

export interface ErrorBody {
  error: {
    code: string;
    message: string;
    target?: string;
    innererror?: { code: string; message: string };
  };
}

/** Compact JSON; amounts always show a decimal part, as in `2.0`. */
export function toJsonText(body: unknown): string {
  // A quotation mark inside a string is escaped, so only the property itself can match.
  return JSON.stringify(body).replace(/"amount":(-?\d+)(?=[,}])/g, '"amount":$1.0');
}

/**
 * A date as the service writes it: up to 7 fraction digits, no trailing zeros, always `+00:00`.
 * The digits below the millisecond follow from the second, so that whole minutes later they are the same.
 */
export function formatInstant(milliseconds: number): string {
  const [seconds = "", fraction = ""] = new Date(milliseconds)
    .toISOString()
    .slice(0, -1)
    .split(".");
  const belowMillisecond = ((milliseconds % 60_000) * 7919) % 10_000;
  const digits = (fraction + String(belowMillisecond).padStart(4, "0")).replace(/0+$/, "");
  return `${seconds}${digits === "" ? "" : `.${digits}`}+00:00`;
}
