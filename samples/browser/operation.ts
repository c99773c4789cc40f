/** A long-running operation on the page: its progress, a button that cancels it, and how a reloaded page finds it again. */
import type { PhoneNumbersPoller } from "@azure/communication-phone-numbers";
import { button, element } from "./elements.js";
import { isCancelled, isFinal, isNotFound, isOutcomeUnknown } from "./failures.js";

export interface OperationCall<T> {
  /** Key under which the page remembers it until it has ended. */
  name: string;
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

/** What is remembered of an operation that has not ended: a poller's text or an operation's id, no secret. */
export const remembered = (name: string): string | undefined =>
  sessionStorage.getItem(`operation:${name}`) ?? undefined;
const remember = (name: string, text: string): void =>
  sessionStorage.setItem(`operation:${name}`, text);
export const forget = (name: string): void => sessionStorage.removeItem(`operation:${name}`);

/** Starts an operation, or goes on with the remembered one, and shows how it goes until it ends. */
export async function follow<T>(call: OperationCall<T>): Promise<T> {
  const { name, what, place, begin, knownId, canCancel } = call;
  const status = element("p", {}, `${what} is being sent to the service ...`);
  status.setAttribute("role", "status");
  const progress = element("progress");
  progress.setAttribute("aria-label", `Progress: ${what}`);
  place.replaceChildren(status, progress);
  let poller: PhoneNumbersPoller<T> | undefined;
  try {
    const text = remembered(name);
    if (text === undefined && knownId !== undefined) remember(name, knownId);
    poller = await begin(text === undefined ? {} : { resumeFrom: text });
    remember(name, poller.toString());
    let polls = 0;
    poller.onProgress((state) => {
      polls += 1;
      status.textContent = `${what}: the service says "${state.status ?? "unknown"}" (asked ${polls} ${polls === 1 ? "time" : "times"}).`;
    });
    status.textContent = `${what} has begun.`;
    if (canCancel) place.append(cancelButton(poller, status, what));
    const result = await poller.pollUntilDone();
    forget(name);
    return result;
  } catch (error) {
    // What may still be under way stays remembered: it can be followed again.
    const isOver = isCancelled(error) || isFinal(error) || isNotFound(error);
    const wasRefused = !poller && !isOutcomeUnknown(error);
    if (isOver || wasRefused) forget(name);
    throw error;
  } finally {
    place.replaceChildren();
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
