import type { OperationOptions } from "@azure/core-client";
import { ENDPOINT } from "../../unit/support/scriptedHttpClient.js";
import { heardRefusals, heardScenarios } from "./callbackScenarios.js";
import { CALLS } from "./calls.js";
import { replaced, withValue, type Difference } from "./difference.js";
import type { Observed, SeenError } from "./sideBySide.js";

/** What `onResponse` was told of one answer, as the scenarios keep it. */
interface Heard {
  request: string;
  status: number;
  parsedBody: Record<string, unknown> | undefined;
  parsedHeaders: object | undefined;
  flat: Record<string, unknown>;
  error: SeenError | undefined;
}

const withHeard = (published: Observed, change: (heard: Heard) => object): Observed => {
  const value = published.value as { heard: Heard[] };
  return withValue(published, { ...value, heard: value.heard.map(change) });
};

const begins = heardScenarios.filter(({ method }) => method.startsWith("begin"));
const isPoll = ({ request }: Heard): boolean => request.includes("/operations/");
const isResult = (heard: Heard): boolean => heard.request.startsWith("GET") && !isPoll(heard);

/** An operation with dates in place of their texts. */
function dated(operation: Record<string, unknown>): object {
  const { createdDateTime, lastActionDateTime } = operation as Record<string, string>;
  return {
    ...operation,
    createdDateTime: new Date(createdDateTime!),
    lastActionDateTime: new Date(lastActionDateTime!),
  };
}

const withoutType = (value: unknown): unknown =>
  replaced(value, (part) => {
    if (!("content-type" in part && "error" in part)) return part;
    const { "content-type": _, ...others } = part;
    return others;
  });

/** What `onResponse` is told otherwise, and what other options of calls do. */
export const callbackDifferences: Difference[] = [
  {
    about: "onResponse is told of links as the service sent them",
    reason: "1.5.0 rewrites them in the answer itself, to follow them",
    notices: "nextLink without the endpoint in flatResponse and parsedBody",
    scenarios: heardScenarios.filter(({ method }) => /^list(?!Trunks|Routes)/.test(method)),
    change: (published) =>
      withValue(
        published,
        replaced(published.value, (part) => {
          const { nextLink } = part as { nextLink?: string };
          return nextLink?.startsWith(ENDPOINT)
            ? { ...part, nextLink: nextLink.slice(ENDPOINT.length) }
            : part;
        }),
      ),
  },
  {
    about: "onResponse is told of polls as operations",
    reason: "1.5.0 reads a poll by the description of the start, and the result, too",
    notices: "the operation, with dates, in flatResponse; no empty parsedHeaders of a result",
    scenarios: begins,
    change: (published) =>
      withHeard(published, (heard) => {
        if (isPoll(heard)) {
          const operation = dated(heard.parsedBody!);
          return { ...heard, parsedBody: operation, flat: operation };
        }
        if (isResult(heard)) return { ...heard, parsedHeaders: undefined };
        // A body that the description of the start does not have.
        return { ...heard, flat: { ...heard.flat, body: heard.parsedBody } };
      }),
  },
  {
    about: "onResponse is told of the error of a start",
    reason: "it is its third argument; 1.5.0 drops it",
    notices: "the error",
    scenarios: heardRefusals.filter(({ method }) => method.startsWith("begin")),
    change: (published) => {
      const { outcome } = published.value as { outcome: { error: SeenError } };
      return withHeard(published, (heard) => ({ ...heard, error: outcome.error }));
    },
  },
  {
    about: "onResponse is told of SIP errors without the headers in them",
    reason: "1.5.0 mixes the headers of the answer into its body",
    notices: "details like those of telephone numbers; headers are in rawResponse.headers",
    scenarios: heardRefusals.filter(({ method }) => /Trunk|Routes/.test(method)),
    change: (published) =>
      withHeard(withValue(published, withoutType(published.value)), (heard) => ({
        ...heard,
        parsedHeaders: undefined,
      })),
  },
  {
    about: "shouldDeserialize does not change what listings and operations give",
    reason: "the client reads these answers itself, and their items have types",
    notices: "dates are dates, not texts",
    scenarios: CALLS.filter(({ method }) =>
      /^list(Purchased|Reservations)|^beginSearch|^beginUpdate/.test(method),
    ).flatMap((call) =>
      [false, () => false].map((shouldDeserialize) => ({
        name: `items of ${call.method} with shouldDeserialize ${String(shouldDeserialize)}`,
        call: (clients) => {
          const options: OperationOptions = { requestOptions: { shouldDeserialize } };
          return call.run(clients, { ...call.options.at(-1), ...options });
        },
        answers: call.answers,
      })),
    ),
    change: (published) =>
      withValue(
        published,
        replaced(published.value, (part) => {
          const dates = Object.entries(part as Record<string, unknown>).filter(([name]) =>
            /^(purchaseDate|expiresAt|searchExpiresBy)$/.test(name),
          );
          return dates.length
            ? {
                ...part,
                ...Object.fromEntries(
                  dates.map(([name, date]) => [name, new Date(date as string)]),
                ),
              }
            : part;
        }),
      ),
  },
];
