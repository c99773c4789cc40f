import type { Page } from "playwright";
import { finish, type Visit } from "./visits.js";

/** What people do on the page, by what they see of it. */
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();

export const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole("heading", { name, exact: true }).waitFor();

/** The text of the alert that is shown, in one line. */
export async function alertOf(page: Page): Promise<string> {
  const alert = page.getByRole("alert").filter({ hasText: /\S/ });
  await alert.waitFor();
  return (await alert.innerText()).replace(/\s+/g, " ");
}

export const showPart = (page: Page, name: string): Promise<void> =>
  page.getByRole("link", { name, exact: true }).click();

/** Waits until the page tells of the progress of an operation. */
export const progressOf = async (page: Page, what: string): Promise<void> => {
  await page.getByRole("progressbar", { name: `Progress: ${what}` }).waitFor();
  await page
    .getByRole("status")
    .filter({ hasText: `${what}: the service says "` })
    .waitFor();
};

const countOf = (count: number): string => `${count} number${count === 1 ? "" : "s"}`;

/** Searches for as many numbers and gives them; leaves them on the page, on offer. */
export async function find(visit: Visit, quantity = 1): Promise<string[]> {
  const { page } = visit;
  await page.getByLabel("How many").fill(String(quantity));
  await press(page, "Search");
  await progressOf(page, "The search");
  finish(visit);
  await heading(page, `${countOf(quantity)} found`);
  return page.locator("#search-result").getByRole("listitem").allInnerTexts();
}

/** Agrees to buy what was found. */
export async function agreeToBuy({ page }: Visit): Promise<void> {
  await page.getByRole("button", { name: /^Buy for / }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Buy", exact: true }).click();
}

/** Lets a purchase that is under way end well. */
export async function seeBought(visit: Visit): Promise<void> {
  await progressOf(visit.page, "The purchase");
  finish(visit);
  await heading(visit.page, "The numbers are yours");
}

/** The numbers in the list of those that are owned. */
export async function ownedOn(page: Page, count: number): Promise<string[]> {
  const told = count === 0 ? "You own no numbers." : countOf(count);
  await page.getByText(told, { exact: true }).waitFor();
  const rows = await page.locator("#numbers").getByRole("listitem").allInnerTexts();
  return rows.map((row) => /^\+\d+/.exec(row)?.[0] ?? row);
}
