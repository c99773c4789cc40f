import type { BeginReservationPurchaseOptions } from "published-phone-numbers";
import { expect } from "vitest";
import {
  OPERATION_KINDS,
  OWNED,
  UNCHANGED,
  type OperationKind as Kind,
} from "./emulatorOperationKinds.js";
import { AT_ONCE, TOLL_FREE, type Story } from "./emulatorStory.js";
import type { OnEmulator } from "./onEmulator.js";
import { items, PACKAGES } from "./sideBySide.js";

async function owned({ phoneNumbers }: OnEmulator): Promise<string[]> {
  const all = await items(phoneNumbers.listPurchasedPhoneNumbers());
  return all.map(({ id, capabilities: { calling, sms } }) =>
    id === OWNED.slice(1) ? `${id} ${calling} ${sms}` : "one more",
  );
}

/** How often something was started, or changed at all. */
const starts = ({ emulator }: OnEmulator): number =>
  emulator.requests.filter(({ method }) => method !== "GET").length;

const resumed = (kind: Kind): Story => ({
  name: `resumes a ${kind.name}, also with the other package, and starts it once`,
  options: { numbers: [OWNED], pollsUntilDone: 6 },
  tell: async (world) => {
    const { emulator, reach, classes } = world;
    const prepared = (await kind.prepare?.(world)) ?? "";
    const begun = await kind.begin(world, AT_ONCE, prepared);
    const started = starts(world);
    const resumeFrom = begun.toString();
    const other = classes === PACKAGES.ours ? PACKAGES.published : PACKAGES.ours;
    const { endpoint, credential, httpClient } = emulator;
    const strangers = {
      phoneNumbers: new other.PhoneNumbersClient(endpoint, credential, { httpClient }),
    };
    for (const clients of [reach(), strangers]) {
      const poller = await kind.begin(clients, { ...AT_ONCE, resumeFrom }, prepared);
      await poller.poll();
    }
    const last = await kind.begin(strangers, { ...AT_ONCE, resumeFrom }, prepared);
    await last.pollUntilDone();
    await begun.pollUntilDone();
    expect(starts(world)).toBe(started);
    expect(await owned(world)).toEqual(kind.after);
  },
});

const failed = (kind: Kind): Story => ({
  name: `hears why a ${kind.name} failed, and nothing changed`,
  options: { numbers: [OWNED] },
  tell: async (world) => {
    const prepared = (await kind.prepare?.(world)) ?? "";
    const failure = { code: "Unlucky", message: "It did not go well." };
    world.emulator.fail(kind.operation, { kind: "operationFailed", ...failure });
    const attempt = async (): Promise<unknown> =>
      (await kind.begin(world, AT_ONCE, prepared)).pollUntilDone();
    // 1.5.0 puts the code into its message, and ours into error.code.
    await expect(attempt()).rejects.toThrow(failure.message);
    expect(await owned(world)).toEqual(UNCHANGED);
    // The fault is over, so a second attempt succeeds.
    await attempt();
    expect(await owned(world)).toEqual(kind.after);
  },
});

const disturbed = (kind: Kind): Story => ({
  name: `goes through a ${kind.name} though its polls are throttled, fail and break`,
  options: { numbers: [OWNED] },
  tell: async (world) => {
    const { emulator } = world;
    const prepared = (await kind.prepare?.(world)) ?? "";
    const polls = "PhoneNumbers_GetOperation";
    // Core sends a request four times at most.
    emulator.fail(polls, { status: 429, retryAfter: 0 });
    emulator.fail(polls, { status: 500 });
    emulator.fail(polls, { kind: "drop" });
    const poller = await kind.begin(world, AT_ONCE, prepared);
    await poller.pollUntilDone();
    expect(await owned(world)).toEqual(kind.after);
  },
});

