import { PollerCancelledError, PollerStoppedError } from "@azure/core-lro";
import { isRestError, type PhoneNumbersPoller } from "@azure/communication-phone-numbers";
import type { CallerSignal } from "./callerSignal.js";
import type { HeldService } from "./heldService.js";
import type { Caller, Reaction } from "./caller.js";

type What = "poll" | "wait" | "cancel";

/** A poller of the library, with notes of all that it tells, in the words of the model. */
export class WatchedPoller {
  readonly progress: string[] = [];
  readonly calls = new Map<string, { value?: unknown; error?: unknown; end?: Caller["end"] }>();
  readonly #unsubscribe = new Map<string, () => void>();

  constructor(
    readonly poller: PhoneNumbersPoller<unknown>,
    readonly service: HeldService,
  ) {
    service.isDone = () => poller.isDone();
  }

  call(key: string, what: What, signal?: CallerSignal): void {
    const { poller } = this;
    const options = signal && { abortSignal: signal.signal };
    const call: ReturnType<typeof this.calls.get> = {};
    this.calls.set(key, call);
    const asked: Promise<unknown> = {
      poll: () => poller.poll(options),
      wait: () => poller.pollUntilDone(options),
      cancel: () => poller.cancelOperation(options),
    }[what]();
    asked.then(
      (value) => Object.assign(call, { value, end: { told: "ok", at: Date.now() } }),
      (error: unknown) =>
        Object.assign(call, { error, end: { told: toldBy(error), at: Date.now() } }),
    );
  }

  /** @param later - After how many turns of the queue of microtasks the callback reacts. */
  subscribe(key: string, reaction: Reaction, later = 0): void {
    let told = 0;
    const react = (state: { status?: string }): void => {
      told += 1;
      const call = `${key}.${told}`;
      this.progress.push(`${key}: ${state.status} ${this.poller.isDone()}`);
      if (reaction === "throw") throw new Error(`thrown by ${key}`);
      if (later === 0) this.#react(key, call, reaction);
      else void microtasks(later).then(() => this.#react(key, call, reaction));
    };
    this.#unsubscribe.set(key, this.poller.onProgress(react));
  }

  #react(key: string, call: string, reaction: Reaction): void {
    if (reaction === "leave") this.unsubscribe(key);
    if (reaction === "stop" || reaction === "restart") this.poller.stopPolling();
    if (reaction === "restart") this.call(call, "wait");
    if (reaction === "cancel" || reaction === "poll" || reaction === "wait")
      this.call(call, reaction);
  }

  unsubscribe(key: string): void {
    this.#unsubscribe.get(key)?.();
  }
}

export async function microtasks(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await Promise.resolve();
}

/** The kind of an error, as the model names it. */
function toldBy(error: unknown): string {
  if (error instanceof PollerStoppedError) return "stopped";
  if (error instanceof PollerCancelledError) return "cancelled";
  if (isRestError(error)) return `${error.statusCode ?? "-"} ${error.code ?? "-"}`;
  const { name, message } = error as Error;
  return name === "AbortError" ? "aborted" : message;
}
