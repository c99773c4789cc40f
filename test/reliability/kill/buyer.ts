import { randomUUID } from "node:crypto";
import {
  isRestError,
  PhoneNumbersClient,
  type OutcomeUnknownError,
} from "@azure/communication-phone-numbers";
import { buyOnce, unlessNotFound } from "./buyOnce.js";
import { Ledger, operationIdOf, type Order } from "./ledger.js";

/** A process that carries out one order after the other, until it is killed. */
export interface BuyerArguments {
  connectionString: string;
  ledgerFile: string;
  minuteInMs: number;
  /** Ends with the order that is open, and begins none. */
  isLast: boolean;
}

const wanted = { countryCode: "US", phoneNumberType: "geographic" } as const;
const capabilities = { calling: "outbound", sms: "none" } as const;
const assignmentType = "application";
const quantityOf = ({ number }: Order): number => 1 + (number % 3);

async function search(client: PhoneNumbersClient, ledger: Ledger, order: Order): Promise<void> {
  const poller = await client.beginSearchAvailablePhoneNumbers(
    { ...wanted, capabilities, assignmentType, quantity: quantityOf(order) },
    { updateIntervalInMs: 1, ...(order.search && { resumeFrom: order.search }) },
  );
  ledger.note(order, { search: poller.toString() });
  const { searchId, phoneNumbers } = await poller.pollUntilDone();
  ledger.note(order, { id: searchId, numbers: phoneNumbers });
}

/** The id is ours, so that it is known before there is anything to lose. Its letter case makes no difference. */
async function reserve(client: PhoneNumbersClient, ledger: Ledger, order: Order): Promise<void> {
  const newId = order.number % 4 === 0 ? randomUUID().toUpperCase() : randomUUID();
  const reservationId = order.id ?? newId;
  ledger.note(order, { id: reservationId });
  let reservation = await unlessNotFound(client.getReservation(reservationId));
  if (!reservation) {
    const { phoneNumbers } = await client.browseAvailablePhoneNumbers(wanted, {
      assignmentType,
      capabilities,
    });
    const add = phoneNumbers.slice(0, quantityOf(order));
    await client.createOrUpdateReservation({ reservationId }, { add });
    reservation = await client.getReservation(reservationId);
  }
  const held = Object.values(reservation.phoneNumbers ?? {}).filter(
    (number) => number?.status === "reserved",
  );
  if (held.length === 0) throw new Error("The reservation holds nothing.");
  ledger.note(order, { numbers: held.map((number) => number?.phoneNumber ?? "") });
}

async function carryOut(
  client: PhoneNumbersClient,
  ledger: Ledger,
  minuteInMs: number,
): Promise<void> {
  const order = ledger.openOrder();
  if (!order.numbers) {
    await (order.kind === "purchase" ? search : reserve)(client, ledger, order);
  }
  const givesUp = order.number % 5 === 0;
  ledger.close(order, await buyOnce({ client, ledger, minuteInMs, givesUp }, order));
}

/** Who has written nothing down finds the purchase by what the error says. */
function requireOperationId({ operationId }: OutcomeUnknownError, order: Order): void {
  if (!order.mayHaveBegun || operationId === operationIdOf(order)) return;
  throw new Error(`The outcome of ${operationIdOf(order)} is unknown, not of ${operationId}.`);
}

async function main(): Promise<void> {
  process.stdout.write("ready\n");
  const given = JSON.parse(process.argv[2] ?? "") as BuyerArguments;
  const client = new PhoneNumbersClient(given.connectionString, {
    retryOptions: { retryDelayInMs: 1, maxRetryDelayInMs: 5 },
  });
  const ledger = new Ledger(given.ledgerFile);
  while (!given.isLast || ledger.hasOpenOrder()) {
    try {
      await carryOut(client, ledger, given.minuteInMs);
    } catch (error) {
      // Going on is the same as after a restart.
      if (!isRestError(error) || error.code !== "OutcomeUnknown") throw error;
      requireOperationId(error as OutcomeUnknownError, ledger.openOrder());
    }
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
