/** Builds the page with webpack and serves it. */
import { fileURLToPath } from "node:url";
import webpack from "webpack";
import { openResource, portOfEnvironment, startServer } from "../browser/server.js";
import config from "./webpack.config.js";

try {
  const port = portOfEnvironment();
  const resource = await openResource();
  try {
    console.log("Building the page with webpack ...");
    await build();
    const folder = fileURLToPath(new URL("dist", import.meta.url));
    const { url } = await startServer(folder, resource, port);
    console.log(`Open ${url}\n${resource.description}`);
  } catch (error) {
    await resource.close();
    throw error;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function build(): Promise<void> {
  const stats = await new Promise<webpack.Stats>((resolve, reject) => {
    webpack(config, (error, built) => {
      if (error || !built) reject(error ?? new Error("webpack gave nothing."));
      else resolve(built);
    });
  });
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
}
