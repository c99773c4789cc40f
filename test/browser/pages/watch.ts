import type { BrowserContext, Page, Request } from "playwright";
import { NODE_GLOBALS } from "../guards/nodeGlobals.js";

/** What a page did that nobody asked for, and all that it asked of servers. */
export interface Watch {
  /** Errors, warnings, names of Node that were defined, in words. */
  problems: string[];
  requests: Request[];
  /** The addresses that the browser asked about before it sent a request of the page to another origin. */
  preflights: string[];
  /** All that servers answered, as text. */
  answers(): Promise<string[]>;
}

/** Watches a page from before its first script. */
export async function watch(context: BrowserContext, page: Page): Promise<Watch> {
  const problems: string[] = [];
  const requests: Request[] = [];
  const preflights: string[] = [];
  const answers: Promise<string>[] = [];
  page.on("pageerror", ({ message }) => problems.push(`error: ${message}`));
  page.on("console", (line) => {
    if (isComplaint(line.type(), line.text())) problems.push(`${line.type()}: ${line.text()}`);
  });
  context.on("request", (request) => requests.push(request));
  context.on("response", (response) => {
    answers.push(response.text().catch(() => ""));
  });
  await context.exposeBinding("tellOfNodeGlobal", (_source, name: string) => {
    problems.push(`${name} was defined or read`);
  });
  await context.addInitScript(trapNodeGlobals, NODE_GLOBALS);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  session.on("Network.requestWillBeSent", ({ request }) => {
    if (request.method === "OPTIONS") preflights.push(request.url);
  });
  return { problems, requests, preflights, answers: () => Promise.all(answers) };
}

/** Chromium itself writes a line for each answer that is an error; pages cannot prevent that. */
const isComplaint = (type: string, text: string): boolean =>
  /^(error|warning|assert)$/.test(type) && !text.startsWith("Failed to load resource:");

/** Runs in the page: `process` may be looked for with care (`globalThis.process?.env`), the others not at all. */
function trapNodeGlobals(names: string[]): void {
  const tell = (globalThis as unknown as { tellOfNodeGlobal: (name: string) => void })
    .tellOfNodeGlobal;
  for (const name of names) {
    Object.defineProperty(globalThis, name, {
      get() {
        if (name !== "process") tell(name);
        return undefined;
      },
      set: () => tell(name),
    });
  }
}
