/** What an error has to say, and must not. */
import { inspect } from "node:util";
import { isRestError } from "@azure/communication-phone-numbers";
import { KEY, TOKEN } from "../../unit/support/clients.js";
import { parsed } from "./changes.js";
import type { Exchange } from "./tampering.js";

const LONGEST_MESSAGE = 2000;
/** A body up to this length may be shown: it tells what is wrong. */
const SHORT_BODY = 100;
/** What JavaScript says of a program's own mistakes. */
const ENGINE =
  /Cannot (read|set|convert)|is not (a function|iterable|defined|an object)|call stack|Unexpected token|end of JSON|in JSON|Invalid (URL|time|array)|circular/i;
/** What the client says of itself, without a request to name. */
const OWN = [
  /^The service's link to the next page was not followed: /,
  /^There is no SIP trunk "/,
  /^The operation .* was cancelled\.$/s,
  /^The operation .* failed, and the service gave no reason\.$/s,
  /^The operation was aborted\.$/,
  /^The [a-z ]+ was aborted after it had been sent; /,
  /^continuationToken is not one of this listing\.$/,
];

/** What is wrong with what a call rejected with, if anything. */
export function faultOfError(reason: unknown, exchanges: readonly Exchange[]): string | undefined {
  if (!(reason instanceof Error)) return "it is no Error";
  const { message } = reason;
  if (typeof message !== "string" || message.trim() === "") return "its message is empty";
  if (message.length >= LONGEST_MESSAGE) return `its message has ${message.length} characters`;
  const words = wordsOf(exchanges);
  if (ENGINE.test(message) && !words.some((text) => message.includes(text))) {
    return `its message is the engine's: ${message}`;
  }
  const isToken = message.startsWith("continuationToken");
  if (reason instanceof TypeError && !isToken) return `it is a TypeError: ${message}`;
  if (!saysSomething(message, exchanges, words)) return `it names nothing: ${message}`;
  const whole = exchanges.find(
    ({ answer }) => (answer?.body.length ?? 0) > SHORT_BODY && message.includes(answer!.body),
  );
  if (whole) return "it shows a whole body";
  const isOfService = exchanges.some(({ answer }) => answer && answer.status >= 400);
  const isOther = /^(AbortError|PollerCancelledError|TypeError)$/.test(reason.name);
  if (isOfService && !isRestError(reason) && !isOther) return `it is a ${reason.name}`;
  return secretIn(reason);
}

/** Texts of the answers, each of which may be the service's words. */
const wordsOf = (exchanges: readonly Exchange[]): string[] =>
  exchanges.flatMap(({ answer }) => textsIn(parsed(answer?.body ?? "")));

function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === "string") {
    const text = value.slice(0, 200).replace(/\.$/, "");
    return text.trim() === "" ? [] : [text];
  }
  if (typeof value !== "object" || value === null || depth > 6) return [];
  return Object.values(value).flatMap((one) => textsIn(one, depth + 1));
}

function saysSomething(message: string, exchanges: readonly Exchange[], words: string[]): boolean {
  const named = exchanges.some(({ method, url }) =>
    message.includes(`${method} ${url.pathname}`.slice(0, 200)),
  );
  return (
    named ||
    OWN.some((own) => own.test(message)) ||
    words.some((text) => message.includes(text)) ||
    exchanges.some(({ failure }) => failure !== undefined && message.includes(failure))
  );
}

function secretIn(reason: Error): string | undefined {
  const texts = [reason.message, String(reason.stack), inspected(reason)];
  const secret = [KEY, TOKEN, "Signature="].find((one) => texts.some((text) => text.includes(one)));
  return secret && `it shows ${secret}`;
}

/** Of core's errors, which cannot print what is nested very deeply. */
function inspected(reason: Error): string {
  try {
    return inspect(reason, { depth: 6 });
  } catch {
    return "";
  }
}
