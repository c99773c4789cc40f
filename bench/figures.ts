/** A bound on how ours compares with another: at most, or at least, so many times its value. */
type Bound = { atMost: number } | { atLeast: number };

/** What was measured of one piece of work. */
export interface Figure {
  name: string;
  unit: string;
  ours: number;
  /** The same by version 1.5.0 of the package. */
  published?: number;
  /** What no client can avoid. */
  floor?: number;
  /** What is wanted of ours: as it is, against 1.5.0, against the floor. */
  targets?: { ours?: Bound; published?: Bound; floor?: Bound };
}

const isWithin = (value: number, bound: Bound): boolean =>
  "atMost" in bound ? value <= bound.atMost : value >= bound.atLeast;

const textOf = (bound: Bound): string =>
  "atMost" in bound ? `≤ ${bound.atMost}` : `≥ ${bound.atLeast}`;

const round = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);

/** A value with what is wanted of it. */
function judged(value: number | undefined, bound: Bound | undefined): string {
  if (value === undefined) return "";
  if (!bound) return round(value);
  return `${round(value)} (${textOf(bound)}${isWithin(value, bound) ? "" : ", missed"})`;
}

/** A figure as a row of the table. */
export function rowOf(figure: Figure): Record<string, string> {
  const { name, unit, ours, published, floor, targets = {} } = figure;
  const against = (other: number | undefined, bound: Bound | undefined): string =>
    judged(other === undefined ? undefined : ours / other, bound);
  return {
    figure: name,
    unit,
    ours: judged(ours, targets.ours),
    "1.5.0": judged(published, undefined),
    floor: judged(floor, undefined),
    "ours / 1.5.0": against(published, targets.published),
    "ours / floor": against(floor, targets.floor),
  };
}

/** Whether everything that is wanted of a figure holds. */
export function isMet({ ours, published = NaN, floor = NaN, targets = {} }: Figure): boolean {
  const pairs: [number, Bound | undefined][] = [
    [ours, targets.ours],
    [ours / published, targets.published],
    [ours / floor, targets.floor],
  ];
  return pairs.every(([value, bound]) => !bound || isWithin(value, bound));
}
