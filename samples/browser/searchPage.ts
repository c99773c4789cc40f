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
import { clearFailure, showFailure } from "./failures.js";
import { abilities, count, price, timeOf } from "./format.js";
import { follow, remembered } from "./operation.js";
import { purchase, wantsToBuy } from "./purchase.js";

/** Key of the search whose numbers are held. */
const FOUND = "search";

export function searchPage({ numbers, updateIntervalInMs }: Connection): void {
  const form = byId<HTMLFormElement>("search-form");
  const submit = form.querySelector("button")!;
  const place = byId("search-operation");
  const failure = byId("search-failure");
  const output = byId("search-result");

  /** Searches, or goes on with the search that was begun before. */
  async function search(): Promise<void> {
    submit.disabled = true;
    clearFailure(failure);
    output.replaceChildren();
    try {
      const result = await follow({
        name: "search",
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
      const goOn = remembered("search")
        ? { label: "Go on with the search", go: search }
        : undefined;
      showFailure(failure, "The search", error, goOn);
      focusOn(failure);
    } finally {
      submit.disabled = false;
    }
  }

  function showFound(result: PhoneNumberSearchResult): void {
    const { phoneNumbers, cost, capabilities, searchExpiresBy } = result;
    const heading = element("h3", {}, `${count(phoneNumbers.length, "number")} found`);
    const list = element("ul", { className: "numbers" });
    list.append(...phoneNumbers.map((number) => element("li", {}, number)));
    const held = `${abilities(capabilities)}. Held for you until ${timeOf(searchExpiresBy)}.`;
    const buy = button(`Buy for ${price(cost)} each a month`, () => ask(result, buy), {
      className: "primary",
    });
    output.replaceChildren(heading, list, element("p", {}, held), buy);
    focusOn(heading);
  }

  async function ask(result: PhoneNumberSearchResult, buy: HTMLButtonElement): Promise<void> {
    const { searchId, phoneNumbers, cost, isAgreementToNotResellRequired } = result;
    const mustPromiseNotToResell = isAgreementToNotResellRequired === true;
    const total = { ...cost, amount: cost.amount * phoneNumbers.length };
    if (!(await wantsToBuy({ phoneNumbers, total, mustPromiseNotToResell }))) return;
    buy.disabled = true;
    await purchaseFound(searchId, mustPromiseNotToResell);
    // Nobody buys again what may have been bought.
    buy.disabled = remembered("purchase") !== undefined;
  }

  const purchaseFound = (searchId: string, agreeToNotResell: boolean): Promise<void> =>
    purchase({
      name: "purchase",
      operationId: `purchase_${searchId}`,
      place,
      failure,
      begin: (resume) =>
        numbers.beginPurchasePhoneNumbers(searchId, {
          updateIntervalInMs,
          agreeToNotResell,
          ...resume,
        }),
      onSuccess: () => {
        sessionStorage.removeItem(FOUND);
        const heading = element("h3", {}, "The numbers are yours");
        output.replaceChildren(heading, element("a", { href: "#numbers" }, "See your numbers"));
        focusOn(heading);
      },
    });

  /** A page that was reloaded goes on where it was: with what is under way, or with what was found. */
  async function goOn(): Promise<void> {
    if (remembered("search")) return search();
    const searchId = sessionStorage.getItem(FOUND);
    if (!searchId) return;
    if (remembered("purchase")) return purchaseFound(searchId, false);
    try {
      showFound(await numbers.getSearchResult(searchId));
    } catch {
      // It has expired by now.
      sessionStorage.removeItem(FOUND);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
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
