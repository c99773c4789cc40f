/** What holds for every call, whatever it is given; each rule tells what is wrong with one. */
import { inspect, isDeepStrictEqual } from "node:util";
import type { Attempt } from "./attempts.js";
import { leaked, wrongError } from "./errorRules.js";
import { these, ThrownByInput, type Odd } from "./oddValues.js";
import { sharedKeys, wrongPrototype } from "./prototypeRules.js";
import { wrongBody, wrongTarget, wrongValues, type Finding } from "./requestRules.js";

const firstOf = <T>(items: readonly T[], rule: (item: T) => Finding): Finding =>
  items.map(rule).find((finding) => finding !== undefined);

const SHARED_BEFORE = sharedKeys();

export interface Rule {
  /** What is tried in every place of every method, besides anything in any. */
  always: Odd[];
  wrong: (made: Attempt) => Finding;
}

export const RULES: Record<string, Rule> = {
  "the intended requests go to the endpoint, with the values that were given": {
    always: these("..", "%2B14255550123", "a/b", "a?b", "null"),
    wrong: (made) =>
      firstOf(made.requests, (sent) => wrongTarget(made, sent) ?? wrongValues(made, sent)),
  },

  "the body is what was asked for, or the call rejects": {
    always: these("__proto__", "TWO.example.com", "NaN", "a function", "a Promise"),
    wrong: (made) => firstOf(made.requests, (sent) => wrongBody(made, sent)) ?? notSent(made),
  },

  "no prototype changes": {
    always: these("an own __proto__"),
    wrong: (made) =>
      isDeepStrictEqual(sharedKeys(), SHARED_BEFORE) ? wrongPrototype(made) : "changed a prototype",
  },

  "the arguments stay as they are": {
    always: these("an array with null"),
    wrong: ({ before, after, thrown, rejected }) => {
      if (!isDeepStrictEqual(before, after)) return "changed an argument";
      const text = String(((thrown ?? rejected)?.error as Error | undefined)?.message);
      return /read.only|not extensible|Cannot (delete|redefine)/i.test(text) ? text : undefined;
    },
  },

  "methods do not throw, and constructors throw what is useful": {
    always: these("an object whose countryCode throws", "a revoked proxy", ""),
    wrong: (made) => {
      const { thrown, scenario } = made;
      if (!thrown) return undefined;
      const { error } = thrown;
      if (scenario.method.kind !== "constructor") return `threw ${inspect(error)}`;
      const isOne = [TypeError, RangeError, ThrownByInput].some((type) => error instanceof type);
      return isOne || isOfProxy(error) ? wrongError(made, error) : `threw ${inspect(error)}`;
    },
  },

  "rejections are errors that say what is wrong, and nothing shows a secret": {
    always: these("Symbol(x)", ""),
    wrong: (made) => {
      const { client, resolved, rejected } = made;
      const shown = firstOf([client, resolved?.value], (value) => leaked(made, value));
      return shown ?? (rejected && wrongError(made, rejected.error));
    },
  },

  "calls come to an end, and leave nothing behind": {
    always: these("{}"),
    wrong: (made) => {
      const { thrown, rejected, resolved, requests, timersLeft, unhandled } = made;
      if (!thrown && !rejected && !resolved) return "never settled";
      if (requests.length > 50 && !wantsMany(made)) return `sent ${requests.length} requests`;
      if (timersLeft > 0) return `left ${timersLeft} timers`;
      return unhandled.length > 0 ? `left rejections: ${unhandled.map(String).join()}` : undefined;
    },
  },
};

/** Core's own, which says what is wrong with its option. */
const isOfProxy = (error: unknown): boolean =>
  error instanceof Error && /proxy settings/.test(error.message);

/** A call that succeeds has sent something. */
function notSent({ scenario, resolved, requests }: Attempt): Finding {
  const { kind, sends } = scenario.method;
  if (kind === "constructor") return undefined;
  const isMeant = sends.some(({ isMain }) => isMain);
  return isMeant && resolved && requests.length === 0 ? "sent nothing" : undefined;
}

/** Whether a client was told to try again and again. */
function wantsMany({ scenario }: Attempt): boolean {
  return scenario.changes.some(({ place, odd }) => {
    const value = place.at(-1) === "maxRetries" ? odd?.make() : undefined;
    return typeof value === "number" && value > 40;
  });
}
