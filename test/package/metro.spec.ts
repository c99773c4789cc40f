import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { globals, outcomeWithoutNode } from "./support/browserContext.js";
import { consumerOf } from "./support/consumers.js";
import { install, name, writeFiles } from "./support/projects.js";
import { asCommonJs, inProcess } from "./support/programs.js";
import { run, type Outcome } from "./support/run.js";

const { folder, node } = consumerOf("22");

/** Metro with the settings that React Native gives it; of React Native itself nothing but what the dependencies use. */
const bundle = `import { writeFileSync } from "node:fs";
import Metro from "metro";
const [entry, out] = process.argv.slice(2);
const config = Metro.mergeConfig(await Metro.loadConfig({ cwd: import.meta.dirname }), {
  projectRoot: ${JSON.stringify(folder)},
  watchFolders: [${JSON.stringify(folder)}],
  maxWorkers: 1,
  cacheStores: [],
  reporter: { update: ({ error }) => error && console.error(error) },
  resolver: {
    unstable_conditionNames: ["react-native"],
    resolverMainFields: ["react-native", "browser", "main"],
    nodeModulesPaths: [import.meta.dirname + "/node_modules"],
    useWatchman: false,
  },
  transformer: {
    getTransformOptions: async () => ({ transform: { experimentalImportSupport: true } }),
  },
});
const options = { entry, platform: "ios", minify: false, dev: false, sourceMap: true };
const { code, map } = await Metro.runBuild(config, options);
const { sections, sources = sections.flatMap((one) => one.map.sources) } = JSON.parse(map);
writeFileSync(out, JSON.stringify({ code, sources }));
`;
const platform = `exports.Platform = { OS: "ios", Version: "26.0" };\n`;

beforeAll(async () => {
  await install(join(folder, "metro"), ["metro@0.87.1"], { node });
  writeFiles(folder, {
    "metro/bundle.mjs": bundle,
    "metro/node_modules/react-native/package.json": `{ "main": "index.js" }`,
    "metro/node_modules/react-native/index.js": platform,
    "metro/imports.js": inProcess,
    "metro/requires.js": asCommonJs(inProcess),
    "metro/builtIn.js": `import "node:fs";\n`,
    "metro/overHttp.js": `import "${name}/emulator/node";\n`,
  });
});

const build = (app: string): Promise<Outcome> =>
  run("node", ["metro/bundle.mjs", `metro/${app}.js`, `metro/${app}.json`], { cwd: folder, node });

interface Built {
  code: string;
  /** The files of which it holds code. */
  sources: string[];
}

describe.each([
  ["imports", "esm"],
  ["requires", "commonjs"],
])("Metro, for an app that %s", (app, format) => {
  let code: string;
  let sources: string[];
  beforeAll(async () => {
    const { succeeded, report } = await build(app);
    if (!succeeded) throw new Error(report);
    const built = JSON.parse(readFileSync(join(folder, `metro/${app}.json`), "utf8")) as Built;
    ({ code, sources } = built);
  });

  test("bundles the clients and the emulator, which run without Node.js", async () => {
    expect(await outcomeWithoutNode(code, { navigator: { product: "ReactNative" } })).toEqual({
      owned: [expect.stringMatching(/^\+1\d{10}$/)],
      trunks: ["sbc.contoso.com"],
    });
  });

  test("takes the format that was asked for, and the dependencies' code for React Native", () => {
    const folderOf = (module: string): string | undefined =>
      /(communication-phone-numbers|core-rest-pipeline|ts-http-runtime)\/dist\/[\w-]+/.exec(
        module,
      )?.[0];
    const folders = new Set(sources.map(folderOf).filter((one) => one !== undefined));
    expect([...folders].sort()).toEqual([
      `communication-phone-numbers/dist/${format}`,
      "core-rest-pipeline/dist/react-native",
      "ts-http-runtime/dist/react-native",
    ]);
  });
});

test("what runs under Metro needs these globals, which React Native or a polyfill has to give", async () => {
  await build("imports");
  const { code } = JSON.parse(readFileSync(join(folder, "metro/imports.json"), "utf8")) as Built;
  const needed: string[] = [];
  for (const global of globals) {
    const outcome = outcomeWithoutNode(code, { [global]: undefined });
    await outcome.catch(() => needed.push(global));
  }
  expect(needed.sort()).toEqual([
    ...["AbortController", "AbortSignal", "TextDecoder", "TextEncoder", "URL", "URLSearchParams"],
    ...["atob", "btoa", "crypto", "setTimeout"],
  ]);
});

test("Metro is seen when it meets a module of Node.js", async () => {
  const { succeeded, report } = await build("builtIn");
  expect(succeeded).toBe(false);
  expect(report).toContain("Unable to resolve module node:fs");
});

test("Metro refuses the door to Node.js, and says so", async () => {
  const { succeeded, report } = await build("overHttp");
  expect(succeeded).toBe(false);
  expect(report).toContain(`Unable to resolve module ${name}/emulator/node`);
});
