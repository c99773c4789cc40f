import assert from "node:assert/strict";
import type {
  AvailablePhoneNumber,
  PhoneNumberCapabilities,
  PhoneNumberSearchResult,
} from "@azure/communication-phone-numbers";
import { outcomeOf, type Shared } from "./outcomes.js";

/** A call that can be made: all that it needs is there. */
export type Ready = () => Promise<void>;
/** Prepares a call, without faults. */
export type Prepare = (shared: Shared, at: number) => Promise<Ready>;

const SOON = { updateIntervalInMs: 1 };
const VOICE: PhoneNumberCapabilities = { calling: "inbound+outbound", sms: "none" };
/** Each has 100 numbers to be had. */
const TO_SEARCH = ["714", "661", "530", "925", "559", "562", "213", "510", "626", "951", "916"];
const TO_RESERVE = ["907", "205", "256", "251", "334", "479", "870", "501"];

const wantedAt = (at: number) => ({
  countryCode: "US",
  phoneNumberType: "geographic" as const,
  assignmentType: "application" as const,
  capabilities: VOICE,
  areaCode: TO_SEARCH[at % TO_SEARCH.length]!,
  quantity: 1 + (at % 3),
});

/** Checks that a search found what it was asked for, and that nobody else holds it. */
function checkFound({ held }: Shared, at: number, found: PhoneNumberSearchResult): void {
  const { areaCode, quantity } = wantedAt(at);
  const { phoneNumbers, capabilities } = found;
  assert.equal(phoneNumbers.length, quantity, "count of numbers found");
  assert.deepEqual(capabilities, VOICE);
  for (const number of phoneNumbers) {
    assert.ok(number.startsWith(`+1${areaCode}`), `${number} found in ${areaCode}`);
    assert.ok(!held.has(number), `${number} is held twice`);
    held.add(number);
  }
}

export const prepareSearch: Prepare = async (shared, at) => async () => {
  const { numbers } = shared.resource.faulty;
  const outcome = await outcomeOf(shared, () =>
    numbers.beginSearchAvailablePhoneNumbers(wantedAt(at), SOON),
  );
  if (outcome.end === "succeeded") checkFound(shared, at, outcome.result!);
  // A search whose outcome is unknown costs nothing, and there is nothing to settle: what it may hold expires.
  if (outcome.end === "open") shared.figures.add("outcomes unknown: searches");
};

export const preparePurchase: Prepare = async (shared, at) => {
  const { ledger, resource } = shared;
  const { clean, faulty } = resource;
  const search = await clean.numbers.beginSearchAvailablePhoneNumbers(wantedAt(at), SOON);
  const found = await search.pollUntilDone();
  checkFound(shared, at, found);
  const { searchId, phoneNumbers } = found;
  return async () => {
    const outcome = await outcomeOf(
      shared,
      () => faulty.numbers.beginPurchasePhoneNumbers(searchId, SOON),
      `purchase_${searchId}`,
    );
    if (outcome.end !== "succeeded") return;
    ledger.bought(phoneNumbers, VOICE);
    if (outcome.result) assert.equal(outcome.result.purchaseId, searchId);
  };
};

/** A number that nobody else reserves. */
export function toReserve(at: number): AvailablePhoneNumber & { id: string } {
  const areaCode = TO_RESERVE[at % TO_RESERVE.length]!;
  const line = String(Math.floor(at / TO_RESERVE.length)).padStart(2, "0");
  return {
    id: `1${areaCode}55501${line}`,
    countryCode: "US",
    phoneNumberType: "geographic",
    assignmentType: "application",
    capabilities: VOICE,
  };
}

export const prepareReservationPurchase: Prepare = async (shared, at) => {
  const { ledger, random, resource } = shared;
  const reservationId = random.uuid();
  const add = [toReserve(2 * at), toReserve(2 * at + 1)];
  await resource.clean.numbers.createOrUpdateReservation({ reservationId }, { add });
  return async () => {
    const outcome = await outcomeOf(
      shared,
      () => resource.faulty.numbers.beginReservationPurchase(reservationId, SOON),
      `reservationPurchase_${reservationId}`,
    );
    if (outcome.end !== "succeeded") return;
    ledger.bought(
      add.map(({ id }) => `+${id}`),
      VOICE,
    );
    if (outcome.result) assert.equal(outcome.result.reservationPurchaseId, reservationId);
  };
};

export const prepareRelease: Prepare = async (shared, at) => {
  const { ledger, resource } = shared;
  const number = `+1833557${String(at).padStart(4, "0")}`;
  resource.emulator.seed([
    { phoneNumber: number, phoneNumberType: "tollFree", capabilities: VOICE },
  ]);
  ledger.owns(number, VOICE);
  return async () => {
    const outcome = await outcomeOf(shared, () =>
      resource.faulty.numbers.beginReleasePhoneNumber(number, SOON),
    );
    if (outcome.end === "succeeded") ledger.released(number);
    if (outcome.end === "open") ledger.releaseIsOpen(number);
  };
};

export const prepareUpdate: Prepare = async (shared, at) => {
  const { ledger, resource } = shared;
  const number = `+1833558${String(at).padStart(4, "0")}`;
  const change = { calling: (["none", "inbound", "outbound"] as const)[at % 3]! };
  const changed = { ...VOICE, ...change };
  resource.emulator.seed([
    { phoneNumber: number, phoneNumberType: "tollFree", capabilities: VOICE },
  ]);
  ledger.owns(number, VOICE);
  return async () => {
    const outcome = await outcomeOf(shared, () =>
      resource.faulty.numbers.beginUpdatePhoneNumberCapabilities(number, change, SOON),
    );
    if (outcome.end === "succeeded") {
      assert.equal(outcome.result!.phoneNumber, number);
      assert.deepEqual(outcome.result!.capabilities, changed);
      ledger.owns(number, changed);
    } else {
      // It may be sent again, so that nothing is called unknown; a try whose answer was lost may have acted.
      ledger.mayHave(number, changed);
      // Reading the number settles it.
      if (outcome.end === "open") shared.figures.add("outcomes unknown, then settled");
    }
  };
};
