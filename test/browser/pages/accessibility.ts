import type { Page } from "playwright";

/** What is wrong with a page for those who use a screen reader or a keyboard, in words; simple rules of our own. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const nodes = await accessibilityTree(page);
  return [
    ...namelessControls(nodes),
    ...headingsOutOfOrder(nodes),
    ...(nodes.some(({ role }) => role === "main") ? [] : ["The page has no main landmark."]),
    ...(await page.evaluate(documentFaults)),
  ];
}

interface Node {
  role: string;
  name: string;
  level: number;
}

const CONTROLS = new Set([
  ...["button", "link", "textbox", "searchbox", "combobox", "listbox", "checkbox", "radio"],
  ...["spinbutton", "slider", "switch", "tab", "menuitem", "progressbar", "dialog", "table"],
]);

/** What Chromium tells a screen reader. */
async function accessibilityTree(page: Page): Promise<Node[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties = [] }) => ({
      role: String(role?.value),
      name: String(name?.value ?? "").trim(),
      level: Number(properties.find((property) => property.name === "level")?.value.value ?? 0),
    }));
}

const namelessControls = (nodes: Node[]): string[] =>
  nodes
    .filter(({ role, name }) => CONTROLS.has(role) && name === "")
    .map(({ role }) => `A ${role} has no name.`);

/** One heading of the first level, at the beginning, and no level left out on the way down. */
function headingsOutOfOrder(nodes: Node[]): string[] {
  const headings = nodes.filter(({ role }) => role === "heading");
  const first = headings.filter(({ level }) => level === 1);
  const jumps = headings.filter(({ level }, at) => level > (headings[at - 1]?.level ?? 0) + 1);
  return [
    ...(first.length === 1 ? [] : [`There are ${first.length} headings of the first level.`]),
    ...jumps.map(({ name, level }) => `The heading "${name}" of level ${level} leaves one out.`),
  ];
}

/** Runs in the page. */
function documentFaults(): string[] {
  const faults: string[] = [];
  if (document.documentElement.lang === "") faults.push("The page does not say its language.");
  if (document.title.trim() === "") faults.push("The page has no title.");
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  faults.push(...twice.map((id) => `The id ${id} is there twice.`));
  for (const image of document.querySelectorAll("img:not([alt])")) {
    faults.push(`The image ${image.getAttribute("src")} has no alternative text.`);
  }
  return faults;
}

/** Goes through the page with the Tab key; tells what it reaches, and whether the focus can be seen there. */
export async function tabThrough(page: Page): Promise<{ control: string; isVisible: boolean }[]> {
  await page.evaluate(startAtTop);
  const stops: { control: string; isVisible: boolean }[] = [];
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(describeFocus);
    if (stop === undefined) return stops;
    stops.push(stop);
  }
  throw new Error("The Tab key goes round without an end.");
}

/** Runs in the page: the next Tab goes to its first control. */
function startAtTop(): void {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}

/** Runs in the page: what has the focus, and whether it looks other than without; undefined once it is round. */
function describeFocus(): { control: string; isVisible: boolean } | undefined {
  const element = document.activeElement as HTMLElement | null;
  if (!element || element === document.body || element.dataset["stop"] !== undefined) {
    return undefined;
  }
  const look = () => {
    const { outline, boxShadow, border, backgroundColor } = getComputedStyle(element);
    return [outline, boxShadow, border, backgroundColor].join("|");
  };
  const focused = look();
  element.blur();
  const plain = look();
  element.focus();
  element.dataset["stop"] = "";
  const text = element.getAttribute("aria-label") ?? element.innerText ?? "";
  return { control: `${element.tagName} ${element.id} ${text}`, isVisible: focused !== plain };
}
