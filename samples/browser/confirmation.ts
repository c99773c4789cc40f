// Asks before something is bought or given up.
import { button, element } from "./elements.js";

/** What is about to happen. */
export interface Question {
  title: string;
  /** One paragraph each. */
  details: string[];
  /** Label of the button that goes on. */
  action: string;
  /** Whether it cannot be undone. */
  isIrreversible?: boolean;
  /** What has to be promised first, for example not to resell. */
  promise?: string | undefined;
}

/** Asks before something is bought or given up. Escape and Back mean no. */
export function confirmed({
  title,
  details,
  action,
  isIrreversible,
  promise,
}: Question): Promise<boolean> {
  const dialog = element("dialog");
  const form = element("form", { method: "dialog" });
  const heading = element("h2", { id: "question" }, title);
  dialog.setAttribute("aria-labelledby", heading.id);
  // A way back in the browser's history is no yes.
  addEventListener("hashchange", () => dialog.close(), { once: true });
  form.append(heading, ...details.map((text) => element("p", {}, text)));
  if (promise !== undefined) {
    const box = element("input", { type: "checkbox", required: true });
    form.append(element("label", { className: "choice" }, box, promise));
  }
  const go = element(
    "button",
    { value: "yes", className: isIrreversible ? "danger" : "primary" },
    action,
  );
  // The second click of a double click on the button that asked does not answer.
  go.addEventListener("click", (event) => {
    if (event.detail > 1) event.preventDefault();
  });
  form.append(
    element(
      "p",
      { className: "actions" },
      button("Back", () => dialog.close()),
      go,
    ),
  );
  dialog.append(form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    dialog.showModal();
  });
}
