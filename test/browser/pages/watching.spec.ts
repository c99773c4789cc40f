import { chromium, type Browser } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { chromiumOptions } from "../chromium.js";
import { accessibilityFaults, tabThrough } from "./accessibility.js";
import { watch } from "./watch.js";

const ORIGIN = "http://localhost:8080";
let browser: Browser;
beforeAll(async () => void (browser = await chromium.launch(chromiumOptions())));
afterAll(() => browser.close());
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

/** A page with this body, and what is seen of it. */
async function visit(body: string, head = "<title>Page</title>") {
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen = await watch(context, page);
  const html = `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
  await context.route("**/*", (route) =>
    route.request().url() === `${ORIGIN}/`
      ? route.fulfill({ contentType: "text/html", body: html })
      : route.fulfill({ status: 404 }),
  );
  await page.goto(ORIGIN);
  // What its scripts leave for the next turn has then been told as well.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  return { page, seen };
}

const script = (code: string): string => `<main><h1>Page</h1><script>${code}</script></main>`;

describe("watching a page", () => {
  it.each([
    ["an error that nobody catches", "throw new Error('oops')", "error: oops"],
    ["a promise that nobody awaits", "Promise.reject(new Error('lost'))", "error: lost"],
    ["an error in the console", "console.error('wrong')", "error: wrong"],
    ["a warning in the console", "console.warn('odd')", "warning: odd"],
    ["a look for Buffer", "typeof Buffer", "Buffer was defined or read"],
    ["a look for global", "globalThis.global", "global was defined or read"],
    ["a process that is brought along", "var process = {}", "process was defined or read"],
  ])("finds %s", async (_what, code, problem) => {
    const { seen } = await visit(script(code));
    expect(seen.problems).toEqual([problem]);
  });

  it("finds nothing in a page that looks for process with care", async () => {
    const { seen } = await visit(script("globalThis.process?.env"));
    expect(seen.problems).toEqual([]);
  });

  it("sees requests to other origins", async () => {
    const { seen } = await visit(
      script("fetch('http://localhost:8081/a', { headers: { x: '1' } }).catch(() => {})"),
    );
    expect(seen.requests.map((request) => request.url())).toContain("http://localhost:8081/a");
  });
});

describe("looking at a page's accessibility", () => {
  const GOOD = `<main><h1>Page</h1><h2>Part</h2><label>Name <input></label><button>Go</button></main>`;

  it("finds nothing in a good page", async () => {
    const { page } = await visit(GOOD);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it.each([
    ["a control without a name", GOOD.replace("<button>Go", "<button>"), "A button has no name."],
    ["a field without a label", GOOD.replace("Name ", ""), "A textbox has no name."],
    ["two titles", GOOD.replace("h2", "h1"), "There are 2 headings of the first level."],
    [
      "a heading out of order",
      GOOD.replaceAll("h2", "h3"),
      'The heading "Part" of level 3 leaves one out.',
    ],
    ["no main part", GOOD.replaceAll("main", "div"), "The page has no main landmark."],
    ["an id twice", GOOD.replaceAll(/<(h\d)/g, '<$1 id="a"'), "The id a is there twice."],
    [
      "an image without a text",
      GOOD.replace("<h2>", '<img src="a.png"><h2>'),
      "The image a.png has no alternative text.",
    ],
  ])("finds %s", async (_what, body, fault) => {
    const { page } = await visit(body);
    expect(await accessibilityFaults(page)).toEqual([fault]);
  });

  it("finds a page without a title", async () => {
    const { page } = await visit(GOOD, "");
    expect(await accessibilityFaults(page)).toEqual(["The page has no title."]);
  });

  it("goes through all controls with the Tab key, and sees where the focus is hidden", async () => {
    const { page } = await visit(GOOD, "<title>Page</title><style>input { outline: 0 }</style>");
    const stops = await tabThrough(page);
    expect(stops.map(({ control, isVisible }) => [control.split(" ")[0], isVisible])).toEqual([
      ["INPUT", false],
      ["BUTTON", true],
    ]);
  });
});
