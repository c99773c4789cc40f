// Abort signals of any package, as native ones.
import type { AbortSignalLike } from "@azure/abort-controller";
import { requireSignal } from "./validation.js";

/**
 * A native signal that follows the given one, which may be of a package that is older than native ones: core's HTTP
 * clients need a native one. `release` ends the following.
 */
export function nativeSignal(signal: AbortSignalLike | undefined): {
  signal: AbortSignal | undefined;
  release: () => void;
} {
  requireSignal(signal);
  if (!signal || signal instanceof AbortSignal)
    return { signal: signal ?? undefined, release: () => undefined };
  const controller = new AbortController();
  const abort = (): void => controller.abort((signal as { reason?: unknown }).reason);
  if (signal.aborted) abort();
  else signal.addEventListener("abort", abort);
  return {
    signal: controller.signal,
    release: () => signal.removeEventListener("abort", abort),
  };
}
