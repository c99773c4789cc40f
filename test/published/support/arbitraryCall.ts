/** How calls with any arguments, and answers to them, are put together. */
import type { OperationOptions } from "@azure/core-client";
import fc, { type Arbitrary } from "fast-check";
import type { Answer } from "../../unit/support/scriptedHttpClient.js";
import * as any from "./arbitraryAnswers.js";
import { operation, started } from "./answers.js";
import type { CallScenario } from "./calls.js";
import type { Clients } from "./sideBySide.js";

/** Arguments, the call that is made with them, and what is answered if nothing is refused. */
export interface Made {
  args: unknown[];
  call: CallScenario["call"];
  answers: Answer[];
}
type Method = (clients: Clients, ...args: never[]) => Promise<unknown>;
export type Options = OperationOptions;

/** A part of a path: what would make another path of it is refused, and is in the table of differences. */
export const pathPart = any.text.filter((part) => !/^\.{0,2}$|%2b/i.test(part));
export const phoneNumber = fc.oneof(
  any.e164,
  any.e164.map((number) => number.slice(1)),
  pathPart,
);
const header = fc.stringMatching(/^[\w -]{1,10}$/).map((value) => value.trim() || "x");

/** Options that all calls have, and those of one of them; each of them may be there or not. */
export const options = (own: Record<string, Arbitrary<unknown>> = {}): Arbitrary<Options> =>
  fc.record(
    {
      ...own,
      abortSignal: fc.constant(new AbortController().signal),
      tracingOptions: fc.constant({}),
      requestOptions: fc.record({ customHeaders: fc.record({ "x-test-header": header }) }),
    },
    { requiredKeys: [] },
  );

export const one = (
  answer: Arbitrary<unknown>,
  status: Arbitrary<number> = fc.constant(200),
): Arbitrary<Answer[]> => fc.tuple(status, answer).map(([code, body]) => [{ status: code, body }]);

/** Pages of a listing, with the links between them. */
export const pages = (name: string, path: string, item: Arbitrary<unknown>): Arbitrary<Answer[]> =>
  fc
    .tuple(
      fc.array(fc.array(item, { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom({}, { nextLink: null }),
    )
    .map(([lists, end]) =>
      lists.map((list, index) => {
        const link = `${path}?skip=${index + 1}&maxPageSize=${list.length}&api-version=2025-06-01`;
        return { body: { [name]: list, ...(index < lists.length - 1 ? { nextLink: link } : end) } };
      }),
    );

/** A start, any statuses on the way, and success. */
export const operations = (
  kind: string,
  result?: [string, Arbitrary<unknown>],
): Arbitrary<Answer[]> =>
  fc
    .tuple(
      fc.uuid(),
      fc.array(fc.constantFrom("notStarted", "running"), { maxLength: 4 }),
      result?.[1] ?? fc.constant(undefined),
    )
    .map(([uuid, statuses, body]) => {
      const id = `${kind}_${uuid}`;
      const seen = [...statuses, "succeeded"].map((status) => operation(id, status, result?.[0]));
      return [started(id, result?.[0]), ...seen, ...(result ? [{ body }] : [])];
    });

export function made(
  run: Method,
  answers: Arbitrary<Answer[]>,
  ...args: Arbitrary<unknown>[]
): Arbitrary<Made> {
  return fc.tuple(fc.tuple(...args), answers).map(([values, all]) => ({
    args: values,
    call: (clients) => run(clients, ...(values as never[])),
    answers: all,
  }));
}
