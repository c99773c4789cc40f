/** The middle one of these values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** What is measured: work that is done once, and waited for. */
export type Work = () => unknown;

async function timeOf(work: Work, times: number): Promise<number> {
  const start = performance.now();
  for (let left = times; left > 0; left -= 1) await work();
  return ((performance.now() - start) * 1000) / times;
}

/** How many rounds there are, and how often work is done in each. */
export interface Rounds {
  rounds?: number;
  times?: number;
}

/** Microseconds that each of these takes, by the median of rounds in which they take turns. */
export async function sideBySide<const Works extends readonly Work[]>(
  works: Works,
  { rounds = 9, times = 200 }: Rounds = {},
): Promise<{ [I in keyof Works]: number }> {
  for (const work of works) await timeOf(work, times);
  const taken = works.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, work] of works.entries()) taken[at]?.push(await timeOf(work, times));
  }
  return taken.map(median) as { [I in keyof Works]: number };
}
