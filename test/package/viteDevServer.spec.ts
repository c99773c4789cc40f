import { rmSync } from "node:fs";
import { join } from "node:path";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { viteSettings } from "./support/bundlers.js";
import { consumerOf } from "./support/consumers.js";
import { name, writeFiles } from "./support/projects.js";
import { inProcess } from "./support/programs.js";

const { folder } = consumerOf("20");
const root = join(folder, "viteDevServer");
let server: ViteDevServer;
let origin: string;

beforeAll(async () => {
  writeFiles(root, {
    "index.html": `<script type="module" src="/app.js"></script>`,
    "app.js": inProcess,
    "builtIn.js": `import "node:fs";\n`,
    "overHttp.js": `import "${name}/emulator/node";\n`,
  });
  const settings = viteSettings(root);
  server = await createServer({ ...settings, server: { host: "127.0.0.1", port: 0, ws: false } });
  await server.listen();
  origin = server.resolvedUrls!.local[0]!;
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

const get = (path: string): Promise<Response> =>
  fetch(new URL(path, origin), { signal: AbortSignal.timeout(30_000) });

/** All that a browser gets when it loads a module, by path. */
async function load(
  path: string,
  loaded = new Map<string, string>(),
): Promise<Map<string, string>> {
  const { pathname, href } = new URL(path, origin);
  if (loaded.has(pathname)) return loaded;
  const response = await get(href);
  const code = await response.text();
  loaded.set(pathname, code);
  expect(response.status, code).toBe(200);
  expect(response.headers.get("content-type"), pathname).toMatch(/javascript/);
  for (const [, imported] of code.matchAll(/^(?:import|export)\b[^"'`;]*?["']([^"']+)["'];/gm)) {
    await load(new URL(imported!, href).href, loaded);
  }
  return loaded;
}

test("serves both clients and the emulator, and nothing of Node.js", async () => {
  const loaded = await load("/app.js");
  const paths = [...loaded.keys()].join("\n");
  expect(paths).toMatch(/communication-phone-numbers\.js$/m);
  expect(paths).toMatch(/communication-phone-numbers_emulator\.js$/m);
  expect(paths).not.toMatch(/node:|browser-external/);
  expect([...loaded.values()].join()).not.toContain("browser-external");
});

test("is seen when it meets a module of Node.js", async () => {
  const response = await get("/builtIn.js");
  expect(await response.text()).toContain("browser-external");
});

test("refuses the door to Node.js, and says so", async () => {
  const response = await get("/overHttp.js");
  expect(response.status).toBe(500);
  expect(await response.text()).toContain(
    String.raw`\"./emulator/node\" is not exported under the conditions [\"module\", \"browser\"`,
  );
});
