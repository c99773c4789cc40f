/** Builds the page with webpack: `npm run sample:webpack`. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import HtmlPlugin from "html-webpack-plugin";
import CssPlugin from "mini-css-extract-plugin";
import type { Configuration } from "webpack";

const page = fileURLToPath(new URL("../browser/", import.meta.url));
const folder = fileURLToPath(new URL("dist/", import.meta.url));
// webpack puts in a script of its own.
const html = readFileSync(`${page}index.html`, "utf8").replace(/<script .*<\/script>/, "");

const config: Configuration = {
  mode: "production",
  target: "web",
  entry: `${page}page.ts`,
  output: { path: folder, filename: "[name].[contenthash].js", clean: true, module: true },
  experiments: { outputModule: true },
  devtool: "source-map",
  resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: "ts-loader",
        options: {
          // Types are checked by tsc, for all samples together.
          transpileOnly: true,
          configFile: fileURLToPath(new URL("../tsconfig.json", import.meta.url)),
          compilerOptions: { noEmit: false, module: "esnext", moduleResolution: "bundler" },
        },
      },
      // The repository's package.json says that nothing has side effects, which is true of the library.
      { test: /\.css$/, use: [CssPlugin.loader, "css-loader"], sideEffects: true },
    ],
  },
  plugins: [
    new HtmlPlugin({ templateContent: html, scriptLoading: "module" }),
    new CssPlugin({ filename: "[name].[contenthash].css" }),
  ],
};
export default config;
