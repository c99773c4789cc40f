import type { AbortSignalLike } from "@azure/abort-controller";
import { describe, expect, it } from "vitest";
import { nativeSignal } from "../../../src/internal/abortSignals.js";
import { withConnectionString } from "../support/clients.js";
import { scriptedHttpClient } from "../support/scriptedHttpClient.js";

/** A signal like those of the packages that are older than native ones. */
class OldSignal implements AbortSignalLike {
  aborted = false;
  readonly listeners = new Set<Parameters<AbortSignalLike["addEventListener"]>[1]>();

  addEventListener(...[, listener]: Parameters<AbortSignalLike["addEventListener"]>): void {
    this.listeners.add(listener);
  }

  removeEventListener(...[, listener]: Parameters<AbortSignalLike["removeEventListener"]>): void {
    this.listeners.delete(listener);
  }

  abort(): void {
    this.aborted = true;
    for (const listener of this.listeners) listener.call(this, { type: "abort" });
  }
}

describe("A signal that is not native", () => {
  it("is followed by a native one until that is released", () => {
    const old = new OldSignal();
    const { signal, release } = nativeSignal(old);
    expect(signal).toBeInstanceOf(AbortSignal);
    expect(signal!.aborted).toBe(false);
    old.abort();
    expect(signal!.aborted).toBe(true);
    release();
    expect(old.listeners.size).toBe(0);
  });

  it("aborts a request under way, and is not listened to afterwards", async () => {
    const old = new OldSignal();
    let sent: AbortSignalLike | undefined;
    const httpClient = scriptedHttpClient(
      ({ abortSignal }) =>
        new Promise((_, reject) => {
          sent = abortSignal;
          const error = Object.assign(new Error("Aborted."), { name: "AbortError" });
          abortSignal!.addEventListener("abort", () => reject(error));
          old.abort();
        }),
    );
    const { numbers } = withConnectionString({ httpClient });
    await expect(numbers.getPurchasedPhoneNumber("1", { abortSignal: old })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(sent).toBeInstanceOf(AbortSignal);
    expect(old.listeners.size).toBe(0);
  });

  it("lets nothing be sent if it is aborted already", async () => {
    const old = new OldSignal();
    old.abort();
    const httpClient = scriptedHttpClient();
    const { numbers } = withConnectionString({ httpClient });
    await expect(numbers.getPurchasedPhoneNumber("1", { abortSignal: old })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(httpClient.requests).toHaveLength(0);
  });
});

describe("A native signal", () => {
  it("is taken as it is, and so is none", () => {
    const { signal } = new AbortController();
    expect(nativeSignal(signal).signal).toBe(signal);
    expect(nativeSignal(undefined).signal).toBeUndefined();
  });
});
