import { createContext, runInContext } from "node:vm";

/** What a script gets: of the globals of Node.js those that browsers have too, as far as anything may need them. */
export const globals = [
  ...["fetch", "Headers", "Request", "Response", "URL", "URLSearchParams", "Blob", "FormData"],
  ...["TextEncoder", "TextDecoder", "crypto", "btoa", "atob", "console", "DOMException"],
  ...["AbortController", "AbortSignal", "setTimeout", "clearTimeout", "queueMicrotask"],
] as (keyof typeof globalThis)[];

/** Runs a script where there is nothing of Node.js, and gives what it left in `globalThis.outcome`. */
export async function outcomeWithoutNode(code: string, given: object = {}): Promise<unknown> {
  const values = Object.fromEntries(globals.map((name) => [name, globalThis[name] as unknown]));
  const context = createContext({ ...values, ...given });
  runInContext("globalThis.self = globalThis.window = globalThis.global = globalThis;", context);
  runInContext(code, context, { filename: "bundle.js" });
  const outcome = (await context["outcome"]) as unknown;
  return JSON.parse(JSON.stringify(outcome)) as unknown;
}
