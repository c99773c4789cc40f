import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** An app that uses these exports. */
export function appOf(names: readonly string[], from: string): string {
  const list = names.join(", ");
  return `import { ${list} } from ${JSON.stringify(from)}; console.log(${list});`;
}

/** Bytes of an app as browsers load it, with its dependencies: minified, gzip -9. */
export async function weigh(app: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: app, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    platform: "browser",
    format: "esm",
    target: "es2022",
    // What is published, not the sources that the paths in tsconfig.json lead to.
    tsconfigRaw: "{}",
    legalComments: "none",
  });
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length;
}
