/** Rows by key, oldest first. A row is never changed in place: a new one is put, so that every change is seen. */
export class Table<T> {
  readonly #rows = new Map<string, T>();
  readonly #changed: (key: string, row: T | null) => void;

  /** `changed` hears of every row that is put, and of `null` for one that is deleted. */
  constructor(changed: (key: string, row: T | null) => void) {
    this.#changed = changed;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(key: string): T | undefined {
    return this.#rows.get(key);
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  /** A known row keeps its place. */
  put(key: string, row: T): void {
    this.#rows.set(key, row);
    this.#changed(key, row);
  }

  delete(key: string): void {
    if (this.#rows.delete(key)) this.#changed(key, null);
  }

  values(): IterableIterator<T> {
    return this.#rows.values();
  }

  entries(): IterableIterator<[string, T]> {
    return this.#rows.entries();
  }

  clear(): void {
    for (const key of [...this.#rows.keys()]) this.delete(key);
  }
}
