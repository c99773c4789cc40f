/** A call with any arguments, and what of it tells how the two packages differ in it. */
import type { OperationOptions } from "@azure/core-client";
import { ENDPOINT, type Answer } from "../../unit/support/scriptedHttpClient.js";
import type { CallScenario } from "./calls.js";
import type { Observed, SeenRequest } from "./sideBySide.js";

export interface AnyCall extends CallScenario {
  /** What the method is called with; options come last. */
  args: readonly unknown[];
  /** The answers, of which the scenario's check what they answer before they are given. */
  replies: readonly Answer[];
}

/** What this package does in a call, made from what 1.5.0 did. */
export type ChangeOfAny = (published: Observed, call: AnyCall) => Observed;

type AnyOptions = OperationOptions & { acceptLanguage?: string };

/** The options of the call. */
export const optionsOf = ({ args }: AnyCall): AnyOptions => args.at(-1) ?? {};

/** Whether the caller sets a header. */
export const setsHeader = (call: AnyCall, header: string): boolean =>
  Object.keys(optionsOf(call).requestOptions?.customHeaders ?? {}).some(
    (name) => name.toLowerCase() === header,
  );

/** The answer to the last request that was sent. */
export const lastReply = ({ replies }: AnyCall, { requests }: Observed): Answer | undefined =>
  replies[requests.length - 1];

/** What an answer holds, as it is received. */
export const bodyOf = (answer: Answer | undefined): Record<string, unknown> =>
  JSON.parse(JSON.stringify(answer?.body ?? {})) as Record<string, unknown>;

function linksOf(answer: Answer): string[] {
  const { nextLink, resourceLocation } = bodyOf(answer);
  const { "operation-location": operation, location } = answer.headers ?? {};
  return [nextLink, resourceLocation, operation, location].filter(
    (link): link is string => typeof link === "string" && link !== "",
  );
}

/** The link of the service's at which a request was sent, if it was sent at one. */
export const linkTo = (
  { replies }: AnyCall,
  { path }: SeenRequest,
  index: number,
): URL | undefined =>
  replies
    .slice(0, index)
    .flatMap(linksOf)
    .map((link) => new URL(link, ENDPOINT))
    .reverse()
    .find(({ pathname }) => decodeURIComponent(pathname) === path);

/** Whether an answer is an error of the service's without a text. */
export function isBlankError(answer: Answer | undefined): boolean {
  const { message } = (bodyOf(answer)["error"] ?? {}) as { message?: unknown };
  return typeof message === "string" && message.trim() === "";
}

/** A 503 that says when to come again is one of a service that did nothing. */
const mayHaveActed = ({ status = 200, headers }: Answer): boolean =>
  status === 408 || (status >= 500 && !(status === 503 && headers?.["retry-after"]));

/** Whether a start that must not be repeated was refused, and the service may have acted on it nevertheless. */
export const isStartUnknown = (
  { of, replies: [reply] }: AnyCall,
  { requests }: Observed,
): boolean => of.startsOperation === true && requests.length === 1 && mayHaveActed(reply!);
