/** Choose numbers from what is on offer, reserve them, and buy the reservation. */
import type {
  AvailablePhoneNumber,
  PhoneNumberCost,
  PhoneNumbersReservation,
  PhoneNumberType,
} from "@azure/communication-phone-numbers";
import { isRestError } from "@azure/communication-phone-numbers";
import type { Connection } from "./connection.js";
import { button, byId, element, focusOn } from "./elements.js";
import { attempt, isNotFound } from "./failures.js";
import { abilities, count, price, timeOf } from "./format.js";
import { oneAtATime } from "./oneAtATime.js";
import { unfinished } from "./operation.js";
import { purchase, wantsToBuy } from "./purchase.js";

/** Key of the reservation whose numbers are held. */
const RESERVATION = "reservation";

export function reservePage({ numbers, updateIntervalInMs }: Connection): void {
  const form = byId<HTMLFormElement>("browse-form");
  const offer = byId("offer");
  const place = byId("reserve-operation");
  const failure = byId("reserve-failure");
  const output = byId("reservation");
  let buttons: HTMLButtonElement[] = [];
  const alone = oneAtATime((isBusy) => {
    // Nobody buys again what may have been bought.
    const isDisabled = isBusy || unfinished("reservationPurchase").length > 0;
    for (const one of buttons) one.disabled = isDisabled;
  });
  const attemptAlone = (what: string, work: () => Promise<void>): Promise<void> =>
    alone(() => attempt(failure, what, work));

  async function browse(): Promise<void> {
    const phoneNumberType = new FormData(form).get("phoneNumberType") as PhoneNumberType;
    const request = { countryCode: "US", phoneNumberType };
    const { phoneNumbers } = await numbers.browseAvailablePhoneNumbers(request);
    showOffer(phoneNumbers);
  }

  function showOffer(offered: AvailablePhoneNumber[]): void {
    const choices = offered.map((number) => ({
      number,
      box: element("input", { type: "checkbox" }),
    }));
    const heading = element("legend", {}, `${count(offered.length, "number")} on offer`);
    const boxes = choices.map(({ number, box }) => labelOf(number, box));
    const chooser = element(
      "form",
      {},
      element("fieldset", { className: "choices" }, heading, ...boxes),
      element("button", { className: "primary" }, "Reserve the chosen numbers"),
    );
    chooser.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = choices.filter(({ box }) => box.checked).map(({ number }) => number);
      void attemptAlone("The reservation", () => reserve(chosen));
    });
    offer.replaceChildren(chooser);
    focusOn(heading);
  }

  async function reserve(chosen: AvailablePhoneNumber[]): Promise<void> {
    if (chosen.length === 0) throw new RangeError("No number is chosen.");
    const held = sessionStorage.getItem(RESERVATION);
    try {
      await addTo(held ?? crypto.randomUUID(), chosen);
    } catch (error) {
      if (held === null || !isNotActive(error)) throw error;
      // It has expired meanwhile, or was bought: these numbers get one of their own.
      await addTo(crypto.randomUUID(), chosen);
    }
  }

  async function addTo(reservationId: string, add: AvailablePhoneNumber[]): Promise<void> {
    // Kept before it is sent: the same id again is the same reservation.
    sessionStorage.setItem(RESERVATION, reservationId);
    await numbers.createOrUpdateReservation({ reservationId }, { add });
    offer.replaceChildren();
    showReservation(await numbers.getReservation(reservationId));
  }

  function showReservation(reservation: PhoneNumbersReservation): void {
    const { id = "", expiresAt } = reservation;
    const all = numbersOf(reservation);
    const reserved = all.filter(({ status }) => status === "reserved");
    const heading = element(
      "h3",
      {},
      `${count(reserved.length, "number")} reserved until ${timeOf(expiresAt)}`,
    );
    const giveBack = button("Give them back", () =>
      attemptAlone("Giving the numbers back", () => remove(id)),
    );
    buttons = [giveBack];
    if (reserved.length > 0) {
      const label = `Buy the reserved numbers for ${price(totalOf(reserved))} a month`;
      buttons.push(button(label, () => ask(id, reserved), { className: "primary" }));
    }
    output.replaceChildren(
      heading,
      listOf(all),
      element("p", { className: "actions" }, ...buttons),
    );
    focusOn(heading);
  }

  async function remove(reservationId: string): Promise<void> {
    await numbers.deleteReservation(reservationId);
    finish(element("h3", {}, "The numbers are free for others again"));
  }

  async function ask(reservationId: string, reserved: AvailablePhoneNumber[]): Promise<void> {
    const mustPromiseNotToResell = reserved.some((one) => one.isAgreementToNotResellRequired);
    const isSure = await wantsToBuy({
      phoneNumbers: reserved.map(({ phoneNumber = "" }) => phoneNumber),
      total: totalOf(reserved),
      mustPromiseNotToResell,
    });
    if (isSure) await purchaseReserved(reservationId, mustPromiseNotToResell);
  }

  const purchaseReserved = (reservationId: string, agreeToNotResell: boolean): Promise<void> =>
    purchase({
      name: "reservationPurchase",
      subject: reservationId,
      place,
      failure,
      alone,
      begin: (resume) =>
        numbers.beginReservationPurchase(reservationId, {
          updateIntervalInMs,
          agreeToNotResell,
          ...resume,
        }),
      onSuccess: () =>
        attempt(failure, "Reading the reservation", async () => {
          // A purchase can succeed for some of the numbers alone; each says what became of it.
          const all = numbersOf(await numbers.getReservation(reservationId));
          const bought = all.filter(({ error }) => !error).length;
          const yours =
            bought === all.length ? "The numbers are" : `${bought} of ${all.length} numbers are`;
          finish(
            element("h3", {}, `${yours} yours`),
            listOf(all),
            element("a", { href: "#numbers" }, "See your numbers"),
          );
        }),
    });

  function finish(heading: HTMLElement, ...parts: HTMLElement[]): void {
    sessionStorage.removeItem(RESERVATION);
    output.replaceChildren(heading, ...parts);
    focusOn(heading);
  }

  /** A page that was reloaded goes on with a purchase, or shows the reservation again. */
  async function goOn(): Promise<void> {
    const [purchased] = unfinished("reservationPurchase");
    if (purchased !== undefined) return purchaseReserved(purchased, false);
    const reservationId = sessionStorage.getItem(RESERVATION);
    if (!reservationId) return;
    await attemptAlone("Reading the reservation", async () => {
      try {
        const reservation = await numbers.getReservation(reservationId);
        if (reservation.status === "active") return showReservation(reservation);
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
      sessionStorage.removeItem(RESERVATION);
    });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void attemptAlone("Looking for numbers", browse);
  });
  void goOn();
}

