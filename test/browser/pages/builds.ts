import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import type { TestProject } from "vitest/node";
import webpack from "webpack";
import webpackConfig from "../../../samples/browser-webpack/webpack.config.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of each production build of the page, by its bundler. */
    builds: Record<"vite" | "webpack", string>;
  }
}

/** Builds the sample's page once for all tests, with each bundler, by the sample's own configuration. */
export default async function buildPages({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "pages-"));
  const builds = { vite: join(folder, "vite"), webpack: join(folder, "webpack") };
  const environment = process.env["NODE_ENV"];
  // Vitest says "test", and bundlers would put that in.
  process.env["NODE_ENV"] = "production";
  await buildWithVite(builds.vite);
  await buildWithWebpack(builds.webpack);
  process.env["NODE_ENV"] = environment;
  provide("builds", builds);
  return () => rm(folder, { recursive: true });
}

export const VITE_CONFIG = fileURLToPath(
  new URL("../../../samples/browser-vite/vite.config.ts", import.meta.url),
);

async function buildWithVite(outDir: string): Promise<void> {
  await build({ configFile: VITE_CONFIG, logLevel: "warn", build: { outDir } });
}

async function buildWithWebpack(path: string): Promise<void> {
  const output = { ...webpackConfig.output, path };
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
    webpack({ ...webpackConfig, output }, (error, built) =>
      error ? reject(error) : resolve(built),
    );
  });
  if (!stats || stats.hasErrors() || stats.hasWarnings()) {
    throw new Error(stats?.toString({ all: false, errors: true, warnings: true }));
  }
}
