import { findPool, offeringsOf, type NumberPool } from "./catalog.js";
import { createClock, type Clock } from "./clock.js";
import { initialState, type State, type StoredReservation } from "./state.js";
import {
  formatInstant,
  type AssignmentType,
  type Capabilities,
  type PurchasedNumber,
} from "./wire.js";

const typeRank = { geographic: 0, tollFree: 1, mobile: 2 };
const monthInMs = 30 * 24 * 60 * 60 * 1000;

/** Everything the emulated resource has and does, over one serialisable `state`. */
export class Store {
  state: State = initialState();
  readonly clock: Clock = createClock(() => this.state);
  readonly pollsUntilDone: number;

  constructor(pollsUntilDone: number) {
    this.pollsUntilDone = pollsUntilDone;
  }

  now(): number {
    return this.clock.now().getTime();
  }

  /** The next number of a repeatable sequence, from 0 up to 1 (mulberry32). */
  random(): number {
    this.state.random = (this.state.random + 0x6d2b79f5) | 0;
    let mixed = this.state.random;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  guid(): string {
    const digit = (values: string): string =>
      values[Math.floor(this.random() * values.length)] ?? "0";
    return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (mark) =>
      digit(mark === "x" ? "0123456789abcdef" : "89ab"),
    );
  }

  /** Up to `count` free numbers (digits) of these rows, at random, none twice; `suits` narrows the choice. */
  draw(pools: readonly NumberPool[], count: number, suits = (_digits: string) => true): string[] {
    const taken = this.takenNumbers();
    const ends = pools.reduce<number[]>(
      (sums, pool) => [...sums, (sums.at(-1) ?? 0) + 10 ** pool.counting],
      [],
    );
    const numberAt = (index: number): string => {
      const at = ends.findIndex((end) => index < end);
      const pool = pools[at];
      if (pool === undefined) throw new RangeError(`There is no number ${index}.`);
      return pool.stem + String(index - (ends[at - 1] ?? 0)).padStart(pool.counting, "0");
    };
    // A shuffle that stops early; `moved` holds the places that differ from their own index.
    const moved = new Map<number, number>();
    const drawn: string[] = [];
    for (let left = ends.at(-1) ?? 0; left > 0 && drawn.length < count; left -= 1) {
      const at = Math.floor(this.random() * left);
      const digits = numberAt(moved.get(at) ?? at);
      moved.set(at, moved.get(left - 1) ?? left - 1);
      if (!taken.has(digits) && suits(digits)) drawn.push(digits);
    }
    return drawn;
  }

  /** The numbers (digits) that cannot be had: purchased, held by a search, or reserved. */
  takenNumbers(): Set<string> {
    const now = this.now();
    const taken = new Set(this.state.purchased.map((number) => number.id));
    for (const search of Object.values(this.state.searches)) {
      const held = search.status === "searching" || search.status === "purchasing";
      if (held || (search.status === "found" && now < search.expiresAt)) {
        for (const phoneNumber of search.phoneNumbers) taken.add(phoneNumber.slice(1));
      }
    }
    for (const reservation of Object.values(this.state.reservations)) {
      if (reservation.status !== "active" && reservation.status !== "submitted") continue;
      for (const [digits, item] of Object.entries(reservation.numbers)) {
        if (item.error === undefined) taken.add(digits);
      }
    }
    return taken;
  }

  /** A purchased number by any of `+1…`, `1…`; the rest of the text has to be exact. */
  findPurchased(text: string): PurchasedNumber | undefined {
    const digits = text.replace(/^\+/, "");
    return this.state.purchased.find((number) => number.id === digits);
  }

  /** Purchased numbers in the order in which the service lists them: geographic before toll-free. */
  listPurchased(): PurchasedNumber[] {
    return [...this.state.purchased].sort(
      (one, other) => typeRank[one.phoneNumberType] - typeRank[other.phoneNumberType],
    );
  }

  /** Adds a number to the purchased ones; one that is there already stays as it is. */
  purchase(
    digits: string,
    assignmentType: AssignmentType,
    capabilities: Capabilities,
    at: number,
  ): void {
    const pool = findPool(digits);
    if (pool === undefined || this.findPurchased(digits) !== undefined) return;
    const offering = offeringsOf(pool.country).find(
      (one) =>
        one.phoneNumberType === pool.phoneNumberType && one.assignmentType === assignmentType,
    );
    if (offering === undefined) return;
    this.state.purchased.push({
      id: digits,
      phoneNumber: `+${digits}`,
      countryCode: pool.country.code,
      phoneNumberType: pool.phoneNumberType,
      capabilities,
      assignmentType,
      purchaseDate: formatInstant(at),
      cost: offering.cost,
    });
  }

  /** Lets reservations expire, and forgets those older than a month. */
  expireReservations(): void {
    const now = this.now();
    for (const reservation of Object.values(this.state.reservations)) {
      if (reservation.status === "active" && now >= reservation.expiresAt) expire(reservation);
      if (now >= reservation.createdAt + monthInMs) delete this.state.reservations[reservation.id];
    }
  }
}

function expire(reservation: StoredReservation): void {
  reservation.status = "expired";
  for (const item of Object.values(reservation.numbers)) {
    if (item.error === undefined) item.status = "expired";
  }
}
