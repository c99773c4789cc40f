import { createClock, type Clock } from "./clock.js";
import { isJsonObject } from "./json.js";
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

const typeRank = { geographic: 0, tollFree: 1, mobile: 2 };

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
  readonly purchased = new Table<PurchasedNumber>((key, row) => {
    this.#listed = undefined;
    this.onChange(["purchased", key, row]);
  });
  readonly searches = new Table<StoredSearch>((key, row) => this.onChange(["searches", key, row]));
  /** By id in lower case. */
  readonly reservations = new Table<StoredReservation>((key, row) =>
    this.onChange(["reservations", key, row]),
  );
  readonly operations = new Table<StoredOperation>((key, row) => {
    if (row?.status === "pending") this.#pending.add(key);
    else this.#pending.delete(key);
    this.onChange(["operations", key, row]);
  });
  /** Hears of each change when it has happened. */
  onChange: (change: Change) => void = () => {};

  readonly #tables = new Map<unknown, Pick<Table<unknown>, "put" | "delete" | "entries" | "clear">>(
    [
      ["purchased", this.purchased],
      ["searches", this.searches],
      ["reservations", this.reservations],
      ["operations", this.operations],
    ],
  );
  readonly #pending = new Set<string>();
  #settings: Settings = initialSettings;
  #listed: PurchasedNumber[] | undefined;

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

  /** Operations that have not ended, oldest first. */
  pendingOperations(): StoredOperation[] {
    return [...this.#pending].flatMap((id) => this.operations.get(id) ?? []);
  }

  /** Purchased numbers in the order in which the service lists them: geographic before toll-free. */
  listPurchased(): readonly PurchasedNumber[] {
    this.#listed ??= [...this.purchased.values()].sort(
      (one, other) => typeRank[one.phoneNumberType] - typeRank[other.phoneNumberType],
    );
    return this.#listed;
  }

  /** Everything there is, as changes to an empty store. */
  *content(): Iterable<Change> {
    for (const [name, value] of Object.entries(this.#settings)) yield ["settings", name, value];
    for (const [name, table] of this.#tables) {
      for (const [key, row] of table.entries()) yield [String(name), key, row];
    }
  }

  /** Repeats a change that `content` or `onChange` told of; TypeError when it is none. */
  apply(change: unknown): void {
    const [name, key, row] = Array.isArray(change) ? (change as unknown[]) : [];
    const table = this.#tables.get(name);
    if (typeof key !== "string") throw new TypeError("it is no list of changes");
    if (name === "settings" && isSetting(key, row)) this.#set(key, row as never);
    else if (row === null && table !== undefined) table.delete(key);
    else if (isRow(key, row) && table !== undefined) table.put(key, row);
    else throw new TypeError(`it has no use for ${JSON.stringify([name, key])}`);
  }

  /** Back to the first state. */
  clear(): void {
    for (const table of this.#tables.values()) table.clear();
    for (const [name, value] of Object.entries(initialSettings)) {
      this.#set(name as keyof Settings, value as never);
    }
  }

  #set<K extends keyof Settings>(name: K, value: Settings[K]): void {
    this.#settings = { ...this.#settings, [name]: value };
    this.onChange(["settings", name, value]);
  }
}

const isRow = (key: string, row: unknown): boolean =>
  isJsonObject(row) && (row["id"] === key || row["searchId"] === key);

const isSetting = (name: string, value: unknown): name is keyof Settings =>
  Object.hasOwn(initialSettings, name) &&
  typeof value === typeof initialSettings[name as keyof Settings] &&
  value !== null;
