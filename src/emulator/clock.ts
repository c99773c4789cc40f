// Time that moves when it is told to.
const lastMoment = Date.UTC(9999, 11, 31);

/** Time of the machine, for signatures, tokens and the `Date` header. */
export const realNow = (): number => Date.now();

/** The time by which holds and reservations expire: the machine's, moved on by `advance`. */
export interface Clock {
  /** The emulator's present moment. */
  now(): Date;
  /**
   * Moves the emulator's time on. Nothing waits.
   * @param ms - Milliseconds, from 0 on.
   * @throws RangeError for a negative time, and for one beyond the year 9999.
   */
  advance(ms: number): void;
}

/** A clock that is ahead of the machine's by an offset which somebody else keeps. */
export function createClock(offset: { get(): number; set(ms: number): void }): Clock {
  return {
    now: () => new Date(realNow() + offset.get()),
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) {
        throw new RangeError(
          `The clock goes forward only, by a number of milliseconds, not by ${ms}.`,
        );
      }
      if (realNow() + offset.get() + ms > lastMoment) {
        throw new RangeError("The clock cannot go beyond the year 9999.");
      }
      offset.set(offset.get() + ms);
    },
  };
}
