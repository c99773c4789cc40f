/** Builds the page with webpack and serves it. */
import { fileURLToPath } from "node:url";
import webpack from "webpack";
import { openResource, startServer } from "../browser/server.js";
import config from "./webpack.config.js";

console.log("Building the page with webpack ...");
const stats = await new Promise<webpack.Stats>((resolve, reject) => {
  webpack(config, (error, built) => {
    if (error || !built) reject(error ?? new Error("webpack gave nothing."));
    else resolve(built);
  });
});
if (stats.hasErrors()) {
  console.error(stats.toString({ all: false, errors: true }));
  process.exit(1);
}
const resource = await openResource();
try {
  const server = await startServer(fileURLToPath(new URL("dist", import.meta.url)), resource);
  console.log(`Open ${server.url}\n${resource.description}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
  await resource.close();
}
