/** What an error must say, and what it must not. */
import { inspect } from "node:util";
import type { Attempt } from "./attempts.js";
import { ThrownByInput } from "./oddValues.js";
import { REFUSED } from "./recordingService.js";
import { readOf, type Finding } from "./requestRules.js";
import { KEY, TOKEN } from "./world.js";

/** Names that stand in the arguments, at any depth; a message has to use one of them. */
function namesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...namesIn(part)]);
}

/** What a failure may say besides: the request, the service's words, or what became of the wait. */
const OTHERWISE = [
  /(GET|POST|PATCH|DELETE) \//,
  new RegExp(REFUSED),
  /reset by peer/,
  /aborted|cancelled/,
  /There is no SIP trunk/,
  /link to the next page/,
  /[Hh]eader|api-version|proxy settings/,
];

function saysWhat({ scenario }: Attempt, error: Error): boolean {
  const { method } = scenario;
  const names = [...method.parameters, ...namesIn(method.args())].filter((name) => name.length > 2);
  const isNamed = names.some((name) => new RegExp(`\\b${name}\\b`).test(error.message));
  return isNamed || OTHERWISE.some((text) => text.test(error.message));
}

/** Whether an error is one that an argument threw when it was read, with or without words of ours. */
const isOfInput = (error: Error): boolean =>
  error instanceof ThrownByInput ||
  error.message.includes("thrown by the input") ||
  /has been revoked|an error as input|Class constructors/.test(error.message);

export function wrongError(attempt: Attempt, error: unknown): Finding {
  const problem = wrongMessage(attempt, error);
  if (problem) return problem;
  return leaked(attempt, error);
}

function wrongMessage(attempt: Attempt, error: unknown): Finding {
  if (!(error instanceof Error)) return `rejected with ${inspect(error)}`;
  if (typeof error.message !== "string" || error.message.trim() === "") return "has no message";
  if (isOfInput(error) || saysWhat(attempt, error)) return undefined;
  return `names nothing: ${error.name}: ${error.message.slice(0, 300)}`;
}

/** Secrets of the credential, and what was made of them for the requests. */
function secretsOf({ requests }: Attempt): string[] {
  const made = requests.flatMap(
    ({ headers }) => headers["authorization"]?.split("Signature=") ?? [],
  );
  return [KEY, TOKEN, ...made.filter((text) => text.length > 20 && !text.startsWith("HMAC"))];
}

/** All that can be seen of a value without looking for it. */
export function leaked(attempt: Attempt, value: unknown): Finding {
  const { message, stack } = (value ?? {}) as { message?: unknown; stack?: unknown };
  const seen = [
    readOf(() => String(message))?.value,
    readOf(() => String(stack))?.value,
    readOf(() => JSON.stringify(value))?.value,
    readOf(() => String(value))?.value,
    readOf(() => inspect(value, { depth: Infinity, maxStringLength: Infinity }))?.value,
  ];
  const secret = secretsOf(attempt).find((one) => seen.some((text) => text?.includes(one)));
  return secret && `shows the secret ${secret}`;
}
