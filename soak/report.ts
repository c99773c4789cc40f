const SHOWN = 20;
/** Name of the figure that counts what was not done for lack of time. */
export const LEFT_OUT = "left out for lack of time";

/** What a part of the run counted, by name. */
export class Figures {
  readonly counts = new Map<string, number>();

  add(name: string, count = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + count);
  }

  get(name: string): number {
    return this.counts.get(name) ?? 0;
  }
}

/** All that broke, and the figures of all parts. */
export class Report {
  readonly #parts = new Map<string, Figures>();
  #problems = 0;

  part(name: string): Figures {
    const figures = this.#parts.get(name) ?? new Figures();
    this.#parts.set(name, figures);
    return figures;
  }

  /** Says at once what broke, as long as it is not too much. */
  problem(text: string): void {
    this.#problems += 1;
    if (this.#problems <= SHOWN) console.error(`BROKEN: ${text}`);
    if (this.#problems === SHOWN + 1) console.error("BROKEN: ... and more");
  }

  get problems(): number {
    return this.#problems;
  }

  get leftOut(): number {
    return [...this.#parts.values()].reduce((sum, figures) => sum + figures.get(LEFT_OUT), 0);
  }

  /** A row for each figure, a column for each part. */
  print(): void {
    const names = new Set([...this.#parts.values()].flatMap(({ counts }) => [...counts.keys()]));
    const rows = [...names].sort().map((name) => {
      const cells = [...this.#parts].map(([part, { counts }]) => [part, counts.get(name) ?? 0]);
      const sum = cells.reduce((so, [, count]) => so + Number(count), 0);
      const all = [...cells, ["in all", sum]].map(([part, count]) => [part, round(Number(count))]);
      return [name, Object.fromEntries(all) as Record<string, number>];
    });
    console.table(Object.fromEntries(rows));
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;
