/** Buying numbers: the question before money is spent, the progress, and what became of it if that is not known. */
import type {
  PhoneNumberCost,
  PhoneNumbersPoller,
  PurchasePhoneNumbersResult,
} from "@azure/communication-phone-numbers";
import { confirmed } from "./confirmation.js";
import { focusOn } from "./elements.js";
import {
  clearFailure,
  interrupted,
  isNotFound,
  isOutcomeUnknown,
  showFailure,
} from "./failures.js";
import { count, price } from "./format.js";
import { follow, unfinished } from "./operation.js";

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
  name: "purchase" | "reservationPurchase";
  /** Id of the search or the reservation. */
  subject: string;
  place: HTMLElement;
  failure: HTMLElement;
  /** Keeps other things from being done meanwhile. */
  alone: (work: () => Promise<void>) => Promise<void>;
  begin: (options: {
    resumeFrom?: string;
  }) => Promise<PhoneNumbersPoller<PurchasePhoneNumbersResult>>;
  onSuccess: () => Promise<void> | void;
}

/** Buys, or finds out what became of a purchase that was begun before; it is started once at most. */
export const purchase = (call: PurchaseCall): Promise<void> =>
  call.alone(async () => {
    const { name, subject, place, failure, begin, onSuccess } = call;
    clearFailure(failure);
    const isOpen = (): boolean => unfinished(name).includes(subject);
    const wasBegun = isOpen();
    try {
      // Kept before the start, so that nothing that happens loses it.
      const knownId = `${name}_${subject}`;
      await follow({ name, subject, what: "The purchase", place, knownId, begin });
    } catch (error) {
      const label = isOutcomeUnknown(error) ? "See what became of it" : "Go on with the purchase";
      // The service does not know the operation: nothing was bought.
      const wasNeverStarted = wasBegun && isNotFound(error);
      showFailure(failure, "The purchase", error, {
        ...(isOpen() && { label, go: () => purchase(call) }),
        ...(isOpen() && !isOutcomeUnknown(error) && interrupted("The purchase")),
        ...(wasNeverStarted && {
          title: "The purchase was never started: nothing was bought.",
          advice: "It is safe to buy now.",
        }),
      });
      focusOn(failure);
      return;
    }
    await onSuccess();
  });
