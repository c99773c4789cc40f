import { setMaxListeners } from "node:events";
import type { AbortSignalLike } from "@azure/abort-controller";

type Listener = (this: AbortSignalLike, event: unknown) => void;

/** A signal that a caller hands out, and knows who still listens to. */
export interface CallerSignal {
  signal: AbortSignalLike;
  abort: () => void;
  listeners: () => number;
}

/** A signal of the platform, or one as packages had them before there were native ones. */
export const callerSignal = (kind: "native" | "older"): CallerSignal =>
  kind === "native" ? nativeSignal() : olderSignal();

function nativeSignal(): CallerSignal {
  const controller = new AbortController();
  const { signal } = controller;
  // Node warns of more than ten who wait with one signal.
  setMaxListeners(0, signal);
  const listening = new Set<unknown>();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  Object.assign(signal, {
    addEventListener(...args: Parameters<typeof add>) {
      listening.add(args[1]);
      add(...args);
    },
    removeEventListener(...args: Parameters<typeof remove>) {
      listening.delete(args[1]);
      remove(...args);
    },
  });
  return { signal, abort: () => controller.abort(), listeners: () => listening.size };
}

/** Unlike a native one, it calls a listener as often as it was added. */
function olderSignal(): CallerSignal {
  const listening: Listener[] = [];
  let aborted = false;
  const signal: AbortSignalLike = {
    get aborted() {
      return aborted;
    },
    addEventListener: (_, listener) => void listening.push(listener),
    removeEventListener(_, listener) {
      const index = listening.indexOf(listener as Listener);
      if (index >= 0) listening.splice(index, 1);
    },
  };
  const abort = (): void => {
    if (aborted) return;
    aborted = true;
    for (const listener of [...listening]) listener.call(signal, { type: "abort" });
  };
  return { signal, abort, listeners: () => listening.length };
}
