/** What people are told when something goes wrong: what failed, why, and what to do. */
import { isRestError } from "@azure/communication-phone-numbers";
import type { CommunicationError, OutcomeUnknownError } from "@azure/communication-phone-numbers";
import { button, element, focusOn } from "./elements.js";

/** What the page can offer after a failure. */
export interface WayOut {
  label?: string;
  go?: () => unknown;
  /** What to do, where the page knows better than from the error alone. */
  advice?: string | undefined;
  /** What happened, if it is not simply that it did not work. */
  title?: string | undefined;
}

/** What is said of an operation that the service has begun and that cannot be followed for the moment. */
export const interrupted = (what: string): WayOut => ({
  title: `${what} is under way, but how it goes cannot be seen.`,
});

/** Shows a failure; the element is a live region (`role="alert"`), so that it is also read aloud. */
export function showFailure(
  place: HTMLElement,
  what: string,
  error: unknown,
  { label, go, advice = adviceFor(error), title = titleOf(what, error) }: WayOut = {},
): void {
  if (isCancelled(error)) {
    const note = element("span", { className: "cancelled" }, `${what} was cancelled.`);
    return place.replaceChildren(note);
  }
  const parts: Node[] = [element("strong", {}, title)];
  parts.push(...reasonsOf(error).map((reason) => element("p", {}, reason)));
  parts.push(element("p", {}, advice));
  if (label && go) parts.push(button(label, go));
  place.replaceChildren(...parts);
}

/** Does something, and shows its failure. */
export async function attempt(
  place: HTMLElement,
  what: string,
  work: () => Promise<void>,
  wayOut: () => WayOut = () => ({}),
): Promise<void> {
  clearFailure(place);
  try {
    await work();
  } catch (error) {
    showFailure(place, what, error, wayOut());
    focusOn(place);
  }
}

export const clearFailure = (place: HTMLElement): void => place.replaceChildren();

/** Whether the service may have acted on a request and its answer was lost. */
export const isOutcomeUnknown = (error: unknown): error is OutcomeUnknownError =>
  isRestError(error) && error.code === "OutcomeUnknown";

export const isNotFound = (error: unknown): boolean =>
  isRestError(error) && error.statusCode === 404;

/** Whether the caller ended it: with a signal, or by cancelling the operation. */
export const isCancelled = (error: unknown): boolean =>
  error instanceof Error && /^(AbortError|PollerCancelledError)$/.test(error.name);

/** Whether the service has said that the operation cannot succeed. */
export const isFinal = (error: unknown): boolean =>
  isRestError(error) && error.response !== undefined && error.statusCode === undefined;

const titleOf = (what: string, error: unknown): string =>
  isOutcomeUnknown(error)
    ? `It is not known whether ${what.toLowerCase()} worked.`
    : `${what} did not work.`;

/** What is known of the reason; the service often says more in the details than in its message. */
function reasonsOf(error: unknown): string[] {
  const message = error instanceof Error ? error.message : String(error);
  if (!isRestError(error)) return [message];
  const { code, statusCode, details } = error;
  if (isOutcomeUnknown(error) && statusCode === undefined) {
    return ["The connection broke before the service answered."];
  }
  const facts = [code && `code ${code}`, statusCode && `status ${statusCode}`].filter(Boolean);
  const told = (details as { error?: CommunicationError } | undefined)?.error;
  const more = [...(told?.details ?? []), ...(told?.innerError ? [told.innerError] : [])];
  const said = isOutcomeUnknown(error) ? "The service had a problem with it." : message;
  const first = facts.length > 0 ? `${said} (${facts.join(", ")})` : said;
  return [first, ...more.flatMap((one) => (one.message ? [one.message] : []))];
}

function adviceFor(error: unknown): string {
  if (error instanceof TypeError || error instanceof RangeError) return "Change the input.";
  if (!isRestError(error)) return "See whether the page's own server runs, and reload the page.";
  if (isOutcomeUnknown(error)) {
    return error.operationId === undefined
      ? "See whether it happened before you do it again."
      : "Do not repeat it yet: see first what became of it, or it may be done twice.";
  }
  const { statusCode } = error;
  if (isFinal(error)) return "Nothing was charged for it. Change what you ask for, and try again.";
  if (statusCode === undefined) return "Check the connection and try again.";
  if (statusCode === 401 || statusCode === 403) return "Ask for access to this resource.";
  if (statusCode === 404) return "It is gone, or it expired. Look again.";
  if (statusCode === 429) return "The service wants fewer requests. Wait a minute and try again.";
  if (statusCode >= 500) return "The service has a problem of its own. Try again later.";
  return "Change what you ask for, and try again.";
}
