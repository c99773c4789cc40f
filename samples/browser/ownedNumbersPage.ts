/** The numbers that the resource owns, page by page; each can be released. */
import type { PurchasedPhoneNumber } from "@azure/communication-phone-numbers";
import { confirmed } from "./confirmation.js";
import type { Connection } from "./connection.js";
import { button, byId, element, focusOn } from "./elements.js";
import { attempt, interrupted } from "./failures.js";
import { abilities, count, price } from "./format.js";
import { follow, unfinished } from "./operation.js";

/** Gives a function that shows the list anew. */
export function ownedNumbersPage({ numbers, updateIntervalInMs }: Connection): () => Promise<void> {
  const list = byId("owned");
  const place = byId("owned-operation");
  const failure = byId("owned-failure");
  const status = byId("owned-status");
  const more = byId<HTMLButtonElement>("owned-more");
  let shown = 0;
  let showMore = async (): Promise<void> => {};

  const refresh = (): Promise<void> =>
    attempt(failure, "Reading your numbers", async () => {
      const pages = numbers.listPurchasedPhoneNumbers().byPage({ maxPageSize: 10 });
      const showPage = async (): Promise<void> => {
        const next = await pages.next();
        // The list was asked for once more meanwhile.
        if (showMore !== showPage) return;
        const page = next.done ? [] : next.value;
        list.append(...page.map(rowOf));
        shown += page.length;
        const hasMore = "continuationToken" in page && page.continuationToken !== undefined;
        more.hidden = !hasMore;
        status.textContent =
          shown === 0
            ? "You own no numbers."
            : count(shown, "number") + (hasMore ? ", and more" : "");
      };
      showMore = showPage;
      shown = 0;
      list.replaceChildren();
      more.hidden = true;
      status.textContent = "Reading your numbers ...";
      await showPage().catch((error: unknown) => {
        status.textContent = "";
        throw error;
      });
    });

  function rowOf({
    phoneNumber,
    capabilities,
    cost,
    purchaseDate,
  }: PurchasedPhoneNumber): HTMLElement {
    const since = purchaseDate.toLocaleDateString("en");
    const about = `${abilities(capabilities)}; ${price(cost)} a month since ${since}`;
    const give = button("Release", () => ask(phoneNumber), {
      className: "danger",
      description: `Release ${phoneNumber}`,
    });
    return element("li", {}, phoneNumber, element("small", {}, about), give);
  }

  async function ask(phoneNumber: string): Promise<void> {
    const isSure = await confirmed({
      title: `Release ${phoneNumber}?`,
      details: ["It stops working, its billing ends, and it may go to somebody else for good."],
      action: "Release",
      isIrreversible: true,
    });
    if (isSure) await release(phoneNumber);
  }

  /** Releases a number, or goes on with its release that was begun before. */
  const release = (phoneNumber: string): Promise<void> => {
    const what = `The release of ${phoneNumber}`;
    return attempt(
      failure,
      what,
      async () => {
        await follow({
          name: "release",
          subject: phoneNumber,
          what,
          place,
          begin: (resume) =>
            numbers.beginReleasePhoneNumber(phoneNumber, { updateIntervalInMs, ...resume }),
        });
        await refresh();
        status.textContent = `${phoneNumber} is released. ${status.textContent}`;
        focusOn(status);
      },
      () =>
        unfinished("release").includes(phoneNumber)
          ? { label: "Go on with it", go: () => release(phoneNumber), ...interrupted(what) }
          : {},
    );
  };

  more.addEventListener("click", () => {
    const first = list.children.length;
    void attempt(failure, "Reading more numbers", async () => {
      await showMore();
      // The button may be gone; the keyboard goes on with the first number that is new.
      list.children[first]?.querySelector("button")?.focus();
    });
  });
  byId("owned-refresh").addEventListener("click", () => void refresh());
  for (const phoneNumber of unfinished("release")) void release(phoneNumber);
  return refresh;
}
