/** Time of the machine, for signatures, tokens and the `Date` header. */
export const realNow = (): number => Date.now();

/** The time by which holds and reservations expire: the machine's, moved on by `advance`. */
export interface Clock {
  /** The emulator's present moment. */
  now(): Date;
  /** Moves the emulator's time on; negative values are refused. Nothing waits. */
  advance(ms: number): void;
}

/** A clock whose offset lies in `state`, so that it is saved and reset with everything else. */
export function createClock(state: () => { clockOffset: number }): Clock {
  return {
    now: () => new Date(realNow() + state().clockOffset),
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) {
        throw new RangeError(
          `The clock goes forward only, by a number of milliseconds, not by ${ms}.`,
        );
      }
      state().clockOffset += ms;
    },
  };
}
