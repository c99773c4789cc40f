import { setTimeout as delay } from "node:timers/promises";
import {
  isRestError,
  type PhoneNumbersClient,
  type PhoneNumbersPoller,
  type PurchasePhoneNumbersResult,
} from "@azure/communication-phone-numbers";
import { operationIdOf, type Ledger, type Order, type Outcome } from "./ledger.js";

type Poller = PhoneNumbersPoller<PurchasePhoneNumbersResult>;

export interface BuySetup {
  client: PhoneNumbersClient;
  ledger: Ledger;
  /** How long a start may be on its way. */
  minuteInMs: number;
  /** Whether a purchase that was not started is left alone, and not begun again. */
  givesUp: boolean;
}

/** Buys what an order holds, however often this process and its predecessors died over it. */
export async function buyOnce(setup: BuySetup, order: Order): Promise<Outcome> {
  const { ledger, givesUp } = setup;
  if (order.poller !== undefined) return outcomeOf(await begin(setup, order, order.poller));
  if (order.mayHaveBegun) {
    if (await wasStarted(setup, order)) {
      return outcomeOf(await begin(setup, order, operationIdOf(order)));
    }
    if (givesUp) return "surely not bought";
  }
  ledger.note(order, { mayHaveBegun: true });
  const poller = await begin(setup, order);
  ledger.note(order, { poller: poller.toString() });
  return outcomeOf(poller);
}

function begin({ client }: BuySetup, { kind, id = "" }: Order, resumeFrom?: string) {
  const options = { updateIntervalInMs: 1, ...(resumeFrom !== undefined && { resumeFrom }) };
  return kind === "purchase"
    ? client.beginPurchasePhoneNumbers(id, options)
    : client.beginReservationPurchase(id, options);
}

/** Asks twice, since a start that was sent may arrive after the first question. */
async function wasStarted({ client, minuteInMs }: BuySetup, order: Order): Promise<boolean> {
  const ask = (): Promise<unknown> => unlessNotFound(client.getOperation(operationIdOf(order)));
  if (await ask()) return true;
  await delay(minuteInMs);
  return Boolean(await ask());
}

export async function unlessNotFound<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isRestError(error) && error.statusCode === 404) return undefined;
    throw error;
  }
}

async function outcomeOf(poller: Poller): Promise<Outcome> {
  try {
    await poller.pollUntilDone();
    return "bought once";
  } catch (error) {
    if (poller.getOperationState().status === "failed") return "surely not bought";
    throw error;
  }
}
