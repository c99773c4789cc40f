// Operations that go through their statuses, one with each look at them.
import { errors } from "./errors.js";
import { failureOf, type Fault } from "./faults.js";
import { own } from "./holdings.js";
import type { StoredOperation } from "./state.js";
import type { Store } from "./store.js";
import { formatInstant, type Operation, type OperationStatus, type OperationType } from "./wire.js";

const minuteInMs = 60_000;
const searchHoldInMs = 16 * minuteInMs;

/** Statuses before the end; the last one of a row repeats. Falling back to notStarted was recorded. */
const statusesBeforeEnd: Record<OperationType, OperationStatus[]> = {
  search: ["running", "notStarted", "running"],
  purchase: ["running", "running", "notStarted"],
  reservationPurchase: ["running"],
  releasePhoneNumber: ["notStarted", "running"],
  updatePhoneNumberCapabilities: ["running"],
};

/** Puts a new operation on record; an injected failure waits in it until its end. */
export function startOperation(
  store: Store,
  fault: Fault | undefined,
  operation: Omit<StoredOperation, "status" | "polls" | "startedAt" | "failure">,
): void {
  const failure = fault && failureOf(fault);
  // One that is started again is a new one, after all others.
  store.operations.delete(operation.id);
  store.operations.put(operation.id, {
    ...operation,
    status: "pending",
    polls: 0,
    startedAt: store.now(),
    ...(failure && { failure }),
  });
}

/** One look at an operation, which moves it on by one status. */
export function pollOperation(
  store: Store,
  operation: StoredOperation,
): { operation: StoredOperation; status: OperationStatus } {
  const { polls, operationType } = operation;
  if (operation.status !== "pending") return { operation, status: operation.status };
  if (polls >= store.pollsUntilDone) {
    const ended = endOperation(store, operation, store.now());
    return { operation: ended, status: ended.status === "failed" ? "failed" : "succeeded" };
  }
  store.operations.put(operation.id, { ...operation, polls: polls + 1 });
  const statuses = statusesBeforeEnd[operationType];
  return { operation, status: statuses[Math.min(polls, statuses.length - 1)] ?? "running" };
}

/** Ends what nobody asks about: an operation takes at most a minute of the emulator's time. */
export function settleOperations(store: Store): void {
  const now = store.now();
  for (const operation of store.pendingOperations()) {
    const end = operation.startedAt + minuteInMs;
    if (now < end) return;
    endOperation(store, operation, end);
  }
}

function endOperation(store: Store, operation: StoredOperation, at: number): StoredOperation {
  const succeeded = operation.failure === undefined;
  const ended: StoredOperation = { ...operation, status: succeeded ? "succeeded" : "failed" };
  store.operations.put(ended.id, ended);
  effects[ended.operationType](store, ended, succeeded, at);
  return ended;
}

type Effect = (store: Store, operation: StoredOperation, succeeded: boolean, at: number) => void;

/** What the end of an operation changes, by its type. */
const effects: Record<OperationType, Effect> = {
  search(store, { subject }, succeeded, at) {
    const search = store.searches.get(subject);
    if (search === undefined) return;
    store.searches.put(subject, {
      ...search,
      status: succeeded ? "found" : "failed",
      expiresAt: at + searchHoldInMs,
    });
  },
  purchase(store, { subject }, succeeded, at) {
    const search = store.searches.get(subject);
    if (search === undefined) return;
    store.searches.put(subject, { ...search, status: succeeded ? "purchased" : "found" });
    if (!succeeded) return;
    for (const phoneNumber of search.phoneNumbers) {
      own(store, phoneNumber.slice(1), search.assignmentType, search.capabilities, at);
    }
  },
  reservationPurchase(store, { subject }, succeeded, at) {
    const reservation = store.reservations.get(subject);
    if (reservation === undefined) return;
    if (!succeeded) {
      store.reservations.put(subject, { ...reservation, status: "active" });
      return;
    }
    const numbers = Object.entries(reservation.numbers).map(([digits, item]) => {
      if (item.error !== undefined) return [digits, item] as const;
      own(store, digits, item.assignmentType, item.capabilities, at);
      return [digits, { ...item, status: "purchased" }] as const;
    });
    store.reservations.put(subject, {
      ...reservation,
      status: "completed",
      numbers: Object.fromEntries(numbers),
    });
  },
  releasePhoneNumber(store, { subject }, succeeded) {
    if (!succeeded) return;
    store.purchased.delete(subject);
    // A change that is still under way must not reach the number's next owner.
    for (const other of store.pendingOn(subject)) {
      const { code, message } = errors.numberNotFound(`+${subject}`);
      store.operations.put(other.id, { ...other, status: "failed", failure: { code, message } });
    }
  },
  updatePhoneNumberCapabilities(store, { subject, change }, succeeded) {
    const number = store.purchased.get(subject);
    if (number === undefined || !succeeded) return;
    const capabilities = { ...number.capabilities, ...change };
    store.purchased.put(subject, { ...number, capabilities });
  },
};

/** Stops an operation and gives back what it held. The operation is gone afterwards. */
export function cancelOperation(
  store: Store,
  { id, operationType, subject }: StoredOperation,
): void {
  store.operations.delete(id);
  const search = store.searches.get(subject);
  const reservation = store.reservations.get(subject);
  if (operationType === "search") store.searches.delete(subject);
  if (operationType === "purchase" && search !== undefined) {
    store.searches.put(subject, { ...search, status: "found" });
  }
  if (operationType === "reservationPurchase" && reservation !== undefined) {
    store.reservations.put(subject, { ...reservation, status: "active" });
  }
}

/** The body of a status answer. */
export function describeOperation(
  operation: StoredOperation,
  status: OperationStatus,
  apiVersion: string,
): Operation {
  return {
    operationType: operation.operationType,
    status,
    resourceLocation:
      operation.resource === null ? null : `${operation.resource}?api-version=${apiVersion}`,
    createdDateTime: formatInstant(operation.createdAt),
    id: operation.id,
    // QUIRK: the service never fills this date in; every recorded status answer has this value.
    lastActionDateTime: "0001-01-01T00:00:00+00:00",
    ...(status === "failed" && operation.failure !== undefined ? { error: operation.failure } : {}),
  };
}
