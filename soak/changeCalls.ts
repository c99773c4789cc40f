import assert from "node:assert/strict";
import { isRestError } from "@azure/communication-phone-numbers";
import { toReserve, type Prepare } from "./operations.js";
import type { Shared } from "./outcomes.js";

/** Reservations of these calls take numbers from here on; those before are for purchases. */
const FIRST_TO_RESERVE = 400;
const TOLL_FREE = {
  countryCode: "US",
  phoneNumberType: "tollFree",
  assignmentType: "application",
  capabilities: { calling: "inbound", sms: "none" },
} as const;

/** A reservation from its beginning to its end. */
export const prepareReservation: Prepare = async (shared, at) => {
  const reservationId = shared.random.uuid();
  const number = toReserve(FIRST_TO_RESERVE + at);
  return async () => {
    const client = shared.resource.faulty.numbers;
    const made = await client.createOrUpdateReservation({ reservationId }, { add: [number] });
    const { id, status, phoneNumbers } = made;
    assert.deepEqual([id, status], [reservationId, "active"]);
    assert.equal(phoneNumbers?.[number.id]?.status, "reserved");
    const read = await client.getReservation(reservationId);
    assert.deepEqual(Object.keys(read.phoneNumbers ?? {}), [number.id]);
    let listed = 0;
    for await (const one of client.listReservations({ maxPageSize: 10_000 })) {
      if (one.id === reservationId) listed += 1;
    }
    assert.equal(listed, 1, "times that the reservation is listed");
    const options = { remove: [number.id] };
    const emptied = await client.createOrUpdateReservation({ reservationId }, options);
    assert.deepEqual(emptied.phoneNumbers, {});
    await client.deleteReservation(reservationId);
    await assertGone(() => client.getReservation(reservationId), "ReservationNotFound");
  };
};

/** Searches that were finished before; nothing changes them, so that many calls may look at one. */
const finished = new WeakMap<Shared, ReturnType<typeof finishSearch>>();

async function finishSearch({ resource }: Shared) {
  const options = { updateIntervalInMs: 1 };
  const poller = await resource.clean.numbers.beginSearchAvailablePhoneNumbers(TOLL_FREE, options);
  const found = await poller.pollUntilDone();
  return { found, operationId: poller.getOperationState().operationId ?? "" };
}

export const prepareFinishedSearch: Prepare = async (shared, at) => {
  const finishing = finished.get(shared) ?? finishSearch(shared);
  finished.set(shared, finishing);
  const { found, operationId } = await finishing;
  return async () => {
    const client = shared.resource.faulty.numbers;
    if (at % 2 === 0) assert.deepEqual(await client.getSearchResult(found.searchId), found);
    else {
      const { id, status } = await client.getOperation(operationId);
      assert.deepEqual([id, status], [operationId, "succeeded"]);
    }
  };
};

/** A search that was begun before, and is given up by the client or by its poller. */
export const prepareCancel: Prepare = async (shared, at) => {
  const { clean, faulty } = shared.resource;
  const begun = await clean.numbers.beginSearchAvailablePhoneNumbers(TOLL_FREE);
  const { operationId = "" } = begun.getOperationState();
  return async () => {
    const client = faulty.numbers;
    const viaPoller = async (): Promise<void> => {
      const options = { resumeFrom: begun.toString() };
      const poller = await client.beginSearchAvailablePhoneNumbers(TOLL_FREE, options);
      await poller.cancelOperation();
      assert.ok(poller.isDone(), "isDone() after cancelOperation()");
    };
    await (at % 2 === 0 ? client.cancelOperation(operationId) : viaPoller());
    await assertGone(() => client.getOperation(operationId), "NotFound");
  };
};

async function assertGone(look: () => Promise<unknown>, code: string): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (isRestError(error) && error.code === code && error.statusCode === 404) return;
    throw error;
  }
  assert.fail(`still there: ${look.toString()}`);
}