const isNotActive = (error: unknown): boolean =>
  isRestError(error) && error.code === "ReservationNotActive";

const numbersOf = ({ phoneNumbers = {} }: PhoneNumbersReservation): AvailablePhoneNumber[] =>
  Object.values(phoneNumbers).filter((number) => number !== null);

/** Price of all of them for a month; numbers of one reservation are billed in one currency. */
const totalOf = (all: AvailablePhoneNumber[]): PhoneNumberCost => ({
  ...all[0]!.cost!,
  amount: all.reduce((sum, { cost }) => sum + (cost?.amount ?? 0), 0),
});

function labelOf(number: AvailablePhoneNumber, box: HTMLInputElement): HTMLLabelElement {
  const cost = number.cost ? `, ${price(number.cost)} a month` : "";
  const about = element("small", {}, `${abilities(number.capabilities)}${cost}`);
  return element("label", { className: "choice" }, box, number.phoneNumber ?? "", about);
}

/** The numbers with their status, and why one could not be had. */
function listOf(all: AvailablePhoneNumber[]): HTMLUListElement {
  const list = element("ul", { className: "numbers" });
  for (const { phoneNumber = "", status = "", error } of all) {
    const problem = error ? `: ${error.message} (code ${error.code})` : "";
    const about = element("small", {}, `${status}${problem}`);
    list.append(element("li", { className: error ? "bad" : "" }, phoneNumber, about));
  }
  return list;
}
