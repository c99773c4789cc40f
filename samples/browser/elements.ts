/** The element of `index.html` with this id. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no element "${id}".`);
  return found as E;
}

/** A new element with its properties and what is in it. Texts are texts, never HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** A labelled input. */
export function field(label: string, input: HTMLInputElement): HTMLLabelElement {
  return element("label", {}, element("span", {}, label), input);
}

export function button(
  label: string,
  onClick: () => unknown,
  { className = "", description = label } = {},
): HTMLButtonElement {
  const made = element("button", { type: "button", className }, label);
  if (description !== label) made.setAttribute("aria-label", description);
  made.addEventListener("click", () => void onClick());
  return made;
}

/** Puts the focus on a heading or text, so that a keyboard goes on there and a screen reader reads it. */
export function focusOn(part: HTMLElement): void {
  part.tabIndex = -1;
  part.focus();
}
