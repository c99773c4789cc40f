/** The page: connects, then shows the part that the address names. */
import "./page.css";
import { connect } from "./connection.js";
import { byId, focusOn } from "./elements.js";
import { showFailure } from "./failures.js";
import { ownedNumbersPage } from "./ownedNumbersPage.js";
import { reservePage } from "./reservePage.js";
import { searchPage } from "./searchPage.js";
import { sipPage } from "./sipPage.js";

const PARTS = ["search", "reserve", "numbers", "sip"];

try {
  const connection = await connect();
  byId("target").classList.toggle("costs", connection.emulatorUrl === undefined);
  byId("target").textContent =
    connection.emulatorUrl === undefined
      ? `Works with ${connection.endpoint}: numbers that you buy here cost money.`
      : "Works with the emulator: nothing that you buy here costs anything.";
  const refreshers: Record<string, () => Promise<void>> = {
    numbers: ownedNumbersPage(connection),
    sip: sipPage(connection),
  };
  searchPage(connection);
  reservePage(connection);
  const open = (isFirst: boolean): void => {
    const name = PARTS.find((part) => `#${part}` === location.hash) ?? PARTS[0]!;
    for (const part of PARTS) {
      byId(part).hidden = part !== name;
      const link = document.querySelector(`nav a[href="#${part}"]`)!;
      if (part === name) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    void refreshers[name]?.();
    if (!isFirst) focusOn(byId(name).querySelector("h2")!);
  };
  addEventListener("hashchange", () => open(false));
  open(true);
} catch (error) {
  byId("target").textContent = "Not connected.";
  showFailure(byId("page-failure"), "Connecting", error);
}
