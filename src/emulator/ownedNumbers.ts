// The purchased numbers in the order in which the service lists them.
import { phoneNumberTypes, type PurchasedNumber } from "./wire.js";

/**
 * The order in which the service lists purchased numbers, geographic before toll-free, kept up to date with each
 * change, so that a page costs the same however many numbers there are.
 */
export class OwnedNumbers {
  readonly #get: (id: string) => PurchasedNumber | undefined;
  /** Ids by type, oldest first. */
  readonly #ids = new Map(phoneNumberTypes.map((type) => [type, [] as string[]]));

  constructor(get: (id: string) => PurchasedNumber | undefined) {
    this.#get = get;
  }

  get length(): number {
    return [...this.#ids.values()].reduce((sum, ids) => sum + ids.length, 0);
  }

  /** The numbers from `start` up to `end`, as `Array.slice` gives them. */
  slice(start: number, end: number): PurchasedNumber[] {
    const found: string[] = [];
    let skipped = 0;
    for (const ids of this.#ids.values()) {
      found.push(...ids.slice(Math.max(start - skipped, 0), Math.max(end - skipped, 0)));
      skipped += ids.length;
    }
    return found.flatMap((id) => this.#get(id) ?? []);
  }

  /** Follows a change of one number. One whose type changes is the newest of its new type. */
  change(id: string, now: PurchasedNumber | null, before: PurchasedNumber | undefined): void {
    if (now?.phoneNumberType === before?.phoneNumberType) return;
    if (before !== undefined) {
      const ids = this.#ids.get(before.phoneNumberType);
      ids?.splice(ids.indexOf(id), 1);
    }
    if (now !== null) this.#ids.get(now.phoneNumberType)?.push(id);
  }
}
