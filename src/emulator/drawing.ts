// Which numbers a search or a browse finds.
import type { NumberPool } from "./catalog.js";
import type { Store } from "./store.js";

/** Up to `count` numbers (digits) of these rows that suit, at random, none twice. */
export function drawNumbers(
  store: Store,
  pools: readonly NumberPool[],
  count: number,
  suits: (digits: string) => boolean,
): string[] {
  const { total, numberAt } = numbering(pools);
  // A shuffle that stops early; `moved` holds the places that differ from their own index.
  const moved = new Map<number, number>();
  const drawn: string[] = [];
  for (let left = total; left > 0 && drawn.length < count; left -= 1) {
    const at = Math.floor(store.random() * left);
    const digits = numberAt(moved.get(at) ?? at);
    moved.set(at, moved.get(left - 1) ?? left - 1);
    moved.delete(left - 1);
    if (suits(digits)) drawn.push(digits);
  }
  return drawn;
}

/** The numbers of all rows under one index from 0 on. */
function numbering(pools: readonly NumberPool[]): {
  total: number;
  numberAt: (index: number) => string;
} {
  let total = 0;
  const rows = pools.map((pool) => {
    const start = total;
    total += 10 ** pool.counting;
    return { ...pool, start };
  });
  const numberAt = (index: number): string => {
    let [low, high] = [0, rows.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((rows[middle]?.start ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    const { stem = "", counting = 0, start = 0 } = rows[low] ?? {};
    return stem + String(index - start).padStart(counting, "0");
  };
  return { total, numberAt };
}
