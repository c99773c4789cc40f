// Which numbers are owned, held and free at this moment.
import { findOffering, findPool } from "./catalog.js";
import type { StoredReservation } from "./state.js";
import type { Store } from "./store.js";
import {
  formatInstant,
  type AssignmentType,
  type Capabilities,
  type PurchasedNumber,
} from "./wire.js";

/** What a reservation is at this moment; one that is still active expires by itself. */
export const statusOf = (
  store: Store,
  { status, expiresAt }: StoredReservation,
): StoredReservation["status"] | "expired" =>
  status === "active" && store.now() >= expiresAt ? "expired" : status;

/** The numbers (digits) that searches and reservations keep from others at this moment. */
function heldNumbers(store: Store): Set<string> {
  const now = store.now();
  const held = new Set<string>();
  for (const { status, expiresAt, phoneNumbers } of store.searches.values()) {
    const isUnderWay = status === "searching" || status === "purchasing";
    if (isUnderWay || (status === "found" && now < expiresAt)) {
      for (const phoneNumber of phoneNumbers) held.add(phoneNumber.slice(1));
    }
  }
  for (const reservation of store.reservations.values()) {
    if (!["active", "submitted"].includes(statusOf(store, reservation))) continue;
    for (const [digits, { error }] of Object.entries(reservation.numbers)) {
      if (error === undefined) held.add(digits);
    }
  }
  return held;
}

/** Tells of any number (digits) whether it can be had at this moment: nobody owns it, and nothing holds it. */
export function availability(store: Store): (digits: string) => boolean {
  const held = heldNumbers(store);
  return (digits) => !store.purchased.has(digits) && !held.has(digits);
}

/** A purchased number by any of `+1…`, `1…`; the rest of the text has to be exact. */
export const findPurchased = (store: Store, text: string): PurchasedNumber | undefined =>
  store.purchased.get(text.replace(/^\+/, ""));

/** Adds a number to the purchased ones; one that is there already stays as it is. */
export function own(
  store: Store,
  digits: string,
  assignmentType: AssignmentType,
  capabilities: Capabilities,
  at: number,
): void {
  const pool = findPool(digits);
  if (pool === undefined || store.purchased.has(digits)) return;
  const { country, phoneNumberType } = pool;
  const offering = findOffering(country, phoneNumberType, assignmentType);
  if (offering === undefined) return;
  store.purchased.put(digits, {
    id: digits,
    phoneNumber: `+${digits}`,
    countryCode: country.code,
    phoneNumberType,
    capabilities,
    assignmentType,
    purchaseDate: formatInstant(at),
    cost: offering.cost,
  });
}
