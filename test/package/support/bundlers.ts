import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build as esbuild, type BuildFailure } from "esbuild";
import { build as vite, createLogger, type InlineConfig, type Rollup } from "vite";
import webpack from "webpack";

// Vitest's; Vite would take it for the user's.
delete process.env["NODE_ENV"];

/** What a bundler made of an app, and the files of which it holds code. */
export interface Bundle {
  code: string;
  modules: string[];
}

/** Builds an app for browsers; rejects with all that the bundler said. */
export type Bundler = (app: string) => Promise<Bundle>;

const withEsbuild: Bundler = async (app) => {
  const { outputFiles, metafile, warnings } = await esbuild({
    entryPoints: [app],
    absWorkingDir: dirname(app),
    bundle: true,
    write: false,
    outdir: "out",
    metafile: true,
    platform: "browser",
    format: "iife",
    target: "es2022",
    logLevel: "silent",
  }).catch((error: unknown) => {
    const { errors } = error as BuildFailure;
    throw new Error(
      errors.flatMap(({ text, notes }) => [text, ...notes.map((one) => one.text)]).join("\n"),
    );
  });
  const [output] = Object.values(metafile.outputs);
  const { inputs, imports } = output!;
  if (warnings.length > 0) throw new Error(JSON.stringify(warnings));
  const used = Object.keys(inputs).filter((input) => inputs[input]!.bytesInOutput > 0);
  return {
    code: outputFiles[0]!.text,
    modules: [...used, ...imports.map(({ path }) => path)],
  };
};

const withWebpack: Bundler = (app) => {
  const folder = join(dirname(app), "out-webpack");
  const filename = `${Math.random()}.js`;
  const compiler = webpack({
    mode: "production",
    target: "web",
    context: dirname(app),
    entry: app,
    output: { path: folder, filename },
    performance: false,
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      compiler.close(() => undefined);
      if (error) return reject(error);
      if (stats!.hasErrors() || stats!.hasWarnings()) {
        return reject(new Error(stats!.toString({ all: false, errors: true, warnings: true })));
      }
      const options = { all: false, modules: true, nestedModules: true, modulesSpace: 1e6 };
      const { modules = [] } = stats!.toJson({ ...options, nestedModulesSpace: 1e6 });
      const names = modules.flatMap((one) => [one, ...(one.modules ?? [])]).map((one) => one.name);
      resolve({
        code: readFileSync(join(folder, filename), "utf8"),
        modules: names.filter((name) => name !== undefined),
      });
    });
  });
};

const said: string[] = [];
/** Vite only warns where it leaves something out. */
const logger = createLogger("warn");
logger.warn = logger.warnOnce = (message) => void said.push(message);
// Errors come as what is thrown or answered too.
logger.error = () => undefined;

export const viteSettings = (root: string): InlineConfig => ({
  root,
  configFile: false,
  envDir: false,
  logLevel: "warn",
  customLogger: logger,
  publicDir: false,
});

const withVite: Bundler = async (app) => {
  said.length = 0;
  const result = (await vite({
    ...viteSettings(dirname(app)),
    mode: "production",
    build: {
      write: false,
      target: "es2022",
      rolldownOptions: { input: app, output: { format: "iife" } },
    },
  })) as Rollup.RollupOutput;
  if (said.length > 0) throw new Error(said.join("\n"));
  const chunks = result.output.filter((one) => one.type === "chunk");
  const modules = chunks.flatMap((chunk) =>
    Object.keys(chunk.modules).filter((id) => chunk.modules[id]!.renderedLength > 0),
  );
  return {
    code: chunks[0]!.code,
    modules: [...modules, ...chunks.flatMap(({ imports }) => imports)],
  };
};

/** Builds each app once. */
function once(bundler: Bundler): Bundler {
  const bundles = new Map<string, Promise<Bundle>>();
  return (app) => {
    const bundle = bundles.get(app) ?? bundler(app);
    bundles.set(app, bundle);
    return bundle;
  };
}

export const bundlers: [string, Bundler][] = [
  ["esbuild", once(withEsbuild)],
  ["webpack", once(withWebpack)],
  ["Vite", once(withVite)],
];
