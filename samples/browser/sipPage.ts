/** SIP trunks and routes: edited together, and saved by one request. */
import type { SipTrunk, SipTrunkRoute } from "@azure/communication-phone-numbers";
import type { Connection } from "./connection.js";
import { button, byId, element, field, focusOn } from "./elements.js";
import { attempt } from "./failures.js";
import { oneAtATime } from "./oneAtATime.js";

/** Gives a function that shows what is configured, unless something was changed that is not saved. */
export function sipPage({ sip }: Connection): () => Promise<void> {
  const form = byId<HTMLFormElement>("sip-form");
  const trunks = byId("trunks");
  const routes = byId("routes");
  const failure = byId("sip-failure");
  const status = byId("sip-status");
  const fields = byId<HTMLFieldSetElement>("sip-fields");
  let isChanged = false;
  /** What was never read must not be saved: it would remove all that is configured. */
  let isRead = false;
  const alone = oneAtATime((isBusy) => (fields.disabled = isBusy || !isRead));

  const refresh = (): Promise<void> =>
    alone(() =>
      attempt(
        failure,
        "Reading trunks and routes",
        async () => {
          isRead = false;
          status.textContent = "Reading ...";
          const stored = await sip.getConfiguration().finally(() => (status.textContent = ""));
          showConfiguration(stored);
          status.textContent = "This is what is configured.";
        },
        () => ({ label: "Try again", go: refresh }),
      ),
    );

  function showConfiguration(stored: { trunks: SipTrunk[]; routes: SipTrunkRoute[] }): void {
    isChanged = false;
    isRead = true;
    trunks.replaceChildren(...stored.trunks.map(trunkRow));
    routes.replaceChildren(...stored.routes.map(routeRow));
  }

  const save = (): Promise<void> =>
    alone(() =>
      attempt(failure, "Saving trunks and routes", async () => {
        const configuration = {
          trunks: rowsOf(trunks).map(toTrunk),
          routes: rowsOf(routes).map(toRoute),
        };
        status.textContent = "Saving ...";
        try {
          showConfiguration(await sip.setConfiguration(configuration));
          status.textContent = "Saved.";
          focusOn(status);
        } catch (error) {
          status.textContent = "Not saved.";
          throw error;
        }
      }),
    );

  function add(list: HTMLElement, row: HTMLElement): void {
    list.append(row);
    row.querySelector("input")?.focus();
    noteChange();
  }

  function noteChange(): void {
    isChanged = true;
    status.textContent = "Not saved yet.";
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void save();
  });
  form.addEventListener("input", noteChange);
  byId("add-trunk").addEventListener("click", () =>
    add(trunks, trunkRow({ fqdn: "", sipSignalingPort: 5061 })),
  );
  byId("add-route").addEventListener("click", () =>
    add(routes, routeRow({ name: "", numberPattern: "", trunks: [] })),
  );
  byId("sip-refresh").addEventListener("click", () => void refresh());
  return async () => {
    if (!isChanged) await refresh();
  };
}

const rowsOf = (list: HTMLElement): HTMLElement[] => [...list.children] as HTMLElement[];

const valueOf = (row: HTMLElement, name: string): string =>
  row.querySelector<HTMLInputElement>(`input[name="${name}"]`)!.value.trim();

const toTrunk = (row: HTMLElement): SipTrunk => ({
  fqdn: valueOf(row, "fqdn"),
  sipSignalingPort: Number(valueOf(row, "port")),
});

function toRoute(row: HTMLElement): SipTrunkRoute {
  const description = valueOf(row, "description");
  return {
    name: valueOf(row, "name"),
    numberPattern: valueOf(row, "pattern"),
    trunks: valueOf(row, "trunks")
      .split(/[\s,]+/)
      .filter(Boolean),
    ...(description && { description }),
  };
}

function trunkRow({ fqdn, sipSignalingPort }: SipTrunk): HTMLElement {
  const row = element("fieldset", { className: "row" }, element("legend", {}, fqdn || "New trunk"));
  row.append(
    field("FQDN", input("fqdn", fqdn)),
    field("Port", Object.assign(input("port", String(sipSignalingPort)), { type: "number" })),
    removal(row, `trunk ${fqdn || "that is new"}`),
  );
  return row;
}

/** Routes are tried in their order: the first whose pattern fits takes the call. */
function routeRow({
  name,
  description = "",
  numberPattern,
  trunks = [],
}: SipTrunkRoute): HTMLElement {
  const row = element("fieldset", { className: "row" }, element("legend", {}, name || "New route"));
  const what = `route ${name || "that is new"}`;
  const up = button("Up", () => move(row, row.previousElementSibling, up), {
    description: `Move ${what} up`,
  });
  row.append(
    field("Name", input("name", name)),
    field("Number pattern", input("pattern", numberPattern)),
    field("Trunks, by FQDN", input("trunks", trunks.join(", "))),
    field("Description", Object.assign(input("description", description), { required: false })),
    element("p", { className: "actions" }, up, removal(row, what)),
  );
  return row;
}

function input(name: string, value: string): HTMLInputElement {
  return element("input", { name, value, required: true, autocomplete: "off", spellcheck: false });
}

/** Puts a row before another one. */
function move(row: HTMLElement, before: Element | null, focused: HTMLElement): void {
  if (!before) return;
  before.before(row);
  focused.focus();
  row.dispatchEvent(new Event("input", { bubbles: true }));
}

function removal(row: HTMLElement, what: string): HTMLButtonElement {
  return button(
    "Remove",
    () => {
      const list = row.parentElement!;
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.dispatchEvent(new Event("input", { bubbles: true }));
      row.remove();
      // The last one leaves the button that adds another.
      const place =
        next?.querySelector("input") ?? list.nextElementSibling?.querySelector("button");
      place?.focus();
    },
    { className: "danger", description: `Remove ${what}` },
  );
}
