/** A long-running operation on the page: its progress, a button that cancels it, and how a reloaded page finds it again. */
import type { PhoneNumbersPoller } from "@azure/communication-phone-numbers";
import { button, element, focusOn } from "./elements.js";
import { isCancelled, isFinal, isNotFound, isOutcomeUnknown } from "./failures.js";

export interface OperationCall<T> {
  /** What it is and what it is about, for example `purchase` and the search's id: the page remembers it by both. */
  name: string;
  subject: string;
  /** How people know it, for example `The purchase`. */
  what: string;
  /** Where progress is shown. */
  place: HTMLElement;
  /** Starts it, or with `resumeFrom` goes on with the one that was started. */
  begin: (options: { resumeFrom?: string }) => Promise<PhoneNumbersPoller<T>>;
  /** The operation's id where it is known before the start; a page that is left too early finds it by that. */
  knownId?: string;
  /** Whether a button cancels it. */
  canCancel?: boolean;
}

const keyOf = (name: string, subject: string): string => `operation:${name}:${subject}`;

/** What operations of this name are about that have not ended, as far as the page knows. */
export function unfinished(name: string): string[] {
  const start = keyOf(name, "");
  return Object.keys(sessionStorage).flatMap((key) =>
    key.startsWith(start) ? [key.slice(start.length)] : [],
  );
}

export const forget = (name: string, subject: string): void =>
  sessionStorage.removeItem(keyOf(name, subject));

/** Starts an operation, or goes on with the one that is remembered, and shows how it goes until it ends. */
export async function follow<T>(call: OperationCall<T>): Promise<T> {
  const { name, subject, what, place, begin, knownId, canCancel } = call;
  const status = element("p", {}, `${what} is being sent to the service ...`);
  status.setAttribute("role", "status");
  const progress = element("progress");
  progress.setAttribute("aria-label", `Progress: ${what}`);
  const panel = element("div", { className: "operation" }, status, progress);
  place.append(panel);
  // The button that was pressed is disabled or gone.
  focusOn(status);
  // A poller's text or an operation's id; neither holds a secret.
  const remember = (text: string): void => sessionStorage.setItem(keyOf(name, subject), text);
  let poller: PhoneNumbersPoller<T> | undefined;
  try {
    const text = sessionStorage.getItem(keyOf(name, subject));
    if (text === null && knownId !== undefined) remember(knownId);
    poller = await begin(text === null ? {} : { resumeFrom: text });
    remember(poller.toString());
    let polls = 0;
    poller.onProgress((state) => {
      polls += 1;
      const times = polls === 1 ? "time" : "times";
      status.textContent = `${what}: the service says "${state.status ?? "unknown"}" (asked ${polls} ${times}).`;
    });
    status.textContent = `${what} has begun.`;
    if (canCancel) panel.append(cancelButton(poller, status, what));
    const result = await poller.pollUntilDone();
    forget(name, subject);
    return result;
  } catch (error) {
    // What may still be under way stays remembered: it can be followed again.
    const isOver = isCancelled(error) || isFinal(error) || isNotFound(error);
    const wasRefused = !poller && !isOutcomeUnknown(error);
    const cannotBeFound = isOutcomeUnknown(error) && error.operationId === undefined;
    if (isOver || wasRefused || cannotBeFound) forget(name, subject);
    throw error;
  } finally {
    panel.remove();
  }
}

function cancelButton(
  poller: PhoneNumbersPoller<unknown>,
  status: HTMLElement,
  what: string,
): HTMLButtonElement {
  const cancel = button("Cancel", async () => {
    cancel.disabled = true;
    status.textContent = `${what} is being cancelled ...`;
    try {
      // Tells the service; whoever waits for the result hears of it by a rejection.
      await poller.cancelOperation();
    } catch (error) {
      cancel.disabled = false;
      status.textContent = `It could not be cancelled: ${error instanceof Error ? error.message : String(error)}`;
    }
  });
  return cancel;
}
