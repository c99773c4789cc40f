// All that the resource has; who listens hears of each change.
import { createClock, type Clock } from "./clock.js";
import { OwnedNumbers } from "./ownedNumbers.js";
import {
  initialSettings,
  type Settings,
  type StoredOperation,
  type StoredReservation,
  type StoredSearch,
  type StoredSip,
} from "./state.js";
import { Table } from "./table.js";
import type { PurchasedNumber } from "./wire.js";

/** A row that is new or other than before, or null for one that is gone. */
export type Change = readonly [table: string, key: string, row: unknown];

/** Everything the emulated resource has. All of it changes through `put` and `delete`, which `onChange` hears. */
export class Store {
  readonly pollsUntilDone: number;
  readonly clock: Clock = createClock({
    get: () => this.#settings.clockOffset,
    set: (offset) => this.#set("clockOffset", offset),
  });
  /** By digits. */
  readonly purchased = new Table<PurchasedNumber>((key, row, before) => {
    this.owned.change(key, row, before);
    this.onChange(["purchased", key, row]);
  });
  /** The purchased numbers in the order of their list. */
  readonly owned = new OwnedNumbers((id) => this.purchased.get(id));
  readonly searches = new Table<StoredSearch>((key, row) => this.onChange(["searches", key, row]));
  /** By id in lower case. */
  readonly reservations = new Table<StoredReservation>((key, row) =>
    this.onChange(["reservations", key, row]),
  );
  readonly operations = new Table<StoredOperation>((key, row, before) => {
    this.#followPending(key, row ?? before, row?.status === "pending");
    this.onChange(["operations", key, row]);
  });
  /** Hears of each change when it has happened. */
  onChange: (change: Change) => void = () => {};
  /** How often everything was cleared. */
  generation = 0;

  readonly #tables = new Map<unknown, Pick<Table<unknown>, "put" | "delete" | "entries" | "clear">>(
    [
      ["purchased", this.purchased],
      ["searches", this.searches],
      ["reservations", this.reservations],
      ["operations", this.operations],
    ],
  );
  /** Ids of operations that have not ended, in the order of their starts, and the same by their subjects. */
  readonly #pending = new Set<string>();
  readonly #pendingOf = new Map<string, Set<string>>();
  #settings: Settings = initialSettings;

  constructor(pollsUntilDone: number) {
    this.pollsUntilDone = pollsUntilDone;
  }

  now(): number {
    return this.clock.now().getTime();
  }

  /** The next number of a repeatable sequence, from 0 up to 1 (mulberry32). */
  random(): number {
    const next = (this.#settings.random + 0x6d2b79f5) | 0;
    this.#set("random", next);
    let mixed = next;
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

  get sip(): StoredSip {
    return this.#settings.sip;
  }

  set sip(sip: StoredSip) {
    this.#set("sip", sip);
  }

  /** Operations that have not ended, in the order of their starts. They may end meanwhile. */
  *pendingOperations(): Iterable<StoredOperation> {
    for (const id of this.#pending) {
      const operation = this.operations.get(id);
      if (operation !== undefined) yield operation;
    }
  }

  /** Operations on one search, reservation or number that have not ended. */
  pendingOn(subject: string): StoredOperation[] {
    return [...(this.#pendingOf.get(subject) ?? [])].flatMap((id) => this.operations.get(id) ?? []);
  }

  /** Everything there is, as changes to an empty store. */
  *content(): Iterable<Change> {
    for (const [name, value] of Object.entries(this.#settings)) yield ["settings", name, value];
    for (const [name, table] of this.#tables) {
      for (const [key, row] of table.entries()) yield [String(name), key, row];
    }
  }

  /** Repeats a change that `content` or `onChange` told of. */
  apply([name, key, row]: Change): void {
    const table = this.#tables.get(name);
    if (table === undefined) this.#set(key as keyof Settings, row as never);
    else if (row === null) table.delete(key);
    else table.put(key, row);
  }

  /** Back to the first state. */
  clear(): void {
    this.generation += 1;
    for (const table of this.#tables.values()) table.clear();
    for (const [name, value] of Object.entries(initialSettings)) {
      this.#set(name as keyof Settings, value as never);
    }
  }

  #set<K extends keyof Settings>(name: K, value: Settings[K]): void {
    this.#settings = { ...this.#settings, [name]: value };
    this.onChange(["settings", name, value]);
  }

  #followPending(id: string, operation: StoredOperation | undefined, isPending: boolean): void {
    if (operation === undefined) return;
    const its = this.#pendingOf.get(operation.subject) ?? new Set();
    if (isPending) {
      this.#pending.add(id);
      this.#pendingOf.set(operation.subject, its.add(id));
    } else {
      this.#pending.delete(id);
      its.delete(id);
      if (its.size === 0) this.#pendingOf.delete(operation.subject);
    }
  }
}
