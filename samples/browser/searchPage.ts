/** Search for numbers, and buy what was found. */
import type {
  PhoneNumberAssignmentType,
  PhoneNumberCapabilityType,
  PhoneNumberSearchResult,
  PhoneNumberType,
  SearchAvailablePhoneNumbersRequest,
} from "@azure/communication-phone-numbers";
import type { Connection } from "./connection.js";
import { button, byId, element, focusOn } from "./elements.js";
import {
  clearFailure,
  interrupted,
  isNotFound,
  isOutcomeUnknown,
  showFailure,
} from "./failures.js";
import { abilities, count, price, timeOf } from "./format.js";
import { oneAtATime } from "./oneAtATime.js";
import { follow, forget, unfinished } from "./operation.js";
import { purchase, wantsToBuy } from "./purchase.js";

/** Key of the search whose numbers are held. */
const FOUND = "search";

export function searchPage({ numbers, updateIntervalInMs }: Connection): void {
  const form = byId<HTMLFormElement>("search-form");
  const submit = form.querySelector("button")!;
  const place = byId("search-operation");
  const failure = byId("search-failure");
  const output = byId("search-result");
  let buy: HTMLButtonElement | undefined;
  const alone = oneAtATime((isBusy) => {
    // Nobody buys again what may have been bought.
    const isDisabled = isBusy || unfinished("purchase").length > 0;
    submit.disabled = isDisabled;
    if (buy) buy.disabled = isDisabled;
  });

  /** Searches, or goes on with the search that was begun before. */
  const search = (): Promise<void> =>
    alone(async () => {
      clearFailure(failure);
      output.replaceChildren();
      try {
        const result = await follow({
          name: "search",
          subject: "",
          what: "The search",
          place,
          canCancel: true,
          begin: (resume) =>
            numbers.beginSearchAvailablePhoneNumbers(requestOf(form), {
              updateIntervalInMs,
              ...resume,
            }),
        });
        sessionStorage.setItem(FOUND, result.searchId);
        showFound(result);
      } catch (error) {
        const isOpen = unfinished("search").length > 0;
        const goOn = {
          label: "Go on with the search",
          go: search,
          ...interrupted("The search"),
        };
        const advice = isOutcomeUnknown(error)
          ? "Search again: what this search may have found is let go by itself."
          : undefined;
        showFailure(failure, "The search", error, { ...(isOpen && goOn), advice });
        focusOn(failure);
      }
    });

  function showFound(result: PhoneNumberSearchResult): void {
    const { phoneNumbers, cost, capabilities, searchExpiresBy } = result;
    const isHeld = searchExpiresBy > new Date();
    const heading = element("h3", {}, `${count(phoneNumbers.length, "number")} found`);
    const list = element("ul", { className: "numbers" });
    list.append(...phoneNumbers.map((number) => element("li", {}, number)));
    const until = timeOf(searchExpiresBy);
    const held = isHeld
      ? `${abilities(capabilities)}. Held for you until ${until}.`
      : `They were held for you until ${until}, and are free for others now. Search again.`;
    buy = button(`Buy for ${price(cost)} each a month`, () => ask(result), {
      className: "primary",
    });
    output.replaceChildren(heading, list, element("p", {}, held), ...(isHeld ? [buy] : []));
    if (!isHeld) sessionStorage.removeItem(FOUND);
    focusOn(heading);
  }

  async function ask(result: PhoneNumberSearchResult): Promise<void> {
    const { searchId, phoneNumbers, cost, isAgreementToNotResellRequired } = result;
    if (result.searchExpiresBy <= new Date()) return showFound(result);
    const mustPromiseNotToResell = isAgreementToNotResellRequired === true;
    const total = { ...cost, amount: cost.amount * phoneNumbers.length };
    if (!(await wantsToBuy({ phoneNumbers, total, mustPromiseNotToResell }))) return;
    await purchaseFound(searchId, mustPromiseNotToResell);
  }

  const purchaseFound = (searchId: string, agreeToNotResell: boolean): Promise<void> =>
    purchase({
      name: "purchase",
      subject: searchId,
      place,
      failure,
      alone,
      begin: (resume) =>
        numbers.beginPurchasePhoneNumbers(searchId, {
          updateIntervalInMs,
          agreeToNotResell,
          ...resume,
        }),
      onSuccess: () => {
        sessionStorage.removeItem(FOUND);
        const heading = element("h3", {}, "The numbers are yours");
        const list = output.querySelector(".numbers");
        const link = element("a", { href: "#numbers" }, "See your numbers");
        output.replaceChildren(heading, ...(list ? [list] : []), link);
        focusOn(heading);
      },
    });

  /** A page that was reloaded goes on where it was: with what is under way, or with what was found. */
  async function goOn(): Promise<void> {
    if (unfinished("search").length > 0) return search();
    const [purchased] = unfinished("purchase");
    if (purchased !== undefined) return purchaseFound(purchased, false);
    const searchId = sessionStorage.getItem(FOUND);
    if (searchId) await showAgain(searchId);
  }

  const showAgain = (searchId: string): Promise<void> =>
    alone(async () => {
      clearFailure(failure);
      try {
        showFound(await numbers.getSearchResult(searchId));
      } catch (error) {
        if (isNotFound(error)) sessionStorage.removeItem(FOUND);
        const again = { label: "Try again", go: () => showAgain(searchId) };
        const what = "Reading what was found";
        showFailure(failure, what, error, isNotFound(error) ? {} : again);
      }
    });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // A new search is wanted, not one that was interrupted.
    forget("search", "");
    void search();
  });
  void goOn();
}

function requestOf(form: HTMLFormElement): SearchAvailablePhoneNumbersRequest {
  const data = new FormData(form);
  const text = <T extends string>(name: string): T =>
    ((data.get(name) as string | null) ?? "").trim() as T;
  const areaCode = text("areaCode");
  return {
    countryCode: text("countryCode"),
    phoneNumberType: text<PhoneNumberType>("phoneNumberType"),
    assignmentType: text<PhoneNumberAssignmentType>("assignmentType"),
    capabilities: {
      calling: text<PhoneNumberCapabilityType>("calling"),
      sms: text<PhoneNumberCapabilityType>("sms"),
    },
    quantity: Number(text("quantity")),
    ...(areaCode && { areaCode }),
  };
}
