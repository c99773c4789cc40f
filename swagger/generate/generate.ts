import { readFile } from "node:fs/promises";
import { format } from "prettier";
import { readDescription } from "./document.js";
import { emitModels } from "./emitModels.js";
import { emitOperations } from "./emitOperations.js";
import { fail } from "./keywords.js";

const DESCRIPTIONS = ["phoneNumbers", "sipRouting"];

const file = (source: string, code: string): Promise<string> =>
  format(
    `// Generated from ${source} by \`npm run generate\`. Change that file, not this one.\n\n${code}`,
    { parser: "typescript", printWidth: 100 },
  );

/** All files of `src/generated` by their path in it, from the descriptions that `read` gives by name. */
export async function generate(
  read: (name: string) => Promise<string>,
): Promise<Map<string, string>> {
  const runtime = await readFile(new URL("runtime.ts", import.meta.url), "utf8");
  const files = new Map([["runtime.ts", await file("swagger/generate/runtime.ts", runtime)]]);
  for (const name of DESCRIPTIONS) {
    const source = `swagger/${name}.json`;
    try {
      const api = readDescription(JSON.parse(await read(`${name}.json`)));
      files.set(`${name}/models.ts`, await file(source, emitModels(api)));
      files.set(`${name}/operations.ts`, await file(source, emitOperations(api)));
    } catch (error) {
      fail(source, error instanceof Error ? error.message : String(error));
    }
  }
  return files;
}
