import type { Observed, Scenario, SeenError, SeenRequest } from "./sideBySide.js";

/** What this package does otherwise than 1.5.0, on purpose. */
export interface Difference {
  about: string;
  reason: string;
  /** What a user of 1.5.0 notices who changes to this package. */
  notices: string;
  /** Calls that are made for this difference alone. */
  scenarios?: Scenario[];
  /** Whether a call of the common tables shows it, given what 1.5.0 did. */
  concerns?: (scenario: Scenario, published: Observed) => boolean;
  /** What this package does, made from what 1.5.0 did. */
  change: (published: Observed) => Observed;
}

/** The same requests, some of them changed. */
export const withRequests = (
  observed: Observed,
  change: (request: SeenRequest, index: number) => SeenRequest,
): Observed => ({ ...observed, requests: observed.requests.map(change) });

export const withHeaders = (
  observed: Observed,
  change: (headers: SeenRequest["headers"]) => SeenRequest["headers"],
): Observed =>
  withRequests(observed, (request) => ({ ...request, headers: change(request.headers) }));

/** The same requests with another value, or a value in place of an error. */
export const withValue = ({ requests }: Observed, value: unknown): Observed => ({
  requests,
  value,
});

/** The same requests with an error in place of the value, or another one. */
export const withError = ({ requests }: Observed, error: Partial<SeenError>): Observed => ({
  requests,
  error: {
    name: "RestError",
    statusCode: undefined,
    code: undefined,
    message: undefined,
    details: undefined,
    ...error,
  },
});

/** Nothing is sent. */
export const refusedBefore = (message: string): Difference["change"] => {
  return (published) => withError({ ...published, requests: [] }, { name: "TypeError", message });
};

/** Only the first requests are sent. */
export const firstRequests = (observed: Observed, count: number): Observed => ({
  ...observed,
  requests: observed.requests.slice(0, count),
});

/** The same value, or a copy with some of its objects replaced, wherever in it they are. */
export function replaced(value: unknown, change: (part: object) => unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const changed = change(value);
  if (changed !== value) return changed;
  if (Array.isArray(value))
    return sameOr(
      value,
      value.map((part) => replaced(part, change)),
    );
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, replaced(part, change)]);
  return sameOr(value, Object.fromEntries(entries) as object);
}

function sameOr<T extends object>(value: T, copy: T): T {
  const isSame = (name: string): boolean => copy[name as keyof T] === value[name as keyof T];
  return Object.keys(value).every(isSame) ? value : copy;
}

/** The entries of a diary, some of them changed. */
export const withEntries = (
  published: Observed,
  change: (entry: object, index: number) => object,
): Observed => withValue(published, (published.value as object[]).map(change));
