import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Figure } from "./figures.js";

const OURS = "@azure/communication-phone-numbers";
const PUBLISHED = "published-phone-numbers";

/** An app that uses these exports. */
const appOf = (...uses: [names: string[], from: string][]): string =>
  uses
    .map(([names, from]) => {
      const list = names.join(", ");
      return `import { ${list} } from ${JSON.stringify(from)}; console.log(${list});`;
    })
    .join("\n");

/** What Azure's clients are commonly made of. */
const FLOOR = appOf(
  [["ServiceClient"], "@azure/core-client"],
  [["bearerTokenAuthenticationPolicy"], "@azure/core-rest-pipeline"],
  [["createClientLogger"], "@azure/logger"],
);

/** Bytes of an app as browsers load it: minified, gzip -9. */
async function weigh(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
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

/** What an app with the clients weighs; the floor is a bare `ServiceClient` with tokens and a logger. */
export async function bundles(): Promise<Figure[]> {
  const floor = await weigh(FLOOR);
  const figureOf = async (name: string, clients: string[]): Promise<Figure> => ({
    name: `bundle with ${name}, minified, gzip`,
    unit: "bytes",
    ours: await weigh(appOf([clients, OURS])),
    published: await weigh(appOf([clients, PUBLISHED])),
    floor,
    targets: { published: { atMost: 0.78 } },
  });
  return [
    await figureOf("both clients", ["PhoneNumbersClient", "SipRoutingClient"]),
    await figureOf("SipRoutingClient alone", ["SipRoutingClient"]),
  ];
}
