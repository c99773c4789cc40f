import type { OperationOptions } from "@azure/core-client";
import type { Scenario } from "./sideBySide.js";
import type { Call } from "./call.js";
import { refusal } from "./answers.js";
import { listings } from "./listingCalls.js";
import { longRunning } from "./longRunningCalls.js";
import { numberCalls } from "./numberCalls.js";
import { sipCalls } from "./sipCalls.js";

/** Every public method of 1.5.0. */
export const CALLS: Call[] = [...numberCalls, ...listings, ...longRunning, ...sipCalls];

/** Options that every method has. */
const COMMON_OPTIONS: OperationOptions[] = [
  { requestOptions: { customHeaders: { "x-test-header": "a value" } } },
  { requestOptions: { customHeaders: { Accept: "text/plain" }, timeout: 60_000 } },
  { abortSignal: new AbortController().signal },
  { tracingOptions: {} },
];

export interface CallScenario extends Scenario {
  of: Call;
  /** Status with which the service refuses the call, where it does. */
  refusedWith?: number;
}

const named = (call: Call, what: string, options?: OperationOptions): CallScenario => ({
  name: `${call.method} ${what}`,
  of: call,
  call: (clients) => call.run(clients, options),
  answers: call.answers,
});

const shown = (options: object): string =>
  JSON.stringify(options, (_key, value: unknown) =>
    value instanceof AbortSignal ? "a signal" : value,
  ).slice(0, 90);

/** Each call without options, with each of its options alone, and with all of them. */
export const optionScenarios: CallScenario[] = CALLS.flatMap((call) => {
  const each: OperationOptions[] = [...call.options, ...COMMON_OPTIONS];
  return [
    named(call, "without options"),
    ...each.map((options) => named(call, `with ${shown(options)}`, options)),
    named(call, "with all of its options", Object.assign({}, ...each) as OperationOptions),
  ];
});

/** Each call refused with each status. */
export const refusalScenarios: CallScenario[] = CALLS.flatMap((call) =>
  [400, 401, 403, 404, 409, 422, 429, 500, 503].map((status) => ({
    ...named(call, `refused with ${status}`),
    answers: [refusal(status)],
    refusedWith: status,
  })),
);

/** Whether a scenario is of one of these methods. */
export const isCall = (scenario: Scenario, methods: string[]): scenario is CallScenario =>
  "of" in scenario && methods.includes((scenario as CallScenario).of.method);
