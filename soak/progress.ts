const LINE_EVERY_MS = 5_000;
const STALLED_MS = 30_000;

/** Says how far a piece of work is, and ends the process if nothing moves any more. */
export class Progress {
  readonly #name: string;
  readonly #total: number;
  readonly #pending = new Set<string>();
  readonly #timer: NodeJS.Timeout;
  readonly #start = performance.now();
  #done = 0;
  #last = performance.now();

  constructor(name: string, total: number) {
    this.#name = name;
    this.#total = total;
    this.#timer = setInterval(() => this.#look(), LINE_EVERY_MS).unref();
  }

  begin(what: string): void {
    this.#pending.add(what);
  }

  end(what: string, count = 1): void {
    this.#pending.delete(what);
    this.#done += count;
    this.#last = performance.now();
  }

  /** The last line, with what else there is to say; gives the seconds that the work took. */
  finish(more: string): number {
    clearInterval(this.#timer);
    const seconds = (performance.now() - this.#start) / 1000;
    console.log(`${this.#name}: ${this.#done} done in ${seconds.toFixed(1)} s; ${more}`);
    return seconds;
  }

  #look(): void {
    console.log(`${this.#name}: ${this.#done} of ${this.#total}`);
    if (performance.now() - this.#last < STALLED_MS) return;
    const names = [...this.#pending].slice(0, 20).join(", ");
    console.error(`BROKEN: ${this.#name}: nothing ended for ${STALLED_MS} ms: ${names}`);
    process.exit(1);
  }
}

/** Does all the work, so many pieces at a time; begins none after `until`. Gives how many were left out. */
export async function atATime(
  count: number,
  works: (() => Promise<void>)[],
  until: number,
): Promise<number> {
  const left = [...works];
  const workOff = async (): Promise<void> => {
    while (performance.now() < until) {
      const work = left.pop();
      if (!work) return;
      await work();
    }
  };
  await Promise.all(Array.from({ length: count }, workOff));
  return left.length;
}
