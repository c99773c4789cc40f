import { defaultFailure, type Fault } from "./faults.js";
import { entryOf, type StoredOperation } from "./state.js";
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
): StoredOperation {
  const started: StoredOperation = {
    ...operation,
    status: "pending",
    polls: 0,
    startedAt: store.now(),
    ...(fault === undefined
      ? {}
      : {
          failure: {
            code: fault.code ?? defaultFailure.code,
            message: fault.message ?? defaultFailure.message,
          },
        }),
  };
  store.state.operations[started.id] = started;
  return started;
}

/** One look at an operation, which moves it on by one status. */
export function pollOperation(store: Store, operation: StoredOperation): OperationStatus {
  if (operation.status !== "pending") return operation.status;
  if (operation.polls >= store.pollsUntilDone) {
    endOperation(store, operation, store.now());
    return operation.status === "pending" ? "running" : operation.status;
  }
  const statuses = statusesBeforeEnd[operation.operationType];
  const status = statuses[Math.min(operation.polls, statuses.length - 1)] ?? "running";
  operation.polls += 1;
  return status;
}

/** Ends what nobody asks about: an operation takes at most a minute of the emulator's time. */
export function settleOperations(store: Store): void {
  for (const operation of Object.values(store.state.operations)) {
    const end = operation.startedAt + minuteInMs;
    if (operation.status === "pending" && store.now() >= end) endOperation(store, operation, end);
  }
}

function endOperation(store: Store, operation: StoredOperation, at: number): void {
  operation.status = operation.failure === undefined ? "succeeded" : "failed";
  effects[operation.operationType](store, operation, at);
}

/** What the end of an operation changes, by its type. */
const effects: Record<
  OperationType,
  (store: Store, operation: StoredOperation, at: number) => void
> = {
  search(store, { subject, status }, at) {
    const search = entryOf(store.state.searches, subject);
    if (search === undefined) return;
    search.status = status === "failed" ? "failed" : "found";
    search.expiresAt = at + searchHoldInMs;
  },
  purchase(store, { subject, status }, at) {
    const search = entryOf(store.state.searches, subject);
    if (search === undefined) return;
    search.status = status === "failed" ? "found" : "purchased";
    if (status === "failed") return;
    for (const phoneNumber of search.phoneNumbers) {
      store.purchase(phoneNumber.slice(1), search.assignmentType, search.capabilities, at);
    }
  },
  reservationPurchase(store, { subject, status }, at) {
    const reservation = entryOf(store.state.reservations, subject);
    if (reservation === undefined) return;
    reservation.status = status === "failed" ? "active" : "completed";
    if (status === "failed") return;
    for (const item of Object.values(reservation.numbers)) {
      if (item.error !== undefined) continue;
      item.status = "purchased";
      store.purchase(item.id, item.assignmentType, item.capabilities, at);
    }
  },
  releasePhoneNumber(store, { subject, status }) {
    if (status === "failed") return;
    store.state.purchased = store.state.purchased.filter(({ id }) => id !== subject);
  },
  updatePhoneNumberCapabilities(store, { subject, status, change }) {
    const number = store.findPurchased(subject);
    if (number === undefined || status === "failed") return;
    number.capabilities = { ...number.capabilities, ...change };
  },
};

/** Stops an operation and gives back what it held. The operation is gone afterwards. */
export function cancelOperation(store: Store, operation: StoredOperation): void {
  delete store.state.operations[operation.id];
  const search = entryOf(store.state.searches, operation.subject);
  const reservation = entryOf(store.state.reservations, operation.subject);
  if (operation.operationType === "search") delete store.state.searches[operation.subject];
  if (operation.operationType === "purchase" && search !== undefined) search.status = "found";
  if (operation.operationType === "reservationPurchase" && reservation !== undefined) {
    reservation.status = "active";
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
