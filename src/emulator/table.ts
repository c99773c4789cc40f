/** Rows by key, oldest first. A row is never changed in place: a new one is put, so that every change is seen. */
export class Table<T> {
  readonly #rows = new Map<string, T>();
  readonly #changed: (key: string, row: T | null, before: T | undefined) => void;

  /** `changed` hears of every row that is put, and of `null` for one that is deleted, and what was there before. */
  constructor(changed: (key: string, row: T | null, before: T | undefined) => void) {
    this.#changed = changed;
  }

  get(key: string): T | undefined {
    return this.#rows.get(key);
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  /** A known row keeps its place. */
  put(key: string, row: T): void {
    const before = this.#rows.get(key);
    this.#rows.set(key, row);
    this.#changed(key, row, before);
  }

  delete(key: string): void {
    const before = this.#rows.get(key);
    if (this.#rows.delete(key)) this.#changed(key, null, before);
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
