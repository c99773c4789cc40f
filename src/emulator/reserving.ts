import { findCountry, findPool, offeringsOf } from "./catalog.js";
import { isJsonObject, requireCapabilities, requireEnum } from "./checks.js";
import { errors, itemErrors, refuse } from "./errors.js";
import type { Store } from "./store.js";
import {
  assignmentTypes,
  phoneNumberTypes,
  type AssignmentType,
  type AvailableNumber,
  type Capabilities,
  type PhoneNumberType,
} from "./wire.js";

/** A number that a reservation is to hold. */
export interface Wish {
  countryCode: string;
  capabilities: Capabilities;
  phoneNumberType: PhoneNumberType;
  assignmentType: AssignmentType;
}

/** The map of a reservation's body; null takes a number out. Read-only properties are ignored. */
export function readWishes(phoneNumbers: unknown): { digits: string; wish: Wish | null }[] {
  if (phoneNumbers === undefined || phoneNumbers === null) return [];
  if (!isJsonObject(phoneNumbers)) {
    refuse(
      errors.invalid("phoneNumbers", "The phoneNumbers have to be a map from number id to number."),
    );
  }
  return Object.entries(phoneNumbers).map(([digits, item]) => {
    if (!/^\d+$/.test(digits)) {
      refuse(errors.invalid("phoneNumbers", `The number id ${digits} has to be digits only.`));
    }
    return { digits, wish: item === null ? null : readWish(item) };
  });
}

function readWish(item: unknown): Wish {
  if (!isJsonObject(item))
    refuse(errors.invalid("phoneNumbers", "A number has to be an object or null."));
  const countryCode = item["countryCode"];
  if (typeof countryCode !== "string") {
    refuse(errors.invalid("countryCode", "The countryCode is missing."));
  }
  return {
    countryCode,
    capabilities: requireCapabilities(item["capabilities"]),
    phoneNumberType: requireEnum("phoneNumberType", item["phoneNumberType"], phoneNumberTypes),
    assignmentType: requireEnum("assignmentType", item["assignmentType"], assignmentTypes),
  };
}

/** Takes a number for a reservation, or says in the number itself why it cannot be had. */
export function reserve(
  store: Store,
  digits: string,
  wish: Wish,
  failure: { code: string; message: string } | undefined,
): AvailableNumber {
  const country = findCountry(wish.countryCode);
  const pool = country && findPool(digits, country);
  const offering =
    pool?.phoneNumberType === wish.phoneNumberType
      ? offeringsOf(pool.country).find(
          (one) =>
            one.phoneNumberType === wish.phoneNumberType &&
            one.assignmentType === wish.assignmentType,
        )
      : undefined;
  const error =
    failure ??
    (offering === undefined || store.takenNumbers().has(digits)
      ? itemErrors.numberNotAvailable
      : undefined);
  return {
    id: digits,
    countryCode: wish.countryCode,
    phoneNumber: `+${digits}`,
    capabilities: offering?.availableCapabilities ?? wish.capabilities,
    phoneNumberType: wish.phoneNumberType,
    assignmentType: wish.assignmentType,
    cost: offering?.cost ?? { amount: 0, currencyCode: "USD", billingFrequency: "monthly" },
    ...(error === undefined ? { status: "reserved" } : { status: "error", error: { ...error } }),
    isAgreementToNotResellRequired: country?.agreementRequired ?? false,
  };
}
