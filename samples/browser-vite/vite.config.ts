/** `npm run sample:vite` serves the page with Vite; `vite build --config <this file>` builds it. */
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { answerApi, openResource } from "../browser/server.js";

/** Gives Vite's own server the part that the page asks for a token. */
const tokenServer: Plugin = {
  name: "token-server",
  async configureServer({ middlewares, httpServer, config }) {
    const resource = await openResource();
    config.logger.info(`\n  ${resource.description}`);
    httpServer?.once("close", () => void resource.close());
    middlewares.use((request, response, next) => {
      answerApi(resource, request, response).then((isAnswered) => {
        if (!isAnswered) next();
      }, next);
    });
  },
};

export default defineConfig({
  root: fileURLToPath(new URL("../browser", import.meta.url)),
  base: "./",
  build: {
    outDir: fileURLToPath(new URL("dist", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
  },
  server: { host: "127.0.0.1" },
  plugins: [tokenServer],
});
