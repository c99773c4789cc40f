import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { alertOf, press, showPart } from "./steps.js";
import { BUILDS, countOf, visit, type Visit } from "./visits.js";

async function open(folder: string): Promise<Visit> {
  const shop = await visit(folder);
  await showPart(shop.page, "SIP");
  await shop.page.getByText("This is what is configured.").waitFor();
  return shop;
}

async function addTrunk(page: Page, fqdn: string, port: string): Promise<void> {
  await press(page, "Add a trunk");
  await page.getByLabel("FQDN", { exact: true }).last().fill(fqdn);
  await page.getByLabel("Port", { exact: true }).last().fill(port);
}

async function addRoute(page: Page, name: string, pattern: string, trunks: string): Promise<void> {
  await press(page, "Add a route");
  await page.getByLabel("Name", { exact: true }).last().fill(name);
  await page.getByLabel("Number pattern", { exact: true }).last().fill(pattern);
  await page.getByLabel("Trunks, by FQDN", { exact: true }).last().fill(trunks);
}

const save = (page: Page): Promise<void> => press(page, "Save trunks and routes");

/** What the fields with this label hold. */
const values = (page: Page, label: string): Promise<string[]> =>
  page
    .getByLabel(label, { exact: true })
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

describe.each(BUILDS)("SIP on the page built with %s", (_name, folder) => {
  it("saves trunks and routes in one request, and shows them after a reload", async () => {
    const shop = await open(folder);
    const { page } = shop;
    await addTrunk(page, "sbc1.contoso.com", "5061");
    await addTrunk(page, "sbc2.contoso.com", "5062");
    await addRoute(page, "United States", "^\\+1.*$", "sbc1.contoso.com, sbc2.contoso.com");
    await addRoute(page, "Rest", "^.*$", "sbc2.contoso.com");
    await save(page);
    await page.getByText("Saved.").waitFor();
    expect(countOf(shop, "SipRouting_Update")).toBe(1);
    await page.reload();
    await page.getByText("This is what is configured.").waitFor();
    expect((await values(page, "FQDN")).sort()).toEqual(["sbc1.contoso.com", "sbc2.contoso.com"]);
    expect(await values(page, "Name")).toEqual(["United States", "Rest"]);
    expect(await values(page, "Trunks, by FQDN")).toEqual([
      "sbc1.contoso.com, sbc2.contoso.com",
      "sbc2.contoso.com",
    ]);
  });

  it("changes the order of routes, and removes what is no longer wanted", async () => {
    const { page } = await open(folder);
    await addTrunk(page, "sbc1.contoso.com", "5061");
    await addRoute(page, "First", "^1$", "sbc1.contoso.com");
    await addRoute(page, "Second", "^2$", "sbc1.contoso.com");
    await save(page);
    await page.getByText("Saved.").waitFor();
    await press(page, "Move route Second up");
    await press(page, "Remove route First");
    await page.getByText("Not saved yet.").waitFor();
    await save(page);
    await page.getByText("Saved.").waitFor();
    await press(page, "Discard changes");
    await page.getByText("This is what is configured.").waitFor();
    expect(await values(page, "Name")).toEqual(["Second"]);
  });

  it("shows what the service does not accept, and keeps what was entered", async () => {
    const { page } = await open(folder);
    await addTrunk(page, "sbc1.contoso.com", "5061");
    await addRoute(page, "Lost", "^.*$", "nowhere.contoso.com");
    await save(page);
    expect(await alertOf(page)).toMatch(
      /^Saving trunks and routes did not work\. .*\(code UnprocessableConfiguration, status 422\)/,
    );
    await page.getByText("Not saved.").waitFor();
    expect(await values(page, "Name")).toEqual(["Lost"]);
    await page.getByLabel("Trunks, by FQDN", { exact: true }).fill("sbc1.contoso.com");
    await save(page);
    await page.getByText("Saved.").waitFor();
  });

  it("saves nothing before it has read what is configured", async () => {
    const shop = await visit(folder);
    const { page, emulator } = shop;
    emulator.fail("SipRouting_Get", { status: 403, code: "Denied", message: "Not for you." });
    await showPart(page, "SIP");
    expect(await alertOf(page)).toMatch(/^Reading trunks and routes did not work\. Not for you\./);
    const button = page.getByRole("button", { name: "Save trunks and routes" });
    expect(await button.isDisabled()).toBe(true);
    await press(page, "Try again");
    await page.getByText("This is what is configured.").waitFor();
    expect(await button.isDisabled()).toBe(false);
    expect(countOf(shop, "SipRouting_Update")).toBe(0);
  });

  it("refuses a field that is not filled in without asking the service", async () => {
    const shop = await open(folder);
    await press(shop.page, "Add a trunk");
    await save(shop.page);
    const field = shop.page.getByLabel("FQDN", { exact: true });
    expect(await field.evaluate((input: HTMLInputElement) => input.validity.valueMissing)).toBe(
      true,
    );
    expect(countOf(shop, "SipRouting_Update")).toBe(0);
  });
});
