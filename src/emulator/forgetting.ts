// What the service forgets after a month.
import type { Store } from "./store.js";
import type { Table } from "./table.js";

const monthInMs = 30 * 24 * 60 * 60 * 1000;

/** Forgets searches, reservations and operations that began a month ago, as the service does with reservations. */
export function forgetOld(store: Store): void {
  forgetFrom(store, store.searches, ({ createdAt }) => createdAt);
  forgetFrom(store, store.reservations, ({ createdAt }) => createdAt);
  forgetFrom(store, store.operations, ({ startedAt }) => startedAt);
}

/** Rows are in the order of their beginnings, so that a look at the oldest is enough. */
function forgetFrom<T>(store: Store, table: Table<T>, beginningOf: (row: T) => number): void {
  const latest = store.now() - monthInMs;
  for (const [key, row] of table.entries()) {
    if (beginningOf(row) > latest) return;
    table.delete(key);
  }
}
