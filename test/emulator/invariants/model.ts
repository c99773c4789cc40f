import { expect } from "vitest";

export const minute = 60_000;
export const month = 30 * 24 * 60 * minute;

export interface ModelSearch {
  id: string;
  country: string;
  startedAt: number;
  /** How many numbers had been offered to others when it started. */
  offersBefore: number;
  /** `gone` after it was cancelled. */
  status: "searching" | "failed" | "found" | "purchasing" | "purchased" | "gone";
  /** Digits; known when it has succeeded. */
  numbers: string[];
  expiresAt: number;
}

export interface ModelReservation {
  id: string;
  createdAt: number;
  expiresAt: number;
  /** Digits of those that it holds. */
  numbers: Set<string>;
  status: "active" | "submitted" | "completed";
}

export interface ModelOperation {
  id: string;
  type: string;
  /** Search id, reservation id or digits. */
  subject: string;
  startedAt: number;
  status: "pending" | "succeeded" | "failed" | "gone";
}

/** What the resource must have after the answers seen so far. It knows outcomes alone, not how they come about. */
export class Model {
  readonly owned = new Set<string>();
  readonly searches = new Map<string, ModelSearch>();
  readonly reservations = new Map<string, ModelReservation>();
  readonly operations = new Map<string, ModelOperation>();
  /** Numbers that browsing offered, in order. */
  readonly offered: string[] = [];
  /** Until when a search whose id nobody knows may hold numbers. */
  unknownHoldUntil = 0;
  bought = 0;
  released = 0;
  seeded = 0;

  /** Whether a reservation can still be changed. */
  isActive = ({ status, expiresAt }: ModelReservation, now: number): boolean =>
    status === "active" && now < expiresAt;

  /** Who has each number (digits) at this moment; fails when it is more than one. */
  holders(now: number): Map<string, string> {
    const holders = new Map<string, string>();
    const hold = (digits: string, holder: string): void => {
      expect([digits, holders.get(digits), holder]).toEqual([digits, undefined, holder]);
      holders.set(digits, holder);
    };
    for (const digits of this.owned) hold(digits, "owner");
    for (const search of this.searches.values()) {
      const isFound = search.status === "found" && now < search.expiresAt;
      if (!isFound && search.status !== "purchasing") continue;
      for (const digits of search.numbers) hold(digits, `search ${search.id}`);
    }
    for (const reservation of this.reservations.values()) {
      if (!this.isActive(reservation, now) && reservation.status !== "submitted") continue;
      for (const digits of reservation.numbers) hold(digits, `reservation ${reservation.id}`);
    }
    return holders;
  }

  /** Whether some search may hold numbers that nobody has seen. */
  hasHiddenHolds = (now: number): boolean =>
    now < this.unknownHoldUntil ||
    [...this.searches.values()].some(({ status }) => status === "searching");

  pending = (): ModelOperation[] =>
    [...this.operations.values()].filter(({ status }) => status === "pending");

  start(id: string, subject: string, startedAt: number): void {
    const known = this.operations.get(id);
    // Only a purchase that failed or was cancelled starts again under its old id.
    if (known !== undefined) expect(["failed", "gone"]).toContain(known.status);
    const [type = ""] = id.split("_");
    this.operations.set(id, { id, type, subject, startedAt, status: "pending" });
  }

  /** What the end of an operation means for the numbers. Found numbers are given by the caller. */
  end(
    operation: ModelOperation,
    status: "succeeded" | "failed",
    at: number,
    found: string[],
  ): void {
    operation.status = status;
    const { type, subject } = operation;
    const search = this.searches.get(subject);
    const reservation = this.reservations.get(subject);
    const succeeded = status === "succeeded";
    if (type === "search" && search !== undefined) {
      search.status = succeeded ? "found" : "failed";
      search.expiresAt = at + 16 * minute;
      search.numbers = found;
      if (succeeded) this.#expectNotOffered(search);
    } else if (type === "purchase" && search !== undefined) {
      search.status = succeeded ? "purchased" : "found";
      if (succeeded) this.#buy(search.numbers);
    } else if (type === "reservationPurchase" && reservation !== undefined) {
      reservation.status = succeeded ? "completed" : "active";
      if (succeeded) this.#buy([...reservation.numbers]);
    } else if (type === "release" && succeeded) {
      expect(this.owned.delete(subject), `${subject} was released and not owned`).toBe(true);
      this.released += 1;
    }
  }

  #buy(numbers: readonly string[]): void {
    for (const digits of numbers) {
      expect(this.owned.has(digits), `${digits} was bought and is owned already`).toBe(false);
      this.owned.add(digits);
    }
    this.bought += numbers.length;
  }

  /** Nobody else was offered what the search held from its start on. */
  #expectNotOffered({ numbers, offersBefore }: ModelSearch): void {
    const offered = new Set(this.offered.slice(offersBefore));
    expect(numbers.filter((digits) => offered.has(digits))).toEqual([]);
  }

  cancel(operation: ModelOperation): void {
    const search = this.searches.get(operation.subject);
    const reservation = this.reservations.get(operation.subject);
    if (operation.type === "search" && search !== undefined) {
      expect(["searching", "found", "failed"]).toContain(search.status);
      search.status = "gone";
    } else {
      expect(operation.status, `${operation.id} was cancelled`).toBe("pending");
      if (search !== undefined) search.status = "found";
      if (reservation !== undefined) reservation.status = "active";
    }
    operation.status = "gone";
  }
}
