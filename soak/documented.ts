import { isRestError, type RestError } from "@azure/communication-phone-numbers";
import { FAILED_OPERATION } from "./faults.js";
import { isRefused, type Outcome, type Traffic } from "./traffic.js";

/** Codes of failures that pass, as a call may reject with them; HTML has none. */
const PASSING = [
  "ServiceUnavailable",
  "TooManyRequests",
  "InternalError",
  "ECONNRESET",
  "PARSE_ERROR",
];

/** An error that no document names, or that does not tell what happened. */
class Undocumented extends Error {
  override name = "Undocumented";
}

/**
 * The code of an error that a call may reject with when its requests meet faults.
 * @param refusals - Codes with which the service may refuse this call.
 * @throws Undocumented for any other code, and for one that does not fit what its request met; what is no `RestError`
 * as it is.
 */
export function documentedCode(
  error: unknown,
  traffic: Traffic,
  refusals: readonly string[] = [],
): string {
  if (!isRestError(error)) throw error;
  const { code, message, statusCode } = error;
  const wrong = (why: string): Undocumented =>
    new Undocumented(`${why}: ${code} ${statusCode} ${message}`, { cause: error });
  if (!message.trim() || message.length > 500 || message.includes("<html>")) throw wrong("message");
  if (code === FAILED_OPERATION) return code;
  const tries = traffic.triesOf(error);
  const last = tries.at(-1);
  if (!last) throw wrong("an error of a request that was not sent");
  if (code === "OutcomeUnknown") {
    if (isRefused(last)) throw wrong("the outcome is known");
    return code;
  }
  if (!fits(error, last)) throw wrong(`an error that does not fit ${JSON.stringify(last)}`);
  if (code === undefined && (statusCode === 502 || statusCode === 200)) return `HTML ${statusCode}`;
  if (code === undefined || ![...PASSING, ...refusals].includes(code)) throw wrong("code");
  return code;
}

function fits({ code, statusCode }: RestError, last: Outcome): boolean {
  return last.status === undefined ? last.code === code : last.status === statusCode;
}
