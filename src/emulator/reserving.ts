// What a reservation may ask for, and which of its numbers can be had.
import { findCountry, findOffering, findPool } from "./catalog.js";
import { errors, itemErrors, refuse } from "./errors.js";
import * as shape from "./shapes.js";
import type { AssignmentType, AvailableNumber, Capabilities, PhoneNumberType } from "./wire.js";

/** A number that a reservation is to hold. */
export interface Wish {
  countryCode: string;
  capabilities: Capabilities;
  phoneNumberType: PhoneNumberType;
  assignmentType: AssignmentType;
}

const { ignored } = shape;
const wish: shape.Shape<Wish> = shape.object(
  {
    countryCode: shape.text,
    capabilities: shape.capabilities,
    phoneNumberType: shape.phoneNumberType,
    assignmentType: shape.assignmentType,
  },
  {
    id: ignored,
    phoneNumber: ignored,
    cost: ignored,
    status: ignored,
    isAgreementToNotResellRequired: ignored,
    error: ignored,
  },
);
/** The body that creates or changes a reservation. */
export const reservationRequest = shape.object(
  {},
  { id: ignored, expiresAt: ignored, status: ignored, phoneNumbers: shape.mapOf(wish) },
);

/** The numbers of a body as they came, when each id is 1 to 15 digits. */
export function checkIds<T>(phoneNumbers: [string, T][]): [string, T][] {
  for (const [id] of phoneNumbers) {
    if (!/^\d{1,15}$/.test(id)) {
      const shown = id.slice(0, 60);
      refuse(errors.invalid("phoneNumbers", `The number id ${shown} has to be 1 to 15 digits.`));
    }
  }
  return phoneNumbers;
}

/** Takes a number for a reservation if it `isFree`, or says in the number itself why it cannot be had. */
export function reserve(
  digits: string,
  { countryCode, capabilities, phoneNumberType, assignmentType }: Wish,
  isFree: boolean,
  failure: { code: string; message: string } | undefined,
): AvailableNumber {
  const country = findCountry(countryCode);
  const pool = country && findPool(digits, country);
  const offering =
    pool?.phoneNumberType === phoneNumberType
      ? findOffering(country, phoneNumberType, assignmentType)
      : undefined;
  const error =
    failure ?? (isFree && offering !== undefined ? undefined : itemErrors.numberNotAvailable);
  return {
    id: digits,
    countryCode: country?.code ?? countryCode,
    phoneNumber: `+${digits}`,
    capabilities: offering?.availableCapabilities ?? capabilities,
    phoneNumberType,
    assignmentType,
    cost: offering?.cost ?? { amount: 0, currencyCode: "USD", billingFrequency: "monthly" },
    ...(error === undefined ? { status: "reserved" } : { status: "error", error: { ...error } }),
    isAgreementToNotResellRequired: country?.agreementRequired ?? false,
  };
}
