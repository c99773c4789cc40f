/** Buying numbers: the question before money is spent, the progress, and what became of it if that is not known. */
import type {
  PhoneNumberCost,
  PhoneNumbersPoller,
  PurchasePhoneNumbersResult,
} from "@azure/communication-phone-numbers";
import { confirmed } from "./confirmation.js";
import { focusOn } from "./elements.js";
import { clearFailure, isNotFound, isOutcomeUnknown, showFailure } from "./failures.js";
import { count, price } from "./format.js";
import { follow, remembered } from "./operation.js";

export interface Offer {
  phoneNumbers: string[];
  /** Price of all of them for a month. */
  total: PhoneNumberCost;
  mustPromiseNotToResell: boolean;
}

/** Whether the person wants to buy, now that the price is said. */
export const wantsToBuy = ({
  phoneNumbers,
  total,
  mustPromiseNotToResell,
}: Offer): Promise<boolean> =>
  confirmed({
    title: `Buy ${count(phoneNumbers.length, "number")}?`,
    details: [
      phoneNumbers.join(", "),
      `${price(total)} a month in all, from now on until you release them.`,
    ],
    action: "Buy",
    promise: mustPromiseNotToResell ? "I will not resell these numbers." : undefined,
  });

export interface PurchaseCall {
  /** Key under which the page remembers it. */
  name: string;
  /** Id that the operation will have: kept before the start, so that nothing that happens loses it. */
  operationId: string;
  place: HTMLElement;
  failure: HTMLElement;
  begin: (options: {
    resumeFrom?: string;
  }) => Promise<PhoneNumbersPoller<PurchasePhoneNumbersResult>>;
  onSuccess: () => Promise<void> | void;
}

/** Buys, or finds out what became of a purchase that was begun before; it is started once at most. */
export async function purchase(call: PurchaseCall): Promise<void> {
  const { name, operationId, place, failure, begin, onSuccess } = call;
  clearFailure(failure);
  const wasBegun = remembered(name) !== undefined;
  try {
    await follow({ name, what: "The purchase", place, knownId: operationId, begin });
  } catch (error) {
    const label = isOutcomeUnknown(error) ? "See what became of it" : "Go on with the purchase";
    const goOn = { label, go: () => purchase(call) };
    // The service does not know the operation: nothing was bought.
    const what =
      wasBegun && isNotFound(error) ? "The purchase was never started: it" : "The purchase";
    showFailure(failure, what, error, remembered(name) === undefined ? undefined : goOn);
    focusOn(failure);
    return;
  }
  await onSuccess();
}