/** Each kind of operation: resumed, failed, disturbed; and how a poller is ended. */
export const emulatorPollerStories: Story[] = [
  ...OPERATION_KINDS.flatMap((kind) => [resumed(kind), failed(kind), disturbed(kind)]),
  {
    name: "stops polling, and the operation goes on",
    tell: async (world) => {
      const poller = await world.phoneNumbers.beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
      const wait = poller.pollUntilDone();
      poller.stopPolling();
      await expect(wait).rejects.toMatchObject({ name: "PollerStoppedError" });
      const options: BeginReservationPurchaseOptions = {
        ...AT_ONCE,
        resumeFrom: poller.toString(),
      };
      const again = await world.phoneNumbers.beginSearchAvailablePhoneNumbers(TOLL_FREE, options);
      const { phoneNumbers } = await again.pollUntilDone();
      expect(phoneNumbers).toHaveLength(1);
      return phoneNumbers;
    },
  },
  {
    name: "cancels an operation as far as it can",
    tell: async ({ phoneNumbers, emulator, classes }) => {
      const poller = await phoneNumbers.beginSearchAvailablePhoneNumbers(TOLL_FREE, AT_ONCE);
      await poller.cancelOperation();
      const cancels = emulator.requests.filter(({ method }) => method === "DELETE");
      // 1.5.0 resolves and sends nothing, so that its operation goes on to its end.
      if (classes === PACKAGES.published) {
        expect(cancels).toEqual([]);
        expect((await poller.pollUntilDone()).phoneNumbers).toHaveLength(1);
      } else {
        expect(cancels.map(({ operation }) => operation)).toEqual(["PhoneNumbers_CancelOperation"]);
        await expect(poller.pollUntilDone()).rejects.toMatchObject({
          name: "PollerCancelledError",
        });
      }
    },
  },
  {
    name: "ends when its caller aborts between polls",
    tell: async ({ phoneNumbers }) => {
      const controller = new AbortController();
      const options = { ...AT_ONCE, abortSignal: controller.signal };
      const poller = await phoneNumbers.beginSearchAvailablePhoneNumbers(TOLL_FREE, options);
      controller.abort();
      await expect(poller.pollUntilDone()).rejects.toMatchObject({ name: "AbortError" });
    },
  },
  {
    name: "finds an operation gone after the emulator's reset",
    options: { numbers: [OWNED] },
    tell: async (world) => {
      const poller = await world.phoneNumbers.beginReleasePhoneNumber(OWNED, AT_ONCE);
      world.emulator.reset();
      await expect(poller.pollUntilDone()).rejects.toMatchObject({
        statusCode: 404,
        code: "NotFound",
      });
      expect(await owned(world)).toEqual(UNCHANGED);
    },
  },
  {
    name: "finds an operation done that nobody asked about for a minute",
    options: { numbers: [OWNED], pollsUntilDone: 50 },
    tell: async (world) => {
      const poller = await world.phoneNumbers.beginReleasePhoneNumber(OWNED, AT_ONCE);
      world.emulator.clock.advance(60_000);
      expect(await owned(world)).toEqual([]);
      await poller.pollUntilDone();
    },
  },
  {
    name: "waits no time where operations are done at the first look",
    options: { pollsUntilDone: 0 },
    tell: async ({ phoneNumbers, emulator }) => {
      // The default interval is 2 s; one start, one poll and one look at the result leave no room for it.
      const poller = await phoneNumbers.beginSearchAvailablePhoneNumbers(TOLL_FREE);
      const found = await poller.pollUntilDone();
      expect(emulator.requests).toHaveLength(3);
      return found.phoneNumbers;
    },
  },
  {
    name: "releases twice at once, and a change of capabilities in between fails",
    options: { numbers: [OWNED] },
    tell: async (world) => {
      const { phoneNumbers } = world;
      const one = await phoneNumbers.beginReleasePhoneNumber(OWNED, AT_ONCE);
      const change = await phoneNumbers.beginUpdatePhoneNumberCapabilities(
        OWNED,
        { sms: "none" },
        AT_ONCE,
      );
      const two = await phoneNumbers.beginReleasePhoneNumber(OWNED, AT_ONCE);
      await one.pollUntilDone();
      await two.pollUntilDone();
      await expect(change.pollUntilDone()).rejects.toThrow(`${OWNED} cannot be found`);
      expect(await owned(world)).toEqual([]);
    },
  },
];
